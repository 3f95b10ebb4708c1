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

    /** Growth that fades: ln G = g∞ t + (g0 - g∞) T (1 - e^(-t/T)). */
    private static final class Fade {
        /** Where a quarter is less than this part of the time of fading, 1 - e^-x loses digits, and a few terms of its series do. */
        private static final double SMALL = 0.01;

        private final Lanes lanes;
        private final Slot start;
        private final Slot longRun;
        private final Slot fadeYears;
        private final double[][] quarterly;
        private final double[][] lost;
        private final double[][] gone;
        private final double[][] most;

        Fade(Lanes lanes, Slot start, Slot longRun, Slot fadeYears) {
            this.lanes = lanes;
            this.start = start;
            this.longRun = longRun;
            this.fadeYears = fadeYears;
            int count = lanes.market.count(start);
            quarterly = lanes.rows(count);
            lost = lanes.rows(count);
            gone = lanes.rows(count);
            most = lanes.rows(count);
        }

        void start() {
            lanes.fill(gone, 0);
            for (int i = 0; i < quarterly.length; i++) {
                double[] years = lanes.row(fadeYears, i);
                for (int l = 0; l < lanes.n; l++) {
                    quarterly[i][l] = -Quarter.YEARS / years[l];
                    lost[i][l] = -expm1OfSmall(quarterly[i][l]);
                }
                lanes.kernels.exp(quarterly[i], 0, quarterly[i], 0, lanes.n);
                double[] first = lanes.row(start, i);
                double[] last = lanes.row(longRun, i);
                double[] extra = most[i];
                for (int l = 0; l < lanes.n; l++) {
                    lost[i][l] = quarterly[i][l] < 1 - SMALL ? 1 - quarterly[i][l] : lost[i][l];
                    extra[l] = (first[l] - last[l]) * years[l];
                }
            }
        }

        /** e^x - 1 to the last digits where |x| is small, and the difference would leave few of them or none. */
        private static double expm1OfSmall(double x) {
            return x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6)))));
        }

        /** Fills in a quarter, and prepares the next: what has faded by then is what had, less what is lost of it in a quarter, and that. */
        void quarter(double t, double[][] logGrowth) {
            for (int i = 0; i < gone.length; i++) {
                double[] last = lanes.row(longRun, i);
                double[] extra = most[i];
                double[] by = quarterly[i];
                double[] more = lost[i];
                double[] faded = gone[i];
                double[] out = logGrowth[i];
                for (int l = 0; l < lanes.n; l++) {
                    out[l] = last[l] * t + extra[l] * faded[l];
                    faded[l] = faded[l] * by[l] + more[l];
                }
            }
        }
    }
}
