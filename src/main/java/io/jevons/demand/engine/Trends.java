package io.jevons.demand.engine;

import io.jevons.base.Quarter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/**
 * What moves with time alone, the same for a base and its scenario: growth, the algorithmic trend, the fall of hardware
 * prices and power.
 */
final class Trends {
    /** ln G of cells and training workloads. */
    final double[][] logGrowthCell;

    final double[][] logGrowthTraining;

    /** G of other work on tiers. */
    final double[][] growthOther;

    /** Price and power of a new unit, without shocks, by tier. */
    final double[][] unitPrice;

    /** Power with that of the server, in W. */
    final double[][] unitPower;

    /** ln of a site's growth of power since the start. */
    final double[][] logGrowthSite;

    /** e^(-a t) by period: hours of a release fall by it from their own quarter on. */
    final double[][] algorithmic;

    private final double[][] logGrowthOther;
    private final Lanes lanes;
    private final CompiledMarket market;
    private final Fade cellFade;
    private final Fade trainingFade;
    private final Fade otherFade;
    private final Fade siteFade;
    private final double[][] priceFade;
    private final double[][] powerFade;
    private double years;

    Trends(Lanes lanes) {
        this.lanes = lanes;
        this.market = lanes.market;
        logGrowthCell = lanes.rows(market.cells);
        logGrowthTraining = lanes.rows(market.workloads);
        logGrowthOther = lanes.rows(market.tiers);
        growthOther = lanes.rows(market.tiers);
        unitPrice = lanes.rows(market.tiers);
        unitPower = lanes.rows(market.tiers);
        logGrowthSite = lanes.rows(market.sites);
        algorithmic = lanes.rows(market.periods);
        cellFade = new Fade(lanes, Slot.CELLS_GROWTH_START, Slot.CELLS_GROWTH_LONG_RUN, Slot.CELLS_GROWTH_FADE_YEARS);
        trainingFade = new Fade(
                lanes, Slot.TRAINING_GROWTH_START, Slot.TRAINING_GROWTH_LONG_RUN, Slot.TRAINING_GROWTH_FADE_YEARS);
        otherFade = new Fade(
                lanes,
                Slot.OTHER_WORKLOADS_GROWTH_START,
                Slot.OTHER_WORKLOADS_GROWTH_LONG_RUN,
                Slot.OTHER_WORKLOADS_GROWTH_FADE_YEARS);
        siteFade = new Fade(lanes, Slot.SITES_GROWTH_START, Slot.SITES_GROWTH_LONG_RUN, Slot.SITES_GROWTH_FADE_YEARS);
        priceFade = lanes.rows(market.tiers);
        powerFade = lanes.rows(market.tiers);
    }

    /** Time since the start, in years. */
    double years() {
        return years;
    }

    /** Prepares a block: what a quarter takes off. */
    void start() {
        int n = lanes.n;
        cellFade.start();
        trainingFade.start();
        otherFade.start();
        siteFade.start();
        for (int j = 0; j < market.tiers; j++) {
            quarterly(lanes.row(Slot.TIERS_PRICE_DECLINE, j), priceFade[j]);
            quarterly(lanes.row(Slot.TIERS_POWER_DECLINE, j), powerFade[j]);
            System.arraycopy(lanes.row(Slot.TIERS_PRICE_USD, j), 0, unitPrice[j], 0, n);
            lanes.product(lanes.row(Slot.TIERS_POWER_W, j), lanes.row(Slot.TIERS_SERVER_OVERHEAD, j), unitPower[j]);
        }
        double[] left = algorithmic[0];
        double[] fall = algorithmic[market.periods - 1];
        quarterly(lanes.row(Slot.ALGORITHMIC_TREND), fall);
        Arrays.fill(left, 0, n, 1);
        for (int i = 1; i < market.periods; i++) {
            for (int l = 0; l < n; l++) {
                algorithmic[i][l] = algorithmic[i - 1][l] * fall[l];
            }
        }
    }

