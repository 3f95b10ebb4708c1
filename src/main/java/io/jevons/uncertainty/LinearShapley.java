package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Shapley effects in closed form: a linear function of normal inputs, over all subsets of them. */
final class LinearShapley {
    private static final int MOST_INPUTS = 20;

    private LinearShapley() {}

    static double[] of(double[] coefficients, double[][] covariance) {
        int n = coefficients.length;
        Checks.between("number of coefficients", n, 1, MOST_INPUTS);
        if (covariance.length != n || covariance[0].length != n) {
            throw InvalidInputException.of(
                    "size of the covariance matrix", covariance.length, n + ", the number of coefficients");
        }
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
