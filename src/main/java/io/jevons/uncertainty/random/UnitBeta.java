package io.jevons.uncertainty.random;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The beta distribution on [0, 1] on that of Commons Math, with what it lacks: densities at the ends, the upper tail with
 * all its digits, and quantiles next to the ends. A place is given by its distances from both ends, u from 0 and v = 1 -
 * u from 1, of which the smaller one has all its digits.
 */
public final class UnitBeta {
    private final double alpha;
    private final double beta;
    private final BetaDistribution law;
    private final BetaDistribution mirror;
    private final Inversion lowerHalf;
    private final Inversion upperHalf;
    private final double belowHalf;
    private final double aboveHalf;

    public UnitBeta(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
        law = new BetaDistribution(null, alpha, beta);
        mirror = new BetaDistribution(null, beta, alpha);
        lowerHalf = new Inversion(law::cumulativeProbability, u -> survival(u, 1 - u), law::density);
        upperHalf = new Inversion(mirror::cumulativeProbability, v -> cdf(1 - v, v), mirror::density);
        belowHalf = law.cumulativeProbability(0.5);
        aboveHalf = mirror.cumulativeProbability(0.5);
    }

    public double mean() {
        return alpha / (alpha + beta);
    }

    public double standardDeviation() {
        return Math.sqrt(law.getNumericalVariance());
    }

    public double cdf(double u, double v) {
        return tail(law, u, mirror, v);
    }

    public double survival(double u, double v) {
        return tail(mirror, v, law, u);
    }

    /**
     * The probability between an end and a place, given by its distance from it. Next to the other end that distance is
     * rounded. The error is the rounding times the density; where the density is above 1, it is less to subtract the
     * probability on the other side from 1.
     */
    private static double tail(BetaDistribution here, double distance, BetaDistribution there, double other) {
        boolean rounded = distance > 0.5 && other > 0 && there.density(other) > 1;
        return rounded ? 1 - there.cumulativeProbability(other) : here.cumulativeProbability(distance);
    }

    /** Commons Math throws at an end where a shape is below 1, and gives 0 where it is 1. */
    public double density(double u) {
        if (u <= 0) {
            return atEnd(alpha, beta);
        }
        return u >= 1 ? atEnd(beta, alpha) : law.density(u);
    }

    private static double atEnd(double here, double there) {
        if (here == 1) {
            return there;
        }
        return here < 1 ? Double.POSITIVE_INFINITY : 0;
    }

    /** Whether the place with probability p below it and q = 1 - p above lies in the lower half. */
    public boolean isInLowerHalf(double p, double q) {
        return p <= q ? p <= belowHalf : q >= aboveHalf;
    }

    /** The mean, or the end of the half in which the root is. */
    private static double start(double near, double far) {
        return Math.min(0.5, near / (near + far));
    }

    /** The distance from 0 of the place with probability p below it and q = 1 - p above. */
    public double fromLow(double p, double q) {
        return isInLowerHalf(p, q)
                ? lowerHalf.at(p, q, start(alpha, beta))
                : 1 - upperHalf.at(q, p, start(beta, alpha));
    }

    /** Its distance from 1. */
    public double fromHigh(double p, double q) {
        return isInLowerHalf(p, q)
                ? 1 - lowerHalf.at(p, q, start(alpha, beta))
                : upperHalf.at(q, p, start(beta, alpha));
    }
}
