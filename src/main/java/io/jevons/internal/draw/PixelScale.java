package io.jevons.internal.draw;

/**
 * The scale of an axis: from which value to which it goes, and where those lie in a drawing. Values of any size are placed: they are
 * brought near 1 by a power of two before any two are subtracted, so that neither a span beyond the largest double nor one
 * of the smallest is lost.
 */
public final class PixelScale {
    private final double low;
    private final double high;
    private final double from;
    private final double to;
    private final int exponent;

    private PixelScale(double low, double high, double from, double to) {
        this.low = low;
        this.high = high;
        this.from = from;
        this.to = to;
        this.exponent = Math.max(Math.getExponent(low), Math.getExponent(high));
    }

    /**
     * A scale.
     *
     * @param low the value at its start, finite
     * @param high the value at its end, finite and above the low one
     * @param from the pixel at its start
     * @param to the pixel at its end
     * @return the scale
     * @throws IllegalArgumentException if the values are no range
     */
    public static PixelScale of(double low, double high, double from, double to) {
        if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException("no range: " + low + " to " + high);
        }
        return new PixelScale(low, high, from, to);
    }

    /**
     * Where a value lies.
     *
     * @param value a finite value
     * @return its pixel; that of the nearer end where the value lies outside
     */
    public double place(double value) {
        double start = Math.scalb(low, -exponent);
        double part = (Math.scalb(value, -exponent) - start) / (Math.scalb(high, -exponent) - start);
        return from + Math.max(0, Math.min(1, part)) * (to - from);
    }

    /**
     * Whether a value lies on the axis.
     *
     * @param value a value
     * @return whether it is between both ends, which are included
     */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** The value at its start. */
    public double low() {
        return low;
    }

    /** The value at its end. */
    public double high() {
        return high;
    }

    /** The pixel at its start. */
    public double from() {
        return from;
    }

    /** The pixel at its end. */
    public double to() {
        return to;
    }
}
