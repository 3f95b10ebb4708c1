package io.jevons.estimate.forecast;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.estimate.numeric.Observations;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** A forecast of one number: a point, a lognormal distribution or a sample. Immutable. */
public final class Forecast {
    private final double median;
    private final double logDeviation;
    private final double[] sample;

    private Forecast(double median, double logDeviation, double[] sample) {
        this.median = median;
        this.logDeviation = logDeviation;
        this.sample = sample;
    }

    /**
     * A forecast without an interval.
     *
     * @param value the value
     * @return the forecast
     * @throws InvalidInputException if the value is not finite
     */
    public static Forecast point(double value) {
        return new Forecast(Checks.finite("forecast", value), 0, new double[0]);
    }

    /**
     * A lognormal forecast.
     *
     * @param median the median, above 0
     * @param logDeviation the standard deviation of the logarithm, above 0
     * @return the forecast
     * @throws InvalidInputException if a number is not above 0
     */
    public static Forecast lognormal(double median, double logDeviation) {
        return new Forecast(
                Checks.positive("median", median), Checks.positive("log deviation", logDeviation), new double[0]);
    }

    /**
     * A forecast by draws, as from an ensemble.
     *
     * @param draws the draws, at least two
     * @return the forecast
     * @throws InvalidInputException if there are fewer than two or one is not finite
     */
    public static Forecast sample(double... draws) {
        Objects.requireNonNull(draws, "draws");
        double[] sorted = Observations.vector("draws", draws);
        Checks.atLeast("draws", sorted.length, 2);
        Arrays.sort(sorted);
        return new Forecast(quantile(sorted, 0.5), 0, sorted);
    }

    /**
     * Whether there is no more than a value.
     *
     * @return whether the forecast has no interval
     */
    public boolean isPoint() {
        return sample.length == 0 && logDeviation == 0;
    }

    /**
     * The middle of the forecast.
     *
     * @return the median; the value of a point forecast
     */
    public double median() {
        return median;
    }

    /**
     * A quantile; that of a point forecast is its value.
     *
     * @param probability above 0 and below 1
     * @return the value below which the outcome falls with that probability
     * @throws InvalidInputException if the probability is out of range
     */
    public double quantile(double probability) {
        Checks.probability("probability", probability);
        if (sample.length > 0) {
            return quantile(sample, probability);
        }
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(probability);
        return isPoint() ? median : median * Math.exp(logDeviation * z);
    }

    /**
     * Whether the central interval holds an outcome; a point forecast holds its own value only.
     *
     * @param level the probability of the interval, such as 0.9
     * @param actual the outcome
     * @return whether it does
     */
    public boolean covers(double level, double actual) {
        return quantile((1 - level) / 2) <= actual && actual <= quantile((1 + level) / 2);
    }

    /**
     * The continuous ranked probability score; the absolute error of a point forecast.
     *
     * @param actual the outcome
     * @return in units of the outcome
     */
    public double crps(double actual) {
        if (sample.length > 0) {
            return Scores.crps(sample, actual);
        }
        return isPoint() ? Math.abs(actual - median) : Scores.crpsLognormal(median, logDeviation, actual);
    }

    @Override
    public String toString() {
        return isPoint()
                ? Numbers.human(median)
                : Numbers.human(median) + " (90 %: " + Numbers.human(quantile(0.05)) + " to "
                        + Numbers.human(quantile(0.95)) + ")";
    }

    private static double quantile(double[] sorted, double probability) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(sorted, 100 * probability);
    }
}
