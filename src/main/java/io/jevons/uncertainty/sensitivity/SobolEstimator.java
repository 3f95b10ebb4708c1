package io.jevons.uncertainty.sensitivity;

/** The estimators of {@link io.jevons.uncertainty.Sobol} on one output, over all base points or a resample of them. */
public final class SobolEstimator {
    private final int factors;
    private final boolean secondOrder;
    private final boolean constant;
    private final double mean;
    private final double[] centred;
    private final int each;
    private final int[] usable;

    public SobolEstimator(double[] outputs, int[] usable, int factors, boolean secondOrder, boolean constant) {
        this.factors = factors;
        this.secondOrder = secondOrder;
        this.constant = constant;
        this.usable = usable;
        this.each = (secondOrder ? 2 : 1) * factors + 2;
        double sum = 0;
        for (int base : usable) {
            for (int row = base * each; row < (base + 1) * each; row++) {
                sum += outputs[row];
            }
        }
        this.mean = sum / ((double) usable.length * each);
        this.centred = new double[outputs.length];
        for (int row = 0; row < outputs.length; row++) {
            centred[row] = outputs[row] - mean;
        }
    }

    int factors() {
        return factors;
    }

    public boolean hasSecondOrder() {
        return secondOrder;
    }

    public int runs() {
        return centred.length;
    }

    public double mean() {
        return mean;
    }

    public double variance() {
        return variance(usable);
    }

    public double[] indices() {
        return indices(usable);
    }

    /** Where the second-order index of a pair stands among the indices. */
    public int place(int i, int j) {
        int first = Math.min(i, j);
        int second = Math.max(i, j);
        return 2 * factors + first * factors - first * (first + 1) / 2 + second - first - 1;
    }

    /** First order of every factor, then totals, then the pairs row by row. */
    public double[] indices(int[] bases) {
        int pairs = secondOrder ? factors * (factors - 1) / 2 : 0;
        double[] indices = new double[2 * factors + pairs];
        double variance = variance(bases);
        if (constant || !(variance > 0)) {
            return indices;
        }
        for (int base : bases) {
            add(base * each, indices);
        }
        double scale = 1 / (bases.length * variance);
        for (int k = 0; k < indices.length; k++) {
            indices[k] *= scale;
        }
        for (int i = 0; i < factors && secondOrder; i++) {
            for (int j = i + 1; j < factors; j++) {
                indices[place(i, j)] -= indices[i] + indices[j];
            }
        }
        return indices;
    }

    private void add(int row, double[] sums) {
        double a = centred[row];
        double b = centred[row + each - 1];
        for (int i = 0; i < factors; i++) {
            double ab = centred[row + 1 + i];
            sums[i] += b * (ab - a);
            sums[factors + i] += (a - ab) * (a - ab) / 2;
        }
        if (!secondOrder) {
            return;
        }
        int place = 2 * factors;
        for (int i = 0; i < factors; i++) {
            double ba = centred[row + 1 + factors + i];
            for (int j = i + 1; j < factors; j++) {
                sums[place++] += ba * centred[row + 1 + j] - a * b;
            }
        }
    }

    private double variance(int[] bases) {
        double sum = 0;
        double squares = 0;
        for (int base : bases) {
            double a = centred[base * each];
            double b = centred[(base + 1) * each - 1];
            sum += a + b;
            squares += a * a + b * b;
        }
        double n = 2.0 * bases.length;
        return constant ? 0 : squares / n - sum / n * (sum / n);
    }
}
