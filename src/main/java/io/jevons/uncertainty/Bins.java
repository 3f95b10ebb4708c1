package io.jevons.uncertainty;

import java.util.Arrays;

/** Values counted into bins of equal width, so that those of some ranks are found by sorting one bin or two. */
final class Bins {
    /** Values a bin, were they spread evenly. */
    private static final int EACH = 4;

    private final double[] values;
    private final double low;
    private final double scale;
    private final int[] ends;
    private int opened = -1;
    private double[] content = new double[0];

    Bins(double[] values) {
        this.values = values;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        low = least;
        ends = new int[values.length / EACH + 1];
        double perUnit = (ends.length - 1) / (most - least);
        scale = perUnit < Double.POSITIVE_INFINITY ? perUnit : 0;
        for (double value : values) {
            ends[bin(value)]++;
        }
        for (int b = 1; b < ends.length; b++) {
            ends[b] += ends[b - 1];
        }
    }

    /** Never falls as the value grows, so that bins are in the order of their values. */
    private int bin(double value) {
        return (int) ((value - low) * scale);
    }

    /** The value of a rank, from 0. */
    double ranked(int rank) {
        int bin = Arrays.binarySearch(ends, rank + 1);
        bin = bin < 0 ? -bin - 1 : bin;
        while (bin > 0 && ends[bin - 1] > rank) {
            bin--;
        }
        open(bin);
        return content[rank - (bin == 0 ? 0 : ends[bin - 1])];
    }

    private void open(int bin) {
        if (bin == opened) {
            return;
        }
        content = new double[ends[bin] - (bin == 0 ? 0 : ends[bin - 1])];
        int count = 0;
        for (double value : values) {
            if (bin(value) == bin) {
                content[count++] = value;
            }
        }
        Arrays.sort(content);
        opened = bin;
    }
}
