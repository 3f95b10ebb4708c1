package io.jevons.uncertainty.sensitivity;

import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.random.RandomBits;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The Kolmogorov-Smirnov distances of {@link io.jevons.uncertainty.Pawn} on one output. */
public final class PawnEstimator {
    private final double[][] columns;
    private final int[][] orders;
    private final double[] outputs;
    private final int[] byOutput;
    private final int slices;
    private final boolean constant;

    public PawnEstimator(double[][] values, double[] outputs, int slices, boolean constant) {
        this.outputs = outputs;
        this.slices = slices;
        this.constant = constant;
        int inputs = values[0].length;
        this.columns = new double[inputs][outputs.length];
        this.orders = new int[inputs][];
        for (int j = 0; j < inputs; j++) {
            for (int row = 0; row < outputs.length; row++) {
                columns[j][row] = values[row][j];
            }
            orders[j] = sorted(columns[j]);
        }
        this.byOutput = sorted(outputs);
    }

    public int slices() {
        return slices;
    }

    public boolean isConstant() {
        return constant;
    }

    /** The median distances over some draws, one an input, and last that of a shuffled input. */
    public double[] medians(int[] rows, long seed) {
        int inputs = columns.length;
        int[] times = times(rows);
        double[] medians = new double[inputs + 1];
        for (int j = 0; j < inputs; j++) {
            medians[j] = median(distances(columns[j], orders[j], times));
        }
        int[] shuffled = RandomBits.order(outputs.length, seed);
        double[] dummy = new double[outputs.length];
        for (int place = 0; place < shuffled.length; place++) {
            dummy[shuffled[place]] = place;
        }
        medians[inputs] = median(distances(dummy, shuffled, times));
        return medians;
    }

    /** The distances of the slices of an input, the empty ones left out. */
    public double[] distances(int input, int[] rows) {
        return distances(columns[input], orders[input], times(rows));
    }

    /** How often each draw occurs in a sample of them. */
    private int[] times(int[] rows) {
        int[] times = new int[outputs.length];
        for (int row : rows) {
            times[row]++;
        }
        return times;
    }

    private double[] distances(double[] column, int[] order, int[] times) {
        if (constant) {
            return new double[slices];
        }
        int total = Arrays.stream(times).sum();
        int[] sliceOf = new int[outputs.length];
        int[] sizes = slice(column, order, times, total, sliceOf);
        int[] seen = new int[slices];
        int seenOfAll = 0;
        double[] distances = new double[slices];
        for (int i = 0; i < byOutput.length; i++) {
            int row = byOutput[i];
            seen[sliceOf[row]] += times[row];
            seenOfAll += times[row];
            boolean last = i + 1 == byOutput.length || outputs[byOutput[i + 1]] != outputs[row];
            if (last) {
                double share = (double) seenOfAll / total;
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
    private int[] slice(double[] column, int[] order, int[] times, int total, int[] sliceOf) {
        int[] sizes = new int[slices];
        int slice = 0;
        int below = 0;
        for (int i = 0; i < order.length; i++) {
            boolean tied = i > 0 && column[order[i]] == column[order[i - 1]];
            if (!tied) {
                slice = (int) Math.min(slices - 1L, (long) below * slices / total);
            }
            sliceOf[order[i]] = slice;
            sizes[slice] += times[order[i]];
            below += times[order[i]];
        }
        return sizes;
    }

    /** The draws in ascending order of a key; failed ones, of which the key is NaN, come last and are never counted. */
    private static int[] sorted(double[] key) {
        return IntStream.range(0, key.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> key[row]))
                .mapToInt(row -> row)
                .toArray();
    }

    static double median(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        return Quantiles.ofSorted(sorted, 0.5);
    }
}
