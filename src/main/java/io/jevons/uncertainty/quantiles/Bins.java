package io.jevons.uncertainty.quantiles;

import java.util.Arrays;

/**
 * Counts values into bins, so that those of some ranks are found without sorting all: only the bins that hold a rank
 * asked for are filled and sorted. One object serves many samples, one after another, on one thread.
 */
public final class Bins {
    /** Values a bin, were they spread evenly. */
    private static final int EACH = 4;

    /** The bin of each value; how many values are in a bin or in one before it; and where a bin's next value goes. */
    private final int[] bin;

    private final int[] ends;
    private final int[] next;

    /** The values of the bins that matter, at the places where they would be were all sorted. */
    private final double[] ordered;

    /**
     * For samples of up to a number of values.
     *
     * @param most the largest number of values of a sample
     */
    public Bins(int most) {
        bin = new int[most];
        ends = new int[most / EACH + 1];
        next = new int[ends.length];
        ordered = new double[most];
    }

    /** The values of some ranks, each from 0, among those of a sample. */
    double[] ranked(double[] values, int... ranks) {
        int bins = values.length / EACH + 1;
        count(values, bins);
        Arrays.fill(next, 0, bins, -1);
        for (int rank : ranks) {
            int b = binOf(rank, bins);
            next[b] = start(b);
        }
        for (int i = 0; i < values.length; i++) {
            int place = next[bin[i]];
            if (place >= 0) {
                ordered[place] = values[i];
                next[bin[i]] = place + 1;
            }
        }
        double[] found = new double[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            int b = binOf(ranks[k], bins);
            Arrays.sort(ordered, start(b), ends[b]);
            found[k] = ordered[ranks[k]];
        }
        return found;
    }

    private void count(double[] values, int bins) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            // Seldom true, and so much faster than Math.min, which every round would have to wait for.
            if (value < least) {
                least = value;
            }
            if (value > most) {
                most = value;
            }
        }
        boolean positive = least > 0;
        double first = key(least, positive);
        double perUnit = (bins - 1) / (key(most, positive) - first);
        double scale = perUnit < Double.POSITIVE_INFINITY ? perUnit : 0;
        for (int i = 0; i < values.length; i++) {
            // It never falls as the value grows, so that bins are in the order of their values.
            bin[i] = (int) ((key(values[i], positive) - first) * scale);
        }
        Arrays.fill(ends, 0, bins, 0);
        for (int i = 0; i < values.length; i++) {
            ends[bin[i]]++;
        }
        int sum = 0;
        for (int b = 0; b < bins; b++) {
            sum += ends[b];
            ends[b] = sum;
        }
    }

    /** What is cut into equal widths: of positive numbers the bits, which grow as the logarithm, for they may be skewed. */
    private static double key(double value, boolean positive) {
        return positive ? Double.doubleToRawLongBits(value) : value;
    }

    private int start(int b) {
        return b == 0 ? 0 : ends[b - 1];
    }

    private int binOf(int rank, int bins) {
        int b = Arrays.binarySearch(ends, 0, bins, rank + 1);
        b = b < 0 ? -b - 1 : b;
        // Empty bins end where the one before them does.
        while (b > 0 && ends[b - 1] > rank) {
            b--;
        }
        return b;
    }
}
