package io.jevons.estimate.forecast;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Observations;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How good forecasts were. All scores are errors: lower is better.
 *
 * <p>The continuous ranked probability score is ∫ (F(x) − 1{x ≥ y})² dx for the forecast distribution F and the outcome y; in
 * units of the outcome, and the absolute error where F is a single point (Gneiting and Raftery 2007,
 * doi:10.1198/016214506000001437).
 */
public final class Scores {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Scores() {}

    /**
     * The continuous ranked probability score of a normal forecast.
     *
     * @param mean the mean
     * @param deviation the standard deviation, above 0
     * @param actual the outcome
     * @return in units of the outcome
     * @throws InvalidInputException if the deviation is not above 0 or a number is not finite
     */
    public static double crpsNormal(double mean, double deviation, double actual) {
        Checks.finite("mean", mean);
        Checks.finite("actual", actual);
        double z = (actual - mean) / Checks.positive("deviation", deviation);
        return deviation
                * (z * (2 * STANDARD.cumulativeProbability(z) - 1) + 2 * STANDARD.density(z) - 1 / Math.sqrt(Math.PI));
    }

    /**
     * The continuous ranked probability score of a lognormal forecast (Baran and Lerch 2015, doi:10.1002/qj.2521).
     *
     * @param median the median, above 0
     * @param logDeviation the standard deviation of the logarithm, above 0
     * @param actual the outcome, above 0
     * @return in units of the outcome
     * @throws InvalidInputException if a number is not above 0
     */
    public static double crpsLognormal(double median, double logDeviation, double actual) {
        double mu = Math.log(Checks.positive("median", median));
        Checks.positive("log deviation", logDeviation);
        double z = (Math.log(Checks.positive("actual", actual)) - mu) / logDeviation;
        double mean = Math.exp(mu + logDeviation * logDeviation / 2);
        return actual * (2 * STANDARD.cumulativeProbability(z) - 1)
                - 2
                        * mean
                        * (STANDARD.cumulativeProbability(z - logDeviation)
                                + STANDARD.cumulativeProbability(logDeviation / Math.sqrt(2))
                                - 1);
    }

    /**
     * The continuous ranked probability score of a sample: its empirical distribution taken as the forecast.
     *
     * @param sample draws of the forecast, at least one
     * @param actual the outcome
     * @return in units of the outcome
     * @throws InvalidInputException if the sample is empty or a number is not finite
     */
    public static double crps(double[] sample, double actual) {
        Objects.requireNonNull(sample, "sample");
        Checks.finite("actual", actual);
        double[] sorted = Observations.vector("sample", sample);
        int n = Checks.atLeast("size of sample", sorted.length, 1);
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double weight = (actual < sorted[i] ? n : 0) - (i + 0.5);
            sum += (sorted[i] - actual) * weight;
        }
        return 2 * sum / ((double) n * n);
    }

    /**
     * The mean of the absolute errors as shares of the outcomes.
     *
     * @param forecasts the forecasts
     * @param actuals the outcomes, none of them 0
     * @return a fraction; 0.1 for 10 %
     * @throws InvalidInputException if lengths differ, there is none, or an outcome is 0
     */
    public static double meanAbsolutePercentageError(double[] forecasts, double[] actuals) {
        Objects.requireNonNull(forecasts, "forecasts");
        Objects.requireNonNull(actuals, "actuals");
        double[] checked = Observations.vector("forecasts", forecasts);
        double[] outcomes = Observations.vector("actuals", actuals, checked.length);
        Checks.atLeast("forecasts", checked.length, 1);
        double sum = 0;
        for (int i = 0; i < checked.length; i++) {
            if (outcomes[i] == 0) {
                throw InvalidInputException.of("actuals[" + i + "]", 0, "a number other than 0");
            }
            sum += Math.abs((checked[i] - outcomes[i]) / outcomes[i]);
        }
        return sum / checked.length;
    }

    /**
     * The share of outcomes inside their intervals, ends included.
     *
     * @param lower the lower ends
     * @param upper the upper ends
     * @param actuals the outcomes
     * @return 0 to 1; to be compared with the level of the intervals
     * @throws InvalidInputException if lengths differ or there is none
     */
    public static double coverage(double[] lower, double[] upper, double[] actuals) {
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(actuals, "actuals");
        double[] outcomes = Observations.vector("actuals", actuals);
        Checks.atLeast("actuals", outcomes.length, 1);
        double[] from = Observations.vector("lower", lower, outcomes.length);
        double[] to = Observations.vector("upper", upper, outcomes.length);
        int inside = 0;
        for (int i = 0; i < outcomes.length; i++) {
            inside += from[i] <= outcomes[i] && outcomes[i] <= to[i] ? 1 : 0;
        }
        return (double) inside / outcomes.length;
    }
}
