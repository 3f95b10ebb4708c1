package io.jevons.uncertainty.particles;

/**
 * The power of the likelihood that comes next: the largest at which the incremental weights L^(τ' - τ) have an effective sample
 * size of a given number of particles, found by bisection (Jasra et al. 2011, doi:10.1111/j.1467-9469.2010.00723.x). A
 * likelihood of 0 stays 0 at every power, 0 included.
 */
public final class Tempering {
    /** Enough to halve the interval down to neighbouring doubles. */
    private static final int HALVINGS = 1100;

    private Tempering() {}

    /**
     * The next power.
     *
     * @param logs the logarithm of each particle's likelihood, minus infinity where it is 0
     * @param power the power reached, below 1
     * @param size the effective sample size wanted
     * @return the next power, at most 1
     */
    public static double next(double[] logs, double power, double size) {
        double most = 1 - power;
        if (effectiveSize(weights(logs, most)) >= size) {
            return 1;
        }
        double low = 0;
        double high = most;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (effectiveSize(weights(logs, middle)) >= size) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return power + high;
    }

    /** The incremental weights, the largest of them 1. */
    public static double[] weights(double[] logs, double step) {
        double top = max(logs);
        double[] weights = new double[logs.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = logs[i] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(step * (logs[i] - top));
        }
        return weights;
    }

    /** The logarithm of the mean of the incremental weights, by which the evidence grows. */
    public static double logMean(double[] logs, double step) {
        double sum = 0;
        for (double weight : weights(logs, step)) {
            sum += weight;
        }
        return (step == 0 ? 0 : step * max(logs)) + Math.log(sum / logs.length);
    }

    /** How many equally weighted particles would be worth as much (Kong, Liu and Wong 1994): (Σw)²/Σw². */
    public static double effectiveSize(double[] weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return sum * sum / squares;
    }

    private static double max(double[] logs) {
        double top = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            top = Math.max(top, log);
        }
        return top;
    }
}
