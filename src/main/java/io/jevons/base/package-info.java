/**
 * The values that everything speaks in: {@link io.jevons.base.Quarter}, {@link io.jevons.base.Series},
 * {@link io.jevons.base.Table}, {@link io.jevons.base.Parameter}, the {@link io.jevons.base.Precision} of a model's numbers, and the
 * one exception that bad input gives, {@link io.jevons.base.InvalidInputException}.
 *
 * <p>Results of the library are data. A table or a series prints itself so that a person can read it, and hands out its
 * numbers in full precision to a program.
 *
 * <p>A {@link io.jevons.base.Chart} is data as well, and draws itself on request, as text, as pixels, or for Vega-Lite. The
 * house style: the headline says the finding, few grid lines, lines labelled at their ends, colours that colour-blind eyes
 * tell apart, a dark form, and the same bytes for the same data.
 */
@NullMarked
package io.jevons.base;

import org.jspecify.annotations.NullMarked;
