package io.jevons.uncertainty.particles;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Whether estimates of one figure differ by no more than their errors: Cochran's Q (1954, doi:10.2307/3001666). */
public final class Agreement {
    /** No error is taken to be less than this: one of nothing would make any difference count. */
    private static final double LEAST_ERROR = 1e-9;

    private Agreement() {}

    /** The chance of differences as large as these, if errors were normal and as stated. */
    public static double chance(double[] values, double[] errors) {
        double weights = 0;
        double mean = 0;
        for (int k = 0; k < values.length; k++) {
            double error = Math.max(LEAST_ERROR, errors[k]);
            weights += 1 / (error * error);
            mean += values[k] / (error * error);
        }
        mean /= weights;
        double q = 0;
        for (int k = 0; k < values.length; k++) {
            double z = (values[k] - mean) / Math.max(LEAST_ERROR, errors[k]);
            q += z * z;
        }
        return 1 - new ChiSquaredDistribution(values.length - 1).cumulativeProbability(q);
    }
}
