package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A few values with their probabilities. */
final class DiscreteDistribution implements Distribution {
    private static final double SUM_TOLERANCE = 1e-9;

    /** Probabilities such as 1/n are rounded, and so their sums miss by a few units in the last place. */
    private static final double ROUNDING = 0x1p-50;

    private final String name;
    private final List<Double> arguments;
    private final double[] values;
    private final double[] weights;
    private final double[] probabilities;
    private final double[] cumulative;

    private DiscreteDistribution(String name, List<Double> arguments, Map<Double, Double> sorted) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.values = sorted.keySet().stream().mapToDouble(x -> x).toArray();
        this.weights = sorted.values().stream().mapToDouble(x -> x).toArray();
        this.cumulative = sums(weights);
        double sum = cumulative[values.length - 1];
        this.probabilities = Arrays.stream(weights).map(w -> w / sum).toArray();
        for (int i = 0; i < values.length; i++) {
            cumulative[i] /= sum;
        }
    }

    /** Running sums, with what every addition rounds off carried along (Neumaier 1974, doi:10.1002/zamm.19740540106). */
    private static double[] sums(double[] terms) {
        double[] sums = new double[terms.length];
        double running = 0;
        double lost = 0;
        for (int i = 0; i < terms.length; i++) {
            double next = running + terms[i];
            lost += Math.max(running, terms[i]) - next + Math.min(running, terms[i]);
            running = next;
            sums[i] = running + lost;
        }
        return sums;
    }

    static DiscreteDistribution of(List<Double> values, List<Double> probabilities) {
        if (values.isEmpty() || values.size() != probabilities.size()) {
            throw InvalidInputException.of(
                    "discrete probabilities", probabilities, "one for each of the " + values.size() + " values (>= 1)");
        }
        Map<Double, Double> sorted = new TreeMap<>();
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            double probability = Checks.fraction("discrete probability", probabilities.get(i));
            sorted.merge(oneZero(Checks.finite("discrete value", values.get(i))), probability, Double::sum);
            sum += probability;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw InvalidInputException.of("discrete probabilities", probabilities, "of sum 1; they sum to " + sum);
        }
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            pairs.addAll(List.of(values.get(i), probabilities.get(i)));
        }
        return new DiscreteDistribution("discrete", pairs, sorted);
    }

    static DiscreteDistribution ofSample(double... sample) {
        Checks.atLeast("size of the sample", sample.length, 1);
        Map<Double, Double> sorted = new TreeMap<>();
        for (double x : sample) {
            sorted.merge(oneZero(Checks.finite("value of the sample", x)), 1.0, Double::sum);
        }
        return new DiscreteDistribution(
                "empirical", Arrays.stream(sample).boxed().toList(), sorted);
    }

    /** Sorting tells -0 from 0. */
    private static double oneZero(double x) {
        return x == 0 ? 0 : x;
    }

    DiscreteDistribution within(String cutName, List<Double> cutArguments, double low, double high) {
        Map<Double, Double> kept = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= low && values[i] <= high) {
                kept.put(values[i], weights[i]);
            }
        }
        if (kept.isEmpty()) {
            throw InvalidInputException.of("[low, high]", "[" + low + ", " + high + "]", "where " + this + " can fall");
        }
        return new DiscreteDistribution(cutName, cutArguments, kept);
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
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += probabilities[i] * values[i];
        }
        return mean;
    }

    @Override
    public double standardDeviation() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += probabilities[i] * (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(variance);
    }

    @Override
    public double quantile(double p) {
        Checks.between("probability", p, 0, 1);
        int found = Arrays.binarySearch(cumulative, p * (1 - ROUNDING));
        return values[Math.min(values.length - 1, found >= 0 ? found : -found - 1)];
    }

    @Override
    public double density(double x) {
        int found = Arrays.binarySearch(values, oneZero(x));
        return found >= 0 ? probabilities[found] : 0;
    }

    @Override
    public double cdf(double x) {
        Checks.between("value", x, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        int found = Arrays.binarySearch(values, oneZero(x));
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? 0 : cumulative[last];
    }

    @Override
    public double lower() {
        return values[0];
    }

    @Override
    public double upper() {
        return values[values.length - 1];
    }

    @Override
    public String toString() {
        return values.length > 6 || arguments.size() > 12
                ? name + "(" + values.length + " values)"
                : SmoothDistribution.print(name, arguments);
    }
}
