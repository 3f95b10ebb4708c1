package io.jevons.internal.draw;

/**
 * A surface to draw on, in units of one pixel from the upper left corner to the right and down. What is drawn later lies on
 * top. Colours are {@code #rrggbb}, as on a light ground.
 */
public interface Canvas {
    /**
     * A filled shape.
     *
     * @param x the corners' places to the right
     * @param y the corners' places down
     * @param colour the colour
     * @param opacity from 0, not seen, to 1, which covers what is below
     */
    void area(double[] x, double[] y, String colour, double opacity);

    /**
     * A line through points.
     *
     * @param x the points' places to the right
     * @param y the points' places down
     * @param colour the colour
     * @param stroke how it is drawn
     */
    void line(double[] x, double[] y, String colour, Stroke stroke);

    /**
     * Round dots of one size.
     *
     * @param x the centres' places to the right
     * @param y the centres' places down
     * @param radius the radius
     * @param colour the colour
     * @param opacity from 0 to 1
     */
    void dots(double[] x, double[] y, double radius, String colour, double opacity);

    /**
     * A line of text.
     *
     * @param x where it starts, or its middle or end, as the face says
     * @param y its base line
     * @param text the text
     * @param face how it is set
     * @param colour the colour
     */
    void text(double x, double y, String text, Face face, String colour);

    /**
     * A filled rectangle.
     *
     * @param left its left edge
     * @param top its upper edge
     * @param right its right edge
     * @param bottom its lower edge
     * @param colour the colour
     * @param opacity from 0 to 1
     */
    default void box(double left, double top, double right, double bottom, String colour, double opacity) {
        area(new double[] {left, right, right, left}, new double[] {top, top, bottom, bottom}, colour, opacity);
    }

    /** A straight line. */
    default void straight(double fromX, double fromY, double toX, double toY, String colour, Stroke stroke) {
        line(new double[] {fromX, toX}, new double[] {fromY, toY}, colour, stroke);
    }

    /** Where along a text its place is. */
    enum Anchor {
        /** At its start. */
        START,
        /** In its middle. */
        MIDDLE,
        /** At its end. */
        END
    }

    /**
     * How a text is set.
     *
     * @param size the size in pixels
     * @param bold whether it is bold
     * @param anchor where along the text its place is
     */
    record Face(int size, boolean bold, Anchor anchor) {}

    /**
     * How a line is drawn.
     *
     * @param width the width in pixels
     * @param pattern whether it is broken
     */
    record Stroke(double width, Pattern pattern) {
        /** An unbroken line of a width in pixels. */
        public static Stroke solid(double width) {
            return new Stroke(width, Pattern.SOLID);
        }
    }

    /** Whether a line is broken. */
    enum Pattern {
        /** Unbroken. */
        SOLID(0, 0),
        /** Strokes longer than the gaps between them. */
        DASHED(5, 4),
        /** Strokes as short as the line is wide. */
        DOTTED(1.5, 3);

        private final double on;
        private final double off;

        Pattern(double on, double off) {
            this.on = on;
            this.off = off;
        }

        /**
         * The length of a stroke.
         *
         * @return pixels; 0 for an unbroken line
         */
        public double on() {
            return on;
        }

        /**
         * The length of a gap.
         *
         * @return pixels; 0 for an unbroken line
         */
        public double off() {
            return off;
        }
    }
}
