package io.jevons.demand.engine;

import io.jevons.base.Quarter;
import io.jevons.base.Units;
import io.jevons.demand.TierLanes;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is fixed at t = 0: constants that parameters give by themselves, such as those of the lags, and the start of a run
 * without shocks, which {@link Run#calibrate} fills in: tastes, IV(0), p0, the fleet, revenue. Once a block. Rows are by
 * cell, by cell and tier, by tier or by workload.
 */
final class Calibration {
    /** From tokens a day to millions of tokens a year. */
    private static final double MTOK_A_YEAR = 365.25 / 1e6;

    /** Rents at the start. */
    final StartRents rents;

    /** α + β ln u, what of V does not change with cost: V + β (ln r + ln h) at the start. */
    final double[][] constant;

    final double[][] inclusiveValue0;
    final double[][] price0;
    final double[][] potential;

    /**
     * 1/u by cell and tier, 1/β and 1/σ by cell, GPUs an hour by tier: reciprocals, since a division takes four times as long as
     * a product, and these would be divided by in every quarter.
     */
    final double[][] perUse;

    final double[][] perBeta;
    final double[][] perSigma;
    final double[][] perHour;

    final double[][] medianValue;
    final double[][] switchStep;
    final double[][] exitStep;
    final double[][] adjustStep;
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

    /** By cell, of margins that answer price; by vendor, of its price. */
    final Map<PriceMargin, double[][]> marginStep = new EnumMap<>(PriceMargin.class);

    final double[][] pricingStep;

    /** By vendor: e_n(0), how its hours answer a common price of its tiers. */
    final double[][] vendorElasticity0;

    /** By workload: Σ split r(0), to which its cost is relative. */
    final double[][] trainingCost0;

    final TierLanes[] tierLanes;
    final double[] revenue0;

    private final Lanes lanes;
    private final ArrayKernels kernels;
    private final CompiledMarket market;

    Calibration(Lanes lanes) {
        this.lanes = lanes;
        this.kernels = lanes.kernels;
        this.market = lanes.market;
        rents = new StartRents(lanes);
        int tiers = market.tiers;
        int cells = market.cells;
        constant = lanes.rows(cells * tiers);
        inclusiveValue0 = lanes.rows(cells);
        price0 = lanes.rows(cells);
        potential = lanes.rows(cells);
        perUse = lanes.rows(cells * tiers);
        perBeta = lanes.rows(cells);
        perSigma = lanes.rows(cells);
        perHour = lanes.rows(tiers);
        medianValue = lanes.rows(cells);
        switchStep = lanes.rows(cells);
        exitStep = lanes.rows(cells);
        adjustStep = lanes.rows(cells);
        bassRate = lanes.rows(cells);
        bassDecay = lanes.rows(cells);
        bassRatio = lanes.rows(cells);
        trainingStep = lanes.rows(market.workloads);
        rentStep = lanes.rows(tiers);
        keep = lanes.rows(tiers);
        fleet0 = lanes.rows(tiers);
        wait = lanes.rows(tiers);
        waiting0 = lanes.rows(tiers);
        for (PriceMargin margin : PriceMargin.values()) {
            marginStep.put(margin, lanes.rows(cells));
        }
        pricingStep = lanes.rows(market.vendors);
        vendorElasticity0 = lanes.rows(market.vendors);
        trainingCost0 = lanes.rows(market.workloads);
        tierLanes = new TierLanes[tiers];
        Arrays.setAll(tierLanes, j -> new TierLanes(lanes, rents.logFloor, rents.logCeiling, j));
        revenue0 = new double[lanes.width];
    }

    /** What parameters give by themselves, once they are set. */
    void start() {
        lags();
        for (int c = 0; c < market.cells; c++) {
            margins(c);
            reciprocal(1, lanes.row(Slot.CELLS_BETA, c), perBeta[c]);
            reciprocal(1, lanes.row(Slot.CELLS_SIGMA, c), perSigma[c]);
        }
        for (int cj = 0; cj < perUse.length; cj++) {
            if (market.slot(Slot.CELLS_UTILISATION, cj) >= 0) {
                reciprocal(1, lanes.row(Slot.CELLS_UTILISATION, cj), perUse[cj]);
            }
        }
        for (int j = 0; j < market.tiers; j++) {
            reciprocal(Units.HOURS_A_YEAR, lanes.row(Slot.TIERS_BUSY, j), perHour[j]);
        }
        rents.start();
    }

    /** The fleet is what is installed, or what the start needs. */
    void fleet(double[][] need) {
        for (int j = 0; j < market.tiers; j++) {
            double[] fleet = market.isGiven(Slot.TIERS_INSTALLED, j) ? lanes.row(Slot.TIERS_INSTALLED, j) : need[j];
            System.arraycopy(fleet, 0, fleet0[j], 0, lanes.n);
        }
    }

    private void reciprocal(double factor, double[] x, double[] out) {
        for (int l = 0; l < lanes.n; l++) {
            out[l] = 1 / (factor * x[l]);
        }
    }

    private void lags() {
        for (int c = 0; c < market.cells; c++) {
            partialAdjustment(market.slot(Slot.CELLS_SWITCHING_TIME, c), switchStep[c]);
            partialAdjustment(market.slot(Slot.CELLS_EXIT_TIME, c), exitStep[c]);
            partialAdjustment(market.slot(Slot.CELLS_ADJUST_TIME, c), adjustStep[c]);
            for (PriceMargin margin : PriceMargin.ALL) {
                if (margin.isIn(market, c)) {
                    partialAdjustment(market.slot(margin.time(), c), marginStep.get(margin)[c]);
                }
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            partialAdjustment(market.slot(Slot.TRAINING_ADJUST_TIME, k), trainingStep[k]);
        }
        for (int j = 0; j < market.tiers; j++) {
            partialAdjustment(market.slot(Slot.TIERS_CONTRACT_YEARS, j), rentStep[j]);
            left(market.slot(Slot.TIERS_LIFE_YEARS, j), keep[j]);
            if (market.staged[j]) {
                deployment(j);
            }
        }
        for (int v = 0; v < market.vendors; v++) {
            partialAdjustment(market.slot(Slot.VENDORS_PRICING_YEARS, v), pricingStep[v]);
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
        double[] years = lanes.row(Slot.TIERS_DEPLOYMENT_YEARS, j);
        double[] rate = lanes.row(Slot.TIERS_SHIPMENTS_PER_YEAR, j);
        left(market.slot(Slot.TIERS_DEPLOYMENT_YEARS, j), d);
        for (int l = 0; l < lanes.n; l++) {
            d[l] = years[l] > 0 ? d[l] : 0;
            waiting0[j][l] = rate[l] * Quarter.YEARS * d[l] / (1 - d[l]);
        }
    }

    private void margins(int c) {
        int n = lanes.n;
        double[] p = lanes.row(Slot.CELLS_BASS_P, c);
        double[] q = lanes.row(Slot.CELLS_BASS_Q, c);
        double[] rate = bassRate[c];
        double[] ratio = bassRatio[c];
        double[] decay = bassDecay[c];
        for (int l = 0; l < n; l++) {
            rate[l] = p[l] + q[l];
            ratio[l] = q[l] / p[l];
            decay[l] = -rate[l] * Quarter.YEARS;
        }
        kernels.exp(decay, 0, decay, 0, n);
        double[] tokens = lanes.row(Slot.CELLS_TOKENS_PER_DAY, c);
        double[] adoption = lanes.row(Slot.CELLS_ADOPTION, c);
        double[] all = potential[c];
        for (int l = 0; l < n; l++) {
            all[l] = tokens[l] * MTOK_A_YEAR / adoption[l];
        }
        medianValue(c);
    }

    /** σ Φ⁻¹(viable); the quantile has no array form, so lanes that share a viable share with their neighbour share it too. */
    private void medianValue(int c) {
        double[] viable = lanes.row(Slot.CELLS_VIABLE, c);
        double[] sigma = lanes.row(Slot.CELLS_SIGMA, c);
        double[] median = medianValue[c];
        double quantile = ArrayMath.normalQuantile(viable[0]);
        for (int l = 0; l < lanes.n; l++) {
            if (l > 0 && viable[l] != viable[l - 1]) {
                quantile = ArrayMath.normalQuantile(viable[l]);
            }
            median[l] = sigma[l] * quantile;
        }
    }
}
