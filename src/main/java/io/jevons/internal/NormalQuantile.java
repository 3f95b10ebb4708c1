package io.jevons.internal;

/**
 * The steps of the quantiles of the normal distribution: Wichura's rational approximations, and in the tails one step of
 * Newton's method on log Φ, which is nearly linear there. Free of branches, with the coefficients written out, so that a
 * loop over them becomes vector instructions; {@link NormalScores} has the loops.
 *
 * @see <a href="https://doi.org/10.2307/2347330">M. J. Wichura (1988), Algorithm AS 241: The Percentage Points of the
 *     Normal Distribution, Applied Statistics 37, 477–484 (PPND16)</a>
 */
final class NormalQuantile {
    /** How far from a half a probability may be for the centre's approximation. */
    private static final double CENTRE = 0.425;

    /** The greatest root of −log p for the near tail's. */
    private static final double NEAR = 5;

    private NormalQuantile() {}

    static double of(double p) {
        return isCentral(p) ? central(p) : signed(p, lowerTail(tail(p)));
    }

    static boolean isCentral(double p) {
        return Math.abs(p - 0.5) <= CENTRE;
    }

    /** The quantile, of a central probability. */
    static double central(double p) {
        double fromHalf = p - 0.5;
        double r = 0.180625 - fromHalf * fromHalf;
        return fromHalf * (centreNumerator(r) / centreDenominator(r));
    }

    /** The smaller of p and 1 − p, which is exact for a p that is not central. */
    static double tail(double p) {
        return p < 0.5 ? p : 1 - p;
    }

    /** The quantile of p, of that of its tail. */
    static double signed(double p, double lower) {
        return p < 0.5 ? lower : -lower;
    }

    static double lowerTail(double p) {
        if (!(p > 0)) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        double logP = Logarithm.of(p);
        double r = Math.sqrt(-logP);
        double y = isNear(r) ? near(r) : farNumerator(r - NEAR) / farDenominator(r - NEAR);
        double mills = mills(y, Normal.variation(y));
        return refined(y, mills, Logarithm.of(mills), logP);
    }

    static boolean isNear(double r) {
        return r <= NEAR;
    }

    /** Wichura's −quantile, of r = √(−log p) in the near tail. */
    static double near(double r) {
        return nearNumerator(r - 1.6) / nearDenominator(r - 1.6);
    }

    /** Φ(−y) exp(y²/2), with the variation of F at y. */
    static double mills(double y, double variation) {
        return Normal.scaledTail(y, 0, variation);
    }

    /** The quantile, after Newton's step. */
    static double refined(double y, double mills, double logMills, double logP) {
        double excess = logMills - 0.5 * y * y - logP;
        return -(y + excess * mills * Normal.ROOT_TWO_PI);
    }

    private static double centreNumerator(double r) {
        double sum = 2509.0809287301227;
        sum = sum * r + 33430.57558358813;
        sum = sum * r + 67265.7709270087;
        sum = sum * r + 45921.95393154987;
        sum = sum * r + 13731.69376550946;
        sum = sum * r + 1971.5909503065513;
        sum = sum * r + 133.14166789178438;
        return sum * r + 3.3871328727963665;
    }

    private static double centreDenominator(double r) {
        double sum = 5226.495278852854;
        sum = sum * r + 28729.085735721943;
        sum = sum * r + 39307.89580009271;
        sum = sum * r + 21213.794301586597;
        sum = sum * r + 5394.196021424751;
        sum = sum * r + 687.1870074920579;
        sum = sum * r + 42.31333070160091;
        return sum * r + 1;
    }

    private static double nearNumerator(double r) {
        double sum = 0.0007745450142783414;
        sum = sum * r + 0.022723844989269184;
        sum = sum * r + 0.2417807251774506;
        sum = sum * r + 1.2704582524523684;
        sum = sum * r + 3.6478483247632045;
        sum = sum * r + 5.769497221460691;
        sum = sum * r + 4.630337846156546;
        return sum * r + 1.4234371107496835;
    }

    private static double nearDenominator(double r) {
        double sum = 1.0507500716444169e-9;
        sum = sum * r + 0.0005475938084995345;
        sum = sum * r + 0.015198666563616457;
        sum = sum * r + 0.14810397642748008;
        sum = sum * r + 0.6897673349851;
        sum = sum * r + 1.6763848301838038;
        sum = sum * r + 2.053191626637759;
        return sum * r + 1;
    }

    private static double farNumerator(double r) {
        double sum = 2.0103343992922881e-7;
        sum = sum * r + 2.7115555687434876e-5;
        sum = sum * r + 0.0012426609473880784;
        sum = sum * r + 0.026532189526576124;
        sum = sum * r + 0.29656057182850487;
        sum = sum * r + 1.7848265399172913;
        sum = sum * r + 5.463784911164114;
        return sum * r + 6.657904643501103;
    }

    private static double farDenominator(double r) {
        double sum = 2.0442631033899397e-15;
        sum = sum * r + 1.421511758316446e-7;
        sum = sum * r + 1.8463183175100548e-5;
        sum = sum * r + 0.0007868691311456133;
        sum = sum * r + 0.014875361290850615;
        sum = sum * r + 0.1369298809227358;
        sum = sum * r + 0.599832206555888;
        return sum * r + 1;
    }
}
