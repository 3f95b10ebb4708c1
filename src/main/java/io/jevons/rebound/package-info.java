/** A scenario against its base: rebound, and what it is made of. */
@NullMarked
package io.jevons.rebound;

import org.jspecify.annotations.NullMarked;
