/**
 * What an econometric fit says of its coefficients: each an {@link io.jevons.estimate.coefficients.CoefficientEstimate estimate} with
 * its error, the {@link io.jevons.estimate.coefficients.TestStatistic tests}, and the table that they print as.
 */
@NullMarked
package io.jevons.estimate.coefficients;

import org.jspecify.annotations.NullMarked;
