package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.internal.NormalScores;
import io.jevons.uncertainty.design.Space;
import io.jevons.uncertainty.random.Gauss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The uncertain inputs of a function: their names, distributions and rank correlations. Immutable. */
public final class Inputs {
    /** How far from the edge of the cube a point is put where no number of draws says better. */
    private static final double EDGE = 0x1p-33;

    /** The last probability before 1. */
    private static final double LAST = Math.nextDown(1.0);

    private final List<String> names;
    private final List<Distribution> distributions;
    private final double[][] rankCorrelations;
    private final Copula copula;

    private Inputs(List<String> names, List<Distribution> distributions, double[][] rankCorrelations, Copula copula) {
        this.names = names;
        this.distributions = distributions;
        this.rankCorrelations = rankCorrelations;
        this.copula = copula;
    }

    /**
     * Independent inputs named x1, x2 and so on.
     *
     * @param distributions one an input, at least one
     * @return the inputs
     * @throws InvalidInputException if there are none
     */
    public static Inputs of(List<Distribution> distributions) {
        Objects.requireNonNull(distributions, "distributions");
        int n = Checks.atLeast("number of inputs", distributions.size(), 1);
        List<String> names = IntStream.rangeClosed(1, n).mapToObj(i -> "x" + i).toList();
        return new Inputs(names, List.copyOf(distributions), Copula.identity(n), Copula.independent(n));
    }

    /**
     * The same inputs under other names.
     *
     * @param newNames one an input, all different
     * @return a changed copy
     * @throws InvalidInputException if their number is not that of the inputs, or two are equal
     */
    public Inputs names(List<String> newNames) {
        Objects.requireNonNull(newNames, "newNames");
        if (newNames.size() != size() || new HashSet<>(newNames).size() != size()) {
            throw InvalidInputException.of("names", newNames, size() + " different names, one an input");
        }
        return new Inputs(List.copyOf(newNames), distributions, rankCorrelations, copula);
    }

