package io.jevons.base;

import java.util.Objects;

/**
 * A point.
 *
 * @param x the place along the first axis; where that counts labels, it is ignored
 * @param y the value
 * @param low the lower end of its band or bar; NaN for none
 * @param high the upper end of its band or bar; NaN for none
 * @param label its name; may be empty
 */
public record ChartPoint(double x, double y, double low, double high, String label) {
    /**
     * Refuses null.
     *
     * @param x the place along the first axis
     * @param y the value
     * @param low the lower end of its band or bar
     * @param high the upper end of its band or bar
     * @param label its name; may be empty
     */
    public ChartPoint {
        Objects.requireNonNull(label, "label");
    }

    /**
     * A point without band or label.
     *
     * @param x the place along the first axis
     * @param y the value
     * @return the point
     */
    public static ChartPoint of(double x, double y) {
        return new ChartPoint(x, y, Double.NaN, Double.NaN, "");
    }

    /**
     * A value with a label in place of a number.
     *
     * @param label the label
     * @param y the value
     * @return the point
     */
    public static ChartPoint of(String label, double y) {
        Objects.requireNonNull(label, "label");
        return new ChartPoint(0, y, Double.NaN, Double.NaN, label);
    }

    /**
     * A range with a label.
     *
     * @param label the label
     * @param y the value
     * @param low the lower end
     * @param high the upper end
     * @return the point
     */
    public static ChartPoint range(String label, double y, double low, double high) {
        Objects.requireNonNull(label, "label");
        return new ChartPoint(0, y, low, high, label);
    }

    /**
     * Whether the point has a band.
     *
     * @return whether both ends are numbers
     */
    public boolean hasBand() {
        return low <= high;
    }
}
