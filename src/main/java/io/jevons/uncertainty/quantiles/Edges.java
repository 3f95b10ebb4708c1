package io.jevons.uncertainty.quantiles;

import java.util.Arrays;

/**
 * Values in order of size, and the cells that they make: below the first, on the first, between the first and the second, and
 * so on. Immutable. A table by the leading bits finds the cell of most values in a step or two.
 */
final class Edges {
    /** Four slices an edge: where edges are dense, a slice still has one or two. */
    private static final int TABLE = 8192;

    private final double[] values;

    /** For every slice of the range: the number of edges in slices before it. */
    private final char[] before;

    private final long first;
    private final double scale;

    Edges(double[] values) {
        this.values = values;
        before = new char[TABLE + 1];
        first = values.length == 0 ? 0 : key(values[0]);
        // As doubles: keys of numbers of both signs are farther apart than a long can say.
        double range = values.length == 0 ? 0 : (double) key(values[values.length - 1]) - first;
        scale = range > 0 ? (TABLE - 1) / range : 0;
        for (double value : values) {
            before[slice(value) + 1]++;
        }
        for (int i = 1; i < before.length; i++) {
            before[i] += before[i - 1];
        }
    }

    /** Of sorted values, as evenly by number as they allow; equal ones once. */
    static Edges of(double[] sorted, int most) {
        double[] some = new double[Math.min(most, sorted.length)];
        int count = 0;
        for (int i = 0; i < some.length; i++) {
            // Zeros of either sign are one edge.
            double value = sorted[(int) ((i + 0.5) * sorted.length / some.length)] + 0.0;
            if (count == 0 || value > some[count - 1]) {
                some[count++] = value;
            }
        }
        return new Edges(Arrays.copyOf(some, count));
    }

    /** Grows with the value, about as its logarithm. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private int slice(double value) {
        double place = ((double) key(value) - first) * scale;
        return (int) Math.max(0, Math.min(TABLE - 1.0, place));
    }

    /** The cell of a value. */
    int cell(double value) {
        int slice = slice(value);
        int low = before[slice];
        int high = before[slice + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Now all edges before this one are below the value.
        return low < values.length && values[low] == value ? 2 * low + 1 : 2 * low;
    }

    /** Counts the finite ones of some values by their cells; gives how many are finite. */
    int count(double[] some, int from, int to, int[] counts) {
        int finite = 0;
        for (int i = from; i < to; i++) {
            double value = some[i];
            if (Double.isFinite(value)) {
                counts[cell(value)]++;
                finite++;
            }
        }
        return finite;
    }

    int cells() {
        return 2 * values.length + 1;
    }

    int size() {
        return values.length;
    }

    double[] values() {
        return values.clone();
    }

    /** Where a cell begins; minus infinity below the first edge. */
    double low(int cell) {
        int edge = (cell - 1) >> 1;
        return edge < 0 ? Double.NEGATIVE_INFINITY : values[edge];
    }

    /** Where a cell ends; infinity above the last edge. */
    double high(int cell) {
        int edge = cell >> 1;
        return edge == values.length ? Double.POSITIVE_INFINITY : values[edge];
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof Edges that && Arrays.equals(values, that.values));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
