package io.jevons.demand.engine;

import io.jevons.base.Quarter;
import io.jevons.demand.RentalMarket;
import io.jevons.demand.TierChoice;
import io.jevons.demand.TierLanes;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.internal.ArrayKernels;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;

/**
 * What the market's parameters fix at t = 0, without shocks: α, p0, IV(0), rent and its premium, revenue, the fleet, and
 * the constants of the lags. It runs once a block. Rows are by cell, by cell and tier, by tier or by workload.
 */
final class Calibration {
    static final double HOURS_A_YEAR = 8766;

    /** From tokens a day to millions of tokens a year. */
    private static final double MTOK_A_YEAR = 365.25 / 1e6;

    /** Rents at the start. */
    final StartRents rents;

    final double[][] alpha;

    /** α + β ln u, what of V does not change with cost. */
    final double[][] constant;

    final double[][] inclusiveValue0;
    final double[][] price0;
    final double[][] potential;
    final double[][] medianValue;
    final double[][] switchStep;
    final double[][] exitStep;
    final double[][] adjustStep;
    final double[][] newStep;
    final double[][] bassRate;
    final double[][] bassDecay;
    final double[][] bassRatio;
    final double[][] trainingStep;
    final double[][] rentStep;
    final double[][] keep;
    final double[][] fleet0;

    /** d by tier, the part of what waits that a quarter does not deploy; and what waits at the start. */
    final double[][] wait;

    final double[][] waiting0;

    /** By cell, of effort; by vendor, of its price. */
    final double[][] effortStep;

    final double[][] pricingStep;

    /** By vendor: e_n(0), how its hours answer a common price of its tiers. */
    final double[][] vendorElasticity0;

    /** By cell and vendor: the shares that the cell aims at on the vendor's tiers. */
    private final double[][] vendorTarget0;

    /** By workload: Σ split r(0), to which its cost is relative. */
    final double[][] trainingCost0;

    final TierLanes[] tierLanes;
    final double[] revenue0;

    private final Lanes lanes;
    private final ArrayKernels kernels;
    private final CompiledMarket market;

    /** h/u and κ by cell and tier; ln κ, share and utility by tier, of one cell at a time; need and what of it is served. */
    private final double[][] load;

    private final double[][] cost;
    private final double[][] logCost;
    private final double[][] share;
    private final double[][] utility;
    private final double[][] need;
    private final double[][] served;
    private final double[] scratch;
    private final double[] servedCost;

    Calibration(Lanes lanes) {
        this.lanes = lanes;
        this.kernels = lanes.kernels;
        this.market = lanes.market;
        rents = new StartRents(lanes);
        int tiers = market.tiers;
        int cells = market.cells;
        alpha = lanes.rows(cells * tiers);
        constant = lanes.rows(cells * tiers);
        inclusiveValue0 = lanes.rows(cells);
        price0 = lanes.rows(cells);
        potential = lanes.rows(cells);
        medianValue = lanes.rows(cells);
        switchStep = lanes.rows(cells);
        exitStep = lanes.rows(cells);
        adjustStep = lanes.rows(cells);
        newStep = lanes.rows(cells);
        bassRate = lanes.rows(cells);
        bassDecay = lanes.rows(cells);
        bassRatio = lanes.rows(cells);
        trainingStep = lanes.rows(market.workloads);
        rentStep = lanes.rows(tiers);
        keep = lanes.rows(tiers);
        fleet0 = lanes.rows(tiers);
        wait = lanes.rows(tiers);
        waiting0 = lanes.rows(tiers);
        effortStep = lanes.rows(cells);
        pricingStep = lanes.rows(market.vendors);
        vendorElasticity0 = lanes.rows(market.vendors);
        vendorTarget0 = lanes.rows(cells * market.vendors);
        trainingCost0 = lanes.rows(market.workloads);
        tierLanes = new TierLanes[tiers];
        Arrays.setAll(tierLanes, j -> new TierLanes(lanes, rents.logFloor, rents.logCeiling, j));
        revenue0 = new double[lanes.width];
        load = lanes.rows(cells * tiers);
        cost = lanes.rows(cells * tiers);
        logCost = lanes.rows(tiers);
        share = lanes.rows(tiers);
        utility = lanes.rows(tiers);
        need = lanes.rows(tiers);
        served = lanes.rows(tiers);
        scratch = new double[lanes.width];
        servedCost = new double[lanes.width];
    }

