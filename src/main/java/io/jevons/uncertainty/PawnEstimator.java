package io.jevons.uncertainty;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The Kolmogorov-Smirnov distances of {@link Pawn} on one output. */
final class PawnEstimator {
    private final double[][] values;
    private final double[] outputs;
    private final int slices;
    private final boolean constant;

    PawnEstimator(double[][] values, double[] outputs, int slices, boolean constant) {
        this.values = values;
        this.outputs = outputs;
        this.slices = slices;
        this.constant = constant;
    }

    int slices() {
        return slices;
    }

    /** The median distances over some draws, one an input, and last that of a shuffled input. */
    double[] medians(int[] rows, long seed) {
        int inputs = values[0].length;
        double[] medians = new double[inputs + 1];
        int[] byOutput = sorted(rows, outputs);
        for (int j = 0; j < inputs; j++) {
            medians[j] = median(distances(j, rows, byOutput));
        }
        double[] dummy = new double[outputs.length];
        int[] order = RandomBits.order(outputs.length, seed);
        for (int i = 0; i < order.length; i++) {
            dummy[i] = order[i];
        }
        medians[inputs] = median(distances(dummy, rows, byOutput));
        return medians;
    }

    /** The distances of the slices of an input, the empty ones left out. */
    double[] distances(int input, int[] rows) {
        return distances(input, rows, sorted(rows, outputs));
    }

    private double[] distances(int input, int[] rows, int[] byOutput) {
        double[] column = new double[values.length];
        for (int row : rows) {
            column[row] = values[row][input];
        }
        return distances(column, rows, byOutput);
    }

    private double[] distances(double[] column, int[] rows, int[] byOutput) {
        if (constant) {
            return new double[slices];
        }
        int[] sliceOf = new int[values.length];
        int[] sizes = slice(column, sorted(rows, column), sliceOf);
        int[] seen = new int[slices];
        double[] distances = new double[slices];
        for (int i = 0; i < byOutput.length; i++) {
            seen[sliceOf[byOutput[i]]]++;
            boolean last = i + 1 == byOutput.length || outputs[byOutput[i + 1]] != outputs[byOutput[i]];
            if (last) {
                double share = (i + 1.0) / byOutput.length;
                for (int s = 0; s < slices; s++) {
                    distances[s] = Math.max(distances[s], Math.abs((double) seen[s] / sizes[s] - share));
                }
            }
        }
        return IntStream.range(0, slices)
                .filter(s -> sizes[s] > 0)
                .mapToDouble(s -> distances[s])
                .toArray();
    }

    /** Gives each draw its slice, equal values the same one, and returns the sizes of the slices. */
    private int[] slice(double[] column, int[] byColumn, int[] sliceOf) {
        int[] sizes = new int[slices];
        int slice = 0;
        for (int i = 0; i < byColumn.length; i++) {
            boolean tied = i > 0 && column[byColumn[i]] == column[byColumn[i - 1]];
            if (!tied) {
                slice = (int) ((long) i * slices / byColumn.length);
            }
            sliceOf[byColumn[i]] = slice;
            sizes[slice]++;
        }
        return sizes;
    }

    private static int[] sorted(int[] rows, double[] key) {
        // Sorting packed (value, row) pairs would be faster, but a resample repeats rows and the sort must be stable.
        return Arrays.stream(rows)
                .boxed()
                .sorted((a, b) -> Double.compare(key[a], key[b]))
                .mapToInt(row -> row)
                .toArray();
    }

    static double median(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        return Quantiles.ofSorted(sorted, 0.5);
    }
}
