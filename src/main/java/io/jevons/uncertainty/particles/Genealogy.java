package io.jevons.uncertainty.particles;

import java.util.Arrays;

/**
 * From which of the first particles each of today's descends, and what that tells of the Monte Carlo error of a single run (Chan
 * and Lai 2013, doi:10.1214/13-AOS1172; Lee and Whiteley 2018, doi:10.1093/biomet/asy028). With F_e the share of weight of the
 * family of first particle e, the relative variance of the evidence is estimated by ΣF_e² - 1/N, less what rounding to whole
 * offspring added to that sum: Lee and Whiteley's 1/N for each multinomial resampling is here that of the systematic one.
 *
 * <p>The estimate is noisy where few families are left. It is never taken below Σ(1/ESS - 1/N) over the stages, which is what
 * remains when moves forget where a particle came from.
 */
public final class Genealogy {
    private int[] founders;
    private double rounding;
    private double ideal;
    private double relativeVariance;

    public Genealogy(int particles) {
        founders = new int[particles];
        Arrays.setAll(founders, i -> i);
    }

    /** The same, from which another run goes on. */
    public Genealogy copy() {
        Genealogy copy = new Genealogy(founders.length);
        copy.founders = founders.clone();
        copy.rounding = rounding;
        copy.ideal = ideal;
        copy.relativeVariance = relativeVariance;
        return copy;
    }

    /** The particles were weighted anew. */
    public void weighted(double[] weights) {
        double n = weights.length;
        ideal += Math.max(0, 1 / Tempering.effectiveSize(weights) - 1 / n);
        double squares = 0;
        for (double share : shares(weights)) {
            squares += share * share;
        }
        relativeVariance = squares - 1 / n - rounding;
    }

    /** The weighted particles were resampled. */
    public void resampled(double[] weights, int[] parents) {
        double n = weights.length;
        for (double share : shares(weights)) {
            double over = n * share - Math.floor(n * share);
            rounding += over * (1 - over) / (n * n);
        }
        int[] inherited = new int[parents.length];
        for (int i = 0; i < parents.length; i++) {
            inherited[i] = founders[parents[i]];
        }
        founders = inherited;
    }

    private double[] shares(double[] weights) {
        double sum = 0;
        double[] shares = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            shares[founders[i]] += weights[i];
        }
        for (int e = 0; e < shares.length; e++) {
            shares[e] /= sum;
        }
        return shares;
    }

    /** The standard error of the logarithm of the evidence. */
    public double logEvidenceError() {
        return Math.sqrt(Math.max(ideal, relativeVariance));
    }

    /** The standard error of a mean over the particles, but for those that have no number; members of a family count together. */
    public double meanError(double[] values) {
        int n = 0;
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        if (n == 0) {
            return Double.NaN;
        }
        double mean = sum / n;
        double[] families = new double[values.length];
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            double away = Double.isNaN(values[i]) ? 0 : (values[i] - mean) / n;
            families[founders[i]] += away;
            alone += away * away;
        }
        double together = 0;
        for (double family : families) {
            together += family * family;
        }
        return Math.sqrt(Math.max(alone, together));
    }

    /** The share of the particles that descend from the one of the first that most descend from. */
    public double largestFamily() {
        int[] sizes = new int[founders.length];
        for (int founder : founders) {
            sizes[founder]++;
        }
        return Arrays.stream(sizes).max().orElse(0) / (double) founders.length;
    }

    /** How many of the first particles have descendants. */
    public int families() {
        return (int) Arrays.stream(founders).distinct().count();
    }
}
