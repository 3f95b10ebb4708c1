/**
 * Where elasticities come from, and how good forecasts are.
 *
 * <p><b>Estimators.</b> A demand curve relates quantity and price, ln q = a + ε ln p + u. Least squares finds ε only where
 * the price does not move with the disturbance u. Markets set prices, so it does: in a boom both quantity and price rise, and
 * the slope is biased towards zero. {@link io.jevons.estimate.Regression#twoStage} uses variables that move the price and
 * nothing else. {@link io.jevons.estimate.PartialAdjustment} tells the response within a period from that when adjustment is
 * complete; {@link io.jevons.estimate.NestedLogit} estimates who switches to what from single choices,
 * {@link io.jevons.estimate.BerryInversion} from market shares; {@link io.jevons.estimate.Bass} fits the diffusion of a new
 * good. {@link io.jevons.estimate.Covariance} chooses the standard errors. Every result is an
 * {@link io.jevons.estimate.coefficients.CoefficientEstimate} with its error, and prints as a table.
 *
 * <p><b>Scores.</b> A {@link io.jevons.estimate.forecast.Forecaster} sees the known part of a series and forecasts a sum to come.
 * {@link io.jevons.estimate.forecast.NaiveForecasters} are those that a model must beat; {@link io.jevons.estimate.forecast.RollingOrigin}
 * lets all of them forecast year after year with what was known then, and {@link io.jevons.estimate.forecast.ForecastScores} says
 * who won, also where that is a naive one.
 *
 * <p><b>Calibration.</b> {@link io.jevons.estimate.Calibration} moves chosen parameters of a market until it meets a history;
 * {@link io.jevons.estimate.NormalApproximation} says which of them the figures pin down and what they leave open. A figure that two
 * parameters explain alike fixes a combination of them only, and the fit says so.
 *
 * <p><b>Posterior.</b> {@link io.jevons.estimate.Evidence} is what was observed, as quantities of the model: each {@link
 * io.jevons.estimate.Observation} with its error, the day from which it could be known, and its source. {@link
 * io.jevons.estimate.posterior.Conditioning} takes the ranges of market and scenario to what the evidence leaves of them, a {@link
 * io.jevons.estimate.posterior.Posterior}: prior against posterior, checks, what was learned, and what to watch. Two of them come with the
 * library, as {@link io.jevons.estimate.posterior.BundledPosterior}; {@link io.jevons.estimate.posterior.PosteriorManifest} repeats one to the bit.
 *
 * <p><b>Against history.</b> {@link io.jevons.estimate.Nowcast} forecasts from what was known on one day after another and scores the
 * model beside what anyone could do; {@link io.jevons.estimate.Backtest} does so for a year, with a market fitted for the day; {@link io.jevons.estimate.HistoryCheck} puts the article's claims beside what happened. No public
 * source gives demand by tier, and price, trend and new uses move together: neither table can prove or refute the paradox.
 */
@NullMarked
package io.jevons.estimate;

import org.jspecify.annotations.NullMarked;
