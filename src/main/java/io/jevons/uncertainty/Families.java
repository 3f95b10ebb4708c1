package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.SmoothDistribution.OfScore;
import io.jevons.uncertainty.SmoothDistribution.Tail;
import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.UnitBeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/** The families of distributions, on Commons Math where it serves, and their names in files. */
final class Families {
    /** The standard normal 95 % quantile. */
    static final double Z95 = Gauss.quantile(0.95);

    /** Shapes of beta distributions for which the continued fraction of Commons Math is quick, and right to six digits. */
    private static final double LEAST_SHAPE = 1e-6;

    private static final double MOST_SHAPE = 1e9;

    /** So far out a number of standard deviations still lies within the range of doubles. */
    private static final double FARTHEST = 1e300;

    /** Logarithms of doubles go from -745 to 709. */
    private static final double FARTHEST_LOGARITHM = 745;

    private record Family(int arguments, Function<List<Double>, Distribution> make) {}

    private static final Map<String, Family> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("uniform", new Family(2, a -> uniform(a.get(0), a.get(1))));
        NAMED.put("log-uniform", new Family(2, a -> logUniform(a.get(0), a.get(1))));
        NAMED.put("triangular", new Family(3, a -> triangular(a.get(0), a.get(1), a.get(2))));
        NAMED.put("pert", new Family(3, a -> pert(a.get(0), a.get(1), a.get(2))));
        NAMED.put("normal", new Family(2, a -> normal(a.get(0), a.get(1))));
        NAMED.put("lognormal", new Family(2, a -> Distribution.lognormal(a.get(0), a.get(1))));
        NAMED.put("lognormal-90", new Family(2, a -> lognormal90(a.get(0), a.get(1))));
        NAMED.put("beta", new Family(2, a -> beta(a.get(0), a.get(1))));
        NAMED.put("discrete", new Family(-1, Families::discrete));
        NAMED.put("empirical", new Family(-1, Families::empirical));
    }

    private Families() {}

    /** Those with a family of their own, and then each of them cut to an interval. */
    static List<String> names() {
        List<String> names = new ArrayList<>(NAMED.keySet());
        NAMED.keySet().forEach(name -> names.add(Truncation.PREFIX + name));
        return List.copyOf(names);
    }

    static Distribution named(String name, List<Double> arguments) {
        if (name.startsWith(Truncation.PREFIX)) {
            return truncated(name, arguments);
        }
        Family family = NAMED.get(name);
        if (family == null) {
            throw InvalidInputException.unknown("distribution", name, names());
        }
        if (family.arguments >= 0 && arguments.size() != family.arguments) {
            throw InvalidInputException.of(name, arguments, "a list of " + family.arguments + " numbers");
        }
        return family.make.apply(arguments);
    }

    static Distribution uniform(double low, double high) {
        double width = width("uniform", low, high);
        return new SmoothDistribution(
                "uniform",
                List.of(low, high),
                new double[] {low, high},
                new double[] {low + width / 2, width / Math.sqrt(12)},
                x -> 1 / width,
                new Tail(x -> (x - low) / width, p -> low + p * width),
                new Tail(x -> (high - x) / width, q -> high - q * width));
    }

    static Distribution logUniform(double low, double high) {
        Checks.positive("log-uniform low", low);
        ordered("log-uniform", low, high);
        double width = logRatio(low, high);
        return new SmoothDistribution(
                "log-uniform",
                List.of(low, high),
                new double[] {low, high},
                new double[] {(high - low) / width, logUniformDeviation(high, width)},
                x -> 1 / (x * width),
                // From the nearer end, so that no more than half the ratio is rounded or overflows.
                new Tail(
                        x -> logRatio(low, x) / width,
                        p -> p <= 0.5 ? grown(low, p * width) : grown(high, -(1 - p) * width)),
                new Tail(
                        x -> logRatio(x, high) / width,
                        q -> q <= 0.5 ? grown(high, -q * width) : grown(low, (1 - q) * width)));
    }

    /** The logarithm of a ratio of at least 1, with all digits where it is near 1, and finite where the ratio is not. */
    private static double logRatio(double low, double high) {
        double ratio = high / low;
        if (ratio < 2) {
            return Math.log1p((high - low) / low);
        }
        return Double.isFinite(ratio) ? Math.log(ratio) : Math.log(high) - Math.log(low);
    }

    /** In two halves, for a factor may overflow where the product does not. */
    private static double grown(double base, double logarithm) {
        double root = Math.exp(logarithm / 2);
        return base * root * root;
    }

    /**
     * With a half the width: the variance is that of the geometric mean 1 times its square, (sinh a/a)(cosh a - sinh a/a).
     * The bracket is summed term by term where a is small, for its parts nearly cancel.
     */
    private static double logUniformDeviation(double high, double width) {
        double a = width / 2;
        double shrink = Math.exp(-a);
        double mean = -Math.expm1(-width) / width;
        double excess = (1 + shrink * shrink) / 2 - mean;
        if (a < 1) {
            double term = 1;
            excess = 0;
            for (int k = 1; k <= 10; k++) {
                term *= a * a / (2 * k * (2 * k + 1));
                excess += 2 * k * term;
            }
            excess *= shrink;
        }
        return high * Math.sqrt(mean * excess);
    }

    static Distribution triangular(double low, double mode, double high) {
        double width = ordinaryWidth("triangular", low, high);
        Checks.between("triangular mode", mode, low, high);
        // Shares of the range rather than products of differences, which would leave the range of doubles long before.
        double left = (mode - low) / width;
        double right = (high - mode) / width;
        return new SmoothDistribution(
                "triangular",
                List.of(low, mode, high),
                new double[] {low, high},
                new double[] {low + width * (1 + left) / 3, width * Math.sqrt((1 - left * right) / 18)},
                x -> 2 / width * height((x - low) / width, left, (high - x) / width, right),
                new Tail(
                        x -> triangleBelow((x - low) / width, left, (high - x) / width, right),
                        p -> p <= left ? low + width * side(p, left) : high - width * side(1 - p, right)),
                new Tail(
                        x -> triangleBelow((high - x) / width, right, (x - low) / width, left),
                        q -> q <= right ? high - width * side(q, right) : low + width * side(1 - q, left)));
    }

    /** The height of a triangle of height 1 at a distance from an end whose mode is {@code left} away, and so from the other. */
    private static double height(double fromLow, double left, double fromHigh, double right) {
        if (fromLow == left || fromHigh == right) {
            return 1;
        }
        return Math.min(1, fromLow < left ? fromLow / left : fromHigh / right);
    }

    /** The area of a triangle of area 1 and width 1 between its end and a place. */
    private static double triangleBelow(double distance, double side, double other, double otherSide) {
        return distance <= side && side > 0
                ? distance * (distance / side)
                : Math.min(1, side + (distance - side) * (1 + other / otherSide));
    }

    /** The distance from an end that has an area beyond it. */
    private static double side(double area, double side) {
        return Math.sqrt(area) * Math.sqrt(side);
    }

    static Distribution pert(double low, double mode, double high) {
        double width = ordinaryWidth("pert", low, high);
        Checks.between("pert mode", mode, low, high);
        UnitBeta unit = new UnitBeta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width);
        return scaledBeta("pert", List.of(low, mode, high), unit, low, high);
    }

    static Distribution beta(double alpha, double beta) {
        Checks.between("beta alpha", alpha, LEAST_SHAPE, MOST_SHAPE);
        Checks.between("beta beta", beta, LEAST_SHAPE, MOST_SHAPE);
        return scaledBeta("beta", List.of(alpha, beta), new UnitBeta(alpha, beta), 0, 1);
    }

    private static Distribution scaledBeta(
            String name, List<Double> arguments, UnitBeta unit, double low, double high) {
        double width = high - low;
        DoubleBinaryOperator place = (p, q) ->
                unit.isInLowerHalf(p, q) ? low + width * unit.fromLow(p, q) : high - width * unit.fromHigh(p, q);
        return new SmoothDistribution(
                name,
                arguments,
                new double[] {low, high},
                new double[] {low + width * unit.mean(), width * unit.standardDeviation()},
                x -> unit.density((x - low) / width) / width,
                new Tail(x -> unit.cdf((x - low) / width, (high - x) / width), p -> place.applyAsDouble(p, 1 - p)),
                new Tail(
                        x -> unit.survival((x - low) / width, (high - x) / width), q -> place.applyAsDouble(1 - q, q)));
    }

    static Distribution normal(double mean, double standardDeviation) {
        Checks.between("normal mean", mean, -FARTHEST, FARTHEST);
        Checks.positive("normal standard deviation", standardDeviation);
        Checks.between("normal standard deviation", standardDeviation, 0, FARTHEST);
        return new SmoothDistribution(
                "normal",
                List.of(mean, standardDeviation),
                new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY},
                new double[] {mean, standardDeviation},
                x -> Gauss.density((x - mean) / standardDeviation) / standardDeviation,
                new Tail(x -> Gauss.cdf((x - mean) / standardDeviation), new OfScore(mean, standardDeviation, false)),
                new Tail(x -> Gauss.cdf((mean - x) / standardDeviation), new OfScore(mean, -standardDeviation, false)));
    }

    static Distribution lognormal(String name, List<Double> arguments, double mu, double sigma) {
        Checks.between("lognormal mu", mu, -FARTHEST_LOGARITHM, FARTHEST_LOGARITHM);
        Checks.positive("lognormal sigma", sigma);
        Checks.between("lognormal sigma", sigma, 0, FARTHEST_LOGARITHM);
        double square = sigma * sigma;
        return new SmoothDistribution(
                name,
                arguments,
                new double[] {0, Double.POSITIVE_INFINITY},
                new double[] {Math.exp(mu + square / 2), Math.exp(mu + square) * Math.sqrt(-Math.expm1(-square))},
                x -> x == 0 ? 0 : Gauss.density((Math.log(x) - mu) / sigma) / sigma / x,
                new Tail(x -> Gauss.cdf((Math.log(x) - mu) / sigma), new OfScore(mu, sigma, true)),
                new Tail(x -> Gauss.cdf((mu - Math.log(x)) / sigma), new OfScore(mu, -sigma, true)));
    }

    static Distribution lognormal90(double low, double high) {
        Checks.positive("lognormal-90 low", low);
        ordered("lognormal-90", low, high);
        double mu = (Math.log(low) + Math.log(high)) / 2;
        double sigma = logRatio(low, high) / (2 * Z95);
        return lognormal("lognormal-90", List.of(low, high), mu, sigma);
    }

    /** The arguments of what is cut, and then the two ends. */
    private static Distribution truncated(String name, List<Double> arguments) {
        int own = arguments.size() - 2;
        if (own < 1) {
            throw InvalidInputException.of(
                    name, arguments, "the numbers of what is cut, then the low and the high end");
        }
        Distribution base = named(name.substring(Truncation.PREFIX.length()), arguments.subList(0, own));
        return Truncation.of(base, arguments.get(own), arguments.get(own + 1));
    }

    private static Distribution empirical(List<Double> sample) {
        return DiscreteDistribution.ofSample(
                sample.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Distribution discrete(List<Double> pairs) {
        if (pairs.isEmpty() || pairs.size() % 2 != 0) {
            throw InvalidInputException.of("discrete", pairs, "a list of pairs: value, probability, value, ...");
        }
        List<Double> values = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            values.add(pairs.get(i));
            probabilities.add(pairs.get(i + 1));
        }
        return DiscreteDistribution.of(values, probabilities);
    }

    /** The width between two ends, which may be too far apart for it. */
    private static double width(String name, double low, double high) {
        ordered(name, low, high);
        if (!Double.isFinite(high - low)) {
            throw InvalidInputException.of(
                    name + " high",
                    high,
                    "less than the greatest double, " + Double.MAX_VALUE + ", above the low end, " + low);
        }
        return high - low;
    }

    /** The width where the ends are such that neither a multiple of it nor its inverse leaves the range of doubles. */
    private static double ordinaryWidth(String name, double low, double high) {
        double width = width(name, low, high);
        Checks.between(name + " low", low, -FARTHEST, FARTHEST);
        Checks.between(name + " high", high, -FARTHEST, FARTHEST);
        return Checks.between(name + " high - low", width, 1 / FARTHEST, 2 * FARTHEST);
    }

    private static void ordered(String name, double low, double high) {
        Checks.finite(name + " low", low);
        Checks.finite(name + " high", high);
        if (!(low < high)) {
            String maybe = low > high ? "\nMaybe " + name + "(" + high + ", " + low + ")" : "";
            throw new InvalidInputException(name + " high = " + high + ": must be above the low end, " + low + maybe);
        }
    }
}
