package io.jevons.estimate.numeric;

import java.util.function.Function;

/** What a covariance estimator may look at. Holds arrays that nobody changes. */
public final class Sample {
    public final Factorization factorization;
    public final double[] residuals;
    public final int coefficients;
    private final Function<int[], double[]> refit;

    /**
     * Creates the view.
     *
     * @param factorization of the regressors, those of the second stage after two-stage least squares
     * @param residuals of the structural equation
     * @param coefficients their number
     * @param refit the coefficients from a choice of rows
     */
    public Sample(Factorization factorization, double[] residuals, int coefficients, Function<int[], double[]> refit) {
        this.factorization = factorization;
        this.residuals = residuals;
        this.coefficients = coefficients;
        this.refit = refit;
    }

    public int rows() {
        return residuals.length;
    }

    public double[] refit(int[] rows) {
        return refit.apply(rows);
    }
}
