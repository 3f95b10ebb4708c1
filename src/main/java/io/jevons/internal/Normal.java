package io.jevons.internal;

/**
 * The steps of the normal distribution function Φ and of the inverse Mills ratio λ = φ/Φ, free of branches
 * for |x| &lt; 37, where exp(−x²/2) is well within the normal numbers.
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
    static final double ROOT_TWO_PI = 0x1.40d931ff62705p1;

    static final double ONE_OVER_ROOT_TWO_PI = 0x1.9884533d43651p-2;

    /** The coefficients of A. */
    static final double A0 = 0x1.0000000000000p0;

    static final double A1 = 0x1.bcc1d6e44b795p0;
    static final double A2 = 0x1.7d4a01352cce9p0;
    static final double A3 = 0x1.a276c79b5979bp-1;
    static final double A4 = 0x1.430fe717a22acp-2;
    static final double A5 = 0x1.6d64bf2f202cbp-4;
    static final double A6 = 0x1.327a7e577e8cfp-6;
    static final double A7 = 0x1.795ea0174c654p-9;
    static final double A8 = 0x1.482649497677fp-12;
    static final double A9 = 0x1.6f6242d5b7b61p-16;
    static final double A10 = 0x1.990e4fc8a3376p-21;

    /** The coefficients of G. */
    static final double G0 = 2;

    static final double G1 = 0x1.482ace838abcfp1;
    static final double G2 = 0x1.ab6a94c043931p0;
    static final double G3 = 0x1.68d3ed6d13370p-1;
    static final double G4 = 0x1.ad84537308395p-3;
    static final double G5 = 0x1.736afec3b7d64p-5;
    static final double G6 = 0x1.d1c4a8f79b64cp-8;
    static final double G7 = 0x1.994597355c3d0p-11;
    static final double G8 = 0x1.cc72859623c02p-15;
    static final double G9 = 0x1.005678601e5c2p-19;

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
        double a = A10;
        a = a * y + A9;
        a = a * y + A8;
        a = a * y + A7;
        a = a * y + A6;
        a = a * y + A5;
        a = a * y + A4;
        a = a * y + A3;
        a = a * y + A2;
        a = a * y + A1;
        return a * y + A0;
    }

    /** B(y), with the value of A(y). */
    static double denominator(double y, double numerator) {
        double g = G9;
        g = g * y + G8;
        g = g * y + G7;
        g = g * y + G6;
        g = g * y + G5;
        g = g * y + G4;
        g = g * y + G3;
        g = g * y + G2;
        g = g * y + G1;
        return y * ROOT_TWO_PI * numerator + (g * y + G0);
    }

    /** exp(r) A / B, which is Φ(−y) but for its power of two. */
    static double tail(double y, double p, double numerator) {
        return p * numerator / denominator(y, numerator);
    }

    /** 1 for positive and 0 for other x, without a branch, for |x| &lt; 1024. */
    private static double step(double x) {
        return Math.ceil(x * 0x1p-10);
    }

    /** Φ(x), given Φ(−|x|). */
    static double reflected(double x, double tail) {
        double right = step(x);
        return right + (1 - 2 * right) * tail;
    }

    /** λ(x), given exp(−x²/2): φ B / (B − exp(−x²/2) A) on the right, B / (√2π A) on the left. */
    static double mills(double x, double bell, double a, double b) {
        double right = step(x);
        double weight = (1 - right) + right * bell;
        return ONE_OVER_ROOT_TWO_PI * weight * b / (right * b + (1 - 2 * right) * (weight * a));
    }

    static double cdf(double x) {
        double y = Math.abs(x);
        double shifted = shifted(y);
        double tail = tail(y, Exponential.polynomial(reduced(y, shifted)), numerator(y));
        return Exponential.scalable(shifted)
                ? reflected(x, Exponential.scaled(tail, shifted))
                : extremeCdf(x, tail, shifted);
    }

    private static double extremeCdf(double x, double tail, double shifted) {
        if (x > 0) {
            return 1;
        }
        if (x < -39) {
            return 0;
        }
        return Double.isNaN(x) ? x : Exponential.scaledGradually(tail, shifted);
    }

    static double inverseMills(double x) {
        double y = Math.abs(x);
        double shifted = shifted(y);
        double p = Exponential.polynomial(reduced(y, shifted));
        if (!Exponential.scalable(shifted)) {
            return extremeMills(x, p, shifted);
        }
        double a = numerator(y);
        return mills(x, Exponential.scaled(p, shifted), a, denominator(y, a));
    }

    private static double extremeMills(double x, double p, double shifted) {
        if (x < -1e9) {
            return -x;
        }
        if (x < 0) {
            double a = numerator(-x);
            return ONE_OVER_ROOT_TWO_PI * denominator(-x, a) / a;
        }
        if (x > 39) {
            return 0;
        }
        return Double.isNaN(x) ? x : Exponential.scaledGradually(ONE_OVER_ROOT_TWO_PI * p, shifted);
    }
}
