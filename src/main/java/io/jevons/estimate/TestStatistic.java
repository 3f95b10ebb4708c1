package io.jevons.estimate;

import io.jevons.base.Numbers;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * The outcome of a test.
 *
 * @param name which test
 * @param value the statistic
 * @param degreesOfFreedom of the numerator, or of the chi-squared distribution
 * @param denominator degrees of freedom of the denominator; infinite where the statistic is chi-squared
 * @param pValue the probability of a statistic at least as large under the null hypothesis
 */
public record TestStatistic(String name, double value, int degreesOfFreedom, double denominator, double pValue) {
    static TestStatistic f(String name, double value, int numerator, int denominator) {
        double p = Double.isNaN(value)
                ? Double.NaN
                : Double.isInfinite(value)
                        ? 0
                        : 1 - new FDistribution(null, numerator, denominator).cumulativeProbability(value);
        return new TestStatistic(name, value, numerator, denominator, p);
    }

    static TestStatistic chiSquared(String name, double value, int degrees) {
        double p = 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(value);
        return new TestStatistic(name, value, degrees, Double.POSITIVE_INFINITY, p);
    }

    @Override
    public String toString() {
        String degrees = Double.isInfinite(denominator)
                ? "chi-squared(" + degreesOfFreedom + ")"
                : "F(" + degreesOfFreedom + ", " + (int) denominator + ")";
        return name + ": " + degrees + " = " + Numbers.human(value) + ", p = " + Numbers.human(pValue);
    }
}
