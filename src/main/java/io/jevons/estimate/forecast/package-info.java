/**
 * Forecasts and how they are scored: a {@link io.jevons.estimate.forecast.Forecaster} sees the known part of a series and forecasts a sum
 * to come, {@link io.jevons.estimate.forecast.RollingOrigin} lets several do so year after year, and {@link
 * io.jevons.estimate.forecast.ForecastScores} says who won. {@link io.jevons.estimate.forecast.NaiveForecasters} are those that a model
 * must beat.
 */
@NullMarked
package io.jevons.estimate.forecast;

import org.jspecify.annotations.NullMarked;
