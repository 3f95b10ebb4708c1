package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.Pair;

/**
 * Diffusion of a new good by innovation and imitation (Bass 1969, doi:10.1287/mnsc.15.5.215), fitted to sales by nonlinear
 * least squares. Immutable.
 *
 * <p>With market size M, coefficient of innovation P and of imitation Q, the cumulative share of adopters is
 * F(t) = (1 − e^{−(P+Q)t}) / (1 + (Q/P) e^{−(P+Q)t}). Sales of period t are M f(t) with the density
 * f(t) = ((P+Q)²/P) e^{−(P+Q)t} / (1 + (Q/P) e^{−(P+Q)t})², or, {@linkplain #intervals() by intervals},
 * M (F(t) − F(t − 1)) (Srinivasan and Mason 1986, doi:10.1287/mksc.5.2.169).
 */
public final class Bass {
    private static final int MIN_PERIODS = 5;

    private final double[] sales;
    private final boolean byIntervals;

    private Bass(double[] sales, boolean byIntervals) {
        this.sales = sales;
        this.byIntervals = byIntervals;
    }

    /**
     * Sales a period from the first period of the good on.
     *
     * @param sales units a period, not negative, at least five periods
     * @return the model, not yet fitted; sales at the density
     * @throws InvalidInputException if periods are too few or a value is negative or not finite
     */
    public static Bass of(double... sales) {
        Objects.requireNonNull(sales, "sales");
        double[] checked = Observations.vector("sales", sales);
        if (checked.length < MIN_PERIODS) {
            throw InvalidInputException.of("periods of sales", checked.length, "at least " + MIN_PERIODS);
        }
        double total = 0;
        for (int t = 0; t < checked.length; t++) {
            if (!(checked[t] >= 0)) {
                throw InvalidInputException.of("sales[" + t + "]", checked[t], "a finite number >= 0");
            }
            total += checked[t];
        }
        if (!(total > 0)) {
            throw InvalidInputException.of("sum of sales", total, "above 0");
        }
        return new Bass(checked, false);
    }

    /**
     * Takes sales of a period as the rise of adopters over it in the place of the density at its end.
     *
     * @return a changed copy
     */
    public Bass intervals() {
        return new Bass(sales, true);
    }

    /**
     * Fits market size, innovation and imitation from several starting points and keeps the best.
     *
     * @return the parameters with their errors
     * @throws InvalidInputException if no start leads to a fit with a finite market, as where sales only grow
     */
    public BassFit fit() {
        double total = 0;
        for (double value : sales) {
            total += value;
        }
        Optimum best = null;
        for (double[] start : starts(total)) {
            Optimum found = optimum(start);
            if (found != null && (best == null || found.getCost() < best.getCost())) {
                best = found;
            }
        }
        if (best == null || Math.exp(best.getPoint().getEntry(0)) > 1e4 * total) {
            throw new InvalidInputException("sales: must bend, so that a market size can be told\nMaybe wait for more "
                    + "periods: before the peak the size of the market is a guess");
        }
        double[] parameters = best.getPoint().map(Math::exp).toArray();
        return new BassFit(sales, byIntervals, parameters, best.getCost());
    }

    private static List<double[]> starts(double total) {
        List<double[]> starts = new ArrayList<>();
        for (double size : new double[] {1.1, 2, 5}) {
            for (double p : new double[] {0.003, 0.03}) {
                for (double q : new double[] {0.2, 0.5, 0.9}) {
                    starts.add(new double[] {size * total, p, q});
                }
            }
        }
        return starts;
    }

    /** Levenberg-Marquardt on the logarithms of the parameters, which keeps them above zero; null where it fails. */
    private @org.jspecify.annotations.Nullable Optimum optimum(double[] start) {
        try {
            return new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(1e-15)
                    .withParameterRelativeTolerance(1e-13)
                    .optimize(new LeastSquaresBuilder()
                            .start(new ArrayRealVector(start).map(Math::log))
                            .target(sales)
                            .model(logs -> {
                                double[] parameters = logs.map(Math::exp).toArray();
                                double[][] slopes = jacobian(sales.length, byIntervals, parameters);
                                for (double[] row : slopes) {
                                    for (int j = 0; j < row.length; j++) {
                                        row[j] *= parameters[j];
                                    }
                                }
                                double[] values = curve(sales.length, byIntervals, parameters);
                                return new Pair<>(
                                        new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
                            })
                            .maxEvaluations(2_000)
                            .maxIterations(2_000)
                            .build());
        } catch (MathIllegalStateException | SingularMatrixException failed) {
            return null;
        }
    }

    /** Expected sales of periods 1 to n. */
    static double[] curve(int periods, boolean byIntervals, double[] parameters) {
        double[] values = new double[periods];
        for (int t = 1; t <= periods; t++) {
            values[t - 1] = parameters[0]
                    * (byIntervals
                            ? share(t, parameters[1], parameters[2]) - share(t - 1, parameters[1], parameters[2])
                            : density(t, parameters[1], parameters[2]));
        }
        return values;
    }

    /** Derivatives of expected sales by M, P and Q; those by P and Q as central differences of a smooth function. */
    static double[][] jacobian(int periods, boolean byIntervals, double[] parameters) {
        double[][] slopes = new double[periods][3];
        double[] values = curve(periods, byIntervals, parameters);
        for (int j = 1; j < 3; j++) {
            // Fourth-order differences: error of order 1e-12 at a relative step of 1e-3.
            double step = 1e-3 * parameters[j];
            double[][] around = new double[4][];
            double[] offsets = {-2, -1, 1, 2};
            for (int i = 0; i < 4; i++) {
                double[] moved = parameters.clone();
                moved[j] += offsets[i] * step;
                around[i] = curve(periods, byIntervals, moved);
            }
            for (int t = 0; t < periods; t++) {
                slopes[t][j] = (around[0][t] - 8 * around[1][t] + 8 * around[2][t] - around[3][t]) / (12 * step);
            }
        }
        for (int t = 0; t < periods; t++) {
            slopes[t][0] = values[t] / parameters[0];
        }
        return slopes;
    }

    static double share(double t, double p, double q) {
        double decay = Math.exp(-(p + q) * t);
        return (1 - decay) / (1 + q / p * decay);
    }

    private static double density(double t, double p, double q) {
        double decay = Math.exp(-(p + q) * t);
        double denominator = 1 + q / p * decay;
        return (p + q) * (p + q) / p * decay / (denominator * denominator);
    }
}
