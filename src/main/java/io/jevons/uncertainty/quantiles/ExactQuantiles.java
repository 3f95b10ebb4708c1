package io.jevons.uncertainty.quantiles;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import java.util.Arrays;

/** Quantiles of values that are all kept, sorted when first asked for. */
public final class ExactQuantiles implements Quantiles {
    private double[] values = new double[16];
    private int count;
    private boolean sorted = true;

    /** Of no values yet. */
    public ExactQuantiles() {}

    @Override
    public void add(double value) {
        reserve(1);
        values[count++] = Checks.finite("value", value);
        sorted = false;
    }

    @Override
    public void merge(Quantiles other) {
        if (!(other instanceof ExactQuantiles that)) {
            throw new InvalidInputException("merging a sketch into exact quantiles: must be of one kind");
        }
        reserve(that.count);
        System.arraycopy(that.values, 0, values, count, that.count);
        count += that.count;
        sorted = false;
    }

    private void reserve(int more) {
        if (count + more > values.length) {
            values = Arrays.copyOf(values, Math.max(count + more, values.length + (values.length >> 1)));
        }
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public double quantile(double p) {
        Checks.atLeast("number of values", count, 1);
        if (!sorted) {
            Arrays.sort(values, 0, count);
            sorted = true;
        }
        return ofSorted(values, count, p);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    static double ofSorted(double[] sorted, int count, double p) {
        double place = Checks.between("probability", p, 0, 1) * (count - 1);
        int below = (int) place;
        double share = place - below;
        double low = sorted[below];
        return share == 0 ? low : between(low, sorted[below + 1], share);
    }

    /** The value at a share of the way from one neighbour to the next; either may be infinite. */
    static double between(double low, double high, double share) {
        double found = low + share * (high - low);
        if (Double.isFinite(found)) {
            return found;
        }
        double weighed = (1 - share) * low + share * high;
        return Double.isNaN(weighed) ? (share < 0.5 ? low : high) : weighed;
    }

    /**
     * The same quantiles without sorting everything: values are counted into bins, and only bins that matter sorted.
     *
     * @param bins room for at least as many values
     * @param values the sample
     * @param probabilities which quantiles, each 0 to 1
     * @return the quantiles, in the order of the probabilities
     */
    public static double[] select(Bins bins, double[] values, double... probabilities) {
        int count = Checks.atLeast("number of values", values.length, 1);
        int[] ranks = new int[2 * probabilities.length];
        double[] shares = new double[probabilities.length];
        for (int k = 0; k < shares.length; k++) {
            double place = Checks.between("probability", probabilities[k], 0, 1) * (count - 1);
            ranks[2 * k] = (int) place;
            ranks[2 * k + 1] = Math.min((int) place + 1, count - 1);
            shares[k] = place - (int) place;
        }
        double[] ranked = bins.ranked(values, ranks);
        double[] found = new double[shares.length];
        for (int k = 0; k < found.length; k++) {
            double low = ranked[2 * k];
            found[k] = shares[k] == 0 ? low : between(low, ranked[2 * k + 1], shares[k]);
        }
        return found;
    }

    @Override
    public String toString() {
        return count + " values, all kept";
    }
}
