/** Bundled data sets, typed, each row with its source. */
@NullMarked
package io.jevons.data;

import org.jspecify.annotations.NullMarked;
