package io.jevons.base;

import java.util.List;

/** The words that a {@link Chart} is made of, which it passes on: {@code Chart.Kind}, {@code Chart.Point} and so on. */
public sealed interface ChartParts permits Chart {
    /** What kind of chart. */
    public enum Kind {
        /** Lines; a trace whose points have a low and a high end is shaded between them. */
        LINE,
        /** A line inside bands that lie in one another, the widest first; of each role the last trace's line alone is drawn. */
        FAN,
        /** Areas on top of one another, the first trace at the bottom. */
        STACKED_AREA,
        /** Bars from zero, one a label, to the right. */
        BAR,
        /** Bars of which each starts where the last one ended; a point with a low end of 0 is a total. */
        WATERFALL,
        /**
         * Bars from a common centre, the points' value, to what the low and the high end of an input give, which may
         * lie on either side; the widest on top.
         */
        TORNADO,
        /** Points, with a line through those than which none has both a lower x and a higher y. */
        FRONTIER,
        /** Points. */
        SCATTER
    }

    /** What a trace stands for, which decides its colour. */
    public enum Role {
        /** The case at issue: the accent colour. */
        MAIN,
        /** What it is held against: grey. */
        BASE,
        /** One of several: the next colour of the palette. */
        OTHER
    }

    /** How an axis counts. */
    public enum Scale {
        /** Numbers with few digits, such as {@code 12 M}. */
        NUMBER,
        /** Fractions in per cent. */
        PERCENT,
        /** Numbers, each step of equal length a factor; all values must be above zero. */
        LOG,
        /** Quarters, as years: {@code 2025Q1} is 2025.0. */
        QUARTER,
        /** The points' labels, in their order. */
        LABEL
    }

    /**
     * An axis.
     *
     * @param name what is along it; may be empty
     * @param scale how it counts
     */
    public record Axis(String name, Scale scale) {}

    /**
     * A point.
     *
     * @param x the place along the first axis; where that counts labels, it is ignored
     * @param y the value
     * @param low the lower end of its band or bar; NaN for none
     * @param high the upper end of its band or bar; NaN for none
     * @param label its name; may be empty
     */
    public record Point(double x, double y, double low, double high, String label) {
        /**
         * A point without band or label.
         *
         * @param x the place along the first axis
         * @param y the value
         * @return the point
         */
        public static Point of(double x, double y) {
            return new Point(x, y, Double.NaN, Double.NaN, "");
        }

        /**
         * A value with a label in place of a number.
         *
         * @param label the label
         * @param y the value
         * @return the point
         */
        public static Point of(String label, double y) {
            return new Point(0, y, Double.NaN, Double.NaN, label);
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
        public static Point range(String label, double y, double low, double high) {
            return new Point(0, y, low, high, label);
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

    /**
     * Points that belong together: a line, an area, a set of bars.
     *
     * @param name what it is called in the chart
     * @param role what it stands for
     * @param points the points, in order; those whose value is not finite are left out when drawn
     */
    public record Trace(String name, Role role, List<Point> points) {
        /**
         * Copies the points.
         *
         * @param name what it is called in the chart
         * @param role what it stands for
         * @param points the points, in order
         */
        public Trace {
            points = List.copyOf(points);
        }
    }

    /**
     * A line across the chart at one value.
     *
     * @param at the value
     * @param text what it means; may be empty
     */
    public record Rule(double at, String text) {}
}
