package io.jevons.uncertainty;

import io.jevons.base.Table;
import java.util.List;
import java.util.Objects;

/**
 * What is known about an uncertain number: a probability distribution.
 *
 * <p>Instances come from the static methods, print on one line as they were made, and are immutable. Each has a name and
 * arguments as files write them ({@code lognormal-90: [0.6, 1.7]}), so that a run can be repeated from its manifest.
 * Values carry whatever unit the parameter has; multipliers of a parameter are pure numbers.
 */
public interface Distribution {
    /**
     * The kind of distribution, as files name it.
     *
     * @return one of {@link #names()}, with {@code truncated-} before it for every time it was cut
     */
    String name();

    /**
     * The arguments in the order of the file's list.
     *
     * @return the arguments
     */
    List<Double> arguments();

    /**
     * The mean.
     *
     * @return the expected value
     */
    double mean();

    /**
     * The standard deviation.
     *
     * @return the square root of the variance
     */
    double standardDeviation();

    /**
     * The value that is not exceeded with a probability, the inverse of {@link #cdf(double)}.
     *
     * @param p the probability, in [0, 1]
     * @return the least x with {@code cdf(x) >= p}; at 0 and 1 the ends of the support, which may be infinite
     * @throws io.jevons.base.InvalidInputException if p is not in [0, 1]
     */
    double quantile(double p);

    /**
     * The probability density at a value; of a discrete distribution the probability of that value.
     *
     * @param x the value
     * @return the density, 0 outside the support
     */
    double density(double x);

    /**
     * The cumulative probability.
     *
     * @param x the value
     * @return the probability of a value of at most x
     */
    double cdf(double x);

    /**
     * The lower end of the support.
     *
     * @return the least value possible; minus infinity where there is none
     */
    double lower();

    /**
     * The upper end of the support.
     *
     * @return the greatest value possible; infinity where there is none
     */
    double upper();

    /**
     * The distribution's main figures.
     *
     * @return mean, standard deviation and the quantiles 5, 25, 50, 75 and 95 %
     */
    default Table describe() {
        Table.Builder table = Table.titled(toString()).text("figure").number("value", "1");
        table.row("mean", mean()).row("standard deviation", standardDeviation());
        for (int percent : new int[] {5, 25, 50, 75, 95}) {
            table.row("quantile " + percent + " %", quantile(percent / 100.0));
        }
        return table.build();
    }

    /**
     * Every value between two bounds equally likely.
     *
     * @param low the least value, finite
     * @param high the greatest value, above it
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the bounds are not in order, or their difference is no double
     */
    static Distribution uniform(double low, double high) {
        return Families.uniform(low, high);
    }

    /**
     * The logarithm uniform: every ratio within the bounds equally likely.
     *
     * @param low the least value, above 0
     * @param high the greatest value, above it
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the bounds are not positive or not in order
     */
    static Distribution logUniform(double low, double high) {
        return Families.logUniform(low, high);
    }

    /**
     * A triangle: the density rises to the mode and falls behind it, both linearly.
     *
     * @param low the least value
     * @param mode the most likely value, between the bounds
     * @param high the greatest value
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the three are not in order, lie beyond 1e300, or within 1e-300 of each
     *     other
     */
    static Distribution triangular(double low, double mode, double high) {
        return Families.triangular(low, mode, high);
    }

    /**
     * The PERT distribution, a smooth triangle: a beta distribution on [low, high] with the mode given and the mean (low
     * + 4 mode + high)/6.
     *
     * @param low the least value
     * @param mode the most likely value, between the bounds
     * @param high the greatest value
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the three are not in order, lie beyond 1e300, or within 1e-300 of each
     *     other
     */
    static Distribution pert(double low, double mode, double high) {
        return Families.pert(low, mode, high);
    }

