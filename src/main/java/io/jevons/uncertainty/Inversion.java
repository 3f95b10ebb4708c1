package io.jevons.uncertainty;

import java.util.function.DoubleUnaryOperator;

/** The inverse of a cumulative distribution on [0, 1]: Newton's method, kept within a bracket by bisection. */
final class Inversion {
    private static final int MOST_STEPS = 200;

    private Inversion() {}

    static double of(DoubleUnaryOperator cdf, DoubleUnaryOperator density, double p, double start) {
        double low = 0;
        double high = 1;
        double x = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double miss = cdf.applyAsDouble(x) - p;
            if (miss == 0) {
                return x;
            }
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - miss / density.applyAsDouble(x);
            if (!(next > low && next < high)) {
                next = low + (high - low) / 2;
            }
            if (Math.abs(next - x) <= 2 * Math.ulp(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
