package io.jevons.internal;

/**
 * The steps of the normal distribution function Φ and of the inverse Mills ratio λ = φ/Φ, free of branches in the ordinary
 * case.
 *
 * <p>For y ≥ 0, Φ(−y) = exp(−y²/2) A(y) / B(y). A / B is rational of degree 10 over 11, fitted to the Mills ratio on
 * [0, ∞) at nodes y = 3.3 ((1 + u) / (1 − u))^0.9, u the zeros of the Chebyshev polynomial of degree 21, with the leading
 * coefficients that its limit demands (linear equations in 120 digits). Its relative error is 2.0e-17, with rounded
 * coefficients 4.7e-17. All coefficients are positive, hence nothing cancels. Then Φ(y) = 1 − Φ(−y), λ(−y) = B / (√2π A).
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
        double a = 0.3989422804014327;
        a = a * y + 11.695204203896992;
        a = a * y + 169.90962619664836;
        a = a * y + 1585.768483310273;
        a = a * y + 10436.833120277479;
        a = a * y + 50365.54651246908;
        a = a * y + 180104.28040899776;
        a = a * y + 471520.77720667067;
        a = a * y + 868142.071812359;
        a = a * y + 1023259.5407588646;
        return a * y + 595749.314831922;
    }

    /** B(y). */
    static double denominator(double y) {
        double b = y + 29.315529535071544;
        b = b * y + 426.9002731564983;
        b = b * y + 4004.247646820796;
        b = b * y + 26585.161269849043;
        b = b * y + 130164.00402850012;
        b = b * y + 476773.94140939636;
        b = b * y + 1300518.3285840908;
        b = b * y + 2579425.9046222023;
        b = b * y + 3531952.3937170333;
        b = b * y + 2997197.4423442846;
        return b * y + 1191498.629663844;
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
        double tail = Exponential.polynomial(reduced(y, shifted)) * numerator(y) / denominator(y);
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
        double tail = Exponential.polynomial(reduced(-x, shifted)) * numerator(-x) / denominator(-x);
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
    static double mills(double weight, double unitStep, double numerator, double denominator) {
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
        return mills(weight(x, p, shifted), unitStep(x), numerator(y), denominator(y));
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
