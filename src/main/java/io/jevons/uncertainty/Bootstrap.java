package io.jevons.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Percentile bootstrap intervals (Efron 1979, doi:10.1214/aos/1176344552) of several figures at once, from a seed. */
final class Bootstrap {
    /** The probability that an interval is meant to hold. */
    static final double LEVEL = 0.95;

    private Bootstrap() {}

    /** The intervals of the figures that the statistic computes from rows drawn with replacement. */
    static List<Interval> intervals(int[] rows, int resamples, long seed, Function<int[], double[]> statistic) {
        double[][] figures = new double[resamples][];
        int[] drawn = new int[rows.length];
        for (int r = 0; r < resamples; r++) {
            long key = RandomBits.key(seed, r);
            for (int i = 0; i < rows.length; i++) {
                drawn[i] = rows[RandomBits.below(rows.length, key, i)];
            }
            figures[r] = statistic.apply(drawn);
        }
        List<Interval> intervals = new ArrayList<>();
        double[] column = new double[resamples];
        for (int k = 0; k < figures[0].length; k++) {
            for (int r = 0; r < resamples; r++) {
                column[r] = figures[r][k];
            }
            Arrays.sort(column);
            intervals.add(new Interval(
                    Quantiles.ofSorted(column, (1 - LEVEL) / 2), Quantiles.ofSorted(column, (1 + LEVEL) / 2)));
        }
        return intervals;
    }
}
