package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import io.jevons.estimate.coefficients.CoefficientTable;
import io.jevons.estimate.coefficients.FirstStage;
import io.jevons.estimate.coefficients.TestStatistic;
import io.jevons.estimate.numeric.DoubleDouble;
import io.jevons.estimate.numeric.Factorization;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;

/** A fitted linear regression: coefficients, their covariance, tests. Prints like an econometrics package. Immutable. */
public final class RegressionFit implements Shown.AsTable {
    private final String method;
    private final List<String> names;
    private final double[] coefficients;
    private final double[][] covariance;
    private final double[] y;
    private final double[][] columns;
    private final double[] residuals;
    private final boolean intercept;
    private final Covariance estimator;
    private final List<FirstStage> firstStages;
    private final Optional<TestStatistic> overidentification;
    private final Optional<TestStatistic> endogeneity;

    /** Estimates the same equation with more exogenous regressors, last, by the same instruments and these. */
    private final Function<double[][], RegressionFit> widened;

    RegressionFit(
            String method,
            List<String> names,
            double[] coefficients,
            double[][] covariance,
            double[] y,
            double[][] columns,
            double[] residuals,
            boolean intercept,
            Covariance estimator,
            List<FirstStage> firstStages,
            Optional<TestStatistic> overidentification,
            Optional<TestStatistic> endogeneity,
            Function<double[][], RegressionFit> widened) {
        this.widened = widened;
        this.method = method;
        this.names = names;
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.y = y;
        this.columns = columns;
        this.residuals = residuals;
        this.intercept = intercept;
        this.estimator = estimator;
        this.firstStages = List.copyOf(firstStages);
        this.overidentification = overidentification;
        this.endogeneity = endogeneity;
    }

    /**
     * The coefficients: intercept, endogenous, exogenous.
     *
     * @return a copy
     */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * The standard errors, in the order of the coefficients.
     *
     * @return a copy
     */
    public double[] standardErrors() {
        return IntStream.range(0, names.size())
                .mapToDouble(j -> Math.sqrt(covariance[j][j]))
                .toArray();
    }

    /**
     * The covariance of the coefficients.
     *
     * @return a copy
     */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The names of the coefficients.
     *
     * @return the names, {@code intercept} first where there is one
     */
    public List<String> names() {
        return names;
    }

    /**
     * All coefficients with their errors.
     *
     * @return one an entry
     */
    public List<CoefficientEstimate> estimates() {
        double[] errors = standardErrors();
        return IntStream.range(0, names.size())
                .mapToObj(j ->
                        new CoefficientEstimate(names.get(j), coefficients[j], errors[j], residualDegreesOfFreedom()))
                .toList();
    }

