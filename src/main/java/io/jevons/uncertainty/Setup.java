package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** What every sensitivity method needs: the inputs, the model, the seed and the number of threads. */
record Setup(Inputs inputs, BatchModel model, long seed, int threads) {
    static Setup of(Inputs inputs, BatchModel model) {
        return new Setup(inputs, model, 0, Chunks.allCores());
    }

    Setup withInputs(Inputs changed) {
        return new Setup(changed, model, seed, threads);
    }

    Setup withSeed(long changed) {
        return new Setup(inputs, model, changed, threads);
    }

    Setup withThreads(int changed) {
        return new Setup(inputs, model, seed, changed);
    }

    /** The outputs, by output and row, at rows of points in the unit cube. */
    double[][] evaluate(int rows, int draws, IntFunction<double[]> point) {
        return evaluate(rows, (from, to) -> {
            double[][] points = new double[to - from][];
            for (int i = from; i < to; i++) {
                points[i - from] = inputs.at(point.apply(i), 0.5 / draws);
            }
            return points;
        });
    }

    /** The outputs, by output and row, at rows of values of the inputs. */
    double[][] evaluate(int rows, Chunks.Work<double[][]> values) {
        int outputs = model.outputs().size();
        double[][] all = new double[outputs][rows];
        int[] taken = {0};
        Chunks.run(
                rows,
                threads,
                (from, to) -> {
                    double[][] block = new double[outputs][to - from];
                    model.evaluate(values.compute(from, to), block);
                    return block;
                },
                block -> {
                    for (int k = 0; k < outputs; k++) {
                        System.arraycopy(block[k], 0, all[k], taken[0], block[k].length);
                    }
                    taken[0] += block[0].length;
                });
        return all;
    }

    /** The groups of rows of which every output is finite; the others failed and are left out whole. */
    static int[] usable(double[] outputs, int groups, int rowsEach) {
        int[] usable = new int[groups];
        int count = 0;
        for (int g = 0; g < groups; g++) {
            boolean finite = true;
            for (int r = g * rowsEach; r < (g + 1) * rowsEach; r++) {
                finite &= Double.isFinite(outputs[r]);
            }
            if (finite) {
                usable[count++] = g;
            }
        }
        if (count < 2) {
            throw new InvalidInputException("outputs: " + count + " of " + groups
                    + " groups of runs are finite throughout, must be at least 2"
                    + "\nMaybe the function fails on part of the range of its inputs");
        }
        return Arrays.copyOf(usable, count);
    }

    /** Whether values do not vary beyond rounding. */
    static boolean isConstant(double[] values, int[] groups, int rowsEach) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int g : groups) {
            for (int r = g * rowsEach; r < (g + 1) * rowsEach; r++) {
                low = Math.min(low, values[r]);
                high = Math.max(high, values[r]);
            }
        }
        return high - low <= 1e-14 * Math.max(Math.abs(low), Math.abs(high));
    }

    /** Refuses inputs that depend on each other across factors. */
    void refuseCorrelation(String method, List<Factor> factors, String instead) {
        for (int a = 0; a < factors.size(); a++) {
            for (int b = a + 1; b < factors.size(); b++) {
                for (int i : factors.get(a).columns()) {
                    for (int j : factors.get(b).columns()) {
                        refuse(method, i, j, instead);
                    }
                }
            }
        }
    }

    private void refuse(String method, int i, int j, String instead) {
        double rho = inputs.copula().rankCorrelation(i, j);
        if (rho != 0) {
            String pair = inputs.names().get(i) + " and " + inputs.names().get(j);
            throw new InvalidInputException("rank correlation of " + pair + " = " + rho + ": must be 0 for " + method
                    + ", which moves inputs apart that here move together\nMaybe " + instead);
        }
    }

    /** The notes that any method may have to make about its outputs. */
    List<String> notes(int used, int groups, boolean constant) {
        List<String> notes = new ArrayList<>();
        if (used < groups) {
            notes.add((groups - used) + " of " + groups
                    + " groups of runs left out: an output in them was not a finite number.");
        }
        if (constant) {
            notes.add("Warning: the output is the same at every point; all figures are zero.");
        }
        return notes;
    }
}
