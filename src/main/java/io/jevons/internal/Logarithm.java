package io.jevons.internal;

/**
 * The steps of the natural logarithm, each free of branches in the ordinary case.
 *
 * <p>With x = 2^k m and √½ ≤ m &lt; √2, let f = m − 1 and s = f / (2 + f), so that log m = log((1 + s) / (1 − s)) =
 * 2 s + s R(s²) = f − (f²/2 − s (f²/2 + R)). R(z) = z G(z), and G is the polynomial of degree 6 with the least error for
 * z ≤ 0.02945, 4.5e-18 relative to log m (Remez exchange in 60 digits).
 */
final class Logarithm {
    static final long FRACTION = (1L << 52) - 1;
    static final long ONE = Double.doubleToRawLongBits(1);
    private static final long LEAST_NORMAL = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    static final long ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

    /** The coefficients of G. */
    static final double G0 = 0x1.5555555555558p-1;

    static final double G1 = 0x1.99999999951f7p-2;
    static final double G2 = 0x1.2492492e08d46p-2;
    static final double G3 = 0x1.c71c62c9f5da6p-3;
    static final double G4 = 0x1.7462bbf099e84p-3;
    static final double G5 = 0x1.39fd7e1dd9530p-3;
    static final double G6 = 0x1.2b6298db14b96p-3;

    private Logarithm() {}

    /** Whether x is a positive normal number. */
    static boolean ordinary(long bits) {
        // One unsigned comparison for both ends.
        return bits - LEAST_NORMAL + Long.MIN_VALUE < (INFINITY - LEAST_NORMAL) + Long.MIN_VALUE;
    }

    /** m, of an ordinary x. */
    static double mantissa(long bits) {
        return Double.longBitsToDouble(((bits + (ONE - ROOT_HALF)) & FRACTION) + ROOT_HALF);
    }

    /** k, of an ordinary x, shifted as in {@link Exponential#SHIFT}. */
    static double shiftedExponent(long bits) {
        return Double.longBitsToDouble(((bits + (ONE - ROOT_HALF)) >> 52) + (Exponential.SHIFT_BITS - 1023));
    }

    /** m of any x: such that {@link #joined} gives the right answer together with {@link #extremeExponent}. */
    static double extremeMantissa(double x) {
        if (x > 0 && x < Double.MIN_NORMAL) {
            return mantissa(Double.doubleToRawLongBits(x * 0x1p54));
        }
        return x == 0 || x == Double.POSITIVE_INFINITY ? 1 : Double.NaN;
    }

    /** The shifted k of an x that is not ordinary: infinite where the logarithm is. */
    static double extremeExponent(double x) {
        if (x > 0 && x < Double.MIN_NORMAL) {
            return shiftedExponent(Double.doubleToRawLongBits(x * 0x1p54)) - 54;
        }
        return x == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** log x of its two parts. */
    static double joined(double mantissa, double shiftedExponent) {
        double k = shiftedExponent - Exponential.SHIFT;
        double f = mantissa - 1;
        double s = f / (2 + f);
        double z = s * s;
        double g = G6;
        g = Math.fma(g, z, G5);
        g = Math.fma(g, z, G4);
        g = Math.fma(g, z, G3);
        g = Math.fma(g, z, G2);
        g = Math.fma(g, z, G1);
        g = Math.fma(g, z, G0);
        double halfSquare = 0.5 * f * f;
        double low = Math.fma(s, Math.fma(z, g, halfSquare), k * Exponential.LN2_LOW);
        return Math.fma(k, Exponential.LN2_HIGH, f - (halfSquare - low));
    }

    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return ordinary(bits)
                ? joined(mantissa(bits), shiftedExponent(bits))
                : joined(extremeMantissa(x), extremeExponent(x));
    }
}
