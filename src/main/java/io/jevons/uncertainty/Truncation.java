package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A distribution on condition that its value lies in an interval. */
final class Truncation {
    /** What the name of a distribution begins with once it is cut: {@code truncated-lognormal}. */
    static final String PREFIX = "truncated-";

    private Truncation() {}

    static Distribution of(Distribution base, double low, double high) {
        String name = PREFIX + base.name();
        if (!(low < high)) {
            throw InvalidInputException.of(name + " high", high, "above the low end, " + low);
        }
        List<Double> arguments = new ArrayList<>(base.arguments());
        arguments.addAll(List.of(low, high));
        if (base instanceof DiscreteDistribution discrete) {
            return discrete.within(name, arguments, low, high);
        }
        double below = base.cdf(low);
        double mass = base.cdf(high) - below;
        if (!(mass > 0)) {
            throw InvalidInputException.of(
                    name + " [low, high]", "[" + low + ", " + high + "]", "where " + base + " can fall");
        }
        double[] support = {Math.max(low, base.lower()), Math.min(high, base.upper())};
        DoubleUnaryOperator quantile = p -> base.quantile(Math.min(1, below + p * mass));
        return new SmoothDistribution(
                name,
                arguments,
                support,
                moments(quantile),
                x -> (base.cdf(x) - below) / mass,
                x -> base.density(x) / mass,
                quantile);
    }

    /**
     * Mean and standard deviation as integrals of the quantile function over (0, 1), by the tanh-sinh rule (Takahasi and
     * Mori 1974, doi:10.2977/prims/1195192451), which bears the infinite ends that a half-open interval leaves.
     */
    private static double[] moments(DoubleUnaryOperator quantile) {
        double step = 1.0 / 64;
        List<double[]> nodes = new ArrayList<>();
        double total = 0;
        double mean = 0;
        for (int k = -230; k <= 230; k++) {
            double t = k * step;
            double s = Math.PI * Math.sinh(t);
            double p = 1 / (1 + Math.exp(-s));
            double weight = Math.cosh(t) * p * (1 - p);
            double x = quantile.applyAsDouble(p);
            if (p > 0 && p < 1 && Double.isFinite(x)) {
                nodes.add(new double[] {weight, x});
                total += weight;
                mean += weight * x;
            }
        }
        mean /= total;
        double variance = 0;
        for (double[] node : nodes) {
            variance += node[0] * (node[1] - mean) * (node[1] - mean);
        }
        return new double[] {mean, Math.sqrt(variance / total)};
    }
}