    /** Calibrates a block, once its parameters are set. */
    void calibrate(TierChoice choice, OpenTiers open, RentalMarket rental) {
        lags();
        rents.calibrate();
        trainingCosts();
        for (int c = 0; c < market.cells; c++) {
            margins(c);
            costs(c);
            choice(c, choice, open);
        }
        fleet();
        rents.scarcity(rental, tierLanes, need, fleet0);
        revenue();
    }

    /** e_n(0), once all else is calibrated: given tokens and hours, at the price and the viable share of the start. */
    void vendors(VendorElasticity elasticity) {
        double[][] tokens = lanes.rows(market.cells);
        double[][] z = lanes.rows(market.cells);
        for (int c = 0; c < market.cells; c++) {
            for (int l = 0; l < lanes.n; l++) {
                tokens[c][l] = lanes.row(market.cell.tokens[c])[l] * MTOK_A_YEAR;
                z[c][l] = medianValue[c][l] / lanes.row(market.cell.sigma[c])[l];
            }
        }
        double[] zero = new double[lanes.width];
        VendorElasticity.CellSpending spending = new VendorElasticity.CellSpending() {
            @Override
            public double[] tokens(int c) {
                return tokens[c];
            }

            @Override
            public double[] share(int c, int j) {
                return lanes.row(market.cell.share[c * market.tiers + j]);
            }

            @Override
            public double[] load(int c, int j) {
                return load[c * market.tiers + j];
            }

            @Override
            public double[] targetShare(int c, int v) {
                return vendorTarget0[c * market.vendors + v];
            }

            @Override
            public double[] logPrice(int c) {
                return zero;
            }

            @Override
            public double[] z(int c) {
                return z[c];
            }

            @Override
            public boolean uses(int c, int j) {
                return market.shared[c * market.tiers + j];
            }
        };
        elasticity.of(
                spending,
                lanes.rowsOf(market.training.hours),
                rents.rent0,
                lanes.rowsOf(market.tier.otherHours),
                vendorElasticity0);
    }

