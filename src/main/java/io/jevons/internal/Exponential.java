package io.jevons.internal;

/**
 * The steps of the exponential function, each free of branches so that a loop over one of them runs on vectors.
 *
 * <p>With k the integer next to x / ln 2 and r = x − k ln 2, |r| ≤ ln 2 / 2 = 0.3466, it is exp(x) = 2^k exp(r), where
 * exp(r) = 1 + r + r² q(r) and q is the polynomial of degree 9 with the least relative error in exp(r) for |r| ≤ 0.3475,
 * 3.7e-18 (Remez exchange in 60 digits).
 */
final class Exponential {
    /** Adding 1.5 · 2^52 rounds to an integer, which then stands in the low bits of the sum. */
    static final double SHIFT = 0x1.8p52;

    static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    /** 42 bits of ln 2, so that its product with any exponent is exact, and the rest. */
    static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

    static final double LN2_LOW = 0x1.ef35793c76730p-45;

    static final double LOG2_E = 0x1.71547652b82fep0;

    /** The exponents for which 2^k p is a normal number for 2^-20 &lt; p &lt; 1.42; {@link Normal} needs small p. */
    static final int LEAST = -1000;

    static final int GREATEST = 1023;

    /** The coefficients of q. */
    static final double Q0 = 0x1.000000000000ap-1;

    static final double Q1 = 0x1.55555555554f7p-3;
    static final double Q2 = 0x1.55555555506eap-5;
    static final double Q3 = 0x1.1111111128370p-7;
    static final double Q4 = 0x1.6c16c18488a4ep-10;
    static final double Q5 = 0x1.a01a012880ecbp-13;
    static final double Q6 = 0x1.a01998fd377dcp-16;
    static final double Q7 = 0x1.71df27c7e3be1p-19;
    static final double Q8 = 0x1.28ae790ed41c9p-22;
    static final double Q9 = 0x1.ad7e30e6da5dbp-26;

    private Exponential() {}

    /** x / ln 2, rounded to the integer k and shifted. */
    static double shifted(double x) {
        return Math.fma(x, LOG2_E, SHIFT);
    }

    /** r = x − k ln 2. */
    static double reduced(double x, double shifted) {
        double k = shifted - SHIFT;
        return Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
    }

    /** exp(r). */
    static double polynomial(double r) {
        return 1 + excess(r);
    }

    /** exp(r) − 1. */
    static double excess(double r) {
        double q = Q9;
        q = Math.fma(q, r, Q8);
        q = Math.fma(q, r, Q7);
        q = Math.fma(q, r, Q6);
        q = Math.fma(q, r, Q5);
        q = Math.fma(q, r, Q4);
        q = Math.fma(q, r, Q3);
        q = Math.fma(q, r, Q2);
        q = Math.fma(q, r, Q1);
        q = Math.fma(q, r, Q0);
        return Math.fma(r * r, q, r);
    }

    /** Whether {@link #scaled} may be used; false also for NaN. */
    static boolean scalable(double shifted) {
        long aboveLeast = Double.doubleToRawLongBits(shifted) - (SHIFT_BITS + LEAST);
        // One unsigned comparison for both ends.
        return aboveLeast + Long.MIN_VALUE <= (GREATEST - LEAST) + Long.MIN_VALUE;
    }

    /** 2^k p, by adding k to the exponent of p. */
    static double scaled(double p, double shifted) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** 2^k p where that overflows or is subnormal; rounds once. Takes k from −1122 to 1024. */
    static double scaledGradually(double p, double shifted) {
        int k = (int) (shifted - SHIFT);
        int last = k > 0 ? 1 : -100;
        return p * powerOfTwo(k - last) * powerOfTwo(last);
    }

    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((k + 1023L) << 52);
    }

    static double of(double x) {
        double shifted = shifted(x);
        return scalable(shifted) ? scaled(polynomial(reduced(x, shifted)), shifted) : extreme(x);
    }

    private static double extreme(double x) {
        if (x > 710) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < -746) {
            return 0;
        }
        double shifted = shifted(x);
        return Double.isNaN(x) ? x : scaledGradually(polynomial(reduced(x, shifted)), shifted);
    }
}
