package io.jevons.demand;

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
    public void choose(ChoiceSet set, double[] utility, double[] share, double[] inclusiveValue) {
        int n = set.lanes();
        int nests = set.nests();
        double[] scratch = set.scratch();
        int sums = nests * n;
        withinNests(set, utility, share, scratch, sums);
        // Among nests: the same sum of exponentials once more, with λ I in place of V / λ.
        Arrays.fill(inclusiveValue, 0, n, 0);
        int top = 2 * nests * n;
        Arrays.fill(scratch, top, top + n, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < nests; k++) {
            if (isOpen(set, k)) {
                for (int l = 0; l < n; l++) {
                    scratch[top + l] = Math.max(scratch[top + l], scratch[k * n + l]);
                }
            }
        }
        for (int k = 0; k < nests; k++) {
            if (isOpen(set, k)) {
                for (int l = 0; l < n; l++) {
                    scratch[k * n + l] -= scratch[top + l];
                }
                set.kernels().exp(scratch, k * n, scratch, k * n, n);
                for (int l = 0; l < n; l++) {
                    inclusiveValue[l] += scratch[k * n + l];
                }
            }
        }
        for (int j = 0; j < set.tiers(); j++) {
            int nest = set.nestOf(j) * n;
            int tier = j * n;
            if (set.isAvailable(j)) {
                for (int l = 0; l < n; l++) {
                    share[tier + l] *= scratch[nest + l] / (scratch[sums + nest + l] * inclusiveValue[l]);
                }
            } else {
                Arrays.fill(share, tier, tier + n, 0);
            }
        }
        set.kernels().log(inclusiveValue, 0, inclusiveValue, 0, n);
        for (int l = 0; l < n; l++) {
            inclusiveValue[l] += scratch[top + l];
        }
    }

    /** Leaves exp(V/λ - max) in share, λ I in scratch by nest, and the nest's sum of exponentials behind it. */
    private static void withinNests(ChoiceSet set, double[] utility, double[] share, double[] scratch, int sums) {
        int n = set.lanes();
        Arrays.fill(scratch, 0, sums, Double.NEGATIVE_INFINITY);
        Arrays.fill(scratch, sums, 2 * sums, 0);
        for (int j = 0; j < set.tiers(); j++) {
            if (set.isAvailable(j)) {
                int nest = set.nestOf(j);
                for (int l = 0; l < n; l++) {
                    double scaled = utility[j * n + l] / set.lambda(nest, l);
                    share[j * n + l] = scaled;
                    scratch[nest * n + l] = Math.max(scratch[nest * n + l], scaled);
                }
            }
        }
        for (int j = 0; j < set.tiers(); j++) {
            if (set.isAvailable(j)) {
                int nest = set.nestOf(j) * n;
                for (int l = 0; l < n; l++) {
                    share[j * n + l] -= scratch[nest + l];
                }
                set.kernels().exp(share, j * n, share, j * n, n);
                for (int l = 0; l < n; l++) {
                    scratch[sums + nest + l] += share[j * n + l];
                }
            }
        }
        int logs = 2 * sums + n;
        for (int k = 0; k < set.nests(); k++) {
            if (isOpen(set, k)) {
                set.kernels().log(scratch, sums + k * n, scratch, logs, n);
                for (int l = 0; l < n; l++) {
                    scratch[k * n + l] = set.lambda(k, l) * (scratch[k * n + l] + scratch[logs + l]);
                }
            }
        }
    }

    private static boolean isOpen(ChoiceSet set, int nest) {
        for (int j = 0; j < set.tiers(); j++) {
            if (set.isAvailable(j) && set.nestOf(j) == nest) {
                return true;
            }
        }
        return false;
    }

    /** V_j = λ_n ln s_{j|n} + ln S_n, with S_n the share of the nest. */
    @Override
    public void invert(ChoiceSet set, double[] share, double[] utility) {
        int n = set.lanes();
        for (int j = 0; j < set.tiers(); j++) {
            if (!set.isAvailable(j)) {
                continue;
            }
            int nest = set.nestOf(j);
            for (int l = 0; l < n; l++) {
                double nestShare = 0;
                for (int k = 0; k < set.tiers(); k++) {
                    if (set.isAvailable(k) && set.nestOf(k) == nest) {
                        nestShare += share[k * n + l];
                    }
                }
                utility[j * n + l] = set.lambda(nest, l) * Math.log(share[j * n + l] / nestShare) + Math.log(nestShare);
            }
        }
    }
}