    private void lags() {
        for (int c = 0; c < market.cells; c++) {
            partialAdjustment(market.cell.switching[c], switchStep[c]);
            partialAdjustment(market.cell.exit[c], exitStep[c]);
            partialAdjustment(market.cell.adjust[c], adjustStep[c]);
            partialAdjustment(market.cell.newTime[c], newStep[c]);
            if (market.hasEffort[c]) {
                partialAdjustment(market.cell.effortTime[c], effortStep[c]);
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            partialAdjustment(market.training.adjust[k], trainingStep[k]);
        }
        for (int j = 0; j < market.tiers; j++) {
            partialAdjustment(market.tier.contract[j], rentStep[j]);
            left(market.tier.life[j], keep[j]);
            if (market.staged[j]) {
                deployment(j);
            }
        }
        for (int v = 0; v < market.vendors; v++) {
            partialAdjustment(market.vendor.pricing[v], pricingStep[v]);
        }
    }

    private void trainingCosts() {
        lanes.fill(trainingCost0, 0);
        for (int k = 0; k < market.workloads; k++) {
            for (int j = 0; j < market.tiers; j++) {
                int split = market.training.split[k * market.tiers + j];
                if (split >= 0) {
                    lanes.addProduct(trainingCost0[k], lanes.row(split), rents.rent0[j]);
                }
            }
        }
    }

    /** 1 - e^(-Δ/T), the part of a gap that closes in a quarter. */
    private void partialAdjustment(int timeSlot, double[] out) {
        left(timeSlot, out);
        for (int l = 0; l < lanes.n; l++) {
            out[l] = 1 - out[l];
        }
    }

    /** e^(-Δ/T), the part that a quarter leaves. */
    private void left(int timeSlot, double[] out) {
        double[] time = lanes.row(timeSlot);
        for (int l = 0; l < lanes.n; l++) {
            out[l] = -Quarter.YEARS / time[l];
        }
        kernels.exp(out, 0, out, 0, lanes.n);
    }

    /** d = e^(-Δ/T), 0 where nothing waits; U(0) = last d/(1 - d). */
    private void deployment(int j) {
        double[] d = wait[j];
        double[] years = lanes.row(market.tier.deployment[j]);
        double[] rate = lanes.row(market.tier.shipments[j]);
        left(market.tier.deployment[j], d);
        for (int l = 0; l < lanes.n; l++) {
            d[l] = years[l] > 0 ? d[l] : 0;
            waiting0[j][l] = rate[l] * Quarter.YEARS * d[l] / (1 - d[l]);
        }
    }

    private void margins(int c) {
        int n = lanes.n;
        double[] p = lanes.row(market.cell.bassP[c]);
        double[] q = lanes.row(market.cell.bassQ[c]);
        double[] rate = bassRate[c];
        double[] ratio = bassRatio[c];
        double[] decay = bassDecay[c];
        for (int l = 0; l < n; l++) {
            rate[l] = p[l] + q[l];
            ratio[l] = q[l] / p[l];
            decay[l] = -rate[l] * Quarter.YEARS;
        }
        kernels.exp(decay, 0, decay, 0, n);
        double[] tokens = lanes.row(market.cell.tokens[c]);
        double[] adoption = lanes.row(market.cell.adoption[c]);
        double[] all = potential[c];
        for (int l = 0; l < n; l++) {
            all[l] = tokens[l] * MTOK_A_YEAR / adoption[l];
        }
        medianValue(c);
    }

    /** σ Φ⁻¹(viable); the quantile has no array form, so lanes that share a viable share with their neighbour share it too. */
    private void medianValue(int c) {
        double[] viable = lanes.row(market.cell.viable[c]);
        double[] sigma = lanes.row(market.cell.sigma[c]);
        double[] median = medianValue[c];
        double quantile = ArrayMath.normalQuantile(viable[0]);
        for (int l = 0; l < lanes.n; l++) {
            if (l > 0 && viable[l] != viable[l - 1]) {
                quantile = ArrayMath.normalQuantile(viable[l]);
            }
            median[l] = sigma[l] * quantile;
        }
    }

    /** h/u, κ = r h/u and their logarithms at the start. */
    private void costs(int c) {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (!market.usableAtStart(c, j)) {
                continue;
            }
            double[] hours = lanes.row(market.hours[market.gradeOf[c] * market.tiers + j]);
            double[] used = lanes.row(market.cell.utilisation[cj]);
            double[] rent = rents.rent0[j];
            double[] perToken = load[cj];
            double[] kappa = cost[cj];
            for (int l = 0; l < n; l++) {
                perToken[l] = hours[l] / used[l];
            }
            for (int l = 0; l < n; l++) {
                kappa[l] = rent[l] * perToken[l];
            }
            kernels.log(kappa, 0, logCost[j], 0, n);
        }
    }

    /** α from the observed shares, p0, and IV(0) over all tiers that can be chosen at the start. */
    private void choice(int c, TierChoice choice, OpenTiers open) {
        int n = lanes.n;
        open.clear();
        for (int j = 0; j < market.tiers; j++) {
            if (market.shared[c * market.tiers + j]) {
                open.allow(j);
                System.arraycopy(lanes.row(market.cell.share[c * market.tiers + j]), 0, share[j], 0, n);
            }
        }
        choice.invert(open.set, share, utility);
        alphas(c);
        price(c);
        double[] beta = lanes.row(market.cell.beta[c]);
        for (int j = 0; j < market.tiers; j++) {
            if (market.usableAtStart(c, j)) {
                open.allow(j);
                double[] ofTier = alpha[c * market.tiers + j];
                double[] v = utility[j];
                double[] kappa = logCost[j];
                for (int l = 0; l < n; l++) {
                    v[l] = ofTier[l] - beta[l] * kappa[l];
                }
            }
        }
        choice.choose(open.set, utility, share, inclusiveValue0[c]);
        lanes.sumByVendor(share, vendorTarget0, c);
        for (int j = 0; j < market.tiers; j++) {
            if (market.cell.utilisation[c * market.tiers + j] >= 0) {
                constant(c, j);
            }
        }
    }

