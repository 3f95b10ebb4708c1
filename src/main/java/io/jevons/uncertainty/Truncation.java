package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.SmoothDistribution.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A distribution on condition that its value lies in an interval. Probabilities are counted from the nearer end of the
 * base: from below up to its median, and from above beyond, where 1 - cdf would have lost its digits.
 */
final class Truncation {
    /** What the name of a distribution begins with once it is cut: {@code truncated-lognormal}. */
    static final String PREFIX = "truncated-";

    /** What the outermost node of an integral that converged may still add, as a share. */
    private static final double NEGLIGIBLE = 1e-9;

    /** The most that rounding may leave uncertain of the mass, as a share. */
    private static final double COARSEST = 1e-6;

    private static final double STEP = 1.0 / 64;

    /** The steps to either side until probabilities fall to 1e-300. */
    private static final int REACH = 388;

    private final Distribution base;
    private final DoubleUnaryOperator survival;
    private final DoubleUnaryOperator fromAbove;
    private final double belowLow;
    private final double aboveLow;
    private final double belowHigh;
    private final double aboveHigh;
    private final double mass;

    private Truncation(Distribution base, double low, double high) {
        this.base = base;
        boolean smooth = base instanceof SmoothDistribution;
        survival = smooth ? ((SmoothDistribution) base)::survival : x -> 1 - base.cdf(x);
        fromAbove = smooth ? ((SmoothDistribution) base)::fromAbove : q -> base.quantile(1 - q);
        belowLow = base.cdf(low);
        aboveLow = survival.applyAsDouble(low);
        belowHigh = base.cdf(high);
        aboveHigh = survival.applyAsDouble(high);
        mass = massBelow(high);
    }

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
        Truncation cut = new Truncation(base, low, high);
        if (!(cut.mass > 0)) {
            throw InvalidInputException.of(
                    name + " [low, high]", "[" + low + ", " + high + "]", "where " + base + " can fall");
        }
        if (!(cut.grain() <= COARSEST * cut.mass)) {
            throw new InvalidInputException(name + " [low, high] = [" + low + ", " + high
                    + "]: must hold more of " + base + " than its rounded probabilities, of which it holds "
                    + cut.mass + "\nMaybe uniform: [" + low + ", " + high + "]");
        }
        double[] support = {Math.max(low, base.lower()), Math.min(high, base.upper())};
        return new SmoothDistribution(
                name,
                arguments,
                support,
                nothingIsCut(base, low, high)
                        ? new double[] {base.mean(), base.standardDeviation()}
                        : cut.moments(support[0], support[1]),
                x -> base.density(x) / cut.mass,
                new Tail(x -> Math.max(0, Math.min(1, cut.massBelow(x) / cut.mass)), p -> cut.at(p, 1 - p)),
                new Tail(x -> Math.max(0, Math.min(1, cut.massAbove(x) / cut.mass)), q -> cut.at(1 - q, q)));
    }

    /** What rounding leaves uncertain of the mass: half a unit in the last place of the probabilities that it is between. */
    private double grain() {
        double ends = belowLow <= 0.5 ? Math.max(belowLow, belowLow + mass) : aboveLow;
        return belowLow == 0 || (aboveHigh == 0 && belowLow > 0.5) ? 0 : Math.ulp(ends) / 2;
    }

    private static boolean nothingIsCut(Distribution base, double low, double high) {
        return low <= base.lower() && high >= base.upper();
    }

    /** The base's probability from the low end to x. */
    private double massBelow(double x) {
        return belowLow <= 0.5 ? base.cdf(x) - belowLow : aboveLow - survival.applyAsDouble(x);
    }

    /** The base's probability from x to the high end. */
    private double massAbove(double x) {
        return aboveHigh <= 0.5 ? survival.applyAsDouble(x) - aboveHigh : belowHigh - base.cdf(x);
    }

    /** The value with probability p of the cut below it and q = 1 - p above. */
    private double at(double p, double q) {
        double under = belowLow + p * mass;
        return under <= 0.5 ? base.quantile(under) : fromAbove.applyAsDouble(aboveHigh + q * mass);
    }

    /**
     * Mean and standard deviation as integrals of the quantile function over (0, 1), by the tanh-sinh rule (Takahasi and
     * Mori 1974, doi:10.2977/prims/1195192451). Its nodes run out to probabilities of 1e-300 at either end, for the tails
     * that a half-open cut leaves; a deviation to which even those still add is given as infinite.
     */
    private double[] moments(double low, double high) {
        List<double[]> nodes = new ArrayList<>();
        double total = 0;
        double mean = 0;
        for (int k = -REACH; k <= REACH; k++) {
            double t = k * STEP;
            double s = Math.PI * Math.sinh(t);
            double p = 1 / (1 + Math.exp(-s));
            double q = 1 / (1 + Math.exp(s));
            double weight = Math.cosh(t) * p * q;
            // Rounding may carry a quantile an ulp beyond the cut.
            double x = Math.min(high, Math.max(low, at(p, q)));
            if (Double.isFinite(x)) {
                nodes.add(new double[] {weight, x});
                total += weight;
                mean += weight * x;
            }
        }
        if (nodes.isEmpty()) {
            return new double[] {at(0.5, 0.5), Double.POSITIVE_INFINITY};
        }
        mean = Math.min(high, Math.max(low, mean / total));
        double variance = 0;
        double outermost = 0;
        for (int k = 0; k < nodes.size(); k++) {
            // The root of the weight first, for the square alone may overflow.
            double root = Math.sqrt(nodes.get(k)[0] / total) * (nodes.get(k)[1] - mean);
            variance += root * root;
            outermost = k == 0 || k == nodes.size() - 1 ? Math.max(outermost, root * root) : outermost;
        }
        boolean converged = outermost <= NEGLIGIBLE * variance;
        return new double[] {mean, converged ? Math.sqrt(variance) : Double.POSITIVE_INFINITY};
    }
}
