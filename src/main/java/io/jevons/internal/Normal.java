package io.jevons.internal;

/**
 * The steps of the normal distribution function Φ and of the inverse Mills ratio λ = φ/Φ, free of branches
 * for |x| &lt; 37, where exp(−x²/2) is well within the normal numbers.
 *
 * <p>For y ≥ 0, let F(y) = E(y) Φ(−y) exp(y²/2) with E(y) = 1 + 13 y / 16, so that Φ(−y) = exp(−y²/2) F(y) / E(y),
 * λ(−y) = E(y) / (√2π F(y)), and Φ(y) = 1 − Φ(−y). F falls from 1/2 to 0.324 as y goes from 0 to ∞, with a slope near 0 at
 * y = 0 (13/16 is next to the √(2/π) that would make it 0). It is a smooth function of u = (y − 5) / (y + 5), here the
 * polynomial of degree 23 that interpolates it at the zeros of a Chebyshev polynomial in u (linear equations in 80 digits);
 * its relative error is 2.9e-17 on [0, ∞), with rounded coefficients 5.8e-17. F is F0, known to more digits than a double
 * holds, and a variation of at most a third of it, whose rounding errors therefore weigh little.
 *
 * <p>A product of three rounded factors would be wrong by three ulp. So exp(−y²/2) is taken as 2^k (1 + c), the numerator
 * F0 + variation + F c as a double and its rounding error, and the quotient as 24 bits, whose product with E is exact, and
 * what the remainder adds. What is left is mostly the rounding of c and of the last addition.
 *
 * <p>The rounding of y² would grow without bound in exp(−y²/2). So y = h + (y − h), where h has 26 bits and an exact
 * square, and the remainder (y − h)(y + h)/2 is added where the argument of the exponential is already reduced.
 */
final class Normal {
    static final double ROOT_TWO_PI = 0x1.40d931ff62705p1;

    static final double ONE_OVER_ROOT_TWO_PI = 0x1.9884533d43651p-2;

    /** The slope of E, of so few bits that E is exact where y has 26. */
    static final double SLOPE = 13 / 16.0;

    /** The y for which u is 0. */
    static final double CENTRE = 5;

    /** The coefficients of F in u, and what the first lacks. */
    static final double F0_REST = -0x1.a6ab669ffd237p-57;

    static final double F0 = 0x1.8ebfead4cc78dp-2;

    static final double F1 = -0x1.9edc84793c3c5p-4;
    static final double F2 = 0x1.80d1e033b25ebp-5;
    static final double F3 = -0x1.cd4bbb1f5eba0p-8;
    static final double F4 = -0x1.98e0ca14914d8p-7;
    static final double F5 = 0x1.fd6ac7617a313p-7;
    static final double F6 = -0x1.5ca776f6fc8b7p-7;
    static final double F7 = 0x1.3e0d606281d44p-8;
    static final double F8 = -0x1.5a32da4a96de1p-10;
    static final double F9 = 0x1.084e0b76e2d9cp-15;
    static final double F10 = 0x1.1eecb7d3bdaa4p-13;
    static final double F11 = -0x1.6bdd2fbb0efc4p-15;
    static final double F12 = -0x1.c7fd824a1e06ap-18;
    static final double F13 = 0x1.de0612997a23fp-18;
    static final double F14 = -0x1.8a6320aa5fafep-23;
    static final double F15 = -0x1.10f902f1f0518p-20;
    static final double F16 = 0x1.fbc7b211fa5b8p-24;
    static final double F17 = 0x1.47336e6c72dc9p-23;
    static final double F18 = -0x1.900d601dc78ffp-26;
    static final double F19 = -0x1.a0186e21e0f40p-26;
    static final double F20 = 0x1.b97b86c0699d0p-29;
    static final double F21 = 0x1.e21d32f06fc7bp-29;
    static final double F22 = -0x1.1617ce005e2e1p-32;
    static final double F23 = -0x1.571544b5790b4p-32;

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

