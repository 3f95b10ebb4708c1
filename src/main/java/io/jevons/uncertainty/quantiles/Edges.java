package io.jevons.uncertainty.quantiles;

import java.util.Arrays;

/**
 * Values in order of size, and the places that they make: on an edge, or below it and above the one before. Immutable.
 *
 * <p>Finding places is most of what bands of many draws cost, so that what every value needs is small, to stay in the cache, and
 * without branches that a processor would guess wrongly: a table by the leading bits, and the edges' own bits shortened to 31.
 */
final class Edges {
    /** Two slices an edge: where edges are dense, few slices have more than two. */
    private static final int TABLE = 4096;

    private static final int SHORT_BITS = 31;

    private final double[] values;

    /** How far each edge is above the first one, in so many bits. */
    private final int[] shortened;

    /** For every slice of the range: the number of edges in slices before it. */
    private final char[] before;

    private final double lowest;
    private final double highest;
    private final long first;
    private final int shift;
    private final long scale;

    Edges(double[] values) {
        this.values = values;
        int last = values.length - 1;
        lowest = last < 0 ? Double.POSITIVE_INFINITY : values[0];
        highest = last < 0 ? Double.NEGATIVE_INFINITY : values[last];
        first = key(lowest);
        // Without a sign: keys of numbers of both signs are farther apart than a long can say.
        long range = last < 0 ? 0 : key(highest) - first;
        shift = Math.max(0, Long.SIZE - SHORT_BITS - Long.numberOfLeadingZeros(range));
        scale = ((long) TABLE << SHORT_BITS) / ((range >>> shift) + 1);
        shortened = new int[values.length];
        before = new char[TABLE + 1];
        for (int i = 0; i <= last; i++) {
            shortened[i] = shorten(values[i]);
            before[slice(shortened[i]) + 1]++;
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

    /** Grows with the value, about as its logarithm; the same for zeros of either sign. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    /** How far a value is above the first edge, by its leading bits. */
    private int shorten(double value) {
        return (int) ((key(value) - first) >>> shift);
    }

    private int slice(int shorter) {
        return (int) ((shorter * scale) >>> SHORT_BITS);
    }

    /** Whether a value is not below the first edge nor above the last; what is not a number never is. */
    boolean spans(double value) {
        return value >= lowest && value <= highest;
    }

    /** The first edge that is not below a value, of those that are spanned; with its bits turned over where the value is on it. */
    int place(double value) {
        int shorter = shorten(value);
        int slice = slice(shorter);
        int edge = before[slice];
        // Differences of two numbers that are not negative; the sign is 1 for an edge below the value.
        edge += (shortened[edge] - shorter) >>> SHORT_BITS;
        edge += (shortened[edge] - shorter) >>> SHORT_BITS;
        if (shortened[edge] < shorter) {
            edge = search(edge + 1, before[slice + 1], shorter);
        }
        return shortened[edge] == shorter ? exactly(edge, value) : edge;
    }

    private int search(int from, int to, int shorter) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shortened[middle] < shorter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** From the first edge of the same leading bits on. */
    private int exactly(int from, double value) {
        int edge = from;
        while (values[edge] < value) {
            edge++;
        }
        return values[edge] == value ? ~edge : edge;
    }

    int size() {
        return values.length;
    }

    double[] values() {
        return values.clone();
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }

    double value(int edge) {
        return values[edge];
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
