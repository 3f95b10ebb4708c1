/**
 * Quantiles of many numbers, exact up to a stated count and sketched beyond ({@link
 * io.jevons.uncertainty.quantiles.Quantiles}), and what results say of them: a probability, a mean or a quantile with its error
 * ({@link io.jevons.uncertainty.quantiles.Estimate}), and the intervals that they are printed with.
 */
@NullMarked
package io.jevons.uncertainty.quantiles;

import org.jspecify.annotations.NullMarked;
