/** Estimators of elasticities, calibration, and backtests. */
@NullMarked
package io.jevons.estimate;

import org.jspecify.annotations.NullMarked;
