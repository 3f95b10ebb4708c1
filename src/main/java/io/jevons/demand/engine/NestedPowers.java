package io.jevons.demand.engine;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.ServedHours;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;

/**
 * The library's own tier choice without utilities. V is linear in ln κ, so that exp(V/λ) is a constant of the start times a
 * power of cost, which cells of one grade and equal β share, and which takes no logarithm: V and its exponential by cell and
 * tier are formed nowhere.
 *
 * <p>With S the share of a nest at the start, w the share of a tier within it and κ₀ the cost at the start,
 * exp(V/λ) = S^(1/λ) w P with P = e exp(shift/λ) (κ/κ₀)^(-β/λ), so that Q = Σ w P over the nest's tiers, exp(λ I) = S Q^λ,
 * IV = ln Σ S Q^λ and s* = S Q^λ / Σ S Q^λ · w P / Q. In a nest of one tier Q^λ is its P^λ, which is a power itself. A latent
 * tier's w is what its offset makes it.
 *
 * <p>A power has no largest exponent taken off, and may leave the range of doubles where cost moves a thousandfold in a
 * market that follows it closely. Lanes in which an exponent comes near are {@linkplain #isFar far}: what is found for them
 * here means nothing, and utilities are formed for them. That depends on the lane alone.
 */
final class NestedPowers {
    /** Exponents up to which products of three powers are normal numbers. */
    private static final double MOST = 170;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final ArrayKernels kernels;

    /** ln(r h) at the start, and now against that; by grade and tier. */
    private final double[][] reference;

    private final double[][] relative;

    /** By cell and tier: w, and S w^λ for a tier alone in its nest; by cell and nest: S, and -β/λ. */
    private final double[][] within;

    private final double[][] single;
    private final double[][] nestShare;
    private final double[][] slope;

    /** By cell and tier: P of this quarter, in a row of its own or in that of another cell. */
    private final double[][] power;

    private final double[][] rows;

    /** By cell: the first one of its grade that has its β; by cell and tier: whether others may have its P. */
    private final int[] like;

    private final boolean[] shareable;
    private final boolean[] alone;

    /** By nest: S Q^λ and Q; and by lane the largest exponent, of the start and of the quarter. */
    private final double[][] value;

    private final double[][] sum;
    private final double[] farAtStart;
    private final double[] far;
    private final double[] scratch;
    private boolean allNear;

    NestedPowers(Lanes lanes) {
        this.lanes = lanes;
        market = lanes.market;
        kernels = lanes.kernels;
        int pairs = market.cells * market.tiers;
        reference = lanes.rows(market.grades * market.tiers);
        relative = lanes.rows(market.grades * market.tiers);
        within = lanes.rows(pairs);
        single = lanes.rows(pairs);
        nestShare = lanes.rows(market.cells * market.nests);
        slope = lanes.rows(market.cells * market.nests);
        rows = lanes.rows(pairs);
        power = rows.clone();
        like = new int[market.cells];
        shareable = new boolean[pairs];
        alone = new boolean[pairs];
        value = lanes.rows(market.nests);
        sum = lanes.rows(market.nests);
        farAtStart = new double[lanes.width];
        far = new double[lanes.width];
        scratch = new double[lanes.width];
    }

    /** Takes the costs of the start for those that powers are relative to, and tastes of latent tiers at them. */
    void calibrate(TokenHours takes, double[][] logRent, double[][] constant) {
        int n = lanes.n;
        for (int gj = 0; gj < reference.length; gj++) {
            System.arraycopy(logRent[gj % market.tiers], 0, reference[gj], 0, n);
            if (takes.isServed(gj)) {
                add(takes.logHours[gj], reference[gj]);
            }
        }
        Arrays.fill(farAtStart, 0, n, 0);
        for (int c = 0; c < market.cells; c++) {
            like[c] = firstLike(c);
            for (int k = 0; k < market.nests; k++) {
                nest(c, k);
            }
            for (int j = 0; j < market.tiers; j++) {
                if (market.shared[c * market.tiers + j]) {
                    shared(c, j);
                } else if (market.latent[c * market.tiers + j]) {
                    latent(c, j, constant[c * market.tiers + j]);
                }
            }
        }
    }

    private int firstLike(int c) {
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        for (int other = 0; other < c; other++) {
            if (market.gradeOf[other] == market.gradeOf[c]
                    && Arrays.equals(lanes.row(Slot.CELLS_BETA, other), 0, lanes.n, beta, 0, lanes.n)) {
                return other;
            }
        }
        return c;
    }

