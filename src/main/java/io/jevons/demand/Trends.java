package io.jevons.demand;

import io.jevons.base.Quarter;
import java.util.Arrays;

/**
 * What moves with time alone, the same for a base and its scenario: growth, the algorithmic trend, the fall of hardware
 * prices and power, training efficiency.
 */
final class Trends {
    /** ln G of cells, training workloads and other work on tiers. */
    final double[] logGrowthCell;

    final double[] logGrowthTraining;
    final double[] logGrowthOther;

    /** Price and power of a new unit, without shocks. */
    final double[] unitPrice;

    final double[] unitPower;

    /** e^(-a t) by period: hours of a release fall by it from their own quarter on. */
    final double[] algorithmic;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final double[] cellFade;
    private final double[] trainingFade;
    private final double[] otherFade;
    private final double[] priceFade;
    private final double[] powerFade;
    private final double[] fadeCell;
    private final double[] fadeTraining;
    private final double[] fadeOther;
    private double years;

    Trends(Lanes lanes) {
        this.lanes = lanes;
        this.market = lanes.market;
        int cells = market.cells * lanes.width;
        int workloads = market.workloads * lanes.width;
        int tiers = market.tiers * lanes.width;
        logGrowthCell = new double[cells];
        logGrowthTraining = new double[workloads];
        logGrowthOther = new double[tiers];
        unitPrice = new double[tiers];
        unitPower = new double[tiers];
        algorithmic = new double[market.periods * lanes.width];
        cellFade = new double[cells];
        trainingFade = new double[workloads];
        otherFade = new double[tiers];
        priceFade = new double[tiers];
        powerFade = new double[tiers];
        fadeCell = new double[cells];
        fadeTraining = new double[workloads];
        fadeOther = new double[tiers];
    }

    /** Time since the start, in years. */
    double years() {
        return years;
    }

    /** Prepares a block: what a quarter takes off. */
    void start() {
        int n = lanes.n;
        decay(market.cell.growth.fade, cellFade);
        decay(market.training.growth.fade, trainingFade);
        decay(market.tier.otherGrowth.fade, otherFade);
        for (int j = 0; j < market.tiers; j++) {
            for (int l = 0; l < n; l++) {
                priceFade[j * n + l] = Math.exp(-lanes.get(market.tier.priceDecline[j], l) * Quarter.YEARS);
                powerFade[j * n + l] = Math.exp(-lanes.get(market.tier.powerDecline[j], l) * Quarter.YEARS);
            }
        }
        Arrays.fill(fadeCell, 0, market.cells * n, 1);
        Arrays.fill(fadeTraining, 0, market.workloads * n, 1);
        Arrays.fill(fadeOther, 0, market.tiers * n, 1);
        for (int l = 0; l < n; l++) {
            double quarterly = Math.exp(-lanes.get(market.algorithmicTrend, l) * Quarter.YEARS);
            double left = 1;
            for (int i = 0; i < market.periods; i++) {
                algorithmic[i * n + l] = left;
                left *= quarterly;
            }
        }
    }

    /** e^(-Δ/T). */
    private void decay(int[] timeSlots, double[] out) {
        int n = lanes.n;
        for (int i = 0; i < timeSlots.length; i++) {
            for (int l = 0; l < n; l++) {
                out[i * n + l] = Math.exp(-Quarter.YEARS / lanes.get(timeSlots[i], l));
            }
        }
    }

    /** Moves to a quarter; quarters follow one another from 0. */
    void quarter(int period) {
        years = period * Quarter.YEARS;
        growth(market.cell.growth, cellFade, fadeCell, logGrowthCell, period);
        growth(market.training.growth, trainingFade, fadeTraining, logGrowthTraining, period);
        growth(market.tier.otherGrowth, otherFade, fadeOther, logGrowthOther, period);
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            int price = lanes.at(market.tier.price[j]);
            int power = lanes.at(market.tier.power[j]);
            for (int l = 0; l < n; l++) {
                int at = j * n + l;
                unitPrice[at] = period == 0 ? lanes.values()[price + l] : unitPrice[at] * priceFade[at];
                unitPower[at] = period == 0 ? lanes.values()[power + l] : unitPower[at] * powerFade[at];
            }
        }
    }

    /** ln G = g∞ t + (g0 - g∞) T (1 - e^(-t/T)). */
    private void growth(Slots.Growth slots, double[] quarterly, double[] left, double[] out, int period) {
        int n = lanes.n;
        double[] p = lanes.values();
        for (int i = 0; i < slots.start.length; i++) {
            int start = lanes.at(slots.start[i]);
            int longRun = lanes.at(slots.longRun[i]);
            int fade = lanes.at(slots.fade[i]);
            for (int l = 0; l < n; l++) {
                int at = i * n + l;
                left[at] = period == 0 ? 1 : left[at] * quarterly[at];
                out[at] = p[longRun + l] * years + (p[start + l] - p[longRun + l]) * p[fade + l] * (1 - left[at]);
            }
        }
    }
}
