package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.estimate.coefficients.FirstStage;
import io.jevons.estimate.coefficients.TestStatistic;
import io.jevons.estimate.numeric.DoubleDouble;
import io.jevons.estimate.numeric.Factorization;
import io.jevons.estimate.numeric.Observations;
import io.jevons.estimate.numeric.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Linear regression: ordinary least squares and two-stage least squares. Immutable; every setting returns a changed copy.
 *
 * <pre>{@code
 * double[] y = {1.1, 1.9, 3.2, 3.9, 5.1};
 * double[][] x = {{1}, {2}, {3}, {4}, {5}};
 * var fit = Regression.ols(y, x).names("years").covariance(Covariance.HC3).fit();
 * fit.estimate("years").pValue();
 * }</pre>
 *
 * <p>The equation is y = a + W b + X c + u with endogenous regressors W, exogenous regressors X and disturbance u. Without
 * W it is estimated by least squares. With W, which moves with u, the first stage regresses each column of W on the
 * intercept, X and the instruments Z; the second stage puts the fitted values in the place of W. Residuals are those of the
 * equation with W itself. Coefficients come in the order intercept, W, X.
 *
 * <p>Factorizations run in twice the usual precision (see the reference sets of NIST in the tests), so that the
 * coefficients are as good as the data.
 *
 * <p>References: W. H. Greene, Econometric Analysis, chapters 4 and 8; J. D. Sargan 1958, doi:10.2307/1907619.
 */
public final class Regression {
    private final double[] y;
    private final double[][] endogenous;
    private final double[][] exogenous;
    private final double[][] instruments;
    private final boolean intercept;
    private final Covariance covariance;
    private final List<String> names;

    private Regression(
            double[] y,
            double[][] endogenous,
            double[][] exogenous,
            double[][] instruments,
            boolean intercept,
            Covariance covariance,
            List<String> names) {
        this.y = y;
        this.endogenous = endogenous;
        this.exogenous = exogenous;
        this.instruments = instruments;
        this.intercept = intercept;
        this.covariance = covariance;
        this.names = names;
    }

