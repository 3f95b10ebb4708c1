package io.jevons.estimate.numeric;

import io.jevons.base.InvalidInputException;
import java.util.List;

/**
 * The QR factorization of a design matrix by modified Gram-Schmidt in twice the usual precision, with everything that least
 * squares needs of it: coefficients, residuals, the inverse of X'X, leverages and influences.
 *
 * <p>Modified Gram-Schmidt with the right-hand side carried along is backward stable (Björck 1967, BIT 7, 1–21,
 * doi:10.1007/BF01934122); in this precision the loss of orthogonality is far below what the data hold.
 */
public final class Factorization {
    /** A column whose part outside the columns before it is smaller than this share of it counts as dependent. */
    static final double TOLERANCE = 1e-11;

    private final DoubleDoubleVector[] basis;
    private final DoubleDouble[][] inverseTriangle;
    private final DoubleDouble[][] triangle;

    private Factorization(DoubleDoubleVector[] basis, DoubleDouble[][] triangle) {
        this.basis = basis;
        this.triangle = triangle;
        this.inverseTriangle = invert(triangle);
    }

    /**
     * Factorizes columns.
     *
     * @param columns the columns, all of one length
     * @param names what they are called in a refusal
     * @throws InvalidInputException if a column depends on those before it
     */
    public static Factorization of(double[][] columns, List<String> names) {
        int k = columns.length;
        DoubleDoubleVector[] basis = new DoubleDoubleVector[k];
        DoubleDouble[][] triangle = new DoubleDouble[k][k];
        for (int j = 0; j < k; j++) {
            DoubleDoubleVector rest = DoubleDoubleVector.of(columns[j]);
            double size = rest.dot(rest).squareRoot().value();
            for (int i = 0; i < j; i++) {
                triangle[i][j] = basis[i].dot(rest);
                rest.subtract(triangle[i][j], basis[i]);
            }
            DoubleDouble norm = rest.dot(rest).squareRoot();
            if (!(norm.value() > TOLERANCE * size)) {
                throw new InvalidInputException(dependent(names, j, size));
            }
            triangle[j][j] = norm;
            rest.divide(norm);
            basis[j] = rest;
        }
        return new Factorization(basis, triangle);
    }

    private static String dependent(List<String> names, int j, double size) {
        String name = names.get(j);
        if (size == 0) {
            return "regressor " + name + " = 0 in every row: must vary\nMaybe leave it out";
        }
        return "regressor " + name + ": must not be a linear combination of " + String.join(", ", names.subList(0, j))
                + "\nMaybe leave it out, or drop the intercept or one of a full set of dummies";
    }

    /** The coefficients of the regression of y on the columns, and what is left of y. */
    public Solution solve(double[] y) {
        int k = basis.length;
        DoubleDoubleVector rest = DoubleDoubleVector.of(y);
        DoubleDouble[] projection = new DoubleDouble[k];
        for (int j = 0; j < k; j++) {
            projection[j] = basis[j].dot(rest);
            rest.subtract(projection[j], basis[j]);
        }
        double[] coefficients = new double[k];
        DoubleDouble[] solved = new DoubleDouble[k];
        for (int j = k - 1; j >= 0; j--) {
            DoubleDouble sum = projection[j];
            for (int i = j + 1; i < k; i++) {
                sum = sum.minus(triangle[j][i].times(solved[i]));
            }
            solved[j] = sum.dividedBy(triangle[j][j]);
            coefficients[j] = solved[j].value();
        }
        return new Solution(coefficients, rest.values(), rest.dot(rest).value());
    }

    /** The inverse of X'X. */
    public double[][] inverseGram() {
        int k = basis.length;
        double[][] inverse = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                DoubleDouble sum = DoubleDouble.ZERO;
                for (int l = j; l < k; l++) {
                    sum = sum.plus(inverseTriangle[i][l].times(inverseTriangle[j][l]));
                }
                inverse[i][j] = sum.value();
                inverse[j][i] = inverse[i][j];
            }
        }
        return inverse;
    }

    /** Row t of X(X'X)⁻¹: how much the coefficients move with the disturbance of row t. */
    public double[][] influences() {
        int k = basis.length;
        int n = basis[0].length();
        double[][] influences = new double[n][k];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < k; i++) {
                DoubleDouble sum = DoubleDouble.ZERO;
                for (int j = i; j < k; j++) {
                    sum = sum.plus(inverseTriangle[i][j].times(basis[j].get(t)));
                }
                influences[t][i] = sum.value();
            }
        }
        return influences;
    }

    /** The diagonal of the projection on the columns. */
    public double[] leverages() {
        double[] leverages = new double[basis[0].length()];
        for (DoubleDoubleVector column : basis) {
            for (int t = 0; t < leverages.length; t++) {
                double part = column.get(t).value();
                leverages[t] += part * part;
            }
        }
        return leverages;
    }

    private static DoubleDouble[][] invert(DoubleDouble[][] upper) {
        int k = upper.length;
        DoubleDouble[][] inverse = new DoubleDouble[k][k];
        for (int j = 0; j < k; j++) {
            inverse[j][j] = DoubleDouble.of(1).dividedBy(upper[j][j]);
            for (int i = j - 1; i >= 0; i--) {
                DoubleDouble sum = DoubleDouble.ZERO;
                for (int l = i + 1; l <= j; l++) {
                    sum = sum.minus(upper[i][l].times(inverse[l][j]));
                }
                inverse[i][j] = sum.dividedBy(upper[i][i]);
            }
        }
        return inverse;
    }

    /** What {@link #solve(double[])} finds; not a record, since it holds arrays. */
    public static final class Solution {
        public final double[] coefficients;
        public final double[] residuals;
        public final double residualSum;

        Solution(double[] coefficients, double[] residuals, double residualSum) {
            this.coefficients = coefficients;
            this.residuals = residuals;
            this.residualSum = residualSum;
        }
    }
}
