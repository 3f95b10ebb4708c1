package io.jevons.uncertainty.quantiles;

import io.jevons.base.Checks;
import java.util.Objects;

/**
 * Quantiles of many values, gathered one by one or from parts. Which value comes first does not matter to exact
 * quantiles; a sketch takes its edges from the first ones, and parts that have its edges merge in any order to the same bits.
 */
public interface Quantiles {
    /** The most values of which all are kept. */
    int EXACT_LIMIT = 100_000;

    /**
     * Takes a value.
     *
     * @param value the value, finite
     * @throws io.jevons.base.InvalidInputException if it is not finite
     */
    void add(double value);

    /**
     * Takes all that another one of the same kind has.
     *
     * @param other the other, which stays as it is
     * @throws io.jevons.base.InvalidInputException if the other is of another kind
     */
    void merge(Quantiles other);

    /**
     * The number of values taken.
     *
     * @return the count
     */
    long count();

    /**
     * A quantile.
     *
     * @param p the probability, in [0, 1]
     * @return the quantile, interpolated between neighbours
     * @throws io.jevons.base.InvalidInputException if p is out of range, or no value was taken
     */
    double quantile(double p);

    /**
     * Whether all values are kept.
     *
     * @return false for a sketch
     */
    boolean isExact();

    /**
     * Keeps every value; eight bytes each.
     *
     * @return an empty collector
     */
    static Quantiles exact() {
        return new ExactQuantiles();
    }

    /**
     * Keeps a sketch of some 40 kB, however many the values. Its error is below 0.1 percentile points at 5, 50 and 95 %
     * where the first {@value SketchedQuantiles#PILOT} values are like the later ones, as they are of random draws: they give
     * the edges between which later ones are counted.
     *
     * @return empty quantiles
     */
    static SketchedQuantiles sketch() {
        return new SketchedQuantiles();
    }

    /**
     * What serves a number of values: exact up to {@link #EXACT_LIMIT}, a sketch beyond.
     *
     * @param count the number of values to come
     * @return an empty collector
     */
    static Quantiles forCount(long count) {
        return count <= EXACT_LIMIT ? exact() : sketch();
    }

    /**
     * A quantile of sorted values, linear between neighbours (type 7 of Hyndman and Fan 1996, doi:10.2307/2684934).
     *
     * @param sorted the values in ascending order, at least one; they may be infinite
     * @param p the probability, in [0, 1]
     * @return the quantile
     * @throws io.jevons.base.InvalidInputException if p is out of range or there are no values
     */
    static double ofSorted(double[] sorted, double p) {
        Objects.requireNonNull(sorted, "sorted");
        return ExactQuantiles.ofSorted(sorted, Checks.atLeast("number of values", sorted.length, 1), p);
    }
}