    /** u, for y. */
    static double mapped(double y) {
        return (y - CENTRE) / (y + CENTRE);
    }

    /** The upper half of the polynomial. */
    static double upper(double u) {
        double f = F23;
        f = Math.fma(f, u, F22);
        f = Math.fma(f, u, F21);
        f = Math.fma(f, u, F20);
        f = Math.fma(f, u, F19);
        f = Math.fma(f, u, F18);
        f = Math.fma(f, u, F17);
        f = Math.fma(f, u, F16);
        f = Math.fma(f, u, F15);
        f = Math.fma(f, u, F14);
        return Math.fma(f, u, F13);
    }

    /** F(y) − F0, with the upper half of the polynomial. */
    static double variation(double u, double upper) {
        double f = upper;
        f = Math.fma(f, u, F12);
        f = Math.fma(f, u, F11);
        f = Math.fma(f, u, F10);
        f = Math.fma(f, u, F9);
        f = Math.fma(f, u, F8);
        f = Math.fma(f, u, F7);
        f = Math.fma(f, u, F6);
        f = Math.fma(f, u, F5);
        f = Math.fma(f, u, F4);
        f = Math.fma(f, u, F3);
        f = Math.fma(f, u, F2);
        f = Math.fma(f, u, F1);
        return f * u;
    }

    /** F(y) − F0. */
    static double variation(double y) {
        double u = mapped(y);
        return variation(u, upper(u));
    }

    /** F(y), with the value of its variation. */
    static double share(double variation) {
        return F0 + variation;
    }

    /** E(y). */
    static double scale(double y) {
        return 1 + SLOPE * y;
    }

    /** (1 + c) F. */
    static double numerator(double c, double variation) {
        double share = F0 + variation;
        return share + added(c, variation, share);
    }

    /** What {@link #numerator} lost to rounding. */
    static double numeratorRest(double c, double variation, double numerator) {
        double share = F0 + variation;
        return (share - numerator) + added(c, variation, share);
    }

    private static double added(double c, double variation, double share) {
        return share * c + ((F0 - share) + variation + F0_REST);
    }

    /** (1 + c) F / E, which is Φ(−y) but for its power of two. */
    static double tail(double y, double numerator, double numeratorRest) {
        double h = coarse(y);
        double exact = 1 + SLOPE * h;
        double rest = SLOPE * (y - h);
        double inverse = 1 / (exact + rest);
        double quotient = (numerator * inverse + 0x1.8p28) - 0x1.8p28;
        return quotient + ((numerator - quotient * exact) + (numeratorRest - quotient * rest)) * inverse;
    }

    /** The last three in one. */
    static double scaledTail(double y, double c, double variation) {
        double numerator = numerator(c, variation);
        return tail(y, numerator, numeratorRest(c, variation, numerator));
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

    /** λ(x), given exp(−x²/2): φ E / (E − exp(−x²/2) F) on the right, E / (√2π F) on the left. */
    static double mills(double x, double bell, double share) {
        double right = step(x);
        double weight = (1 - right) + right * bell;
        double scale = scale(Math.abs(x));
        return ONE_OVER_ROOT_TWO_PI * weight * scale / (right * scale + (1 - 2 * right) * (weight * share));
    }

    static double cdf(double x) {
        double y = Math.abs(x);
        double shifted = shifted(y);
        double tail = scaledTail(y, Exponential.excess(reduced(y, shifted)), variation(y));
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
        return mills(x, Exponential.scaled(p, shifted), share(variation(y)));
    }

    private static double extremeMills(double x, double p, double shifted) {
        if (x < -1e9) {
            return -x;
        }
        if (x < 0) {
            return ONE_OVER_ROOT_TWO_PI * scale(-x) / share(variation(-x));
        }
        if (x > 39) {
            return 0;
        }
        return Double.isNaN(x) ? x : Exponential.scaledGradually(ONE_OVER_ROOT_TWO_PI * p, shifted);
    }
}
