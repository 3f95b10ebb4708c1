package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;

/** The families of distributions, on Commons Math where it serves, and their names in files. */
final class Families {
    /** The standard normal 95 % quantile. */
    static final double Z95 = Gauss.quantile(0.95);

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
        ordered("uniform", low, high);
        double width = high - low;
        return new SmoothDistribution(
                "uniform",
                List.of(low, high),
                new double[] {low, high},
                new double[] {low + width / 2, width / Math.sqrt(12)},
                x -> (x - low) / width,
                x -> 1 / width,
                p -> low + p * width);
    }

    static Distribution logUniform(double low, double high) {
        Checks.positive("log-uniform low", low);
        ordered("log-uniform", low, high);
        double width = Math.log(high / low);
        double mean = (high - low) / width;
        double square = (high - low) * (high + low) / (2 * width);
        return new SmoothDistribution(
                "log-uniform",
                List.of(low, high),
                new double[] {low, high},
                new double[] {mean, Math.sqrt(Math.max(0, square - mean * mean))},
                x -> Math.log(x / low) / width,
                x -> 1 / (x * width),
                p -> low * Math.exp(p * width));
    }

    static Distribution triangular(double low, double mode, double high) {
        ordered("triangular", low, high);
        Checks.between("triangular mode", mode, low, high);
        TriangularDistribution triangle = new TriangularDistribution(null, low, mode, high);
        return new SmoothDistribution(
                "triangular",
                List.of(low, mode, high),
                new double[] {low, high},
                new double[] {triangle.getNumericalMean(), Math.sqrt(triangle.getNumericalVariance())},
                triangle::cumulativeProbability,
                triangle::density,
                triangle::inverseCumulativeProbability);
    }

    static Distribution pert(double low, double mode, double high) {
        ordered("pert", low, high);
        Checks.between("pert mode", mode, low, high);
        double width = high - low;
        double alpha = 1 + 4 * (mode - low) / width;
        double beta = 1 + 4 * (high - mode) / width;
        return scaledBeta("pert", List.of(low, mode, high), new double[] {alpha, beta}, low, high);
    }

    static Distribution beta(double alpha, double beta) {
        Checks.positive("beta alpha", alpha);
        Checks.positive("beta beta", beta);
        return scaledBeta("beta", List.of(alpha, beta), new double[] {alpha, beta}, 0, 1);
    }

    private static Distribution scaledBeta(
            String name, List<Double> arguments, double[] shape, double low, double high) {
        BetaDistribution unit = new BetaDistribution(null, shape[0], shape[1]);
        double width = high - low;
        DoubleUnaryOperator unitQuantile =
                p -> Inversion.of(unit::cumulativeProbability, unit::density, p, unit.getNumericalMean());
        return new SmoothDistribution(
                name,
                arguments,
                new double[] {low, high},
                new double[] {low + width * unit.getNumericalMean(), width * Math.sqrt(unit.getNumericalVariance())},
                x -> unit.cumulativeProbability((x - low) / width),
                x -> betaDensity(unit, shape, (x - low) / width) / width,
                p -> low + width * unitQuantile.applyAsDouble(p));
    }

    /** Commons Math throws at an end where a shape is below 1 and the density infinite. */
    private static double betaDensity(BetaDistribution unit, double[] shape, double x) {
        boolean infinite = (x <= 0 && shape[0] < 1) || (x >= 1 && shape[1] < 1);
        return infinite ? Double.POSITIVE_INFINITY : unit.density(x);
    }

    static Distribution normal(double mean, double standardDeviation) {
        Checks.finite("normal mean", mean);
        Checks.positive("normal standard deviation", standardDeviation);
        return new SmoothDistribution(
                "normal",
                List.of(mean, standardDeviation),
                new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY},
                new double[] {mean, standardDeviation},
                x -> Gauss.cdf((x - mean) / standardDeviation),
                x -> Gauss.density((x - mean) / standardDeviation) / standardDeviation,
                p -> mean + standardDeviation * Gauss.quantile(p));
    }

    static Distribution lognormal(String name, List<Double> arguments, double mu, double sigma) {
        Checks.finite("lognormal mu", mu);
        Checks.positive("lognormal sigma", sigma);
        double mean = Math.exp(mu + sigma * sigma / 2);
        return new SmoothDistribution(
                name,
                arguments,
                new double[] {0, Double.POSITIVE_INFINITY},
                new double[] {mean, mean * Math.sqrt(Math.expm1(sigma * sigma))},
                x -> Gauss.cdf((Math.log(x) - mu) / sigma),
                x -> x == 0 ? 0 : Gauss.density((Math.log(x) - mu) / sigma) / (sigma * x),
                p -> Math.exp(mu + sigma * Gauss.quantile(p)));
    }

    static Distribution lognormal90(double low, double high) {
        Checks.positive("lognormal-90 low", low);
        ordered("lognormal-90", low, high);
        double mu = (Math.log(low) + Math.log(high)) / 2;
        double sigma = Math.log(high / low) / (2 * Z95);
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

    private static void ordered(String name, double low, double high) {
        Checks.finite(name + " low", low);
        Checks.finite(name + " high", high);
        if (!(low < high)) {
            String maybe = low > high ? "\nMaybe " + name + "(" + high + ", " + low + ")" : "";
            throw new InvalidInputException(name + " high = " + high + ": must be above the low end, " + low + maybe);
        }
    }
}
