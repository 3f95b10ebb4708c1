package io.jevons.uncertainty.sensitivity;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.random.NearestCorrelation;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Shapley effects in closed form: a linear function of normal inputs, over all subsets of them. */
public final class LinearShapley {
    private static final int MOST_INPUTS = 20;

    /** What rounding may do to a matrix, by its size and norm. */
    private static final double ROUNDING = 1e-12;

    private LinearShapley() {}

    public static double[] of(double[] coefficients, double[][] covariance) {
        int n = coefficients.length;
        Checks.between("number of coefficients", n, 1, MOST_INPUTS);
        for (double coefficient : coefficients) {
            Checks.finite("coefficient", coefficient);
        }
        requireCovariance(covariance, n);
        RealVector withOutput = new Array2DRowRealMatrix(covariance).operate(new ArrayRealVector(coefficients));
        double[] explained = new double[1 << n];
        for (int subset = 1; subset < explained.length; subset++) {
            explained[subset] = explained(subset, covariance, withOutput);
        }
        double variance = withOutput.dotProduct(new ArrayRealVector(coefficients));
        double[] effects = new double[n];
        for (int subset = 0; subset < explained.length && variance > 0; subset++) {
            double weight = weight(n, Integer.bitCount(subset));
            for (int j = 0; j < n; j++) {
                if ((subset >> j & 1) == 0) {
                    effects[j] += weight * (explained[subset | 1 << j] - explained[subset]) / variance;
                }
            }
        }
        return effects;
    }

    /** What no covariance matrix can be is refused: one that is not square, not symmetric or not positive semidefinite. */
    private static void requireCovariance(double[][] covariance, int n) {
        if (covariance.length != n) {
            throw InvalidInputException.of(
                    "rows of the covariance matrix", covariance.length, n + ", the number of coefficients");
        }
        for (double[] row : covariance) {
            if (row.length != n) {
                throw InvalidInputException.of(
                        "length of a row of the covariance matrix", row.length, n + ", the number of coefficients");
            }
            for (double value : row) {
                Checks.finite("covariance", value);
            }
        }
        double tolerance = ROUNDING * n * new Array2DRowRealMatrix(covariance).getNorm();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(covariance[i][j] - covariance[j][i]) <= tolerance)) {
                    throw InvalidInputException.of(
                            "covariance " + i + ", " + j,
                            covariance[i][j],
                            covariance[j][i] + ", as of " + j + ", " + i + ", since a covariance matrix is symmetric");
                }
            }
        }
        double least = NearestCorrelation.leastEigenvalue(covariance);
        if (!(least >= -tolerance)) {
            throw InvalidInputException.of(
                    "least eigenvalue of the covariance matrix", least, "at least 0, since no variance is negative");
        }
    }

    /** The variance that a subset explains: its covariances with the output through the inverse of its own matrix. */
    private static double explained(int subset, double[][] covariance, RealVector withOutput) {
        int[] members = IntStream.range(0, covariance.length)
                .filter(j -> (subset >> j & 1) == 1)
                .toArray();
        RealMatrix own = new Array2DRowRealMatrix(covariance).getSubMatrix(members, members);
        RealVector with = new ArrayRealVector(members.length);
        for (int k = 0; k < members.length; k++) {
            with.setEntry(k, withOutput.getEntry(members[k]));
        }
        return new SingularValueDecomposition(own).getSolver().solve(with).dotProduct(with);
    }

    /** |S|! (n - |S| - 1)! / n!, as 1 / (n binomial(n - 1, |S|)). */
    private static double weight(int n, int size) {
        double weight = 1.0 / n;
        for (int k = 1; k <= size; k++) {
            weight *= (double) k / (n - k);
        }
        return weight;
    }
}
