/**
 * Quantiles of many numbers, exact up to a stated count and sketched beyond, and the intervals that results are printed with. Entry
 * type is {@link io.jevons.uncertainty.quantiles.Quantiles}.
 */
@NullMarked
package io.jevons.uncertainty.quantiles;

import org.jspecify.annotations.NullMarked;
