package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.random.Shuffle;
import io.jevons.uncertainty.random.SobolPoints;

/**
 * How points are laid over the unit cube. Draw i depends on the seed, the sampler, the number of draws, the number of
 * dimensions and i alone: any draw can be repeated by itself, in any order, on any thread.
 */
public enum Sampler {
    /** Independent random points. Draw i is the same however many draws there are. */
    MONTE_CARLO("Monte Carlo") {
        @Override
        void fill(double[][] columns, int from, int draws, long seed) {
            for (int i = 0; i < columns[0].length; i++) {
                long key = RandomBits.key(seed, from + (long) i);
                for (int j = 0; j < columns.length; j++) {
                    columns[j][i] = RandomBits.unit(key, j);
                }
            }
        }
    },

    /**
     * One point in each of n slices of every input (McKay, Beckman and Conover 1979, doi:10.2307/1268522): bands and
     * means settle sooner than by plain Monte Carlo.
     */
    LATIN_HYPERCUBE("Latin hypercube") {
        @Override
        void fill(double[][] columns, int from, int draws, long seed) {
            for (int j = 0; j < columns.length; j++) {
                double[] column = columns[j];
                long key = RandomBits.key(seed, j);
                int[] slices = new Shuffle(draws, key).block(from, from + column.length);
                double[] within = RandomBits.units(~key, from, column.length);
                for (int i = 0; i < column.length; i++) {
                    column[i] = (slices[i] + within[i]) / draws;
                }
            }
        }
    },

    /**
     * The Sobol sequence as it is, from the origin on. It takes no notice of the seed, and is best with a number of
     * draws that is a power of two.
     */
    SOBOL("Sobol sequence") {
        @Override
        void fill(double[][] columns, int from, int draws, long seed) {
            copy(columns, from, SobolPoints.plain(columns.length));
        }
    },

    /** The Sobol sequence, scrambled from the seed: as even, and without the corner points. */
    SCRAMBLED_SOBOL("scrambled Sobol sequence") {
        @Override
        void fill(double[][] columns, int from, int draws, long seed) {
            copy(columns, from, SobolPoints.scrambled(columns.length, seed));
        }
    };

    private final String title;

    Sampler(String title) {
        this.title = title;
    }

    /** Fills columns, one a dimension, with the draws from a number on. */
    abstract void fill(double[][] columns, int from, int draws, long seed);

    private static void copy(double[][] columns, int from, SobolPoints source) {
        for (int i = 0; i < columns[0].length; i++) {
            double[] point = source.at(from + i);
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = point[j];
            }
        }
    }

    /**
     * A block of successive draws.
     *
     * @param dimensions the number of inputs, at least 1
     * @param draws the number of draws in all, at least 1
     * @param from the first draw of the block, from 0
     * @param to the draw after the last of the block, at most {@code draws}
     * @param seed the seed
     * @return one point in [0, 1] to the power of the dimensions for each draw
     * @throws InvalidInputException if the block does not lie within the draws
     */
    public double[][] block(int dimensions, int draws, int from, int to, long seed) {
        return rows(columns(dimensions, draws, from, to, seed));
    }

    /** The same by dimension and then by draw. */
    double[][] columns(int dimensions, int draws, int from, int to, long seed) {
        Checks.atLeast("dimensions", dimensions, 1);
        Checks.atLeast("draws", draws, 1);
        if (from < 0 || to < from || to > draws) {
            throw InvalidInputException.of("block", "[" + from + ", " + to + ")", "within [0, " + draws + ")");
        }
        double[][] columns = new double[dimensions][to - from];
        fill(columns, from, draws, seed);
        return columns;
    }

    /** A row a point, of columns. */
    static double[][] rows(double[][] columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = columns[j][i];
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return title;
    }
}