    /** α of the tiers with a share from their utility; of latent ones from the best of those and the offset. */
    private void alphas(int c) {
        int n = lanes.n;
        double[] beta = lanes.row(market.cell.beta[c]);
        double[] best = scratch;
        Arrays.fill(best, 0, n, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < market.tiers; j++) {
            if (market.shared[c * market.tiers + j]) {
                double[] ofTier = alpha[c * market.tiers + j];
                double[] v = utility[j];
                double[] kappa = logCost[j];
                for (int l = 0; l < n; l++) {
                    ofTier[l] = v[l] + beta[l] * kappa[l];
                    best[l] = Math.max(best[l], ofTier[l]);
                }
            }
        }
        for (int j = 0; j < market.tiers; j++) {
            if (market.latent[c * market.tiers + j]) {
                double[] offset = lanes.row(market.cell.latent[c * market.tiers + j]);
                double[] ofTier = alpha[c * market.tiers + j];
                for (int l = 0; l < n; l++) {
                    ofTier[l] = best[l] + offset[l];
                }
            }
        }
    }

    private void constant(int c, int j) {
        int cj = c * market.tiers + j;
        double[] out = constant[cj];
        double[] ofTier = alpha[cj];
        double[] beta = lanes.row(market.cell.beta[c]);
        kernels.log(lanes.row(market.cell.utilisation[cj]), 0, out, 0, lanes.n);
        for (int l = 0; l < lanes.n; l++) {
            out[l] = ofTier[l] + beta[l] * out[l];
        }
    }

    /** p0 = Σ s κ (1 + markup). */
    private void price(int c) {
        int n = lanes.n;
        double[] paid = price0[c];
        Arrays.fill(paid, 0, n, 0);
        for (int j = 0; j < market.tiers; j++) {
            if (market.shared[c * market.tiers + j]) {
                lanes.addProduct(paid, share[j], cost[c * market.tiers + j]);
            }
        }
        double[] markup = lanes.row(market.cell.markup[c]);
        for (int l = 0; l < n; l++) {
            paid[l] *= 1 + markup[l];
        }
    }

    /** The fleet that is installed, or what is needed; and the part of need that it serves. */
    private void fleet() {
        int n = lanes.n;
        need();
        for (int j = 0; j < market.tiers; j++) {
            double[] needed = need[j];
            double[] fleet = fleet0[j];
            double[] part = served[j];
            System.arraycopy(market.installedGiven[j] ? lanes.row(market.tier.installed[j]) : needed, 0, fleet, 0, n);
            for (int l = 0; l < n; l++) {
                part[l] = needed[l] > fleet[l] ? fleet[l] / needed[l] : 1;
            }
        }
    }

    private void need() {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            double[] hours = need[j];
            System.arraycopy(lanes.row(market.tier.otherHours[j]), 0, hours, 0, n);
            for (int c = 0; c < market.cells; c++) {
                int cj = c * market.tiers + j;
                if (market.shared[cj]) {
                    double[] tokens = lanes.row(market.cell.tokens[c]);
                    double[] ofTier = lanes.row(market.cell.share[cj]);
                    double[] perToken = load[cj];
                    for (int l = 0; l < n; l++) {
                        hours[l] += tokens[l] * MTOK_A_YEAR * ofTier[l] * perToken[l];
                    }
                }
            }
            for (int k = 0; k < market.workloads; k++) {
                int split = market.training.split[k * market.tiers + j];
                if (split >= 0) {
                    lanes.addProduct(hours, lanes.row(market.training.hours[k]), lanes.row(split));
                }
            }
            double[] busy = lanes.row(market.tier.busy[j]);
            for (int l = 0; l < n; l++) {
                hours[l] /= HOURS_A_YEAR * busy[l];
            }
        }
    }

    /** What served tokens earn. */
    private void revenue() {
        int n = lanes.n;
        double[] total = scratch;
        Arrays.fill(revenue0, 0, n, 0);
        for (int c = 0; c < market.cells; c++) {
            Arrays.fill(total, 0, n, 0);
            Arrays.fill(servedCost, 0, n, 0);
            for (int j = 0; j < market.tiers; j++) {
                int cj = c * market.tiers + j;
                if (market.shared[cj]) {
                    double[] ofTier = lanes.row(market.cell.share[cj]);
                    double[] kappa = cost[cj];
                    double[] part = served[j];
                    for (int l = 0; l < n; l++) {
                        total[l] += ofTier[l] * kappa[l];
                        servedCost[l] += ofTier[l] * kappa[l] * part[l];
                    }
                }
            }
            double[] tokens = lanes.row(market.cell.tokens[c]);
            double[] paid = price0[c];
            for (int l = 0; l < n; l++) {
                revenue0[l] += tokens[l] * MTOK_A_YEAR * paid[l] * (servedCost[l] / total[l]);
            }
        }
    }
}
