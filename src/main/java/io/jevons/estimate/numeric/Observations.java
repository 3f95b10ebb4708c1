package io.jevons.estimate.numeric;

import io.jevons.base.InvalidInputException;
import java.util.Arrays;

/** Checks and reshapes the arrays that estimators take. */
public final class Observations {
    private Observations() {}

    /** A checked copy of a vector. */
    public static double[] vector(String name, double[] values) {
        for (int t = 0; t < values.length; t++) {
            finite(name + "[" + t + "]", values[t]);
        }
        return values.clone();
    }

    /** A checked copy of a vector of a known length. */
    public static double[] vector(String name, double[] values, int rows) {
        sameLength(name, values.length, rows);
        return vector(name, values);
    }

    /** A checked copy of a vector of values above zero, in logarithms. */
    public static double[] logs(String name, double[] values, int rows) {
        sameLength(name, values.length, rows);
        double[] logs = new double[rows];
        for (int t = 0; t < rows; t++) {
            if (!(values[t] > 0 && values[t] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(name + "[" + t + "] = " + values[t]
                        + ": must be a finite number > 0\nMaybe leave that row out: the equation is in logarithms");
            }
            logs[t] = Math.log(values[t]);
        }
        return logs;
    }

    /** The columns of a matrix whose rows are observations; none where it has no columns or no rows. */
    public static double[][] columns(String name, double[][] matrix, int rows) {
        if (matrix.length == 0) {
            return new double[0][];
        }
        sameLength(name, matrix.length, rows);
        double[][] columns = new double[matrix[0].length][rows];
        for (int t = 0; t < rows; t++) {
            if (matrix[t].length != columns.length) {
                throw InvalidInputException.of(
                        "length of " + name + "[" + t + "]",
                        matrix[t].length,
                        columns.length + ", as in the first row");
            }
            for (int j = 0; j < columns.length; j++) {
                columns[j][t] = finite(name + "[" + t + "][" + j + "]", matrix[t][j]);
            }
        }
        return columns;
    }

    /** The columns of two matrices side by side, row by row. */
    public static double[][] beside(double[][] left, double[][] right) {
        double[][] joined = new double[left.length][];
        for (int t = 0; t < joined.length; t++) {
            joined[t] = Arrays.copyOf(left[t], left[t].length + right[t].length);
            System.arraycopy(right[t], 0, joined[t], left[t].length, right[t].length);
        }
        return joined;
    }

    private static void sameLength(String name, int found, int rows) {
        if (found != rows) {
            throw new InvalidInputException("rows of " + name + " = " + found + ": must be " + rows
                    + ", one an observation\nMaybe the matrix is transposed: its rows are observations");
        }
    }

    private static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    field + " = " + value + ": must be a finite number\nMaybe leave that observation out");
        }
        return value;
    }
}
