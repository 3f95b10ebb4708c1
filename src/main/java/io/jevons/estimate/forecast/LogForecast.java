package io.jevons.estimate.forecast;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.estimate.numeric.Observations;
import io.jevons.uncertainty.random.RandomBits;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A forecast of a positive figure as a distribution of its logarithm: a sample of it, and a density and a distribution function that
 * are smooth. All scores are of the logarithm, so that figures of any unit can be averaged: a CRPS of 0.05 is an error of about 5 %.
 * Immutable.
 */
public final class LogForecast {
    /** How many quantiles stand for a forecast whose form is known. */
    private static final int FINE = 400;

    /** How many values at least stand for draws. */
    private static final int SMOOTH = 2048;

    private final Distribution distribution;
    private final double[] sorted;

    /** A distribution on the logarithmic scale. */
    private interface Distribution {
        double density(double x);

        double below(double x);
    }

    private LogForecast(Distribution distribution, double[] sorted) {
        this.distribution = distribution;
        this.sorted = sorted;
    }

    /**
     * A lognormal forecast.
     *
     * @param median the median of the figure, above 0
     * @param deviation the standard deviation of its logarithm, above 0
     * @return the forecast
     * @throws InvalidInputException if a number is not above 0
     */
    public static LogForecast lognormal(double median, double deviation) {
        double mean = Math.log(Checks.positive("median", median));
        Checks.positive("deviation", deviation);
        double[] sorted = IntStream.range(0, FINE)
                .mapToDouble(i -> mean + deviation * Kernel.NORMAL.quantile((i + 0.5) / FINE))
                .toArray();
        return new LogForecast(new Mixture(Kernel.NORMAL, new double[] {mean}, new double[] {deviation}), sorted);
    }

    /**
     * A forecast by draws of a model, each with errors of some steps on top, which follow Student's t with four degrees of freedom. The
     * errors of all steps but the last are drawn; density and distribution function have that of the last as it is.
     *
     * @param logs the logarithm of the figure in each draw, at least two
     * @param scales the scale of a step's error in each, above 0
     * @param steps how many errors add up, at least 1
     * @param seed the seed of the errors
     * @return the forecast
     * @throws InvalidInputException if there are fewer than two draws, the lengths differ, or a number is out of range
     */
    public static LogForecast draws(double[] logs, double[] scales, int steps, long seed) {
        Objects.requireNonNull(logs, "logs");
        Objects.requireNonNull(scales, "scales");
        double[] given = Observations.vector("logs", logs);
        Checks.atLeast("draws", given.length, 2);
        double[] spread = Observations.vector("scales", scales, given.length);
        Checks.atLeast("steps", steps, 1);
        // Few draws are taken several times, each time with other errors.
        int rounds = (SMOOTH + given.length - 1) / given.length;
        double[] centres = new double[rounds * given.length];
        double[] widths = new double[centres.length];
        double[] sorted = new double[centres.length];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = given[i % given.length];
            widths[i] = Checks.positive("scales[" + i % given.length + "]", spread[i % given.length]);
            double[] units = RandomBits.units(RandomBits.key(seed, i), 0, steps);
            for (int step = 1; step < steps; step++) {
                centres[i] += widths[i] * Kernel.STUDENT_4.quantile(units[step]);
            }
            sorted[i] = centres[i] + widths[i] * Kernel.STUDENT_4.quantile(units[0]);
        }
        Arrays.sort(sorted);
        return new LogForecast(new Mixture(Kernel.STUDENT_4, centres, widths), sorted);
    }

    /** Kernels of equal weight. */
    private static final class Mixture implements Distribution {
        private final Kernel kernel;
        private final double[] centres;
        private final double[] widths;

        Mixture(Kernel kernel, double[] centres, double[] widths) {
            this.kernel = kernel;
            this.centres = centres;
            this.widths = widths;
        }

        @Override
        public double density(double x) {
            double sum = 0;
            for (int i = 0; i < centres.length; i++) {
                sum += kernel.density((x - centres[i]) / widths[i]) / widths[i];
            }
            return sum / centres.length;
        }

        @Override
        public double below(double x) {
            double sum = 0;
            for (int i = 0; i < centres.length; i++) {
                sum += kernel.below((x - centres[i]) / widths[i]);
            }
            return sum / centres.length;
        }
    }

    /**
     * The pool of this forecast and another, with equal weights: a linear pool, the mean of both distributions.
     *
     * @param other the other forecast
     * @return the pool
     */
    public LogForecast pool(LogForecast other) {
        Objects.requireNonNull(other, "other");
        Distribution one = distribution;
        Distribution two = other.distribution;
        Distribution both = new Distribution() {
            @Override
            public double density(double x) {
                return (one.density(x) + two.density(x)) / 2;
            }

            @Override
            public double below(double x) {
                return (one.below(x) + two.below(x)) / 2;
            }
        };
        return new LogForecast(
                both, DoubleStream.concat(evenly(), other.evenly()).sorted().toArray());
    }

    /** As many values of every forecast, so that each weighs the same in a pool. */
    private DoubleStream evenly() {
        return IntStream.range(0, FINE).mapToDouble(i -> Math.log(quantile((i + 0.5) / FINE)));
    }

    /**
     * The middle of the forecast.
     *
     * @return the median, in units of the figure
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * A quantile of the sample, by linear interpolation.
     *
     * @param probability above 0 and below 1
     * @return in units of the figure
     * @throws InvalidInputException if the probability is out of range
     */
    public double quantile(double probability) {
        Checks.probability("probability", probability);
        double place = probability * sorted.length - 0.5;
        int low = Math.max(0, Math.min(sorted.length - 2, (int) Math.floor(place)));
        double share = Math.max(0, Math.min(1, place - low));
        return Math.exp(sorted[low] + share * (sorted[low + 1] - sorted[low]));
    }

    /**
     * Whether the central interval holds an outcome.
     *
     * @param level the probability of the interval, such as 0.9
     * @param actual the outcome
     * @return whether it does
     */
    public boolean covers(double level, double actual) {
        return quantile((1 - level) / 2) <= actual && actual <= quantile((1 + level) / 2);
    }

    /**
     * The continuous ranked probability score of the logarithm.
     *
     * @param actual the outcome, above 0
     * @return the score, in logarithms; lower is better
     * @throws InvalidInputException if the outcome is not above 0
     */
    public double crps(double actual) {
        return Scores.crps(sorted, Math.log(Checks.positive("actual", actual)));
    }

    /**
     * The logarithmic score (Good 1952): minus the natural logarithm of the density of the logarithm at the outcome.
     *
     * @param actual the outcome, above 0
     * @return the score; lower is better
     * @throws InvalidInputException if the outcome is not above 0
     */
    public double logScore(double actual) {
        return -Math.log(distribution.density(Math.log(Checks.positive("actual", actual))));
    }

    /**
     * The probability integral transform: the share of the forecast below the outcome. Over many outcomes it is uniform where
     * forecasts are calibrated (Dawid 1984).
     *
     * @param actual the outcome, above 0
     * @return 0 to 1
     * @throws InvalidInputException if the outcome is not above 0
     */
    public double pit(double actual) {
        return distribution.below(Math.log(Checks.positive("actual", actual)));
    }

    @Override
    public String toString() {
        return Numbers.human(median()) + " (90 %: " + Numbers.human(quantile(0.05)) + " to "
                + Numbers.human(quantile(0.95)) + ")";
    }
}
