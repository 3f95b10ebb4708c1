/**
 * The values that everything speaks in: {@link io.jevons.base.Quarter}, {@link io.jevons.base.Series},
 * {@link io.jevons.base.Table}, {@link io.jevons.base.Parameter}, and the one exception that bad input gives,
 * {@link io.jevons.base.InvalidInputException}.
 *
 * <p>Results of the library are data. A table or a series prints itself so that a person can read it, and hands out its
 * numbers in full precision to a program.
 */
@NullMarked
package io.jevons.base;

import org.jspecify.annotations.NullMarked;
