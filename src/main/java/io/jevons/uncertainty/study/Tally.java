package io.jevons.uncertainty.study;

import io.jevons.base.Checks;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.ExactSum;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.quantiles.SketchedQuantiles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * What is kept of a metric where its values are not: how often it is defined, its exact sums, and a sketch. It is the same for any
 * order in which values came but for the sketch's edges, which the first ones give.
 */
final class Tally implements KeptMetric {
    private static final MathContext DIGITS = new MathContext(40);

    /** 2^1074, in which the least double is counted. */
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(1074);

    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final SketchedQuantiles sketch = Quantiles.sketch();
    private int undefined;

    /** Values whose square is beyond the range of doubles. */
    private int vast;

    /** Values of minus and plus infinity. */
    private int below;

    private int above;

    @Override
    public void add(int from, double[] values) {
        add(values);
    }

    void add(double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                double square = value * value;
                sum.add(value);
                if (Double.isFinite(square)) {
                    // The two are the square to the last bit.
                    squares.add(square);
                    squares.add(Math.fma(value, value, -square));
                } else {
                    vast++;
                }
            } else if (Double.isNaN(value)) {
                undefined++;
            } else if (value > 0) {
                above++;
            } else {
                below++;
            }
        }
        sketch.addFinite(values, 0, values.length);
    }

    @Override
    public int defined() {
        return (int) sketch.count() + below + above;
    }

    @Override
    public int undefined() {
        return undefined;
    }

    @Override
    public Estimate probability() {
        BigInteger hits = sum.units().divide(ONE);
        return Estimate.probability(hits.intValueExact(), defined());
    }

    @Override
    public Estimate mean() {
        int n = Checks.atLeast("draws", defined(), 2);
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal unit = new BigDecimal(ONE);
        BigInteger total = sum.units();
        double mean = new BigDecimal(total).divide(unit.multiply(count), DIGITS).doubleValue();
        if (below + above > 0) {
            double infinite = below == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            return new Estimate(below > 0 && above > 0 ? Double.NaN : infinite, Double.NaN, n);
        }
        if (vast > 0) {
            return new Estimate(mean, Double.POSITIVE_INFINITY, n);
        }
        // n Σx² - (Σx)², over the square of the unit: nothing is lost to cancellation.
        BigInteger spread =
                squares.units().multiply(BigInteger.valueOf(n)).multiply(ONE).subtract(total.multiply(total));
        BigDecimal variance = new BigDecimal(spread)
                .divide(unit.multiply(unit), DIGITS)
                .divide(count.multiply(BigDecimal.valueOf(n - 1L)), DIGITS);
        return new Estimate(mean, Math.sqrt(Math.max(0, variance.doubleValue()) / n), n);
    }

    @Override
    public Estimate quantile(double p) {
        return Estimate.quantile(p, defined(), below + above == 0 ? sketch::quantile : this::amongInfinite);
    }

    /** A quantile of all values, the infinite ones at either end. */
    private double amongInfinite(double p) {
        double place = p * (defined() - 1);
        int rank = (int) place;
        double low = ranked(rank);
        return place == rank ? low : Quantiles.ofSorted(new double[] {low, ranked(rank + 1)}, place - rank);
    }

    private double ranked(int rank) {
        long finite = sketch.count();
        if (rank < below || rank >= below + finite) {
            return rank < below ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return sketch.quantile(finite == 1 ? 0 : (rank - below) / (finite - 1.0));
    }
}
