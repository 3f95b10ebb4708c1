package io.jevons.uncertainty.design;

import io.jevons.uncertainty.random.SobolPoints;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The design of Sobol indices: for every base point a row of A, the AB of every factor, the BA of every factor where the second
 * order is asked for, and a row of B.
 *
 * @param factors the columns of every factor
 * @param groups the number of base points
 * @param secondOrder whether there are BA
 * @param scrambled whether the sequence is scrambled
 * @param seed what it is scrambled from
 */
public record SobolDesign(List<List<Integer>> factors, int groups, boolean secondOrder, boolean scrambled, long seed)
        implements Design {
    private static final long serialVersionUID = 1L;

    @Override
    public int rowsEach() {
        return (secondOrder ? 2 : 1) * factors.size() + 2;
    }

    @Override
    public IntFunction<IntFunction<double[]>> over(Space inputs) {
        int dimensions = 2 * inputs.size();
        SobolPoints source = scrambled ? SobolPoints.scrambled(dimensions, seed) : SobolPoints.plain(dimensions);
        return group -> {
            double[] both = source.at(group);
            return row -> inputs.at(point(both, row), 0.5 / groups);
        };
    }

    /** The first half of a point of the sequence is a row of A, the second of B. */
    private double[] point(double[] both, int row) {
        int dimensions = both.length / 2;
        int last = rowsEach() - 1;
        boolean fromB = row == last || row > factors.size();
        double[] point = new double[dimensions];
        System.arraycopy(both, fromB ? dimensions : 0, point, 0, dimensions);
        if (row > 0 && row < last) {
            for (int j : factors.get((row - 1) % factors.size())) {
                point[j] = both[fromB ? j : dimensions + j];
            }
        }
        return point;
    }
}
