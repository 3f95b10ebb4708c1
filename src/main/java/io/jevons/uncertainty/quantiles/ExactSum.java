package io.jevons.uncertainty.quantiles;

import java.math.BigInteger;

/**
 * A sum of doubles without any rounding, as a whole number of the least double, in limbs of 32 bits (Kulisch and Miranker 1986,
 * doi:10.1137/1028001). So it does not depend on the order in which values came, nor on how they were parted.
 */
public final class ExactSum {
    private static final int LIMB = 32;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final int EXPONENT = 52;

    /** Enough for the largest double, and carries of 2^31 of them. */
    private static final int LIMBS = 2046 / LIMB + 5;

    /** Each value moves a limb by less than 2^32, so that a limb has room for as many. */
    private static final int UNCARRIED = 1 << 30;

    private final long[] limbs = new long[LIMBS];
    private int added;

    /** Of nothing: 0. */
    public ExactSum() {}

    /**
     * Adds a value.
     *
     * @param value the value, finite
     */
    public void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> EXPONENT) & 0x7FF;
        long mantissa = bits & ((1L << EXPONENT) - 1);
        int shift = exponent == 0 ? 0 : exponent - 1;
        mantissa |= exponent == 0 ? 0 : 1L << EXPONENT;
        int limb = shift / LIMB;
        int within = shift % LIMB;
        long sign = bits < 0 ? -1 : 1;
        limbs[limb] += sign * ((mantissa << within) & LOW);
        limbs[limb + 1] += sign * ((mantissa >>> (LIMB - within)) & LOW);
        limbs[limb + 2] += sign * (mantissa >>> (2 * LIMB - 1 - within) >>> 1);
        if (++added == UNCARRIED) {
            carry();
        }
    }

    private void carry() {
        for (int i = 0; i < LIMBS - 1; i++) {
            long over = limbs[i] >> LIMB;
            limbs[i] -= over << LIMB;
            limbs[i + 1] += over;
        }
        added = 1;
    }

    /**
     * The sum, exactly.
     *
     * @return it over the least double, 2^-1074
     */
    public BigInteger units() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = LIMBS - 1; i >= 0; i--) {
            sum = sum.shiftLeft(LIMB).add(BigInteger.valueOf(limbs[i]));
        }
        return sum;
    }
}
