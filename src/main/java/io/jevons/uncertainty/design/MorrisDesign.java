package io.jevons.uncertainty.design;

import io.jevons.uncertainty.random.RandomBits;
import java.util.function.IntFunction;

/**
 * The design of Morris's screening: trajectories over a grid, each of one row more than there are inputs.
 *
 * @param groups the number of trajectories
 * @param levels the levels of the grid
 * @param inputs the number of inputs
 * @param seed what nodes and orders are drawn from
 */
public record MorrisDesign(int groups, int levels, int inputs, long seed) implements Design {
    private static final long serialVersionUID = 1L;

    /** Inputs without ends are taken from here to as near the other end. */
    private static final double TAIL = 0.01;

    @Override
    public int rowsEach() {
        return inputs + 1;
    }

    @Override
    public IntFunction<IntFunction<double[]>> over(Space of) {
        return group -> {
            double[][] path = trajectory(group);
            return row -> of.at(withinTails(of, path[row]), 0.5 / size());
        };
    }

    /** The places of a trajectory in the unit cube, one after the other. */
    public double[][] trajectory(int number) {
        long key = RandomBits.key(seed, number);
        int[] node = new int[inputs];
        for (int j = 0; j < inputs; j++) {
            node[j] = RandomBits.below(levels, key, j);
        }
        double[][] path = new double[inputs + 1][];
        path[0] = place(node);
        int[] order = RandomBits.order(inputs, ~key);
        for (int step = 0; step < inputs; step++) {
            int moved = order[step];
            node[moved] += node[moved] < levels / 2 ? levels / 2 : -levels / 2;
            path[step + 1] = place(node);
        }
        return path;
    }

    private double[] place(int[] node) {
        double[] point = new double[node.length];
        for (int j = 0; j < node.length; j++) {
            point[j] = node[j] / (levels - 1.0);
        }
        return point;
    }

    private static double[] withinTails(Space of, double[] point) {
        double[] within = point.clone();
        for (int j = 0; j < within.length; j++) {
            if (of.isUnbounded(j)) {
                within[j] = TAIL + (1 - 2 * TAIL) * within[j];
            }
        }
        return within;
    }
}