    /**
     * The normal distribution.
     *
     * @param mean the mean, from -1e300 to 1e300
     * @param standardDeviation the standard deviation, above 0 and at most 1e300
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if an argument is out of its range
     */
    static Distribution normal(double mean, double standardDeviation) {
        return Families.normal(mean, standardDeviation);
    }

    /**
     * The lognormal distribution: the natural logarithm is normal.
     *
     * @param mu the mean of the logarithm, from -745 to 745
     * @param sigma the standard deviation of the logarithm, above 0 and at most 745
     * @return the distribution, with median e^mu; values and moments beyond the greatest double are infinite
     * @throws io.jevons.base.InvalidInputException if an argument is out of its range
     */
    static Distribution lognormal(double mu, double sigma) {
        return Families.lognormal("lognormal", List.of(mu, sigma), mu, sigma);
    }

    /**
     * The lognormal distribution that puts 90 % between two values and 5 % on either side.
     *
     * @param low the 5 % quantile, above 0
     * @param high the 95 % quantile, above it
     * @return the distribution, whose median is the geometric mean of the two
     * @throws io.jevons.base.InvalidInputException if the values are not positive or not in order
     */
    static Distribution lognormal90(double low, double high) {
        return Families.lognormal90(low, high);
    }

    /**
     * The beta distribution on [0, 1].
     *
     * @param alpha the first shape, from 1e-6 to 1e9
     * @param beta the second shape, from 1e-6 to 1e9
     * @return the distribution, with mean alpha/(alpha + beta)
     * @throws io.jevons.base.InvalidInputException if a shape is out of its range
     */
    static Distribution beta(double alpha, double beta) {
        return Families.beta(alpha, beta);
    }

    /**
     * A distribution cut to an interval: as the given one, on condition that the value lies within. Mean and standard
     * deviation are integrated numerically; where tails as far out as probabilities of 1e-300 still add to the
     * deviation, it is given as infinite.
     *
     * @param base the distribution to cut
     * @param low the least value, or minus infinity
     * @param high the greatest value, or infinity
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the bounds are not in order, the base is never within, or so seldom
     *     that rounding of its probabilities leaves less than six digits of what is cut
     */
    static Distribution truncated(Distribution base, double low, double high) {
        Objects.requireNonNull(base, "base");
        return Truncation.of(base, low, high);
    }

    /**
     * A few values with their probabilities.
     *
     * @param values the values, finite
     * @param probabilities their probabilities, each above 0, with the sum 1 (within 1e-9)
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the lists do not match or a number is out of its range
     */
    static Distribution discrete(List<Double> values, List<Double> probabilities) {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(probabilities, "probabilities");
        return DiscreteDistribution.of(values, probabilities);
    }

    /**
     * The values of a sample, each equally likely.
     *
     * @param sample the values, at least one, finite
     * @return the distribution, with the mean of the sample
     * @throws io.jevons.base.InvalidInputException if the sample is empty or not finite
     */
    static Distribution empirical(double... sample) {
        Objects.requireNonNull(sample, "sample");
        return DiscreteDistribution.ofSample(sample);
    }

    /**
     * A distribution as a file names it: {@code uniform} and {@code log-uniform [low, high]}, {@code triangular} and
     * {@code pert [low, mode, high]}, {@code normal [mean, sd]}, {@code lognormal [mu, sigma]}, {@code lognormal-90
     * [low, high]}, {@code beta [alpha, beta]}, {@code discrete [value, probability, value, probability, ...]} and {@code
     * empirical [value, value, ...]}; and each of them cut to an interval, such as {@code truncated-normal [mean, sd, low,
     * high]}.
     *
     * @param name the name
     * @param arguments the arguments in the order above
     * @return the distribution
     * @throws io.jevons.base.InvalidInputException if the name is unknown or the arguments do not fit it
     */
    static Distribution named(String name, List<Double> arguments) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        return Families.named(name, arguments);
    }

    /**
     * The names that {@link #named(String, List)} knows.
     *
     * @return the names
     */
    static List<String> names() {
        return Families.names();
    }
}
