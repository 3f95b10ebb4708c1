package io.jevons.demand.engine;

import io.jevons.demand.Strategies;
import io.jevons.demand.TierChoice;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.ServedHours;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;

/**
 * A cell's choice of tiers by what a token takes on each: target shares, the price index, shares and the price paid. Rows are by
 * cell, or by cell and tier.
 */
final class Cells {
    /** What a token takes on each tier. */
    final TokenHours takes;

    /** s by cell and tier. */
    final double[][] share;

    /** By cell and vendor: the share s* that the cell aims at on the vendor's tiers. */
    final double[][] vendorTarget;

    /** By cell: ln i. */
    final double[][] logIndex;

    /**
     * What a cell pays over the cost of its tokens, by cell: 1 + markup, and where pass-through is not 1 the price paid over
     * Σ s κ.
     */
    final double[][] overCost;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final TierChoice choice;
    private final OpenTiers open;
    private final NestedPowers powers;

    /** Whether the choice of tiers is the library's own, which powers of cost give. */
    private final boolean byPowers;

    private final double[][] utility;
    private final double[][] target;
    private final double[] inclusive;
    private final double[] mean;

    /** Target shares and inclusive value by utilities, of lanes that are far for powers. */
    private final double[][] aside;

    private final double[] valueAside;

    Cells(Block block) {
        lanes = block.lanes;
        market = block.market;
        calibration = block.calibration;
        choice = block.choice;
        open = block.open;
        powers = block.powers;
        byPowers = Strategies.isBuiltIn(choice);
        int pairs = market.cells * market.tiers;
        takes = new TokenHours(block);
        share = lanes.rows(pairs);
        vendorTarget = lanes.rows(market.cells * market.vendors);
        logIndex = lanes.rows(market.cells);
        overCost = lanes.rows(market.cells);
        utility = lanes.rows(market.tiers);
        target = lanes.rows(market.tiers);
        inclusive = new double[lanes.width];
        mean = new double[lanes.width];
        aside = lanes.rows(market.tiers);
        valueAside = new double[lanes.width];
    }

    /** The given shares and markups, at the prices of the start. */
    void start() {
        for (int c = 0; c < market.cells; c++) {
            double[] markup = lanes.row(Slot.CELLS_MARKUP, c);
            double[] over = overCost[c];
            for (int l = 0; l < lanes.n; l++) {
                over[l] = 1 + markup[l];
            }
        }
        takes.start();
        lanes.fill(logIndex, 0);
        for (int cj = 0; cj < share.length; cj++) {
            if (market.shared[cj]) {
                System.arraycopy(lanes.row(Slot.CELLS_SHARES, cj), 0, share[cj], 0, lanes.n);
            } else {
                Arrays.fill(share[cj], 0, lanes.n, 0);
            }
        }
    }

    /**
     * Tastes from the shares at the start, V being what the choice of the tier would give them at: V + β (ln r + ln h) of
     * tiers with a share; of latent ones from the best α of those and the offset. Then p0, and IV(0) over all tiers that
     * can be chosen at the start.
     */
    void calibrate(Rents rents, LaneDrivers unshocked) {
        for (int c = 0; c < market.cells; c++) {
            invert(c, rents);
            latent(c);
        }
        ServedHours served = unshocked.servedHours(0);
        if (byPowers) {
            powers.calibrate(takes, rents.logRent, calibration.constant);
            powers.quarter(takes, rents.logRent, served, unshocked.served, unshocked.preference);
        }
        for (int c = 0; c < market.cells; c++) {
            meanCost(c, rents, mean);
            double[] over = overCost[c];
            double[] paid = calibration.price0[c];
            for (int l = 0; l < lanes.n; l++) {
                paid[l] = mean[l] * over[l];
            }
            aim(c, rents, served, unshocked.served, unshocked.preference);
            System.arraycopy(inclusive, 0, calibration.inclusiveValue0[c], 0, lanes.n);
        }
    }

