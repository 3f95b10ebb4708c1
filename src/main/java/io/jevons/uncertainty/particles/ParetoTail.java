package io.jevons.uncertainty.particles;

import java.util.Arrays;

/**
 * The shape k̂ of the tail of importance weights, which says whether they can be trusted (Vehtari et al. 2024, "Pareto smoothed
 * importance sampling", JMLR 25(72)): below 0.5 they are good, up to 0.7 usable, above it not.
 *
 * <p>A generalised Pareto distribution is fitted to the excesses over a threshold by the estimator of Zhang and Stephens (2009,
 * doi:10.1198/tech.2009.08017), with the sign of k turned round as is usual and a weak prior that counts as ten observations of
 * k = 0.5.
 *
 * @param shape k̂; above 0 the tail falls like a power, and moments of order 1/k and beyond do not exist
 * @param scale σ̂, in the unit of the excesses
 */
public record ParetoTail(double shape, double scale) {
    private static final double PRIOR_OBSERVATIONS = 10;
    private static final double PRIOR_SHAPE = 0.5;
    private static final int LEAST = 5;

    /** k̂ of weights given by their logarithms; infinite where fewer than five of them are left to make a tail. */
    public static double shape(double... logWeights) {
        double[] sorted = Arrays.stream(logWeights)
                .filter(w -> w > Double.NEGATIVE_INFINITY)
                .sorted()
                .toArray();
        int n = sorted.length;
        int tail = (int) Math.ceil(Math.min(0.2 * logWeights.length, 3 * Math.sqrt(logWeights.length)));
        if (tail < LEAST || n <= tail) {
            return Double.POSITIVE_INFINITY;
        }
        double top = sorted[n - 1];
        double threshold = Math.exp(sorted[n - tail - 1] - top);
        double[] excesses = new double[tail];
        for (int i = 0; i < tail; i++) {
            excesses[i] = Math.exp(sorted[n - tail + i] - top) - threshold;
        }
        if (!(excesses[0] > 0)) {
            return excesses[tail - 1] > 0 ? shapeOfTies(excesses) : Double.NEGATIVE_INFINITY;
        }
        return fit(excesses).shape();
    }

    /** Excesses of nothing are weights equal to the threshold; the least that is something takes their place. */
    private static double shapeOfTies(double[] excesses) {
        double least = Arrays.stream(excesses).filter(x -> x > 0).min().orElseThrow();
        return fit(Arrays.stream(excesses).map(x -> Math.max(x, least)).toArray())
                .shape();
    }

    /** The fit to a sample of excesses, with the prior. */
    public static ParetoTail fit(double... excesses) {
        ParetoTail plain = fitWithoutPrior(excesses);
        double n = excesses.length;
        double shape = (n * plain.shape + PRIOR_OBSERVATIONS * PRIOR_SHAPE) / (n + PRIOR_OBSERVATIONS);
        return new ParetoTail(shape, plain.scale);
    }

    /** Zhang and Stephens' quasi-Bayesian estimate: the posterior mean of θ = k/σ over a grid of m values of their prior. */
    public static ParetoTail fitWithoutPrior(double... excesses) {
        double[] x = excesses.clone();
        Arrays.sort(x);
        int n = x.length;
        int m = 30 + (int) Math.sqrt(n);
        double quartile = x[(int) Math.floor(n / 4.0 + 0.5) - 1];
        double[] theta = new double[m];
        double[] profile = new double[m];
        for (int j = 0; j < m; j++) {
            theta[j] = 1 / x[n - 1] + (1 - Math.sqrt(m / (j + 0.5))) / (3 * quartile);
            double k = meanLog(x, theta[j]);
            profile[j] = n * (Math.log(-theta[j] / k) - k - 1);
        }
        double estimate = 0;
        for (int j = 0; j < m; j++) {
            double inverseWeight = 0;
            for (int i = 0; i < m; i++) {
                inverseWeight += Math.exp(profile[i] - profile[j]);
            }
            estimate += theta[j] / inverseWeight;
        }
        double k = meanLog(x, estimate);
        return new ParetoTail(k, -k / estimate);
    }

    private static double meanLog(double[] x, double theta) {
        double sum = 0;
        for (double each : x) {
            sum += Math.log1p(-theta * each);
        }
        return sum / x.length;
    }
}
