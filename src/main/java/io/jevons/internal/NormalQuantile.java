package io.jevons.internal;

/**
 * The quantiles of the normal distribution: Wichura's rational approximations, and in the tails one step of Newton's
 * method on log Φ, which is nearly linear there.
 *
 * @see <a href="https://doi.org/10.2307/2347330">M. J. Wichura (1988), Algorithm AS 241: The Percentage Points of the
 *     Normal Distribution, Applied Statistics 37, 477–484 (PPND16)</a>
 */
final class NormalQuantile {
    private static final double[] CENTRE_NUMERATOR = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] CENTRE_DENOMINATOR = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1
    };
    private static final double[] NEAR_NUMERATOR = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] NEAR_DENOMINATOR = {
        1.0507500716444169e-9,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1
    };
    private static final double[] FAR_NUMERATOR = {
        2.0103343992922881e-7,
        2.7115555687434876e-5,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] FAR_DENOMINATOR = {
        2.0442631033899397e-15,
        1.421511758316446e-7,
        1.8463183175100548e-5,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1
    };

    private NormalQuantile() {}

    static double of(double p) {
        double fromHalf = p - 0.5;
        if (Math.abs(fromHalf) <= 0.425) {
            double r = 0.180625 - fromHalf * fromHalf;
            return fromHalf * ratio(CENTRE_NUMERATOR, CENTRE_DENOMINATOR, r);
        }
        // 1 − p is exact here.
        return p < 0.5 ? lowerTail(p) : -lowerTail(1 - p);
    }

    private static double lowerTail(double p) {
        if (!(p > 0)) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        double logP = Logarithm.of(p);
        double r = Math.sqrt(-logP);
        double y = r <= 5
                ? ratio(NEAR_NUMERATOR, NEAR_DENOMINATOR, r - 1.6)
                : ratio(FAR_NUMERATOR, FAR_DENOMINATOR, r - 5);
        double mills = Normal.scaledTail(y, 0, Normal.variation(y));
        double excess = Logarithm.of(mills) - 0.5 * y * y - logP;
        return -(y + excess * mills * Normal.ROOT_TWO_PI);
    }

    private static double ratio(double[] numerator, double[] denominator, double r) {
        return polynomial(numerator, r) / polynomial(denominator, r);
    }

    private static double polynomial(double[] coefficients, double r) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * r + coefficient;
        }
        return sum;
    }
}
