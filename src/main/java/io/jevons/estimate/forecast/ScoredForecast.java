package io.jevons.estimate.forecast;

/**
 * A forecast beside what came of it.
 *
 * @param target what was forecast
 * @param forecaster who forecast
 * @param forecast the forecast
 * @param actual the outcome
 */
public record ScoredForecast(String target, String forecaster, Forecast forecast, double actual) {
    /**
     * The distance between the median and the outcome.
     *
     * @return in units of the outcome
     */
    public double absoluteError() {
        return Math.abs(forecast.median() - actual);
    }

    /**
     * The error of the median as a share of the outcome.
     *
     * @return negative where the forecast was too low
     */
    public double relativeError() {
        return forecast.median() / actual - 1;
    }

    /**
     * The continuous ranked probability score.
     *
     * @return in units of the outcome
     */
    public double crps() {
        return forecast.crps(actual);
    }
}
