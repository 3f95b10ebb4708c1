package io.jevons.estimate.numeric;

/**
 * A number of twice the usual precision, as the unevaluated sum of two doubles; about 31 decimal digits.
 *
 * <p>Least squares squares the condition of its data wherever it is careless. Sums and products that carry twice the digits
 * leave the coefficients as exact as the data allow.
 *
 * @param hi the leading part
 * @param lo the rest, at most half a unit in the last place of {@code hi}
 */
public record DoubleDouble(double hi, double lo) {
    public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    private static final double SPLIT = 0x1p27 + 1;

    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    public double value() {
        return hi + lo;
    }

    public DoubleDouble plus(DoubleDouble other) {
        double sum = hi + other.hi;
        double part = sum - hi;
        double error = (hi - (sum - part)) + (other.hi - part);
        return normal(sum, error + lo + other.lo);
    }

    public DoubleDouble minus(DoubleDouble other) {
        return plus(new DoubleDouble(-other.hi, -other.lo));
    }

    public DoubleDouble times(DoubleDouble other) {
        // Dekker's product: exact without a fused multiply, which is slow where the processor lacks it or code is cold.
        double product = hi * other.hi;
        double top = upper(hi);
        double bottom = hi - top;
        double otherTop = upper(other.hi);
        double otherBottom = other.hi - otherTop;
        double error = bottom * otherBottom - (product - top * otherTop - bottom * otherTop - top * otherBottom);
        return normal(product, error + (hi * other.lo + lo * other.hi));
    }

    DoubleDouble dividedBy(DoubleDouble other) {
        double first = hi / other.hi;
        DoubleDouble rest = minus(other.times(of(first)));
        double second = rest.hi / other.hi;
        rest = rest.minus(other.times(of(second)));
        return normal(first, second).plus(of(rest.hi / other.hi));
    }

    DoubleDouble squareRoot() {
        if (hi == 0) {
            return ZERO;
        }
        double root = Math.sqrt(hi);
        DoubleDouble rest = minus(of(root).times(of(root)));
        return normal(root, rest.hi / (2 * root));
    }

    /** The upper half of the digits. */
    private static double upper(double value) {
        double scaled = SPLIT * value;
        return scaled - (scaled - value);
    }

    private static DoubleDouble normal(double hi, double lo) {
        double sum = hi + lo;
        return new DoubleDouble(sum, lo - (sum - hi));
    }
}