    private void invert(int c, Rents rents) {
        open.clear();
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.shared[cj]) {
                open.allow(j);
                System.arraycopy(share[cj], 0, target[j], 0, lanes.n);
            }
        }
        choice.invert(open.set, target, utility);
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.shared[cj]) {
                double[] logH = takes.logHours[market.gradeOf[c] * market.tiers + j];
                double[] logRent = rents.logRent[j];
                double[] v = utility[j];
                double[] constant = calibration.constant[cj];
                for (int l = 0; l < lanes.n; l++) {
                    constant[l] = v[l] + beta[l] * (logRent[l] + logH[l]);
                }
            }
        }
    }

    /** α + β ln u = offset + max α + β ln u, with α = V + β ln κ at the start. */
    private void latent(int c) {
        int n = lanes.n;
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        double[] best = mean;
        Arrays.fill(best, 0, n, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < market.tiers && market.hasLatent[c]; j++) {
            int cj = c * market.tiers + j;
            if (market.shared[cj]) {
                double[] constant = calibration.constant[cj];
                lanes.kernels.log(lanes.row(Slot.CELLS_UTILISATION, cj), 0, inclusive, 0, n);
                for (int l = 0; l < n; l++) {
                    best[l] = Math.max(best[l], constant[l] - beta[l] * inclusive[l]);
                }
            }
        }
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.latent[cj]) {
                double[] constant = calibration.constant[cj];
                double[] offset = lanes.row(Slot.CELLS_LATENT, cj);
                lanes.kernels.log(lanes.row(Slot.CELLS_UTILISATION, cj), 0, inclusive, 0, n);
                for (int l = 0; l < n; l++) {
                    constant[l] = best[l] + offset[l] + beta[l] * inclusive[l];
                }
            }
        }
    }

    /** The target shares s*, the price index i, and the shares s on their way to s*. */
    void choose(int period, Rents rents, ServedHours served, ServedLanes drawn, Factors preference, Cells followed) {
        int n = lanes.n;
        int tiers = market.tiers;
        if (byPowers) {
            powers.quarter(takes, rents.logRent, served, drawn, preference);
        }
        for (int c = 0; c < market.cells; c++) {
            aim(c, rents, served, drawn, preference);
            double[] perBeta = calibration.perBeta[c];
            double[] inclusive0 = calibration.inclusiveValue0[c];
            double[] index = logIndex[c];
            for (int l = 0; l < n; l++) {
                index[l] = (inclusive0[l] - inclusive[l]) * perBeta[l];
            }
            if (period > 0 && followed == this) {
                for (int j = 0; j < tiers; j++) {
                    lanes.approach(share[c * tiers + j], target[j], calibration.switchStep[c]);
                }
            }
        }
        if (followed != this) {
            lanes.copy(followed.share, share);
        }
    }

    /** A cell's target shares and inclusive value. */
    private void aim(int c, Rents rents, ServedHours served, ServedLanes drawn, Factors preference) {
        if (byPowers) {
            powers.choose(takes, c, target, inclusive);
        }
        if (!byPowers || !powers.allNear()) {
            open.clear();
            for (int j = 0; j < market.tiers; j++) {
                if (takes.canUse(c, j)) {
                    open.allow(j);
                    utility(c, j, rents, preference);
                    enter(c, j, served, drawn);
                }
            }
            choice.choose(open.set, utility, aside, valueAside);
            for (int l = 0; l < lanes.n; l++) {
                if (!byPowers || powers.isFar(l)) {
                    take(l);
                }
            }
        }
        lanes.sumByVendor(target, vendorTarget, c);
    }

    private void take(int lane) {
        inclusive[lane] = valueAside[lane];
        for (int j = 0; j < market.tiers; j++) {
            target[j][lane] = aside[j][lane];
        }
    }

    /** κ = r h / u, and V = α + preference shift - β ln κ, where κ itself is kept nowhere. */
    private void utility(int c, int j, Rents rents, Factors preference) {
        int cj = c * market.tiers + j;
        double[] logH = takes.logHours[market.gradeOf[c] * market.tiers + j];
        double[] logRent = rents.logRent[j];
        double[] constant = calibration.constant[cj];
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        double[] v = utility[j];
        if (preference.varies(cj)) {
            double[] shift = preference.row(cj);
            for (int l = 0; l < lanes.n; l++) {
                v[l] = constant[l] + shift[l] - beta[l] * (logRent[l] + logH[l]);
            }
        } else {
            double shift = preference.of(cj);
            for (int l = 0; l < lanes.n; l++) {
                v[l] = constant[l] + shift - beta[l] * (logRent[l] + logH[l]);
            }
        }
    }

    /** Adds λ ln e to the utility of a tier on which a grade's models are still entering. */
    private void enter(int c, int j, ServedHours served, ServedLanes drawn) {
        int gj = market.gradeOf[c] * market.tiers + j;
        double[] lambda = lanes.row(Slot.NESTS, market.nestOf[j]);
        double[] v = utility[j];
        if (drawn.varies(gj)) {
            if (drawn.enters(gj)) {
                lanes.addProduct(v, lambda, drawn.logEntry[gj]);
            }
        } else if (served.entry[gj] < 1) {
            double logEntry = ArrayMath.log(served.entry[gj]);
            for (int l = 0; l < lanes.n; l++) {
                v[l] += lambda[l] * logEntry;
            }
        }
    }

    /** What cells pay over the cost of their tokens, where that is not the same in every quarter. */
    void price(Rents rents) {
        for (int c = 0; c < market.cells; c++) {
            if (!market.passThroughIsOne[c]) {
                meanCost(c, rents, mean);
                pay(c, mean, overCost[c]);
                for (int l = 0; l < lanes.n; l++) {
                    overCost[c][l] /= mean[l];
                }
            }
        }
    }

    /** Fills in the price that a cell pays. */
    void price(int c, Rents rents, double[] paid) {
        meanCost(c, rents, mean);
        pay(c, mean, paid);
    }

    /** Σ s κ. */
    private void meanCost(int c, Rents rents, double[] sum) {
        Arrays.fill(sum, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            if (takes.canUse(c, j)) {
                lanes.addProduct(sum, share[c * market.tiers + j], rents.rent[j], takes.load[c * market.tiers + j]);
            }
        }
    }

    /** p = p0 (Σ s κ (1 + markup) / p0)^φ. */
    private void pay(int c, double[] cost, double[] paid) {
        int n = lanes.n;
        ArrayKernels kernels = lanes.kernels;
        double[] markup = lanes.row(Slot.CELLS_MARKUP, c);
        for (int l = 0; l < n; l++) {
            paid[l] = cost[l] * (1 + markup[l]);
        }
        if (!market.passThroughIsOne[c]) {
            double[] start = calibration.price0[c];
            double[] pass = lanes.row(Slot.CELLS_PASS_THROUGH, c);
            for (int l = 0; l < n; l++) {
                paid[l] /= start[l];
            }
            kernels.log(paid, 0, paid, 0, n);
            for (int l = 0; l < n; l++) {
                paid[l] *= pass[l];
            }
            kernels.exp(paid, 0, paid, 0, n);
            for (int l = 0; l < n; l++) {
                paid[l] *= start[l];
            }
        }
    }
}
