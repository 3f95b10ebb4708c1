package io.jevons.rebound.shares;

/**
 * The logarithmic mean Divisia index, LMDI-I: splits the change of a sum of products over their factors, with no residual.
 *
 * <p>V = Σ_i Π_k x_ik. Additive: ΔV_k = Σ_i L(V_i¹, V_i⁰) ln(x_ik¹ / x_ik⁰), with the logarithmic mean L(a, b) =
 * (a - b) / ln(a / b), L(a, a) = a. Multiplicative: D_k = exp(ΔV_k / L(V¹, V⁰)). Zeros are taken in the limit in which
 * they are small numbers that go to 0 alike: a term that appears or disappears belongs to the factors that do so with
 * it, in equal parts where they are several, and to no other.
 *
 * <p>Ang, B. W. (2005), Energy Policy 33, 867-871, doi:10.1016/j.enpol.2003.10.010. Ang, B. W., Zhang, F. Q. and Choi,
 * K.-H. (1998), Energy 23, 489-495, doi:10.1016/S0360-5442(98)00016-4 (the eight cases of zeros).
 */
public final class LogMeanDivisia {
    private final double[] effects;
    private double from;
    private double to;

    public LogMeanDivisia(int factors) {
        effects = new double[factors];
    }

    /** Adds a term, by its factors before and after. */
    public void add(double[] before, double[] after) {
        double start = product(before);
        double end = product(after);
        from += start;
        to += end;
        if (start > 0 && end > 0) {
            inside(before, after, start);
        } else if (start > 0 || end > 0) {
            // One side is 0: the factors that are 0 there, and not on the other side, carry the whole change.
            double[] zero = start > 0 ? after : before;
            int zeros = count(zero);
            for (int k = 0; k < effects.length; k++) {
                if (zero[k] == 0) {
                    effects[k] += (end - start) / zeros;
                }
            }
        }
    }

    /** With ln of the products' ratio as the sum over factors, the effects add up to the change to the last digit. */
    private void inside(double[] before, double[] after, double start) {
        double log = 0;
        for (int k = 0; k < effects.length; k++) {
            log += Math.log(after[k] / before[k]);
        }
        double mean = start * (log == 0 ? 1 : Math.expm1(log) / log);
        for (int k = 0; k < effects.length; k++) {
            effects[k] += mean * Math.log(after[k] / before[k]);
        }
    }

    private static double product(double[] factors) {
        double product = 1;
        for (double factor : factors) {
            product *= factor;
        }
        return product;
    }

    private static int count(double[] factors) {
        int zeros = 0;
        for (double factor : factors) {
            zeros += factor == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** The sum of terms before. */
    public double from() {
        return from;
    }

    /** The sum of terms after. */
    public double to() {
        return to;
    }

    /** The additive effect of a factor. */
    public double effect(int factor) {
        return effects[factor];
    }

    /** The multiplicative effect of a factor; NaN where a sum is 0. */
    public double ratio(int factor) {
        return from > 0 && to > 0 ? Math.exp(effects[factor] / mean(from, to)) : Double.NaN;
    }

    /** L(a, b), accurate where a and b are near and where they are far from each other. */
    public static double mean(double a, double b) {
        double ratio = b / a;
        double log = ratio > 0.5 && ratio < 2 ? Math.log1p((b - a) / a) : Math.log(ratio);
        return log == 0 ? a : (b - a) / log;
    }
}
