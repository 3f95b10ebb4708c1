package io.jevons.uncertainty.quantiles;

import java.util.Arrays;

/**
 * Counts values into bins, so that those of some ranks are found without sorting all: only the bins that hold a rank
 * asked for are filled and sorted. One object serves many samples, one after another, on one thread.
 *
 * <p>Each pass over the values is a method of its own, since what the compiler of the virtual machine makes of several in
 * one differs from process to process.
 */
public final class Bins {
    /** Values a bin, were they spread evenly. */
    private static final int EACH = 4;

    private static final int NOWHERE = -1;

    /** The bin of each value, and how many values are in a bin or in one before it. */
    private final int[] bin;

    private final int[] ends;

    /** Where the next value of a bin goes; nowhere unless the bin holds a rank. */
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
        ends = new int[bins(most)];
        next = new int[ends.length];
        ordered = new double[most];
        Arrays.fill(next, NOWHERE);
    }

    private static int bins(int values) {
        return values / EACH + 1;
    }

    /** The values of some ranks, each from 0, among those of a sample. */
    double[] ranked(double[] values, int... ranks) {
        int bins = bins(values.length);
        choose(values, bins);
        Arrays.fill(ends, 0, bins, 0);
        count(bin, ends, values.length);
        accumulate(ends, bins);
        int[] of = new int[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            // A rank and the next one, between which a quantile lies, are mostly in one bin.
            of[k] = k > 0 && holds(of[k - 1], ranks[k]) ? of[k - 1] : binOf(ranks[k], bins);
            next[of[k]] = start(of[k]);
        }
        gather(values, bin, next, ordered);
        double[] found = new double[ranks.length];
        for (int k = 0; k < ranks.length; k++) {
            if (next[of[k]] != NOWHERE) {
                Arrays.sort(ordered, start(of[k]), ends[of[k]]);
                next[of[k]] = NOWHERE;
            }
            found[k] = ordered[ranks[k]];
        }
        return found;
    }

    /** Chooses a bin for each value. It never falls as the value grows, so that bins are in the order of their values. */
    private void choose(double[] values, int bins) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < values.length; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            first = Math.min(first, bits);
            last = Math.max(last, bits);
        }
        if (first > 0) {
            int shift = Long.SIZE - Long.numberOfLeadingZeros((last - first) / bins);
            chooseByBits(values, first, shift, bin);
        } else {
            chooseByValue(values, bins);
        }
    }

    /** Equal widths of the bits of positive numbers, which grow as the logarithm, for they may be skewed. */
    private static void chooseByBits(double[] values, long first, int shift, int[] bin) {
        for (int i = 0; i < values.length; i++) {
            bin[i] = (int) ((Double.doubleToRawLongBits(values[i]) - first) >>> shift);
        }
    }

    /** Equal widths of the values themselves. */
    private void chooseByValue(double[] values, int bins) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            // Seldom true, and so much faster than Math.min, which every round would have to wait for.
            if (value < least) {
                least = value;
            }
            if (value > greatest) {
                greatest = value;
            }
        }
        double perUnit = (bins - 1) / (greatest - least);
        double scale = perUnit < Double.POSITIVE_INFINITY ? perUnit : 0;
        for (int i = 0; i < values.length; i++) {
            bin[i] = (int) ((values[i] - least) * scale);
        }
    }

    private static void count(int[] bin, int[] counts, int n) {
        for (int i = 0; i < n; i++) {
            counts[bin[i]]++;
        }
    }

    private static void accumulate(int[] counts, int bins) {
        int sum = 0;
        for (int b = 0; b < bins; b++) {
            sum += counts[b];
            counts[b] = sum;
        }
    }

    private static void gather(double[] values, int[] bin, int[] next, double[] ordered) {
        for (int i = 0; i < values.length; i++) {
            int b = bin[i];
            int place = next[b];
            if (place != NOWHERE) {
                ordered[place] = values[i];
                next[b] = place + 1;
            }
        }
    }

    private boolean holds(int b, int rank) {
        return start(b) <= rank && rank < ends[b];
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
