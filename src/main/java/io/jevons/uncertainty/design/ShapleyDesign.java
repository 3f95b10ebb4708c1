package io.jevons.uncertainty.design;

import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.random.SobolPoints;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The design of Shapley effects: for every base point one row more than there are factors, of which row k shares the first
 * k factors, in an order of its own, with the last one.
 *
 * @param factors the columns of every factor
 * @param groups the number of base points
 * @param seed what points and orders are drawn from
 */
public record ShapleyDesign(List<List<Integer>> factors, int groups, long seed) implements Design {
    private static final long serialVersionUID = 1L;

    @Override
    public int rowsEach() {
        return factors.size() + 1;
    }

    /** The order in which the factors of a base point become known. */
    public int[] order(int group) {
        return RandomBits.order(factors.size(), RandomBits.key(~seed, group));
    }

    @Override
    public IntFunction<IntFunction<double[]>> over(Space inputs) {
        SobolPoints source = SobolPoints.scrambled(2 * inputs.size(), seed);
        return group -> {
            double[] both = source.at(group);
            int[] order = order(group);
            return row -> values(inputs, both, order, row);
        };
    }

    /** The point that shares its first factors, in an order, with the first half of a point of the sequence. */
    private double[] values(Space inputs, double[] both, int[] order, int shared) {
        int[] columns = new int[inputs.size()];
        double[] independent = new double[inputs.size()];
        int place = 0;
        for (int k = 0; k < order.length; k++) {
            for (int column : factors.get(order[k])) {
                columns[place++] = column;
                independent[column] = both[k < shared ? column : inputs.size() + column];
            }
        }
        return inputs.at(independent, columns);
    }
}