    /**
     * One coefficient with its error.
     *
     * @param name its name
     * @return the estimate
     * @throws InvalidInputException if there is no such coefficient
     */
    public CoefficientEstimate estimate(String name) {
        return estimates().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown("coefficient", name, names));
    }

    /**
     * What the equation leaves unexplained.
     *
     * @return a copy, one a row
     */
    public double[] residuals() {
        return residuals.clone();
    }

    /**
     * The number of observations.
     *
     * @return n
     */
    public int rows() {
        return y.length;
    }

    /**
     * Observations less coefficients.
     *
     * @return n − k
     */
    public int residualDegreesOfFreedom() {
        return y.length - names.size();
    }

    /**
     * The standard deviation of the residuals, with n − k.
     *
     * @return in units of the dependent variable
     */
    public double residualStandardError() {
        return Math.sqrt(Regression.squares(residuals) / residualDegreesOfFreedom());
    }

    /**
     * The share of the variation of the dependent variable that the equation explains; below 0 is possible after two-stage
     * least squares. Without an intercept it is measured from zero.
     *
     * @return R²
     */
    public double rSquared() {
        return 1 - Regression.squares(residuals) / totalSum();
    }

    /**
     * R² with a penalty for coefficients.
     *
     * @return 1 − (1 − R²)(n − 1)/(n − k), or with n in the place of n − 1 where there is no intercept
     */
    public double adjustedRSquared() {
        return 1 - (1 - rSquared()) * (rows() - (intercept ? 1 : 0)) / residualDegreesOfFreedom();
    }

    /**
     * The test that all coefficients but the intercept are zero, by the covariance chosen.
     *
     * @return the F test; empty where there is only an intercept
     */
    public Optional<TestStatistic> fTest() {
        int first = intercept ? 1 : 0;
        int tested = names.size() - first;
        if (tested == 0) {
            return Optional.empty();
        }
        if (estimator.isClassical() && firstStages.isEmpty()) {
            double left = Regression.squares(residuals);
            double f = (totalSum() - left) / tested / (left / residualDegreesOfFreedom());
            return Optional.of(TestStatistic.f("all slopes zero", f, tested, residualDegreesOfFreedom()));
        }
        return Optional.of(
                wald("all slopes zero", IntStream.range(first, names.size()).toArray()));
    }

    /**
     * How well the instruments move each endogenous regressor.
     *
     * @return one an endogenous regressor; empty after ordinary least squares
     */
    public List<FirstStage> firstStages() {
        return firstStages;
    }

    /**
     * Sargan's test that the instruments do not move with the disturbance; it supposes disturbances of one variance.
     *
     * @return the test; empty where there are no more instruments than endogenous regressors
     */
    public Optional<TestStatistic> overidentification() {
        return overidentification;
    }

    /**
     * Wu and Hausman's test that ordinary least squares would do; it supposes disturbances of one variance.
     *
     * @return the test; empty after ordinary least squares
     */
    public Optional<TestStatistic> endogeneity() {
        return endogeneity;
    }

    /**
     * Durbin and Watson's statistic: near 2 without, near 0 with strong positive autocorrelation of neighbouring residuals.
     *
     * @return 0 to 4
     */
    public double durbinWatson() {
        double sum = 0;
        for (int t = 1; t < residuals.length; t++) {
            double step = residuals[t] - residuals[t - 1];
            sum += step * step;
        }
        return sum / Regression.squares(residuals);
    }

    /**
     * Breusch and Godfrey's test for autocorrelation of the disturbance: n R² from the regression of the residuals on the
     * regressors and on residuals of earlier rows, zeros before the first. After two-stage least squares, where the residuals move with the
     * endogenous regressors whatever their disturbances do, it is Godfrey's form: Wald's test that earlier residuals have no effect in the
     * equation, estimated with them by the same instruments.
     *
     * <p>Source: L. G. Godfrey 1994, Testing for serial correlation by variable addition in dynamic models estimated by instrumental variables,
     * Review of Economics and Statistics 76(3).
     *
     * @param lags how many rows back, at least 1
     * @return the chi-squared test
     * @throws InvalidInputException if there are too many lags for the rows
     */
    public TestStatistic breuschGodfrey(int lags) {
        Checks.atLeast("lags", lags, 1);
        if (lags >= rows() - names.size()) {
            throw InvalidInputException.of("lags", lags, "below rows less coefficients, " + residualDegreesOfFreedom());
        }
        double[][] earlier = new double[lags][rows()];
        for (int lag = 1; lag <= lags; lag++) {
            System.arraycopy(residuals, 0, earlier[lag - 1], lag, rows() - lag);
        }
        if (!firstStages.isEmpty()) {
            RegressionFit wide = widened.apply(earlier);
            int[] tested = IntStream.range(names.size(), names.size() + lags).toArray();
            double f = wide.wald("Breusch-Godfrey", tested).value();
            return TestStatistic.chiSquared("Breusch-Godfrey", lags * f, lags);
        }
        List<String> all = Arrays.asList(Arrays.copyOf(names.toArray(String[]::new), names.size() + lags));
        for (int lag = 1; lag <= lags; lag++) {
            all.set(names.size() + lag - 1, "residual " + lag + " back");
        }
        double left = Factorization.of(Regression.joined(columns, earlier), all).solve(residuals).residualSum;
        double statistic = rows() * (1 - left / Regression.squares(residuals));
        return TestStatistic.chiSquared("Breusch-Godfrey", statistic, lags);
    }

    /**
     * The value of the equation.
     *
     * @param x the regressors, without the intercept, in the order of the coefficients
     * @return the prediction
     * @throws InvalidInputException if their number differs
     */
    public double predict(double... x) {
        int first = intercept ? 1 : 0;
        if (x.length + first != coefficients.length) {
            throw InvalidInputException.of("length of x", x.length, String.valueOf(coefficients.length - first));
        }
        double sum = intercept ? coefficients[0] : 0;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[first + j] * x[j];
        }
        return sum;
    }

    /**
     * The result as a table.
     *
     * @return the table: coefficient, standard error, t, p, interval; n, R² and tests below
     */
    @Override
    public Table toTable() {
        Table.Builder table = CoefficientTable.of(method + ", " + estimator + " standard errors", estimates())
                .note("n = " + rows() + ", R² = " + Numbers.human(rSquared()) + ", adjusted R² = "
                        + Numbers.human(adjustedRSquared()) + ", residual standard error = "
                        + Numbers.human(residualStandardError()) + " on " + residualDegreesOfFreedom() + " df");
        fTest().ifPresent(test -> table.note(test.toString()));
        firstStages.forEach(stage -> table.note(stage.regressor() + ", " + stage));
        overidentification.ifPresent(test -> table.note("overidentification, " + test));
        endogeneity.ifPresent(test -> table.note("endogeneity, " + test));
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }

    /** Wald's F that some coefficients are zero; standardized first, since regressors differ in scale. */
    TestStatistic wald(String name, int[] tested) {
        int q = tested.length;
        double[][] correlation = new double[q][q];
        double[] standardized = new double[q];
        for (int i = 0; i < q; i++) {
            double deviation = Math.sqrt(covariance[tested[i]][tested[i]]);
            standardized[i] = coefficients[tested[i]] / deviation;
            for (int j = 0; j < q; j++) {
                double other = Math.sqrt(covariance[tested[j]][tested[j]]);
                correlation[i][j] = covariance[tested[i]][tested[j]] / deviation / other;
            }
        }
        LUDecomposition factors = new LUDecomposition(new Array2DRowRealMatrix(correlation, false));
        double f = Double.NaN;
        if (factors.getSolver().isNonSingular()) {
            RealVector z = new ArrayRealVector(standardized, false);
            f = z.dotProduct(factors.getSolver().solve(z)) / q;
        }
        return TestStatistic.f(name, f, q, residualDegreesOfFreedom());
    }

    private double totalSum() {
        double mean = 0;
        if (intercept) {
            DoubleDouble sum = DoubleDouble.ZERO;
            for (double value : y) {
                sum = sum.plus(DoubleDouble.of(value));
            }
            mean = sum.value() / y.length;
        }
        double total = 0;
        for (double value : y) {
            total += (value - mean) * (value - mean);
        }
        return total;
    }
}
