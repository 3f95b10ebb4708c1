package io.jevons.uncertainty.quantiles;

import io.jevons.base.Numbers;

/**
 * Where an estimated figure probably lies.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {
    /**
     * The width.
     *
     * @return the upper end less the lower
     */
    public double width() {
        return high - low;
    }

    /**
     * Whether a value lies within, the ends included.
     *
     * @param value the value
     * @return whether it does
     */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    @Override
    public String toString() {
        return "[" + Numbers.human(low) + ", " + Numbers.human(high) + "]";
    }
}
