package io.jevons.internal;

/**
 * The steps of the normal distribution function Φ and of the inverse Mills ratio λ = φ/Φ, free of branches in the ordinary
 * case.
 *
 * <p>For y ≥ 0, Φ(−y) = exp(−y²/2) A(y) / B(y), λ(−y) = B(y) / (√2π A(y)), and Φ(y) = 1 − Φ(−y). Since λ(−y) lies above y
 * by no more than 0.8, and by about 1/y for large y, the fit is B = √2π y A + G with A of degree 10 and G of degree 9: the
 * rounding errors of A then cancel in the quotient, but for the share of G. A and G interpolate λ(−y) at twenty nodes y =
 * 3 ((1 + u) / (1 − u))^0.9, u the zeros of a Chebyshev polynomial (linear equations in 120 digits); the relative error of
 * the quotient is 3.8e-17 on [0, ∞), with rounded coefficients 1.1e-16. All coefficients are positive, so nothing cancels.
 *
 * <p>The rounding of y² would grow without bound in exp(−y²/2). So y = h + (y − h), where h has 26 bits and an exact
 * square, and the remainder (y − h)(y + h)/2 is added where the argument of the exponential is already reduced.
 */
final class Normal {
    private static final double ONE_OVER_ROOT_TWO_PI = 0x1.9884533d43651p-2;

    static final double ROOT_TWO_PI = 0x1.40d931ff62705p1;

    /** Up to here Φ(−y) is a normal number. */
    private static final double GREATEST_ORDINARY = 37.5;

    private static final long GREATEST_ORDINARY_BITS = Double.doubleToRawLongBits(GREATEST_ORDINARY);

    /** From here on λ(−y) = y to the last bit; before, A and B do not overflow. */
    private static final double LINEAR = 1e9;

    private static final long ONE = Double.doubleToRawLongBits(1);

    private Normal() {}

    /** The shifted integer of the exponential of −y²/2. */
    static double shifted(double y) {
        double h = coarse(y);
        return Exponential.shifted(-0.5 * h * h);
    }

    /** The reduced argument of the exponential of −y²/2. */
    static double reduced(double y, double shifted) {
        double h = coarse(y);
        return Exponential.reduced(-0.5 * h * h, shifted) - 0.5 * (y - h) * (y + h);
    }

    /** y rounded to a multiple of 2^-20. */
    private static double coarse(double y) {
        return (y + 0x1.8p32) - 0x1.8p32;
    }

    /** A(y). */
    static double numerator(double y) {
        double a = 0x1.990e4fc8a3376p-21;
        a = a * y + 0x1.6f6242d5b7b61p-16;
        a = a * y + 0x1.482649497677fp-12;
        a = a * y + 0x1.795ea0174c654p-9;
        a = a * y + 0x1.327a7e577e8cfp-6;
        a = a * y + 0x1.6d64bf2f202cbp-4;
        a = a * y + 0x1.430fe717a22acp-2;
        a = a * y + 0x1.a276c79b5979bp-1;
        a = a * y + 0x1.7d4a01352cce9p0;
        a = a * y + 0x1.bcc1d6e44b795p0;
        return a * y + 0x1.0000000000000p0;
    }

    /** B(y), with the value of A(y). */
    static double denominator(double y, double numerator) {
        double g = 0x1.005678601e5c2p-19;
        g = g * y + 0x1.cc72859623c02p-15;
        g = g * y + 0x1.994597355c3d0p-11;
        g = g * y + 0x1.d1c4a8f79b64cp-8;
        g = g * y + 0x1.736afec3b7d64p-5;
        g = g * y + 0x1.ad84537308395p-3;
        g = g * y + 0x1.68d3ed6d13370p-1;
        g = g * y + 0x1.ab6a94c043931p0;
        g = g * y + 0x1.482ace838abcfp1;
        return y * ROOT_TWO_PI * numerator + (g * y + 2);
    }

    /** exp(r) A / B, which is Φ(−y) but for its power of two. */
    static double tail(double y, double p, double numerator) {
        return p * numerator / denominator(y, numerator);
    }

    /** Whether the branch-free steps give Φ(x); false also for NaN. */
    static boolean ordinary(double x) {
        return (Double.doubleToRawLongBits(x) & Long.MAX_VALUE) <= GREATEST_ORDINARY_BITS;
    }

    /** 1 for x from +0 on, otherwise 0. */
    static double unitStep(double x) {
        return Double.longBitsToDouble(mask(x) & ONE);
    }

    /** Φ(−|x|), with a minus sign for x from +0 on; {@code tail} is exp(r) A / B. */
    static double signedTail(double x, double tail, double shifted) {
        return Double.longBitsToDouble(Exponential.scaledBits(tail, shifted) ^ (mask(x) & Long.MIN_VALUE));
    }

    /** All bits for x from +0 on, otherwise none. */
    private static long mask(double x) {
        return ~Double.doubleToRawLongBits(x) >> 63;
    }

    static double cdf(double x) {
        if (!ordinary(x)) {
            return extremeCdf(x);
        }
        double y = Math.abs(x);
        double shifted = shifted(y);
        double tail = tail(y, Exponential.polynomial(reduced(y, shifted)), numerator(y));
        return unitStep(x) + signedTail(x, tail, shifted);
    }

    /** Φ(x) where it is 1, subnormal, zero or not a number. */
    static double extremeCdf(double x) {
        if (x > 0) {
            return 1;
        }
        if (x < -39) {
            return 0;
        }
        double shifted = shifted(-x);
        double tail = tail(-x, Exponential.polynomial(reduced(-x, shifted)), numerator(-x));
        return Double.isNaN(x) ? x : Exponential.scaledGradually(tail, shifted);
    }

    /** Whether the branch-free steps give λ(x); false also for NaN. */
    static boolean ordinaryMills(double x) {
        return x >= -LINEAR && x <= GREATEST_ORDINARY;
    }

    /** exp(−x²/2) for x from +0 on, otherwise 1; {@code p} is exp(r). */
    static double weight(double x, double p, double shifted) {
        long mask = mask(x);
        return Double.longBitsToDouble((Exponential.scaledBits(p, shifted) & mask) | (ONE & ~mask));
    }

    /** λ(x) of its parts: φ B / (B − exp(−x²/2) A) on the right, B / (√2π A) on the left. */
    static double mills(double weight, double unitStep, double y, double numerator) {
        double denominator = denominator(y, numerator);
        return ONE_OVER_ROOT_TWO_PI
                * weight
                * denominator
                / (unitStep * denominator + (1 - 2 * unitStep) * (weight * numerator));
    }

    static double inverseMills(double x) {
        if (!ordinaryMills(x)) {
            return extremeMills(x);
        }
        double y = Math.abs(x);
        double shifted = shifted(y);
        double p = Exponential.polynomial(reduced(y, shifted));
        return mills(weight(x, p, shifted), unitStep(x), y, numerator(y));
    }

    /** λ(x) where it is −x, subnormal, zero or not a number. */
    static double extremeMills(double x) {
        if (x < 0) {
            return -x;
        }
        if (x > 39) {
            return 0;
        }
        double shifted = shifted(x);
        double density = ONE_OVER_ROOT_TWO_PI * Exponential.polynomial(reduced(x, shifted));
        return Double.isNaN(x) ? x : Exponential.scaledGradually(density, shifted);
    }
}
