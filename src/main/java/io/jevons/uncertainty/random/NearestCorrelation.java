package io.jevons.uncertainty.random;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The correlation matrix nearest to a symmetric one in the Frobenius norm: alternating projections with Dykstra's
 * correction (Higham 2002, doi:10.1093/imanum/22.3.329), and the Cholesky factor of a matrix that may be singular.
 */
public final class NearestCorrelation {
    private static final double SLACK = 1e-10;
    private static final double SETTLED = 1e-12;
    private static final int MOST_STEPS = 10_000;

    /** What eigenvectors leave by rounding between inputs that have nothing to do with each other. */
    private static final double TRACE = 1e-12;

    /** Far below what rounding leaves of an eigenvalue of a matrix with ones on its diagonal. */
    private static final double NOTHING = 1e-30;

    private NearestCorrelation() {}

    /** Whether no eigenvalue is below zero, up to rounding. */
    public static boolean isSemidefinite(double[][] matrix) {
        return leastEigenvalue(matrix) >= -SLACK;
    }

    /** The least eigenvalue of a symmetric matrix; below zero where it is none of correlations or covariances. */
    public static double leastEigenvalue(double[][] matrix) {
        return Arrays.stream(decompose(new Array2DRowRealMatrix(matrix)).getRealEigenvalues())
                .min()
                .orElseThrow();
    }

    public static double[][] of(double[][] matrix) {
        int n = matrix.length;
        RealMatrix y = new Array2DRowRealMatrix(matrix);
        RealMatrix correction = new Array2DRowRealMatrix(n, n);
        for (int step = 0; step < MOST_STEPS; step++) {
            RealMatrix corrected = y.subtract(correction);
            RealMatrix x = withoutNegativeEigenvalues(corrected);
            correction = x.subtract(corrected);
            RealMatrix next = x.copy();
            for (int i = 0; i < n; i++) {
                next.setEntry(i, i, 1);
            }
            boolean settled = next.subtract(y).getFrobeniusNorm() <= SETTLED * n;
            y = next;
            if (settled) {
                break;
            }
        }
        return withoutTraces(y.getData(), matrix);
    }

    private static double[][] withoutTraces(double[][] nearest, double[][] asked) {
        for (int i = 0; i < asked.length; i++) {
            for (int j = 0; j < asked.length; j++) {
                if (asked[i][j] == 0 && Math.abs(nearest[i][j]) < TRACE) {
                    nearest[i][j] = 0;
                }
            }
        }
        return nearest;
    }

    private static RealMatrix withoutNegativeEigenvalues(RealMatrix matrix) {
        EigenDecomposition eigen = decompose(matrix);
        RealMatrix diagonal = eigen.getD().copy();
        for (int i = 0; i < diagonal.getRowDimension(); i++) {
            diagonal.setEntry(i, i, Math.max(0, diagonal.getEntry(i, i)));
        }
        return eigen.getV().multiply(diagonal).multiply(eigen.getVT());
    }

    /**
     * Symmetric to the last bit, or Commons Math would look for complex eigenvalues; and without entries whose squares it
     * would lose, so that its transformation divides zero by zero.
     */
    private static EigenDecomposition decompose(RealMatrix matrix) {
        RealMatrix symmetric = matrix.add(matrix.transpose()).scalarMultiply(0.5);
        for (int i = 0; i < symmetric.getRowDimension(); i++) {
            for (int j = 0; j < symmetric.getColumnDimension(); j++) {
                if (Math.abs(symmetric.getEntry(i, j)) < NOTHING) {
                    symmetric.setEntry(i, j, 0);
                }
            }
        }
        return new EigenDecomposition(symmetric);
    }

    /** The lower factor L of L Lᵀ; columns without variance left become zero. */
    public static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int j = 0; j < n; j++) {
            double pivot = matrix[j][j];
            for (int k = 0; k < j; k++) {
                pivot -= factor[j][k] * factor[j][k];
            }
            if (pivot <= SLACK) {
                continue;
            }
            factor[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = sum / factor[j][j];
            }
        }
        return factor;
    }
}
