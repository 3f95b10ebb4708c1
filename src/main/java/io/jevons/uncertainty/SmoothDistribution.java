package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;
import io.jevons.internal.ArrayMath;
import io.jevons.internal.NormalScores;
import io.jevons.uncertainty.random.Gauss;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** A distribution with a density, put together from its functions. */
final class SmoothDistribution implements Distribution {
    private final String name;
    private final List<Double> arguments;
    private final double lower;
    private final double upper;
    private final double mean;
    private final double standardDeviation;
    private final DoubleUnaryOperator density;
    private final Tail below;
    private final Tail above;

    /**
     * The probability on one side of a value, and its inverse. Each side has its own, since 1 - cdf has few digits where
     * it is small, and none below 1e-16.
     *
     * @param probability asked inside the support alone
     * @param value asked inside (0, 1) alone
     */
    record Tail(DoubleUnaryOperator probability, DoubleUnaryOperator value) {}

    /**
     * The value of a normal or lognormal distribution, which is a function of the standard normal score of its probability:
     * many together take a fraction of the time.
     *
     * @param location the value at a score of 0, or its logarithm
     * @param scale how much a score of 1 adds
     * @param exponential whether the value is the exponential of that
     */
    record OfScore(double location, double scale, boolean exponential) implements DoubleUnaryOperator {
        @Override
        public double applyAsDouble(double probability) {
            double x = location + scale * Gauss.quantile(probability);
            return exponential ? ArrayMath.exp(x) : x;
        }

        void applyAll(double[] probabilities, NormalScores normal) {
            normal.scores(probabilities);
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = location + scale * probabilities[i];
            }
            if (exponential) {
                normal.exponentials(probabilities);
            }
        }
    }

    /** The density is asked inside the support alone. */
    SmoothDistribution(
            String name,
            List<Double> arguments,
            double[] support,
            double[] moments,
            DoubleUnaryOperator density,
            Tail below,
            Tail above) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.lower = support[0];
        this.upper = support[1];
        this.mean = moments[0];
        this.standardDeviation = moments[1];
        this.density = density;
        this.below = below;
        this.above = above;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Double> arguments() {
        return arguments;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double standardDeviation() {
        return standardDeviation;
    }

    @Override
    public double quantile(double p) {
        return value(below, Checks.between("probability", p, 0, 1), lower, upper);
    }

    /** Puts its value in the place of each probability, {@link #quantile(double)} to the last bit. */
    void quantiles(double[] probabilities, NormalScores normal) {
        if (below.value() instanceof OfScore ofScore) {
            ofScore.applyAll(probabilities, normal);
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = within(probabilities[i]);
            }
        } else {
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = quantile(probabilities[i]);
            }
        }
    }

    /** The value that is exceeded with a probability, the inverse of {@link #survival(double)}. */
    double fromAbove(double q) {
        return value(above, q, upper, lower);
    }

    private double value(Tail tail, double p, double near, double far) {
        if (p == 0) {
            return near;
        }
        return p == 1 ? far : within(tail.value().applyAsDouble(p));
    }

    /** Rounding may carry a quantile an ulp beyond the support. */
    private double within(double x) {
        return Math.min(upper, Math.max(lower, x));
    }

    @Override
    public double density(double x) {
        return x >= lower && x <= upper && Double.isFinite(x) ? density.applyAsDouble(x) : 0;
    }

    @Override
    public double cdf(double x) {
        Checks.between("value", x, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        if (x <= lower) {
            return 0;
        }
        return x >= upper ? 1 : below.probability().applyAsDouble(x);
    }

    /** The probability of a value above x, accurate where it is small. */
    double survival(double x) {
        if (x <= lower) {
            return 1;
        }
        return x >= upper ? 0 : above.probability().applyAsDouble(x);
    }

    @Override
    public double lower() {
        return lower;
    }

    @Override
    public double upper() {
        return upper;
    }

    @Override
    public String toString() {
        return print(name, arguments);
    }

    static String print(String name, List<Double> arguments) {
        return name + arguments.stream().map(Numbers::human).collect(Collectors.joining(", ", "(", ")"));
    }
}
