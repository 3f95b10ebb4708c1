package io.jevons.demand.engine;

/**
 * One driver in a quarter: a number for all lanes, or a row where draws move a shock on it. Indices are those of the
 * driver: of a tier, a cell, a cell and tier.
 */
final class Factors {
    private static final double[] NONE = {};

    private final double[][] rows;
    private double[] same = NONE;

    /** Without any row. */
    Factors() {
        this(new double[0][]);
    }

    /** With rows where they are not empty. */
    Factors(double[][] rows) {
        this.rows = rows;
    }

    void now(double[] numbers) {
        same = numbers;
    }

    /** Whether lanes differ. */
    boolean varies(int index) {
        return rows.length > 0 && rows[index].length > 0;
    }

    /** The number of all lanes, where they do not differ. */
    double of(int index) {
        return same[index];
    }

    /** The row, where lanes differ. */
    double[] row(int index) {
        return rows[index];
    }

    /** The number of a lane, whether lanes differ or not. */
    double at(int index, int lane) {
        return varies(index) ? rows[index][lane] : same[index];
    }
}
