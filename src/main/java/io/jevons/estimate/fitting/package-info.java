/**
 * What fits and backtests are made of: the series known on a day ({@link io.jevons.estimate.fitting.Vintage}), what a market shall meet ({@link
 * io.jevons.estimate.fitting.Target}) and what may be moved for it ({@link io.jevons.estimate.fitting.Unknown}), the targets of the bundled world ({@link
 * io.jevons.estimate.fitting.WorldTargets}), and draws of a market as forecasts of what data measure ({@link io.jevons.estimate.fitting.ModelForecast}).
 */
@NullMarked
package io.jevons.estimate.fitting;

import org.jspecify.annotations.NullMarked;
