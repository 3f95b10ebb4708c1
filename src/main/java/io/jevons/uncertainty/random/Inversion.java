package io.jevons.uncertainty.random;

import java.util.function.DoubleUnaryOperator;

/**
 * The inverse of a cumulative distribution on [0, 1], for roots in the lower half: Newton's method on logarithms, kept
 * within a bracket by bisection. Logarithms turn the power of x that a distribution is near 0 into a straight line, and
 * the bisection halves the number of doubles in the bracket rather than its width, so that a root at 1e-200 is as near as
 * one at 0.1.
 *
 * @param cdf the probability below x
 * @param survival the probability above x, accurate where it is small
 * @param density the density
 */
record Inversion(DoubleUnaryOperator cdf, DoubleUnaryOperator survival, DoubleUnaryOperator density) {
    /** More than twice the 63 bisections that leave one double of all between 0 and 1. */
    private static final int MOST_STEPS = 200;

    /**
     * The x with probability p below it and q = 1 - p above. The smaller one of the two decides.
     *
     * @param start where to begin, in (0, 1)
     */
    double at(double p, double q, double start) {
        double low = 0;
        double high = 1;
        double x = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double miss = miss(x, p, q);
            if (miss == 0) {
                return x;
            }
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            if (Math.nextUp(low) >= high) {
                return high;
            }
            double slope = x * density.applyAsDouble(x);
            double next = slope < Double.POSITIVE_INFINITY ? x * Math.exp(-miss / slope) : Double.NaN;
            // Every other step bisects in the end, should Newton's method creep.
            boolean creeps = step > MOST_STEPS / 4 && step % 2 == 0;
            if (creeps || !(next > low && next < high)) {
                next = between(low, high);
            } else if (Math.abs(next - x) <= 2 * Math.ulp(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** By how much the probability below x is too large, as the slope of its logarithm sees it. */
    private double miss(double x, double p, double q) {
        if (p <= q) {
            double below = cdf.applyAsDouble(x);
            return below == 0 ? Double.NEGATIVE_INFINITY : Math.log(below / p) * below;
        }
        double above = survival.applyAsDouble(x);
        return above == 0 ? Double.POSITIVE_INFINITY : Math.log(q / above) * above;
    }

    /** The double in the middle of those between two that are not negative, whose bits count them in order. */
    private static double between(double low, double high) {
        long first = Double.doubleToLongBits(low);
        return Double.longBitsToDouble(first + (Double.doubleToLongBits(high) - first) / 2);
    }
}
