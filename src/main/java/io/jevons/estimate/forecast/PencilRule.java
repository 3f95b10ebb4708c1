package io.jevons.estimate.forecast;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The forecasts of one figure that anyone could make with a pencil from the figures before it, which may have gaps. Each is lognormal,
 * and as wide as past steps say, so that it is scored as a distribution and not only by its middle. The past is the last four steps from
 * figure to figure: an older boom says little. A step of several quarters counts as its share of each. Fewer than three steps do not tell
 * how far they vary: then the width comes from the error of a figure. A rule that finds no step at all lets the figure stay.
 */
public enum PencilRule {
    /**
     * The figure stays. A random walk: the variance h quarters ahead is h times the mean squared log growth a quarter.
     */
    LAST_VALUE {
        @Override
        LogForecast of(Past past, int ahead, double otherwise) {
            return past.stays(ahead, otherwise);
        }
    },

    /**
     * The growth of the last step goes on. Growth itself walks at random: with a mean square u of its changes, the variance h quarters
     * ahead is u (1² + 2² + ... + h²).
     */
    LAST_GROWTH {
        @Override
        LogForecast of(Past past, int ahead, double otherwise) {
            if (past.steps == 0) {
                return past.stays(ahead, otherwise);
            }
            double median = past.last * Math.exp(past.lastGrowth * ahead);
            double changes = past.isShort() ? 2 * otherwise * otherwise : past.squaredChanges / (past.steps - 1);
            double variance = changes * ahead * (ahead + 1) * (2 * ahead + 1) / 6.0;
            return wide(median, variance, otherwise);
        }
    },

    /**
     * The mean growth goes on. A random walk with drift: with m quarters past of variance s² a quarter the variance h
     * quarters ahead is s² (h + h²/m), the error of the drift in it.
     */
    DRIFT {
        @Override
        LogForecast of(Past past, int ahead, double otherwise) {
            if (past.steps == 0) {
                return past.stays(ahead, otherwise);
            }
            double drift = Math.log(past.last / past.first) / past.quarters;
            double squares = past.squares - past.quarters * drift * drift;
            double own = past.isShort() ? 2 * otherwise * otherwise : squares / (past.steps - 1);
            double variance = own * (ahead + (double) ahead * ahead / past.quarters);
            return wide(past.last * Math.exp(drift * ahead), variance, otherwise);
        }
    };

    /**
     * Forecasts a figure.
     *
     * @param known the figures known by quarter, each above 0
     * @param target the quarter of the figure, after the last known one
     * @param otherwise the standard deviation of a figure's logarithm, from which the width is taken where there are too few figures to
     *     tell it from them, above 0
     * @return the forecast
     * @throws InvalidInputException if nothing is known, the quarter is not after the last known one, or a number not above 0
     */
    public LogForecast forecast(SortedMap<Quarter, Double> known, Quarter target, double otherwise) {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(target, "target");
        Checks.positive("deviation", otherwise);
        if (known.isEmpty()) {
            throw InvalidInputException.of("known figures", 0, "at least 1");
        }
        int ahead = known.lastKey().until(target);
        if (ahead < 1) {
            throw InvalidInputException.of("quarter to forecast", target, "after " + known.lastKey());
        }
        return of(new Past(known), ahead, otherwise);
    }

    abstract LogForecast of(Past past, int ahead, double otherwise);

    private static LogForecast wide(double median, double variance, double otherwise) {
        // A past without any movement says little of what may come.
        double deviation = variance > 0 ? Math.sqrt(variance) : otherwise;
        return LogForecast.lognormal(median, deviation);
    }

    /** The name of the rule. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What rules read of the known figures: steps between them, growth a quarter, and sums of squares. */
    private static final class Past {
        private static final int FEWEST_STEPS = 3;
        private static final int MOST_STEPS = 4;

        private final double first;
        private double last;
        private int steps;
        private int quarters;
        private double lastGrowth;

        /** The sum over steps of squared log growth by its quarters: that many draws of a quarter's variance. */
        private double squares;

        /** The sum over steps of squared changes of growth a quarter. */
        private double squaredChanges;

        LogForecast stays(int ahead, double otherwise) {
            double own = isShort() ? 2 * otherwise * otherwise : squares / steps;
            return wide(last, own * ahead, otherwise);
        }

        boolean isShort() {
            return steps < FEWEST_STEPS;
        }

        Past(SortedMap<Quarter, Double> known) {
            int left = known.size() - MOST_STEPS - 1;
            Quarter before =
                    known.keySet().stream().skip(Math.max(0, left)).findFirst().orElseThrow();
            first = Checks.positive("figure of " + before, known.get(before));
            last = first;
            for (Map.Entry<Quarter, Double> each : known.tailMap(before.plus(1)).entrySet()) {
                double value = Checks.positive("figure of " + each.getKey(), each.getValue());
                int gap = before.until(each.getKey());
                double growth = Math.log(value / last) / gap;
                squares += growth * growth * gap;
                if (steps > 0) {
                    squaredChanges += (growth - lastGrowth) * (growth - lastGrowth);
                }
                lastGrowth = growth;
                quarters += gap;
                steps++;
                last = value;
                before = each.getKey();
            }
        }
    }
}
