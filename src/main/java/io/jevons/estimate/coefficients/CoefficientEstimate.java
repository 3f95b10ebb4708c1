package io.jevons.estimate.coefficients;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A number with its standard error: a coefficient, or a function of coefficients.
 *
 * @param name what it is
 * @param value the estimate
 * @param standardError its standard error; NaN where it is fixed or not known
 * @param degreesOfFreedom of the t distribution that tests and intervals use; infinite for the normal distribution
 */
public record CoefficientEstimate(String name, double value, double standardError, double degreesOfFreedom) {
    /** Below, quantiles of the t distribution leave the range of numbers. */
    private static final double FEWEST = 0.1;

    /** From here on the t distribution is the normal one to the last digit, and its series fail. */
    private static final double AS_NORMAL = 1e12;

    /**
     * Made of its parts, none of which may be null.
     *
     * @param name what it is
     * @param value the estimate
     * @param standardError its standard error; NaN where it is fixed or not known
     * @param degreesOfFreedom of the t distribution that tests and intervals use, at least 0.1; infinite for the normal distribution
     * @throws InvalidInputException if there are fewer degrees of freedom
     */
    public CoefficientEstimate {
        Objects.requireNonNull(name, "name");
        if (!(degreesOfFreedom >= FEWEST)) {
            throw InvalidInputException.of("degrees of freedom", degreesOfFreedom, "at least " + FEWEST);
        }
    }

    /**
     * An estimate whose error is normal, as after maximum likelihood or the delta method.
     *
     * @param name what it is
     * @param value the estimate
     * @param standardError its standard error
     * @return the estimate
     */
    public static CoefficientEstimate normal(String name, double value, double standardError) {
        Objects.requireNonNull(name, "name");
        return new CoefficientEstimate(name, value, standardError, Double.POSITIVE_INFINITY);
    }

    /**
     * The estimate over its standard error.
     *
     * @return t, or z where the degrees of freedom are infinite
     */
    public double statistic() {
        return value / standardError;
    }

    /**
     * The probability of a statistic at least as far from zero if the truth is zero.
     *
     * @return the two-sided p-value, 0 to 1; NaN where there is no standard error
     */
    public double pValue() {
        double distance = Math.abs(statistic());
        if (Double.isNaN(distance)) {
            return Double.NaN;
        }
        return Math.min(1, 2 * tail(-distance));
    }

    /**
     * The lower end of the confidence interval.
     *
     * @param level the confidence, above 0 and below 1, such as 0.95
     * @return the end
     */
    public double lower(double level) {
        return value - margin(level);
    }

    /**
     * The upper end of the confidence interval.
     *
     * @param level the confidence, above 0 and below 1, such as 0.95
     * @return the end
     */
    public double upper(double level) {
        return value + margin(level);
    }

    @Override
    public String toString() {
        return name + " = " + Numbers.human(value) + " (" + Numbers.human(standardError) + "), 95 % "
                + Numbers.human(lower(0.95)) + " to " + Numbers.human(upper(0.95));
    }

    private double tail(double statistic) {
        if (degreesOfFreedom >= AS_NORMAL) {
            return new NormalDistribution(null, 0, 1).cumulativeProbability(statistic);
        }
        if (Double.isInfinite(statistic)) {
            return 0;
        }
        return new TDistribution(null, degreesOfFreedom).cumulativeProbability(statistic);
    }

    private double margin(double level) {
        Checks.probability("level", level);
        double upper = (1 + level) / 2;
        double quantile = degreesOfFreedom >= AS_NORMAL
                ? new NormalDistribution(null, 0, 1).inverseCumulativeProbability(upper)
                : new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(upper);
        return quantile * standardError;
    }
}
