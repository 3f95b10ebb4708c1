package io.jevons.uncertainty.sensitivity;

import io.jevons.internal.Interrupts;
import io.jevons.uncertainty.quantiles.Interval;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.random.RandomBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Intervals of several figures at once by computing them anew from samples of the rows, from a seed. */
public final class Bootstrap {
    /** The probability that an interval is meant to hold. */
    static final double LEVEL = 0.95;

    private Bootstrap() {}

    /**
     * Percentile bootstrap intervals (Efron 1979, doi:10.1214/aos/1176344552) of the figures that the statistic computes
     * from rows drawn with replacement.
     */
    public static List<Interval> intervals(int[] rows, int resamples, long seed, Function<int[], double[]> statistic) {
        double[][] figures = new double[resamples][];
        int[] drawn = new int[rows.length];
        for (int r = 0; r < resamples; r++) {
            Interrupts.check();
            long key = RandomBits.key(seed, r);
            for (int i = 0; i < rows.length; i++) {
                drawn[i] = rows[RandomBits.below(rows.length, key, i)];
            }
            figures[r] = statistic.apply(drawn);
        }
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < figures[0].length; k++) {
            double[] column = column(figures, k, 0, x -> x);
            intervals.add(new Interval(
                    Quantiles.ofSorted(column, (1 - LEVEL) / 2), Quantiles.ofSorted(column, (1 + LEVEL) / 2)));
        }
        return intervals;
    }

    /**
     * Symmetric intervals about figures between 0 and 1 that are biased in small samples, from halves of the rows drawn
     * without replacement (subsampling, Politis and Romano 1994, Annals of Statistics 22, 2031-2050). The figures of a half
     * scatter about those of the whole as the figures of the whole do about the truth, and their bias goes beyond its
     * bias; so an interval reaches, to either side, as far as 95 % of the halves are away.
     */
    public static List<Interval> aboutBiased(
            int[] rows, int samples, long seed, double[] whole, Function<int[], double[]> statistic) {
        double[][] figures = new double[samples][];
        for (int r = 0; r < samples; r++) {
            Interrupts.check();
            int[] order = RandomBits.order(rows.length, RandomBits.key(seed, r));
            int[] half = Arrays.stream(order, 0, rows.length / 2)
                    .map(place -> rows[place])
                    .toArray();
            figures[r] = statistic.apply(half);
        }
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < whole.length; k++) {
            double reach = Quantiles.ofSorted(column(figures, k, whole[k], Math::abs), LEVEL);
            intervals.add(new Interval(Math.max(0, whole[k] - reach), Math.min(1, whole[k] + reach)));
        }
        return intervals;
    }

    /** A figure of every sample less some value, changed, in ascending order. */
    private static double[] column(double[][] figures, int k, double less, DoubleUnaryOperator change) {
        return Arrays.stream(figures)
                .mapToDouble(of -> change.applyAsDouble(of[k] - less))
                .sorted()
                .toArray();
    }
}