    /**
     * Ordinary least squares with an intercept.
     *
     * @param y the dependent variable
     * @param x the regressors; rows are observations
     * @return the regression, not yet fitted
     * @throws InvalidInputException if lengths differ or a number is not finite
     */
    public static Regression ols(double[] y, double[][] x) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(x, "x");
        double[] dependent = Observations.vector("y", y);
        double[][] columns = Observations.columns("x", x, y.length);
        return new Regression(
                dependent,
                new double[0][],
                columns,
                new double[0][],
                true,
                Covariance.CLASSICAL,
                numbered("x", columns.length));
    }

    /**
     * Two-stage least squares with an intercept. Standard errors divide by n − k.
     *
     * @param y the dependent variable
     * @param endogenous regressors that move with the disturbance; rows are observations
     * @param exogenous regressors that do not; an empty array where there are none
     * @param instruments excluded from the equation, at least as many as there are endogenous regressors; a copy of an
     *     exogenous regressor among them is left out, since that is an instrument already
     * @return the regression, not yet fitted
     * @throws InvalidInputException if lengths differ, a number is not finite, or instruments are too few
     */
    public static Regression twoStage(double[] y, double[][] endogenous, double[][] exogenous, double[][] instruments) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(endogenous, "endogenous");
        Objects.requireNonNull(exogenous, "exogenous");
        Objects.requireNonNull(instruments, "instruments");
        double[] dependent = Observations.vector("y", y);
        double[][] w = Observations.columns("endogenous", endogenous, y.length);
        double[][] x = Observations.columns("exogenous", exogenous, y.length);
        double[][] z = Arrays.stream(Observations.columns("instruments", instruments, y.length))
                .filter(column -> Arrays.stream(x).noneMatch(included -> Arrays.equals(included, column)))
                .toArray(double[][]::new);
        Checks.atLeast("endogenous regressors", w.length, 1);
        if (z.length < w.length) {
            throw InvalidInputException.of(
                    "instruments beside the exogenous regressors",
                    z.length,
                    "at least " + w.length + ", one for each endogenous regressor");
        }
        List<String> names = new ArrayList<>(numbered("w", w.length));
        names.addAll(numbered("x", x.length));
        return new Regression(dependent, w, x, z, true, Covariance.CLASSICAL, names);
    }

    /**
     * Leaves out the intercept. R² then compares with zero in the place of the mean.
     *
     * @return a changed copy
     */
    public Regression noIntercept() {
        return new Regression(y, endogenous, exogenous, instruments, false, covariance, names);
    }

    /**
     * Chooses how standard errors are estimated; classical unless chosen.
     *
     * @param estimator the estimator of the covariance
     * @return a changed copy
     */
    public Regression covariance(Covariance estimator) {
        return new Regression(y, endogenous, exogenous, instruments, intercept, estimator, names);
    }

    /**
     * Names the regressors, endogenous before exogenous, without the intercept.
     *
     * @param regressors one name each
     * @return a changed copy
     * @throws InvalidInputException if their number differs
     */
    public Regression names(String... regressors) {
        int expected = endogenous.length + exogenous.length;
        if (regressors.length != expected) {
            throw InvalidInputException.of("names", Arrays.toString(regressors), expected + " names");
        }
        return new Regression(y, endogenous, exogenous, instruments, intercept, covariance, List.of(regressors));
    }

    /**
     * Estimates the equation.
     *
     * @return the coefficients with their errors and the tests
     * @throws InvalidInputException if there are too few rows, or a regressor depends on others
     */
    public RegressionFit fit() {
        int k = regressors().size();
        if (k == 0) {
            throw InvalidInputException.of("regressors", "none", "at least one");
        }
        if (y.length <= k) {
            throw new InvalidInputException("rows = " + y.length + ": must be more than the " + k
                    + " coefficients\nMaybe leave out regressors");
        }
        double[][] stage = secondStage();
        Factorization factorization = Factorization.of(stage, regressors());
        Factorization.Solution solution = factorization.solve(y);
        boolean ordinary = endogenous.length == 0;
        double[] residuals =
                ordinary ? solution.residuals : residuals(y, regressorColumns(endogenous), solution.coefficients);
        Sample sample = new Sample(factorization, residuals, k, this::refit);
        return new RegressionFit(
                ordinary ? "OLS" : "two-stage least squares",
                regressors(),
                solution.coefficients,
                covariance.estimate(sample),
                y,
                regressorColumns(endogenous),
                residuals,
                intercept,
                covariance,
                firstStages(),
                overidentification(residuals),
                endogeneity(),
                more -> with(more).fit());
    }

    private Regression with(double[][] more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(numbered("added ", more.length));
        return new Regression(
                y, endogenous, joined(exogenous, more), instruments, intercept, Covariance.CLASSICAL, all);
    }

    private double[] refit(int[] rows) {
        Regression drawn = new Regression(
                pick(y, rows),
                pick(endogenous, rows),
                pick(exogenous, rows),
                pick(instruments, rows),
                intercept,
                covariance,
                names);
        return Factorization.of(drawn.secondStage(), regressors()).solve(drawn.y).coefficients;
    }

    private List<String> regressors() {
        List<String> all = new ArrayList<>();
        if (intercept) {
            all.add("intercept");
        }
        all.addAll(names);
        return List.copyOf(all);
    }

    private double[][] regressorColumns(double[][] firstBlock) {
        return joined(intercept ? ones(y.length) : new double[0][], firstBlock, exogenous);
    }

    private double[][] secondStage() {
        if (endogenous.length == 0) {
            return regressorColumns(endogenous);
        }
        Factorization first = allInstruments();
        double[][] fitted = new double[endogenous.length][];
        for (int j = 0; j < fitted.length; j++) {
            fitted[j] = difference(endogenous[j], first.solve(endogenous[j]).residuals);
        }
        return regressorColumns(fitted);
    }

    private Factorization allInstruments() {
        double[][] columns = joined(regressorColumns(new double[0][]), instruments);
        if (y.length <= columns.length) {
            throw InvalidInputException.of("rows", y.length, "more than the " + columns.length + " instruments");
        }
        return Factorization.of(columns, instrumentNames());
    }

    private List<String> instrumentNames() {
        List<String> all = new ArrayList<>();
        if (intercept) {
            all.add("intercept");
        }
        all.addAll(names.subList(endogenous.length, names.size()));
        all.addAll(numbered("z", instruments.length));
        return all;
    }

    /** F tests that the instruments are without effect in the first stage of each endogenous regressor. */
    private List<FirstStage> firstStages() {
        List<FirstStage> stages = new ArrayList<>();
        int excluded = instruments.length;
        for (int j = 0; j < endogenous.length; j++) {
            double[][] columns = joined(exogenous, instruments);
            Regression stage = new Regression(
                    endogenous[j],
                    new double[0][],
                    columns,
                    new double[0][],
                    intercept,
                    covariance,
                    numbered("z", columns.length));
            RegressionFit full = stage.fit();
            double[][] restricted = regressorColumns(new double[0][]);
            double restrictedSum = restricted.length == 0
                    ? squares(endogenous[j])
                    : Factorization.of(restricted, instrumentNames()).solve(endogenous[j]).residualSum;
            double sum = squares(full.residuals());
            int df = full.residualDegreesOfFreedom();
            TestStatistic classical =
                    TestStatistic.f("first stage", (restrictedSum - sum) / excluded / (sum / df), excluded, df);
            int[] tested = lastIndices(full.coefficients().length, excluded);
            TestStatistic test = covariance.isClassical() ? classical : full.wald("first stage", tested);
            stages.add(new FirstStage(names.get(j), test, classical, 1 - sum / restrictedSum));
        }
        return stages;
    }

    /** Sargan's n R² from the regression of the residuals on all instruments. */
    private Optional<TestStatistic> overidentification(double[] residuals) {
        int degrees = instruments.length - endogenous.length;
        if (endogenous.length == 0 || degrees == 0) {
            return Optional.empty();
        }
        double left = allInstruments().solve(residuals).residualSum;
        double total = squares(residuals);
        return Optional.of(TestStatistic.chiSquared("Sargan", y.length * (1 - left / total), degrees));
    }

    /** Wu and Hausman's F test that least squares would do: the first-stage residuals add nothing. */
    private Optional<TestStatistic> endogeneity() {
        int added = endogenous.length;
        double[][] columns = regressorColumns(endogenous);
        int df = y.length - columns.length - added;
        if (added == 0 || df <= 0) {
            return Optional.empty();
        }
        Factorization first = allInstruments();
        double[][] more = new double[added][];
        for (int j = 0; j < added; j++) {
            more[j] = first.solve(endogenous[j]).residuals;
        }
        double restricted = Factorization.of(columns, regressors()).solve(y).residualSum;
        List<String> all = new ArrayList<>(regressors());
        all.addAll(numbered("v", added));
        try {
            double full = Factorization.of(joined(columns, more), all).solve(y).residualSum;
            return Optional.of(TestStatistic.f("Wu-Hausman", (restricted - full) / added / (full / df), added, df));
        } catch (InvalidInputException explained) {
            // The instruments explain a regressor in full: it is exogenous by construction, and there is nothing to
            // test.
            return Optional.empty();
        }
    }

    static double[] residuals(double[] y, double[][] columns, double[] coefficients) {
        double[] residuals = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            DoubleDouble rest = DoubleDouble.of(y[t]);
            for (int j = 0; j < columns.length; j++) {
                rest = rest.minus(DoubleDouble.of(columns[j][t]).times(DoubleDouble.of(coefficients[j])));
            }
            residuals[t] = rest.value();
        }
        return residuals;
    }

    static double[][] joined(double[][]... blocks) {
        return Arrays.stream(blocks).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    static List<String> numbered(String letter, int count) {
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= count; j++) {
            names.add(letter + j);
        }
        return names;
    }

    private static double[][] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return new double[][] {ones};
    }

    private static int[] lastIndices(int size, int count) {
        int[] indices = new int[count];
        for (int j = 0; j < count; j++) {
            indices[j] = size - count + j;
        }
        return indices;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int t = 0; t < a.length; t++) {
            difference[t] = a[t] - b[t];
        }
        return difference;
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(t -> values[t]).toArray();
    }

    private static double[][] pick(double[][] columns, int[] rows) {
        return Arrays.stream(columns).map(column -> pick(column, rows)).toArray(double[][]::new);
    }
}
