package io.jevons.estimate.forecast;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import java.util.List;

/** The forecasts that anyone could make with a pencil: a model is worth something where it beats them. */
public final class NaiveForecasters {
    private static final int YEAR = 4;

    private NaiveForecasters() {}

    /**
     * All of them.
     *
     * @return last quarter again, last year's growth again, random walk with drift
     */
    public static List<Forecaster> all() {
        return List.of(lastQuarter(), lastYearsGrowth(), randomWalkWithDrift());
    }

    /**
     * Every quarter is like the last known one: for a year, last quarter times four.
     *
     * @return the forecaster; a point
     */
    public static Forecaster lastQuarter() {
        return named("last quarter again", (known, first, quarters) -> {
            gap(known, first, quarters);
            return Forecast.point(quarters * known.get(known.size() - 1));
        });
    }

    /**
     * The last four known quarters grow as they grew over the four before. Where quarters lie between the last known one
     * and the first to forecast, growth goes on through them; a sum over other than four quarters is scaled.
     *
     * @return the forecaster; a point
     */
    public static Forecaster lastYearsGrowth() {
        return named("last year's growth again", (known, first, quarters) -> {
            int gap = gap(known, first, quarters);
            history(known, 2 * YEAR);
            double last = sum(known, known.size() - YEAR);
            double growth = last / sum(known, known.size() - 2 * YEAR);
            // The middle of the sum lies that many years after the middle of the last four quarters.
            double years = (gap + (YEAR + quarters) / 2.0) / YEAR;
            return Forecast.point(last * quarters / YEAR * Math.pow(growth, years));
        });
    }

    /**
     * The logarithm walks at random with the mean step of the past. The interval holds the steps to come and the error of
     * the mean step: the error h quarters ahead has variance s² (h + h²/m) with m past steps of variance s². The sum over
     * quarters is lognormal by linearizing its logarithm about the medians.
     *
     * @return the forecaster; lognormal
     */
    public static Forecaster randomWalkWithDrift() {
        return named("random walk with drift", (known, first, quarters) -> {
            int gap = gap(known, first, quarters);
            history(known, YEAR);
            int steps = known.size() - 1;
            double start = Math.log(known.get(0));
            double end = Math.log(known.get(steps));
            double drift = (end - start) / steps;
            double squares = 0;
            for (int t = 1; t <= steps; t++) {
                double surprise = Math.log(known.get(t) / known.get(t - 1)) - drift;
                squares += surprise * surprise;
            }
            double variance = squares / (steps - 1);
            double median = 0;
            for (int h = gap + 1; h <= gap + quarters; h++) {
                median += Math.exp(end + h * drift);
            }
            double spread = 0;
            for (int h = gap + 1; h <= gap + quarters; h++) {
                for (int k = gap + 1; k <= gap + quarters; k++) {
                    double weight = Math.exp(2 * end + (h + k) * drift) / (median * median);
                    spread += weight * variance * (Math.min(h, k) + (double) h * k / steps);
                }
            }
            return Forecast.lognormal(median, Math.sqrt(spread));
        });
    }

    /** What a forecaster does, for lambdas. */
    private interface Rule {
        Forecast forecast(Series known, Quarter first, int quarters);
    }

    private static Forecaster named(String name, Rule rule) {
        return new Forecaster() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Forecast forecast(Series known, Quarter first, int quarters) {
                return rule.forecast(known, first, quarters);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    /** Quarters between the last known one and the first to forecast. */
    private static int gap(Series known, Quarter first, int quarters) {
        Checks.atLeast("quarters", quarters, 1);
        int ahead = known.end().until(first);
        if (ahead < 1) {
            throw InvalidInputException.of("first quarter to forecast", first, "after " + known.end());
        }
        for (int t = 0; t < known.size(); t++) {
            Checks.positive(known.name() + " of " + known.start().plus(t), known.get(t));
        }
        return ahead - 1;
    }

    private static void history(Series known, int least) {
        Checks.atLeast("known quarters of " + known.name(), known.size(), least);
    }

    private static double sum(Series series, int from) {
        double sum = 0;
        for (int t = from; t < from + YEAR; t++) {
            sum += series.get(t);
        }
        return sum;
    }
}