    /**
     * The same inputs with a rank correlation between two of them. Contradictions are repaired over all the correlations
     * that were asked for, whatever the order.
     *
     * @param first the name of the one input
     * @param second the name of the other
     * @param rankCorrelation Spearman's ρ, in [-1, 1]
     * @return a changed copy
     * @throws InvalidInputException if a name is unknown, both are the same or the correlation is out of range
     */
    public Inputs correlate(String first, String second, double rankCorrelation) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        int i = index(first);
        int j = index(second);
        if (i == j) {
            throw InvalidInputException.of("correlated inputs", first + ", " + second, "two different inputs");
        }
        double[][] changed = new double[size()][];
        for (int k = 0; k < size(); k++) {
            changed[k] = rankCorrelations[k].clone();
        }
        changed[i][j] = Checks.between("correlation of " + first + " and " + second, rankCorrelation, -1, 1);
        changed[j][i] = rankCorrelation;
        return new Inputs(names, distributions, changed, Copula.of(changed));
    }

    /**
     * The same inputs with all their rank correlations anew.
     *
     * @param rho the symmetric matrix of Spearman's correlations, each in [-1, 1], with 1 on the diagonal
     * @return a changed copy
     * @throws InvalidInputException if the matrix is not square, not symmetric, out of range or not of the inputs
     */
    public Inputs correlated(double[][] rho) {
        Objects.requireNonNull(rho, "rho");
        Checks.between("size of the correlation matrix", rho.length, size(), size());
        double[][] own = Arrays.stream(rho).map(double[]::clone).toArray(double[][]::new);
        return new Inputs(names, distributions, own, Copula.of(own));
    }

    /**
     * The same inputs without their correlations.
     *
     * @return a changed copy
     */
    public Inputs independent() {
        return of(distributions).names(names);
    }

    /** Whether a point has the same values under both: the same distributions and dependence, under whatever names. */
    boolean isLike(Inputs other) {
        if (size() != other.size() || !copula.isLike(other.copula)) {
            return false;
        }
        for (int j = 0; j < size(); j++) {
            if (!isLike(distributions.get(j), other.distributions.get(j))) {
                return false;
            }
        }
        return true;
    }

    /** Distributions of the library are what their names and arguments say; one of anybody else is like itself alone. */
    private static boolean isLike(Distribution one, Distribution other) {
        boolean ours = one.getClass().getPackageName().equals(Inputs.class.getPackageName());
        boolean same = one.getClass() == other.getClass()
                && one.name().equals(other.name())
                && one.arguments().equals(other.arguments());
        return one.equals(other) || (ours && same);
    }

    /**
     * The inputs that depend on each other, directly or through others.
     *
     * @return the names, a list a group; inputs that depend on no other are in none
     */
    public List<List<String>> correlatedGroups() {
        List<List<String>> groups = new ArrayList<>();
        boolean[] seen = new boolean[size()];
        for (int i = 0; i < size(); i++) {
            if (!seen[i]) {
                List<String> group = new ArrayList<>();
                gather(i, seen, group);
                if (group.size() > 1) {
                    groups.add(List.copyOf(group));
                }
            }
        }
        return groups;
    }

    private void gather(int i, boolean[] seen, List<String> group) {
        seen[i] = true;
        group.add(names.get(i));
        for (int j = 0; j < size(); j++) {
            if (!seen[j] && copula.rankCorrelation(i, j) != 0) {
                gather(j, seen, group);
            }
        }
    }

    /**
     * The number of inputs.
     *
     * @return the count
     */
    public int size() {
        return names.size();
    }

    /**
     * The names.
     *
     * @return the names, in the order of the coordinates
     */
    public List<String> names() {
        return names;
    }

    /**
     * The distributions.
     *
     * @return the distributions, in the order of the coordinates
     */
    public List<Distribution> distributions() {
        return distributions;
    }

    /**
     * The dependence.
     *
     * @return the copula
     */
    public Copula copula() {
        return copula;
    }

    /**
     * The place of an input.
     *
     * @param name its name
     * @return its coordinate, from 0
     * @throws InvalidInputException if there is no such input
     */
    public int index(String name) {
        Objects.requireNonNull(name, "name");
        int index = names.indexOf(name);
        if (index < 0) {
            throw InvalidInputException.unknown("input", name, names);
        }
        return index;
    }

    /**
     * The inputs as designs see them.
     *
     * @return the space of the inputs
     */
    public Space space() {
        return new Space() {
            @Override
            public List<String> names() {
                return names;
            }

            @Override
            public int index(String name) {
                return Inputs.this.index(name);
            }

            @Override
            public boolean isUnbounded(int input) {
                return Inputs.this.isUnbounded(input);
            }

            @Override
            public double[] at(double[] point, double edge) {
                return Inputs.this.at(point, edge);
            }

            @Override
            public double[] at(double[] point, int[] order) {
                return Inputs.this.at(point, order);
            }
        };
    }

    /**
     * The values of the inputs at a point of the unit cube: the copula first, then each input's quantile. On the edge of
     * the cube, where a quantile may be infinite, a point counts as 2^-33 inside.
     *
     * @param point one coordinate an input, each in [0, 1]
     * @return the values
     */
    public double[] at(double[] point) {
        Objects.requireNonNull(point, "point");
        return at(point, EDGE);
    }

    /**
     * Points on the edge count as inside by some distance, where the input has no end there or depends on another. No other
     * point is moved, however near the edge: that would cut the tails of the inputs.
     */
    double[] at(double[] point, double edge) {
        requireSize(point);
        double[] inside = point.clone();
        for (int j = 0; j < inside.length; j++) {
            if (copula.touches(j) || isUnbounded(j)) {
                inside[j] = inside(inside[j], edge);
            }
        }
        return quantiles(copula.isIndependent() ? inside : copula.at(inside));
    }

    /**
     * Turns coordinates of many points into values, a column an input: the same as one point by itself to the last bit, in
     * a fraction of the time.
     */
    void at(double[][] columns, double edge) {
        NormalScores normal = new NormalScores();
        for (int j = 0; j < columns.length; j++) {
            if (copula.touches(j) || isUnbounded(j)) {
                for (int i = 0; i < columns[j].length; i++) {
                    columns[j][i] = inside(columns[j][i], edge);
                }
            }
        }
        copula.at(columns, normal);
        for (int j = 0; j < columns.length; j++) {
            if (distributions.get(j) instanceof SmoothDistribution smooth) {
                smooth.quantiles(columns[j], normal);
            } else {
                for (int i = 0; i < columns[j].length; i++) {
                    columns[j][i] = distributions.get(j).quantile(columns[j][i]);
                }
            }
        }
    }

    private static double inside(double coordinate, double edge) {
        if (coordinate == 0) {
            return edge;
        }
        return coordinate == 1 ? 1 - edge : coordinate;
    }

    private void requireSize(double[] point) {
        if (point.length != size()) {
            throw InvalidInputException.of("point", point.length + " coordinates", size() + ", one an input");
        }
    }

    /** The values at a point inside the cube, with the inputs' dependence unrolled in an order. */
    double[] at(double[] point, int[] order) {
        return quantiles(copula.at(point, order));
    }

    private double[] quantiles(double[] probabilities) {
        double[] values = new double[probabilities.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = distributions.get(j).quantile(probabilities[j]);
        }
        return values;
    }

    /** The values at independent standard normal scores; either tail is as accurate as the other. */
    double[] atScores(double[] independent) {
        double[] scores = copula.scores(independent);
        double[] values = new double[scores.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = distributions.get(j) instanceof SmoothDistribution smooth && scores[j] > 0
                    ? smooth.fromAbove(Gauss.cdf(-scores[j]))
                    : distributions.get(j).quantile(Math.min(LAST, Gauss.cdf(scores[j])));
        }
        return values;
    }

    boolean isUnbounded(int j) {
        Distribution distribution = distributions.get(j);
        return Double.isInfinite(distribution.lower()) || Double.isInfinite(distribution.upper());
    }

    @Override
    public String toString() {
        Table.Builder table = Table.titled(size() + " uncertain inputs")
                .text("input")
                .text("distribution")
                .number("5 %", "1")
                .number("median", "1")
                .number("95 %", "1");
        for (int j = 0; j < size(); j++) {
            Distribution d = distributions.get(j);
            table.row(names.get(j), d.toString(), d.quantile(0.05), d.quantile(0.5), d.quantile(0.95));
        }
        dependence().forEach(table::note);
        return table.build().toString();
    }

    /**
     * The correlations in words, and that they were repaired where they were.
     *
     * @return a sentence each; none for independent inputs
     */
    public List<String> dependence() {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            for (int j = i + 1; j < size(); j++) {
                if (copula.rankCorrelation(i, j) != 0) {
                    notes.add("rank correlation of " + names.get(i) + " and " + names.get(j) + ": "
                            + Numbers.human(copula.rankCorrelation(i, j)));
                }
            }
        }
        if (copula.isRepaired()) {
            notes.add(copula.repair());
        }
        return notes;
    }
}
