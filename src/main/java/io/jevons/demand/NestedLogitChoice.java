package io.jevons.demand;

import io.jevons.internal.ArrayKernels;
import java.util.Arrays;

/**
 * The built-in tier choice: nested logit, consistent with random utility for λ in (0, 1].
 *
 * <p>I_n = ln Σ_j exp(V_j / λ_n); P(n) ∝ exp(λ_n I_n); P(j|n) = exp(V_j / λ_n - I_n); the inclusive value is
 * ln Σ_n exp(λ_n I_n). Exponents are taken against the largest of their sum, so that nothing overflows.
 */
final class NestedLogitChoice implements TierChoice {
    static final String NAME = "nested-logit";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void choose(ChoiceSet set, double[][] utility, double[][] share, double[] inclusiveValue) {
        int n = set.lanes();
        int nests = set.nests();
        ArrayKernels kernels = set.kernels();
        double[][] scratch = set.scratch();
        double[] top = scratch[2 * nests];
        for (int k = 0; k < nests; k++) {
            if (set.isOpen(k)) {
                withinNest(set, k, utility, share, scratch[k], scratch[nests + k]);
            }
        }
        // Among nests: the same sum of exponentials once more, with λ I in place of V / λ.
        Arrays.fill(top, 0, n, Double.NEGATIVE_INFINITY);
        Arrays.fill(inclusiveValue, 0, n, 0);
        for (int k = 0; k < nests; k++) {
            if (set.isOpen(k)) {
                largest(top, scratch[k], n);
            }
        }
        for (int k = 0; k < nests; k++) {
            if (set.isOpen(k)) {
                exponentials(kernels, scratch[k], top, inclusiveValue, n);
            }
        }
        for (int k = 0; k < nests; k++) {
            if (set.isOpen(k)) {
                // P(n) over the nest's sum, so that a share is one product.
                double[] factor = scratch[k];
                double[] sum = scratch[nests + k];
                for (int l = 0; l < n; l++) {
                    factor[l] /= sum[l] * inclusiveValue[l];
                }
            }
        }
        for (int j = 0; j < set.tiers(); j++) {
            double[] ofTier = share[j];
            if (set.isAvailable(j)) {
                double[] factor = scratch[set.nestOf(j)];
                for (int l = 0; l < n; l++) {
                    ofTier[l] *= factor[l];
                }
            } else {
                Arrays.fill(ofTier, 0, n, 0);
            }
        }
        kernels.log(inclusiveValue, 0, inclusiveValue, 0, n);
        for (int l = 0; l < n; l++) {
            inclusiveValue[l] += top[l];
        }
    }

    /** Leaves exp(V/λ - max) in the shares, λ I in {@code value}, and the sum of exponentials in {@code sum}. */
    private static void withinNest(
            ChoiceSet set, int nest, double[][] utility, double[][] share, double[] value, double[] sum) {
        int n = set.lanes();
        if (set.members(nest) == 1) {
            only(set, nest, utility, share, value, sum);
            return;
        }
        double[] lambda = set.lambda(nest);
        Arrays.fill(value, 0, n, Double.NEGATIVE_INFINITY);
        Arrays.fill(sum, 0, n, 0);
        for (int j = 0; j < set.tiers(); j++) {
            if (set.isAvailable(j) && set.nestOf(j) == nest) {
                double[] v = utility[j];
                double[] scaled = share[j];
                for (int l = 0; l < n; l++) {
                    scaled[l] = v[l] / lambda[l];
                    value[l] = Math.max(value[l], scaled[l]);
                }
            }
        }
        for (int j = 0; j < set.tiers(); j++) {
            if (set.isAvailable(j) && set.nestOf(j) == nest) {
                exponentials(set.kernels(), share[j], value, sum, n);
            }
        }
        double[] log = set.scratch()[2 * set.nests()];
        set.kernels().log(sum, 0, log, 0, n);
        for (int l = 0; l < n; l++) {
            value[l] = lambda[l] * (value[l] + log[l]);
        }
    }

    /** A nest with one tier to choose: λ I is its V. */
    private static void only(
            ChoiceSet set, int nest, double[][] utility, double[][] share, double[] value, double[] sum) {
        int n = set.lanes();
        Arrays.fill(sum, 0, n, 1);
        for (int j = 0; j < set.tiers(); j++) {
            if (set.isAvailable(j) && set.nestOf(j) == nest) {
                System.arraycopy(utility[j], 0, value, 0, n);
                Arrays.fill(share[j], 0, n, 1);
            }
        }
    }

    private static void largest(double[] most, double[] x, int n) {
        for (int l = 0; l < n; l++) {
            most[l] = Math.max(most[l], x[l]);
        }
    }

    /** Puts exp(x - top) in the place of x and adds it to a sum. */
    private static void exponentials(ArrayKernels kernels, double[] x, double[] top, double[] sum, int n) {
        for (int l = 0; l < n; l++) {
            x[l] -= top[l];
        }
        kernels.exp(x, 0, x, 0, n);
        for (int l = 0; l < n; l++) {
            sum[l] += x[l];
        }
    }

    /** V_j = λ_n ln s_{j|n} + ln S_n, with S_n the share of the nest. */
    @Override
    public void invert(ChoiceSet set, double[][] share, double[][] utility) {
        int n = set.lanes();
        for (int j = 0; j < set.tiers(); j++) {
            if (!set.isAvailable(j)) {
                continue;
            }
            double[] nestShare = set.scratch()[0];
            Arrays.fill(nestShare, 0, n, 0);
            for (int k = 0; k < set.tiers(); k++) {
                if (set.isAvailable(k) && set.nestOf(k) == set.nestOf(j)) {
                    double[] ofTier = share[k];
                    for (int l = 0; l < n; l++) {
                        nestShare[l] += ofTier[l];
                    }
                }
            }
            double[] own = share[j];
            double[] lambda = set.lambda(set.nestOf(j));
            double[] v = utility[j];
            for (int l = 0; l < n; l++) {
                v[l] = own[l] / nestShare[l];
            }
            set.kernels().log(v, 0, v, 0, n);
            set.kernels().log(nestShare, 0, nestShare, 0, n);
            for (int l = 0; l < n; l++) {
                v[l] = lambda[l] * v[l] + nestShare[l];
            }
        }
    }
}
