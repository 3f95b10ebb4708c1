/**
 * The front door of the library: {@link io.jevons.Jevons} has what an analyst starts from, a line each;
 * {@link io.jevons.Main} is the command line and {@link io.jevons.Shell} opens JShell with everything imported.
 */
@NullMarked
package io.jevons;

import org.jspecify.annotations.NullMarked;
