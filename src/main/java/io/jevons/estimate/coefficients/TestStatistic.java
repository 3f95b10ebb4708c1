package io.jevons.estimate.coefficients;

import io.jevons.base.Numbers;
import java.util.Objects;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

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
    /**
     * Made of its parts, none of which may be null.
     *
     * @param name which test
     * @param value the statistic
     * @param degreesOfFreedom of the numerator, or of the chi-squared distribution
     * @param denominator degrees of freedom of the denominator; infinite where the statistic is chi-squared
     * @param pValue the probability of a statistic at least as large under the null hypothesis
     */
    public TestStatistic {
        Objects.requireNonNull(name, "name");
    }

    /**
     * An F test.
     *
     * @param name which test
     * @param value the statistic
     * @param numerator degrees of freedom of the numerator
     * @param denominator degrees of freedom of the denominator
     * @return the test with its p value; NaN where the statistic is negative or undefined
     */
    public static TestStatistic f(String name, double value, int numerator, int denominator) {
        double p = Double.NaN;
        if (value >= 0) {
            // The upper tail as an incomplete beta function: one less the distribution function would lose small
            // values.
            double share = Double.isInfinite(value) ? 0 : denominator / (denominator + numerator * value);
            p = Beta.regularizedBeta(share, denominator / 2.0, numerator / 2.0);
        }
        return new TestStatistic(name, value, numerator, denominator, p);
    }

    /**
     * A chi-squared test.
     *
     * @param name which test
     * @param value the statistic
     * @param degrees degrees of freedom
     * @return the test with its p value
     */
    public static TestStatistic chiSquared(String name, double value, int degrees) {
        // Rounding may leave a statistic of zero a hair below it.
        double p = Gamma.regularizedGammaQ(degrees / 2.0, Math.max(0, value) / 2);
        return new TestStatistic(name, value, degrees, Double.POSITIVE_INFINITY, p);
    }

    @Override
    public String toString() {
        String degrees = Double.isInfinite(denominator)
                ? "chi-squared(" + degreesOfFreedom + ")"
                : "F(" + degreesOfFreedom + ", " + (int) denominator + ")";
        return name + ": " + degrees + " = " + Numbers.human(value) + ", p = " + Numbers.pure(pValue);
    }
}
