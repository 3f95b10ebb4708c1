package io.jevons.uncertainty.particles;

/** Systematic resampling (Kitagawa 1996, doi:10.2307/1390750): one random number, and offspring within one of N times the weight. */
public final class Resampling {
    private Resampling() {}

    /**
     * Draws parents by their weights.
     *
     * @param weights not negative, with a sum above 0
     * @param start a random number in (0, 1)
     * @return the parent of each of as many new particles, in rising order
     */
    public static int[] systematic(double[] weights, double start) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] parents = new int[n];
        int parent = 0;
        double reached = weights[0];
        for (int i = 0; i < n; i++) {
            double place = (i + start) / n * sum;
            // Added up in the same order, what is reached ends at the sum itself.
            while (reached < place) {
                reached += weights[++parent];
            }
            parents[i] = parent;
        }
        return parents;
    }
}
