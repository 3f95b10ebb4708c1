package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;
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
    private final DoubleUnaryOperator cdf;
    private final DoubleUnaryOperator density;
    private final DoubleUnaryOperator quantile;
    private final DoubleUnaryOperator survival;
    private final DoubleUnaryOperator fromAbove;

    /** The functions are asked inside the support alone, the quantile inside (0, 1) alone. */
    SmoothDistribution(
            String name,
            List<Double> arguments,
            double[] support,
            double[] moments,
            DoubleUnaryOperator cdf,
            DoubleUnaryOperator density,
            DoubleUnaryOperator quantile) {
        this(
                name,
                arguments,
                support,
                moments,
                cdf,
                density,
                quantile,
                x -> 1 - cdf.applyAsDouble(x),
                q -> quantile.applyAsDouble(1 - q));
    }

    private SmoothDistribution(
            String name,
            List<Double> arguments,
            double[] support,
            double[] moments,
            DoubleUnaryOperator cdf,
            DoubleUnaryOperator density,
            DoubleUnaryOperator quantile,
            DoubleUnaryOperator survival,
            DoubleUnaryOperator fromAbove) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.lower = support[0];
        this.upper = support[1];
        this.mean = moments[0];
        this.standardDeviation = moments[1];
        this.cdf = cdf;
        this.density = density;
        this.quantile = quantile;
        this.survival = survival;
        this.fromAbove = fromAbove;
    }

    /**
     * The same with an upper tail of its own: 1 - cdf has few digits where it is small, and none below 1e-16.
     *
     * @param tail the probability above a value, asked inside the support alone
     * @param inverse its inverse, asked inside (0, 1) alone
     */
    SmoothDistribution withUpperTail(DoubleUnaryOperator tail, DoubleUnaryOperator inverse) {
        return new SmoothDistribution(
                name,
                arguments,
                new double[] {lower, upper},
                new double[] {mean, standardDeviation},
                cdf,
                density,
                quantile,
                tail,
                inverse);
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
        Checks.between("probability", p, 0, 1);
        if (p == 0) {
            return lower;
        }
        if (p == 1) {
            return upper;
        }
        // Rounding may carry a quantile an ulp beyond the support.
        return Math.min(upper, Math.max(lower, quantile.applyAsDouble(p)));
    }

    /** The value that is exceeded with a probability, the inverse of {@link #survival(double)}. */
    double fromAbove(double q) {
        if (q == 0) {
            return upper;
        }
        if (q == 1) {
            return lower;
        }
        return Math.min(upper, Math.max(lower, fromAbove.applyAsDouble(q)));
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
        return x >= upper ? 1 : cdf.applyAsDouble(x);
    }

    /** The probability of a value above x, accurate where it is small. */
    double survival(double x) {
        if (x <= lower) {
            return 1;
        }
        return x >= upper ? 0 : survival.applyAsDouble(x);
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
