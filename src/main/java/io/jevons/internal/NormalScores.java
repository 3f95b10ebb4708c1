package io.jevons.internal;

/**
 * Standard normal scores of whole arrays of probabilities, {@link ArrayMath#normalQuantile(double)} of each
 * element to the last bit, and back. The centre is one short loop over all; what lies in the tails, some sixth of even probabilities, is
 * put side by side first. An instance owns its scratch arrays, so it belongs to one thread at a time.
 */
public final class NormalScores {
    /** Short enough for all scratch to stay in the first-level cache. */
    private static final int CHUNK = 256;

    private final ArrayKernels kernels = ArrayKernels.create();
    private final double[] p = new double[CHUNK];
    private final double[] z = new double[CHUNK];

    /** Where in the chunk the tails come from. */
    private final int[] places = new int[CHUNK];

    private final double[] tails = new double[CHUNK];
    private final double[] logs = new double[CHUNK];
    private final double[] roots = new double[CHUNK];
    private final double[] y = new double[CHUNK];
    private final double[] u = new double[CHUNK];
    private final double[] mills = new double[CHUNK];
    private final double[] logMills = new double[CHUNK];

    /**
     * Puts its score in the place of each probability.
     *
     * @param x the probabilities; what is outside [0, 1] gives NaN
     */
    public void scores(double[] x) {
        for (int start = 0; start < x.length; start += CHUNK) {
            int n = Math.min(CHUNK, x.length - start);
            System.arraycopy(x, start, p, 0, n);
            central(p, z, n);
            inTails(n);
            System.arraycopy(z, 0, x, start, n);
        }
    }

    /**
     * Puts its probability in the place of each score, {@link ArrayMath#normalCdf(double)} to the last bit.
     *
     * @param x the scores
     */
    public void probabilities(double[] x) {
        kernels.normalCdf(x, 0, x, 0, x.length);
    }

    /**
     * Puts its exponential in the place of each number, {@link ArrayMath#exp(double)} to the last bit.
     *
     * @param x the numbers
     */
    public void exponentials(double[] x) {
        kernels.exp(x, 0, x, 0, x.length);
    }

    private static void central(double[] p, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = NormalQuantile.central(p[i]);
        }
    }

    private void inTails(int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (!NormalQuantile.isCentral(p[i])) {
                places[count] = i;
                tails[count++] = NormalQuantile.tail(p[i]);
            }
        }
        refine(count);
        for (int k = 0; k < count; k++) {
            int i = places[k];
            z[i] = NormalQuantile.signed(
                    p[i],
                    NormalQuantile.isNear(roots[k])
                            ? NormalQuantile.refined(y[k], mills[k], logMills[k], logs[k])
                            : NormalQuantile.lowerTail(tails[k]));
        }
    }

    /** What Newton's step in the near tail needs. */
    private void refine(int n) {
        kernels.log(tails, 0, logs, 0, n);
        near(n);
        variations(n);
        mills(n);
        kernels.log(mills, 0, logMills, 0, n);
    }

    private void near(int n) {
        for (int k = 0; k < n; k++) {
            roots[k] = Math.sqrt(-logs[k]);
        }
        for (int k = 0; k < n; k++) {
            y[k] = NormalQuantile.near(roots[k]);
        }
    }

    private void variations(int n) {
        for (int k = 0; k < n; k++) {
            u[k] = Normal.mapped(y[k]);
            mills[k] = Normal.upper(u[k]);
        }
        for (int k = 0; k < n; k++) {
            mills[k] = Normal.variation(u[k], mills[k]);
        }
    }

    private void mills(int n) {
        for (int k = 0; k < n; k++) {
            mills[k] = NormalQuantile.mills(y[k], mills[k]);
        }
    }
}
