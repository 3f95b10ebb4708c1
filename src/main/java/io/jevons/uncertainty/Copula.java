package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.internal.NormalScores;
import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.NearestCorrelation;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The dependence among inputs, apart from their distributions: a Gaussian copula with given rank correlations.
 *
 * <p>A rank correlation ρ (Spearman's) between two inputs is reached by normal scores of correlation r = 2 sin(πρ/6).
 * Where the matrix of these is not positive semidefinite, since the correlations asked for contradict each other or are
 * too strong for this copula, the nearest matrix that is takes its place, and {@link #isRepaired()}, {@link
 * #largestChange()} and the printed form say so.
 *
 * <p>References: Iman and Conover (1982), doi:10.1080/03610918208812265; Higham (2002), doi:10.1093/imanum/22.3.329.
 */
public final class Copula {
    /** A matrix of so many rows takes 800 MB. */
    private static final int MOST_INPUTS = 10_000;

    private final double[][] scores;
    private final double[][] factor;
    private final boolean[] touched;

    /** By input: those up to it that its score is made of. */
    private final int[][] parts;

    private final boolean repaired;
    private final double largestChange;

    private Copula(double[][] scores, boolean repaired, double largestChange) {
        this.scores = scores;
        this.repaired = repaired;
        this.largestChange = largestChange;
        this.factor = NearestCorrelation.cholesky(scores);
        this.parts = parts(factor);
        this.touched = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                touched[i] |= i != j && scores[i][j] != 0;
            }
        }
    }

    /**
     * No dependence.
     *
     * @param dimensions the number of inputs, from 1 to 10 000
     * @return the copula that leaves every point as it is
     * @throws InvalidInputException if there are fewer or more
     */
    public static Copula independent(int dimensions) {
        if (dimensions > MOST_INPUTS) {
            throw InvalidInputException.of("dimensions", dimensions, "at most " + MOST_INPUTS);
        }
        return new Copula(identity(Checks.atLeast("dimensions", dimensions, 1)), false, 0);
    }

    /** Whether every point is the same under both. */
    boolean isLike(Copula other) {
        return Arrays.deepEquals(scores, other.scores);
    }

    static double[][] identity(int dimensions) {
        double[][] identity = new double[dimensions][dimensions];
        for (int i = 0; i < dimensions; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    /**
     * The Gaussian copula with given rank correlations.
     *
     * @param rankCorrelations the symmetric matrix of Spearman's correlations, each in [-1, 1], with 1 on the diagonal
     * @return the copula, repaired where the matrix is not one of correlations
     * @throws InvalidInputException if the matrix is not square, not symmetric or out of range
     */
    public static Copula of(double[][] rankCorrelations) {
        Objects.requireNonNull(rankCorrelations, "rankCorrelations");
        int n = Checks.atLeast("size of the correlation matrix", rankCorrelations.length, 1);
        for (int i = 0; i < n; i++) {
            if (rankCorrelations[i].length != n) {
                throw InvalidInputException.of(
                        "row " + i + " of the correlation matrix",
                        rankCorrelations[i].length + " long",
                        n + " long, as the matrix is square");
            }
        }
        double[][] scores = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                requireCorrelation(rankCorrelations, i, j);
                scores[i][j] = i == j ? 1 : scoreCorrelation(rankCorrelations[i][j]);
            }
        }
        if (NearestCorrelation.isSemidefinite(scores)) {
            return new Copula(scores, false, 0);
        }
        double[][] nearest = NearestCorrelation.of(scores);
        double change = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                change = Math.max(change, Math.abs(rankCorrelation(nearest[i][j]) - rankCorrelations[i][j]));
            }
        }
        return new Copula(nearest, true, change);
    }

    /** By row, where a factor is not 0: most inputs depend on few others. */
    private static int[][] parts(double[][] factor) {
        int[][] parts = new int[factor.length][];
        Arrays.setAll(
                parts,
                i -> IntStream.rangeClosed(0, i).filter(k -> factor[i][k] != 0).toArray());
        return parts;
    }

    private static void requireCorrelation(double[][] rankCorrelations, int i, int j) {
        double value = rankCorrelations[i][j];
        double mirrored = rankCorrelations[j][i];
        if (!(Math.abs(value) <= 1)) {
            throw InvalidInputException.of(field(i, j), value, "between -1 and 1");
        }
        if (i == j && value != 1) {
            throw InvalidInputException.of(field(i, j), value, "1");
        }
        if (value != mirrored) {
            throw InvalidInputException.of(field(i, j), value, "equal to [" + j + "][" + i + "], " + mirrored);
        }
    }

    private static String field(int i, int j) {
        return "correlation [" + i + "][" + j + "]";
    }

    /**
     * The correlation of normal scores that gives a rank correlation.
     *
     * @param rankCorrelation Spearman's ρ, in [-1, 1]
     * @return 2 sin(πρ/6)
     */
    public static double scoreCorrelation(double rankCorrelation) {
        return Math.max(-1, Math.min(1, 2 * Math.sin(Math.PI * rankCorrelation / 6)));
    }

    /**
     * The rank correlation that normal scores of a correlation have.
     *
     * @param scoreCorrelation Pearson's r of the normal scores, in [-1, 1]
     * @return (6/π) asin(r/2)
     */
    public static double rankCorrelation(double scoreCorrelation) {
        return 6 / Math.PI * Math.asin(scoreCorrelation / 2);
    }

    /**
     * The number of inputs.
     *
     * @return the count
     */
    public int dimensions() {
        return scores.length;
    }

    /**
     * The rank correlation of two inputs, after any repair.
     *
     * @param i the one input, from 0
     * @param j the other input, from 0
     * @return Spearman's ρ
     * @throws IndexOutOfBoundsException if there is no such input
     */
    public double rankCorrelation(int i, int j) {
        int size = dimensions();
        return rankCorrelation(scores[Objects.checkIndex(i, size)][Objects.checkIndex(j, size)]);
    }

    /**
     * Whether no input depends on another.
     *
     * @return whether all correlations are zero
     */
    public boolean isIndependent() {
        for (boolean any : touched) {
            if (any) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the correlations asked for could not hold together and the nearest ones took their place.
     *
     * @return whether the matrix was repaired
     */
    public boolean isRepaired() {
        return repaired;
    }

    /**
     * The largest change that the repair made to a rank correlation.
     *
     * @return the absolute difference; 0 without repair
     */
    public double largestChange() {
        return largestChange;
    }

    /**
     * Turns a point with independent coordinates into one with dependent ones.
     *
     * @param point a point in the open unit cube
     * @return a new point, each coordinate still uniform; coordinates without correlations are as they were
     * @throws InvalidInputException if the point has another number of coordinates
     */
    public double[] at(double[] point) {
        Objects.requireNonNull(point, "point");
        if (point.length != dimensions()) {
            throw InvalidInputException.of("point", point.length + " coordinates", "one an input, " + dimensions());
        }
        return at(point, factor, parts, IntStream.range(0, point.length).toArray());
    }

    /** The same with the inputs taken in another order: those that come first depend on their own coordinates alone. */
    double[] at(double[] point, int[] order) {
        if (isIndependent()) {
            return point;
        }
        double[][] ordered = factor(order);
        return at(point, ordered, parts(ordered), order);
    }

    private double[] at(double[] point, double[][] ordered, int[][] of, int[] order) {
        double[] dependent = point.clone();
        double[] independentScores = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            if (touched[order[i]]) {
                independentScores[i] = Gauss.quantile(point[order[i]]);
                double score = 0;
                for (int k : of[i]) {
                    score += ordered[i][k] * independentScores[k];
                }
                dependent[order[i]] = Gauss.cdf(score);
            }
        }
        return dependent;
    }

    /** Turns many points into dependent ones, whose coordinates stand in a column an input; the same to the last bit. */
    void at(double[][] columns, NormalScores normal) {
        double[][] independentScores = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            if (touched[i]) {
                independentScores[i] = columns[i].clone();
                normal.scores(independentScores[i]);
                Arrays.fill(columns[i], 0);
                for (int k : parts[i]) {
                    addProduct(columns[i], factor[i][k], independentScores[k]);
                }
                normal.probabilities(columns[i]);
            }
        }
    }

    private static void addProduct(double[] sum, double factor, double[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** Dependent standard normal scores from independent ones. */
    double[] scores(double[] independent) {
        double[] dependent = independent.clone();
        for (int i = 0; i < dependent.length; i++) {
            if (touched[i]) {
                dependent[i] = 0;
                for (int k = 0; k <= i; k++) {
                    dependent[i] += factor[i][k] * independent[k];
                }
            }
        }
        return dependent;
    }

    boolean touches(int i) {
        return touched[i];
    }

    private double[][] factor(int[] order) {
        int n = order.length;
        double[][] ordered = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                ordered[i][j] = scores[order[i]][order[j]];
            }
        }
        return NearestCorrelation.cholesky(ordered);
    }

    @Override
    public String toString() {
        if (isIndependent()) {
            return "independent inputs";
        }
        String text = "Gaussian copula of " + scores.length + " inputs";
        return repaired ? text + "; " + repair() : text;
    }

    /**
     * What the repair did, in words.
     *
     * @return by how much correlations were moved; empty without repair
     */
    public String repair() {
        return repaired
                ? "the correlations asked for cannot hold together and were moved to the nearest ones that can, by at most "
                        + Numbers.human(largestChange)
                : "";
    }
}