    /** e^(-rate Δ). */
    private void quarterly(double[] rate, double[] out) {
        for (int l = 0; l < lanes.n; l++) {
            out[l] = -rate[l] * Quarter.YEARS;
        }
        lanes.kernels.exp(out, 0, out, 0, lanes.n);
    }

    /** Moves to a quarter; quarters follow one another from 0. */
    void quarter(int period) {
        years = period * Quarter.YEARS;
        cellFade.quarter(years, logGrowthCell);
        trainingFade.quarter(years, logGrowthTraining);
        otherFade.quarter(years, logGrowthOther);
        siteFade.quarter(years, logGrowthSite);
        for (int j = 0; j < market.tiers; j++) {
            if (market.isGiven(Slot.OTHER_WORKLOADS_GPU_HOURS_PER_YEAR, j)) {
                lanes.kernels.exp(logGrowthOther[j], 0, growthOther[j], 0, lanes.n);
            }
        }
        if (period > 0) {
            for (int j = 0; j < market.tiers; j++) {
                fall(unitPrice[j], priceFade[j]);
                fall(unitPower[j], powerFade[j]);
            }
        }
    }

    private void fall(double[] value, double[] by) {
        for (int l = 0; l < lanes.n; l++) {
            value[l] *= by[l];
        }
    }

    /**
     * Growth that fades: ln G = g∞ t + (g0 - g∞) T (1 - e^(-t/T)). What is left of the excess is carried on from quarter to quarter. Where it
     * fades slowly, so that 1 - left would lose digits, and all of them in the end, left - 1 is carried on in place of left.
     */
    private static final class Fade {
        /** Slow is where a quarter is less than this part of the time of fading. */
        private static final double SLOW = 1e-3;

        private final Lanes lanes;
        private final Slot start;
        private final Slot longRun;
        private final Slot fadeYears;
        private final double[][] quarterly;
        private final double[][] left;
        private final double[][] most;

        /** What is left at the start, as it is carried on: 1, or 0 where it is slow. */
        private final double[][] whole;

        /** What a quarter adds to what is carried on: nothing, or e^(-Δ/T) - 1 where it is slow. */
        private final double[][] step;

        Fade(Lanes lanes, Slot start, Slot longRun, Slot fadeYears) {
            this.lanes = lanes;
            this.start = start;
            this.longRun = longRun;
            this.fadeYears = fadeYears;
            int count = lanes.market.count(start);
            quarterly = lanes.rows(count);
            left = lanes.rows(count);
            most = lanes.rows(count);
            whole = lanes.rows(count);
            step = lanes.rows(count);
        }

        void start() {
            for (int i = 0; i < quarterly.length; i++) {
                double[] years = lanes.row(fadeYears, i);
                for (int l = 0; l < lanes.n; l++) {
                    double x = -Quarter.YEARS / years[l];
                    quarterly[i][l] = x;
                    whole[i][l] = x > -SLOW ? 0 : 1;
                    step[i][l] = x > -SLOW ? x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5)))) : 0;
                }
                lanes.kernels.exp(quarterly[i], 0, quarterly[i], 0, lanes.n);
                System.arraycopy(whole[i], 0, left[i], 0, lanes.n);
                double[] first = lanes.row(start, i);
                double[] last = lanes.row(longRun, i);
                double[] extra = most[i];
                for (int l = 0; l < lanes.n; l++) {
                    extra[l] = (first[l] - last[l]) * years[l];
                }
            }
        }

        /** Fills in a quarter, and prepares the next. */
        void quarter(double t, double[][] logGrowth) {
            for (int i = 0; i < left.length; i++) {
                double[] last = lanes.row(longRun, i);
                double[] extra = most[i];
                double[] by = quarterly[i];
                double[] fading = left[i];
                double[] all = whole[i];
                double[] more = step[i];
                double[] out = logGrowth[i];
                for (int l = 0; l < lanes.n; l++) {
                    out[l] = last[l] * t + extra[l] * (all[l] - fading[l]);
                    fading[l] = fading[l] * by[l] + more[l];
                }
            }
        }
    }
}
