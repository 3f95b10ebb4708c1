package io.jevons.estimate.nowcast;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.estimate.forecast.LogForecast;
import io.jevons.estimate.likelihood.Figure;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A forecast of one figure, as made on a day, beside what came. Scores are of the logarithm; lower is better.
 *
 * @param series the series of {@link io.jevons.estimate.Evidence}
 * @param quarter the quarter of the figure
 * @param madeOn the day; nothing known later is in it
 * @param horizon quarters ahead, 1 for that in which the day lies
 * @param forecaster who forecast
 * @param actual what came, in the unit of the series
 * @param low90 the 5 % quantile
 * @param low50 the 25 % quantile
 * @param median the middle
 * @param high50 the 75 % quantile
 * @param high90 the 95 % quantile
 * @param crps the continuous ranked probability score
 * @param logScore minus the log density at what came
 * @param pit the share of the forecast below what came
 */
public record NowcastForecast(
        String series,
        Quarter quarter,
        LocalDate madeOn,
        int horizon,
        String forecaster,
        double actual,
        double low90,
        double low50,
        double median,
        double high50,
        double high90,
        double crps,
        double logScore,
        double pit) {
    /**
     * Checks that nothing is missing.
     *
     * @param series the series
     * @param quarter the quarter
     * @param madeOn the day
     * @param horizon quarters ahead
     * @param forecaster who forecast
     * @param actual what came
     * @param low90 the 5 % quantile
     * @param low50 the 25 % quantile
     * @param median the middle
     * @param high50 the 75 % quantile
     * @param high90 the 95 % quantile
     * @param crps the continuous ranked probability score
     * @param logScore minus the log density
     * @param pit the share below
     */
    public NowcastForecast {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(quarter, "quarter");
        Objects.requireNonNull(madeOn, "madeOn");
        Objects.requireNonNull(forecaster, "forecaster");
    }

    static NowcastForecast of(Figure target, LocalDate madeOn, int horizon, String forecaster, LogForecast forecast) {
        double actual = target.value();
        return new NowcastForecast(
                target.series(),
                target.quarter(),
                madeOn,
                horizon,
                forecaster,
                actual,
                forecast.quantile(0.05),
                forecast.quantile(0.25),
                forecast.median(),
                forecast.quantile(0.75),
                forecast.quantile(0.95),
                forecast.crps(actual),
                forecast.logScore(actual),
                forecast.pit(actual));
    }

    /**
     * Whether the central half of the forecast holds what came.
     *
     * @return whether it lies between the quartiles
     */
    public boolean inHalf() {
        return low50 <= actual && actual <= high50;
    }

    /**
     * Whether the central 90 % of the forecast hold what came.
     *
     * @return whether it lies between the 5 % and the 95 % quantile
     */
    public boolean inNinety() {
        return low90 <= actual && actual <= high90;
    }

    /**
     * Which figure was forecast when, whoever forecast it.
     *
     * @return its series, quarter and the day of the forecast
     */
    public String target() {
        return series + " " + quarter + " " + madeOn;
    }

    @Override
    public String toString() {
        return series + " of " + quarter + ", " + forecaster + " on " + madeOn + ": " + Numbers.human(median)
                + " (90 %: " + Numbers.human(low90) + " to " + Numbers.human(high90) + "), came "
                + Numbers.human(actual);
    }
}
