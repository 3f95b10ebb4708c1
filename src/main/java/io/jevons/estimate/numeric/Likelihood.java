package io.jevons.estimate.numeric;

import io.jevons.base.InvalidInputException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** A log-likelihood with its gradient, and its maximum by damped Newton steps. Parameters are scaled to order one. */
public interface Likelihood {
    /** Step of the differences that make the Hessian of the gradient: its error is near 1e-10 for parameters of order 1. */
    double STEP = 1e-5;

    /** How many Newton steps a search may take. */
    int MAX_STEPS = 200;

    /**
     * The log-likelihood.
     *
     * @param parameters where
     * @param gradient filled with the gradient there
     * @return the value; minus infinity outside the range
     */
    double at(double[] parameters, double[] gradient);

    /** Climbs from a start to a maximum. */
    default double[] maximize(double[] start) {
        int k = start.length;
        double[] point = start.clone();
        double[] gradient = new double[k];
        double value = at(point, gradient);
        for (int step = 0; step < MAX_STEPS; step++) {
            RealVector direction = direction(information(point), new ArrayRealVector(gradient));
            double gain = direction.dotProduct(new ArrayRealVector(gradient));
            if (!(gain > 1e-18 * (1 + Math.abs(value)))) {
                return point;
            }
            boolean moved = false;
            for (double length = 1; length > 1e-12 && !moved; length /= 2) {
                double[] next =
                        new ArrayRealVector(point).combine(1, length, direction).toArray();
                double[] nextGradient = new double[k];
                double nextValue = at(next, nextGradient);
                if (nextValue > value) {
                    moved = true;
                    point = next;
                    gradient = nextGradient;
                    value = nextValue;
                }
            }
            if (!moved) {
                // No higher point along the way up: as high as doubles can tell.
                return point;
            }
        }
        throw new InvalidInputException("choices: the likelihood must have a maximum, none found in " + MAX_STEPS
                + " steps\nMaybe a variable tells the choice exactly, or some alternative is never chosen");
    }

    /** Minus the Hessian, by central differences of the gradient. */
    default RealMatrix information(double[] point) {
        int k = point.length;
        double[][] matrix = new double[k][k];
        double[] up = new double[k];
        double[] down = new double[k];
        for (int j = 0; j < k; j++) {
            double[] moved = point.clone();
            moved[j] = point[j] + STEP;
            at(moved, up);
            moved[j] = point[j] - STEP;
            at(moved, down);
            for (int i = 0; i < k; i++) {
                matrix[i][j] -= (up[i] - down[i]) / (4 * STEP);
                matrix[j][i] -= (up[i] - down[i]) / (4 * STEP);
            }
        }
        return new Array2DRowRealMatrix(matrix, false);
    }

    private static RealVector direction(RealMatrix information, RealVector gradient) {
        double ridge = 0;
        double size = Math.max(1e-8, information.getNorm());
        while (true) {
            RealMatrix damped = information.copy();
            for (int j = 0; j < gradient.getDimension(); j++) {
                damped.addToEntry(j, j, ridge);
            }
            try {
                return new CholeskyDecomposition(damped, 1e-6, 1e-14 * size)
                        .getSolver()
                        .solve(gradient);
            } catch (NonPositiveDefiniteMatrixException uphill) {
                // Not at a hill yet: lean towards the gradient.
                ridge = ridge == 0 ? 1e-6 * size : 10 * ridge;
            }
        }
    }
}
