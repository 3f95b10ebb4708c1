package io.jevons.estimate;

import io.jevons.estimate.numeric.Factorization;
import java.util.function.Function;

/** What a covariance estimator may look at. Holds arrays that nobody changes. */
final class Sample {
    final Factorization factorization;
    final double[] residuals;
    final int coefficients;
    private final Function<int[], double[]> refit;

    /**
     * Creates the view.
     *
     * @param factorization of the regressors, those of the second stage after two-stage least squares
     * @param residuals of the structural equation
     * @param coefficients their number
     * @param refit the coefficients from a choice of rows
     */
    Sample(Factorization factorization, double[] residuals, int coefficients, Function<int[], double[]> refit) {
        this.factorization = factorization;
        this.residuals = residuals;
        this.coefficients = coefficients;
        this.refit = refit;
    }

    int rows() {
        return residuals.length;
    }

    double[] refit(int[] rows) {
        return refit.apply(rows);
    }
}