    /** S, 1 where no tier of the nest has a share; and -β/λ. */
    private void nest(int c, int k) {
        double[] share = nestShare[c * market.nests + k];
        Arrays.fill(share, 0, lanes.n, 0);
        boolean any = false;
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.nestOf[j] == k && market.shared[cj]) {
                add(lanes.row(Slot.CELLS_SHARES, cj), share);
                any = true;
            }
        }
        if (!any) {
            Arrays.fill(share, 0, lanes.n, 1);
        }
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        double[] lambda = lanes.row(Slot.NESTS, k);
        double[] out = slope[c * market.nests + k];
        for (int l = 0; l < lanes.n; l++) {
            out[l] = -beta[l] / lambda[l];
        }
    }

    private void shared(int c, int j) {
        double[] share = lanes.row(Slot.CELLS_SHARES, c * market.tiers + j);
        double[] ofNest = nestShare[c * market.nests + market.nestOf[j]];
        double[] w = within[c * market.tiers + j];
        for (int l = 0; l < lanes.n; l++) {
            w[l] = share[l] / ofNest[l];
        }
        System.arraycopy(share, 0, single[c * market.tiers + j], 0, lanes.n);
    }

    /** w = exp((V - ln S) / λ) and S w^λ = exp(V), with V at the costs of the start. */
    private void latent(int c, int j, double[] constant) {
        int n = lanes.n;
        int cj = c * market.tiers + j;
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        double[] lambda = lanes.row(Slot.NESTS, market.nestOf[j]);
        double[] cost = reference[market.gradeOf[c] * market.tiers + j];
        double[] v = single[cj];
        double[] w = within[cj];
        kernels.log(nestShare[c * market.nests + market.nestOf[j]], 0, scratch, 0, n);
        for (int l = 0; l < n; l++) {
            v[l] = constant[l] - beta[l] * cost[l];
            w[l] = (v[l] - scratch[l]) / lambda[l];
            farAtStart[l] = Math.max(farAtStart[l], Math.max(Math.abs(v[l]), Math.abs(w[l])));
        }
        kernels.exp(v, 0, v, 0, n);
        kernels.exp(w, 0, w, 0, n);
    }

    /** The powers of a quarter's costs. */
    void quarter(TokenHours takes, double[][] logRent, ServedHours served, ServedLanes drawn, Factors preference) {
        int n = lanes.n;
        System.arraycopy(farAtStart, 0, far, 0, n);
        for (int gj = 0; gj < relative.length; gj++) {
            if (takes.isServed(gj)) {
                double[] r = logRent[gj % market.tiers];
                double[] h = takes.logHours[gj];
                double[] start = reference[gj];
                double[] now = relative[gj];
                for (int l = 0; l < n; l++) {
                    now[l] = r[l] + h[l] - start[l];
                }
            }
        }
        for (int c = 0; c < market.cells; c++) {
            for (int j = 0; j < market.tiers; j++) {
                int cj = c * market.tiers + j;
                boolean usable = takes.canUse(c, j);
                alone[cj] = usable && isAlone(takes, c, j);
                shareable[cj] = usable && !preference.varies(cj) && preference.of(cj) == 0;
                if (usable && !borrow(c, j)) {
                    raise(c, j, served, drawn, preference);
                }
            }
        }
        boolean near = true;
        for (int l = 0; l < n; l++) {
            near &= far[l] <= MOST;
        }
        allNear = near;
    }

    private boolean isAlone(TokenHours takes, int c, int j) {
        for (int other = 0; other < market.tiers; other++) {
            if (other != j && market.nestOf[other] == market.nestOf[j] && takes.canUse(c, other)) {
                return false;
            }
        }
        return true;
    }

    /** Takes the power of an earlier cell of one grade and equal β, where there is one. */
    private boolean borrow(int c, int j) {
        int cj = c * market.tiers + j;
        for (int other = like[c]; other < c && shareable[cj]; other++) {
            int there = other * market.tiers + j;
            if (like[other] == like[c] && shareable[there] && alone[there] == alone[cj]) {
                power[cj] = power[there];
                return true;
            }
        }
        return false;
    }

    /** P = e exp(shift/λ) (κ/κ₀)^(-β/λ), or its power of λ for a tier alone in its nest. */
    private void raise(int c, int j, ServedHours served, ServedLanes drawn, Factors preference) {
        int n = lanes.n;
        int cj = c * market.tiers + j;
        double[] cost = relative[market.gradeOf[c] * market.tiers + j];
        double[] out = rows[cj];
        power[cj] = out;
        if (alone[cj]) {
            double[] beta = lanes.row(Slot.CELLS_BETA, c);
            for (int l = 0; l < n; l++) {
                out[l] = -beta[l] * cost[l];
            }
        } else {
            lanes.product(slope[c * market.nests + market.nestOf[j]], cost, out);
        }
        if (!shareable[cj]) {
            prefer(cj, preference, lanes.row(Slot.NESTS, market.nestOf[j]));
        }
        enter(c, j, served, drawn);
        for (int l = 0; l < n; l++) {
            far[l] = Math.max(far[l], Math.abs(out[l]));
        }
        kernels.exp(out, 0, out, 0, n);
    }

    private void prefer(int cj, Factors preference, double[] lambda) {
        double[] out = rows[cj];
        for (int l = 0; l < lanes.n; l++) {
            double shift = preference.at(cj, l);
            out[l] += alone[cj] ? shift : shift / lambda[l];
        }
    }

    /** ln e of a tier on which a grade's models are still entering. */
    private void enter(int c, int j, ServedHours served, ServedLanes drawn) {
        int gj = market.gradeOf[c] * market.tiers + j;
        int cj = c * market.tiers + j;
        double[] lambda = lanes.row(Slot.NESTS, market.nestOf[j]);
        double[] out = rows[cj];
        if (drawn.varies(gj)) {
            if (!drawn.enters(gj)) {
                return;
            }
            if (alone[cj]) {
                lanes.addProduct(out, lambda, drawn.logEntry[gj]);
            } else {
                add(drawn.logEntry[gj], out);
            }
        } else if (served.entry[gj] < 1) {
            double log = ArrayMath.log(served.entry[gj]);
            for (int l = 0; l < lanes.n; l++) {
                out[l] += alone[cj] ? lambda[l] * log : log;
            }
        }
    }

    /** Whether nothing of a lane can leave the range of doubles. */
    boolean isFar(int lane) {
        return !(far[lane] <= MOST);
    }

    /** Whether no lane is far. */
    boolean allNear() {
        return allNear;
    }

    /** The shares that a cell aims at, and its inclusive value. */
    void choose(TokenHours takes, int c, double[][] share, double[] inclusiveValue) {
        int n = lanes.n;
        Arrays.fill(inclusiveValue, 0, n, 0);
        for (int k = 0; k < market.nests; k++) {
            if (nest(takes, c, k, share)) {
                add(value[k], inclusiveValue);
            }
        }
        for (int j = 0; j < market.tiers; j++) {
            if (!takes.canUse(c, j)) {
                Arrays.fill(share[j], 0, n, 0);
            }
        }
        for (int l = 0; l < n; l++) {
            scratch[l] = 1 / inclusiveValue[l];
        }
        for (int k = 0; k < market.nests; k++) {
            divide(takes, c, k, share, scratch);
        }
        kernels.log(inclusiveValue, 0, inclusiveValue, 0, n);
    }

    /** Leaves w P in the shares, Q and S Q^λ; whether a tier of the nest can be chosen. */
    private boolean nest(TokenHours takes, int c, int k, double[][] share) {
        int n = lanes.n;
        double[] q = sum[k];
        double[] v = value[k];
        int members = 0;
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.nestOf[j] != k || !takes.canUse(c, j)) {
                continue;
            }
            if (alone[cj]) {
                lanes.product(single[cj], power[cj], v);
                return true;
            }
            lanes.product(within[cj], power[cj], share[j]);
            if (members == 0) {
                System.arraycopy(share[j], 0, q, 0, n);
            } else {
                add(share[j], q);
            }
            members++;
        }
        if (members > 0) {
            double[] lambda = lanes.row(Slot.NESTS, k);
            kernels.log(q, 0, v, 0, n);
            lanes.product(v, lambda, v);
            kernels.exp(v, 0, v, 0, n);
            lanes.product(v, nestShare[c * market.nests + k], v);
        }
        return members > 0;
    }

    /** s* = S Q^λ / Σ S Q^λ · w P / Q. */
    private void divide(TokenHours takes, int c, int k, double[][] share, double[] perTotal) {
        double[] q = sum[k];
        double[] v = value[k];
        boolean first = true;
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.nestOf[j] != k || !takes.canUse(c, j)) {
                continue;
            }
            double[] out = share[j];
            if (alone[cj]) {
                lanes.product(v, perTotal, out);
                continue;
            }
            if (first) {
                for (int l = 0; l < lanes.n; l++) {
                    v[l] = v[l] * perTotal[l] / q[l];
                }
                first = false;
            }
            lanes.product(out, v, out);
        }
    }

    private void add(double[] x, double[] sum) {
        for (int l = 0; l < lanes.n; l++) {
            sum[l] += x[l];
        }
    }
}
