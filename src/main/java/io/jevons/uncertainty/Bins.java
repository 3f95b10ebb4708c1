package io.jevons.uncertainty;

import java.util.Arrays;

/**
 * Values counted into bins, so that those of some ranks are found without sorting all: only the bins that
 * hold a rank asked for are filled and sorted.
 */
final class Bins {
    /** Values a bin, were they spread evenly. */
    private static final int EACH = 4;

    private final double[] values;

    /** The bin of each value; and how many values are in a bin or in one before it. */
    private final int[] bin;

    private final int[] ends;

    Bins(double[] values) {
        this.values = values;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        bin = new int[values.length];
        ends = new int[values.length / EACH + 1];
        boolean positive = least > 0;
        double first = key(least, positive);
        double perUnit = (ends.length - 1) / (key(most, positive) - first);
        double scale = perUnit < Double.POSITIVE_INFINITY ? perUnit : 0;
        for (int i = 0; i < bin.length; i++) {
            // It never falls as the value grows, so that bins are in the order of their values.
            bin[i] = (int) ((key(values[i], positive) - first) * scale);
        }
        for (int b : bin) {
            ends[b]++;
        }
        for (int b = 1; b < ends.length; b++) {
            ends[b] += ends[b - 1];
        }
    }

    /** What is cut into equal widths: of positive numbers the bits, which grow as the logarithm, for they may be skewed. */
    private static double key(double value, boolean positive) {
        return positive ? Double.doubleToRawLongBits(value) : value;
    }

    /** The values of some ranks, each from 0. */
    double[] ranked(int... ranks) {
        int[] next = new int[ends.length];
        Arrays.fill(next, -1);
        for (int rank : ranks) {
            int b = binOf(rank);
            next[b] = start(b);
        }
        double[] ordered = new double[values.length];
        for (int i = 0; i < bin.length; i++) {
            int place = next[bin[i]];
            if (place >= 0) {
                ordered[place] = values[i];
                next[bin[i]] = place + 1;
            }
        }
        double[] found = new double[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            int b = binOf(ranks[k]);
            Arrays.sort(ordered, start(b), ends[b]);
            found[k] = ordered[ranks[k]];
        }
        return found;
    }

    private int start(int b) {
        return b == 0 ? 0 : ends[b - 1];
    }

    private int binOf(int rank) {
        int b = Arrays.binarySearch(ends, rank + 1);
        b = b < 0 ? -b - 1 : b;
        // Empty bins end where the one before them does.
        while (b > 0 && ends[b - 1] > rank) {
            b--;
        }
        return b;
    }
}
