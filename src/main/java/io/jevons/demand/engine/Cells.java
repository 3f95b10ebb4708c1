package io.jevons.demand.engine;

import io.jevons.base.Quarter;
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
 * A cell's choice of tiers: hours a token takes on each tier, target shares, the price index, shares and the price
 * paid. Rows are by cell, by cell and tier, or by grade and tier.
 */
final class Cells {
    /** GPU-hours per million tokens by grade and tier; 0 where the grade cannot be served. */
    final double[][] hours;

    /** h/u by cell and tier, where the tier can be chosen; share s. */
    final double[][] load;

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
    private final Trends trends;
    private final TierChoice choice;
    private final OpenTiers open;
    private final NestedPowers powers;

    /** Whether the choice of tiers is the library's own, which powers of cost give. */
    private final boolean byPowers;

    private final boolean[] available;
    private final double[][] logHours;
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
        trends = block.trends;
        choice = block.choice;
        open = block.open;
        powers = block.powers;
        byPowers = Strategies.isBuiltIn(choice);
        int pairs = market.cells * market.tiers;
        available = new boolean[market.grades * market.tiers];
        hours = lanes.rows(available.length);
        logHours = lanes.rows(available.length);
        load = lanes.rows(pairs);
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
        lanes.fill(load, 0);
        lanes.fill(logIndex, 0);
        for (int cj = 0; cj < share.length; cj++) {
            if (market.shared[cj]) {
                System.arraycopy(lanes.row(Slot.CELLS_SHARES, cj), 0, share[cj], 0, lanes.n);
            } else {
                Arrays.fill(share[cj], 0, lanes.n, 0);
            }
        }
    }

    /** h = H e^(-a t) / E, each release's hours with the trend from its own quarter on. */
    void hours(int period, ServedHours served, LaneDrivers drivers) {
        int n = lanes.n;
        ServedLanes drawn = drivers.served;
        Factors efficiency = drivers.efficiency;
        for (int gj = 0; gj < available.length; gj++) {
            available[gj] = served.available(gj);
            double[] h = hours[gj];
            if (!available[gj]) {
                // Not what another block has left there, since series hold it.
                Arrays.fill(h, 0, n, 0);
                continue;
            }
            if (drawn.varies(gj)) {
                drawnFile(period, gj, drawn, efficiency);
                continue;
            }
            double weight = served.fileWeight[gj] / efficiency.of(gj);
            if (weight > 0) {
                double[] file = lanes.row(Slot.GRADES_HOURS_PER_MTOK, gj);
                double[] decay = trends.algorithmic[period];
                for (int l = 0; l < n; l++) {
                    h[l] = weight * file[l] * decay[l];
                }
            } else {
                Arrays.fill(h, 0, n, 0);
            }
        }
        for (int t = 0; t < served.terms; t++) {
            int gj = served.place[t];
            if (drawn.varies(gj)) {
                continue;
            }
            double[] h = hours[gj];
            double[] decay = decay(period, served.released[t]);
            double part = served.weight[t] * served.number[t] / efficiency.of(gj);
            for (int l = 0; l < n; l++) {
                h[l] += part * decay[l];
            }
        }
        drawnReleases(period, drawn, efficiency);
        for (int gj = 0; gj < available.length; gj++) {
            if (available[gj]) {
                lanes.kernels.log(hours[gj], 0, logHours[gj], 0, n);
            }
        }
        loads();
    }

    /** h / u. */
    private void loads() {
        for (int c = 0; c < market.cells; c++) {
            for (int j = 0; j < market.tiers; j++) {
                if (canUse(c, j)) {
                    int cj = c * market.tiers + j;
                    double[] h = hours[market.gradeOf[c] * market.tiers + j];
                    lanes.product(h, calibration.perUse[cj], load[cj]);
                }
            }
        }
    }

    /** The file's part where draws move a release or efficiency. */
    private void drawnFile(int period, int gj, ServedLanes drawn, Factors efficiency) {
        double[] h = hours[gj];
        Arrays.fill(h, 0, lanes.n, 0);
        if (!market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj)) {
            return;
        }
        double[] file = lanes.row(Slot.GRADES_HOURS_PER_MTOK, gj);
        double[] decay = trends.algorithmic[period];
        double[] weight = drawn.fileWeight[gj];
        if (isUngained(gj, efficiency)) {
            for (int l = 0; l < lanes.n; l++) {
                h[l] = weight[l] * file[l] * decay[l];
            }
            return;
        }
        boolean byLane = efficiency.varies(gj);
        double[] gains = byLane ? efficiency.row(gj) : weight;
        for (int l = 0; l < lanes.n; l++) {
            double gain = byLane ? gains[l] : efficiency.of(gj);
            h[l] = weight[l] / gain * file[l] * decay[l];
        }
    }

    /** Whether no shock moves efficiency here: a division by 1 would leave all bits as they are, and take as long as any. */
    private static boolean isUngained(int gj, Factors efficiency) {
        return !efficiency.varies(gj) && efficiency.of(gj) == 1;
    }

    private void drawnReleases(int period, ServedLanes drawn, Factors efficiency) {
        for (int t = 0; t < drawn.terms; t++) {
            int gj = drawn.place[t];
            double[] h = hours[gj];
            double[] decay = decay(period, drawn.released[t]);
            double[] weight = drawn.weight[t];
            double number = drawn.number[t];
            if (isUngained(gj, efficiency)) {
                for (int l = 0; l < lanes.n; l++) {
                    h[l] += weight[l] * number * decay[l];
                }
                continue;
            }
            boolean byLane = efficiency.varies(gj);
            double[] gains = byLane ? efficiency.row(gj) : weight;
            for (int l = 0; l < lanes.n; l++) {
                double gain = byLane ? gains[l] : efficiency.of(gj);
                h[l] += weight[l] * number / gain * decay[l];
            }
        }
    }

    /** e^(-a t) since a release; one from before the start is older than the run. */
    private double[] decay(int period, int released) {
        if (released >= 0) {
            return trends.algorithmic[period - released];
        }
        double[] trend = lanes.row(Slot.ALGORITHMIC_TREND);
        double years = (period - released) * Quarter.YEARS;
        for (int l = 0; l < lanes.n; l++) {
            inclusive[l] = -trend[l] * years;
        }
        lanes.kernels.exp(inclusive, 0, inclusive, 0, lanes.n);
        return inclusive;
    }

    /** Whether a grade is served on a tier now, by grade and tier. */
    boolean isServed(int gj) {
        return available[gj];
    }

    /** Whether a cell can use a tier now: it has a share or a latent offset there, and its grade is served. */
    boolean canUse(int c, int j) {
        int cj = c * market.tiers + j;
        return (market.shared[cj] || market.latent[cj]) && available[market.gradeOf[c] * market.tiers + j];
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
            powers.calibrate(this, rents.logRent, logHours, calibration.constant);
            powers.quarter(this, rents.logRent, logHours, served, unshocked.served, unshocked.preference);
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
                double[] logH = logHours[market.gradeOf[c] * market.tiers + j];
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
            powers.quarter(this, rents.logRent, logHours, served, drawn, preference);
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
            powers.choose(this, c, target, inclusive);
        }
        if (!byPowers || !powers.allNear()) {
            open.clear();
            for (int j = 0; j < market.tiers; j++) {
                if (canUse(c, j)) {
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
        double[] logH = logHours[market.gradeOf[c] * market.tiers + j];
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
            if (canUse(c, j)) {
                lanes.addProduct(sum, share[c * market.tiers + j], rents.rent[j], load[c * market.tiers + j]);
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
