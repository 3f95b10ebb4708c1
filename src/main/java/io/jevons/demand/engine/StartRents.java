package io.jevons.demand.engine;

import io.jevons.base.Units;
import io.jevons.demand.RentalMarket;
import io.jevons.demand.TierLanes;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;

/** Rents at the start: their cost, the premium of given ones, and the bounds of scarcity. Rows are by tier. */
final class StartRents {
    private static final double W_A_KW = 1000;

    final double[][] premium;

    /** ln μ(0): what a given rent holds of scarcity already, by the calibration's tightness; 0 where none is given. */
    final double[][] logScarcity0;

    final double[][] capitalFactor;
    final double[] energyFactor;
    final double[] logFloor;
    final double[] logCeiling;

    private final Lanes lanes;
    private final ArrayKernels kernels;
    private final CompiledMarket market;

    /** ln(1 + cost of capital). */
    private final double[] interest;

    StartRents(Lanes lanes) {
        this.lanes = lanes;
        this.kernels = lanes.kernels;
        this.market = lanes.market;
        premium = lanes.rows(market.tiers);
        logScarcity0 = lanes.rows(market.tiers);
        capitalFactor = lanes.rows(market.tiers);
        energyFactor = new double[lanes.width];
        logFloor = new double[lanes.width];
        logCeiling = new double[lanes.width];
        interest = new double[lanes.width];
    }

    /** What parameters give by themselves; until {@link #calibrate}, rents are their cost. */
    void start() {
        int n = lanes.n;
        double[] pue = lanes.row(Slot.FINANCE_PUE);
        double[] electricity = lanes.row(Slot.FINANCE_ELECTRICITY_USD_PER_KWH);
        for (int l = 0; l < n; l++) {
            energyFactor[l] = pue[l] * electricity[l] / W_A_KW;
        }
        kernels.log(lanes.row(Slot.RENTAL_FLOOR), 0, logFloor, 0, n);
        kernels.log(lanes.row(Slot.RENTAL_CEILING), 0, logCeiling, 0, n);
        double[] costOfCapital = lanes.row(Slot.FINANCE_COST_OF_CAPITAL);
        for (int l = 0; l < n; l++) {
            interest[l] = 1 + costOfCapital[l];
        }
        kernels.log(interest, 0, interest, 0, n);
        for (int j = 0; j < market.tiers; j++) {
            capitalFactor(j);
        }
        lanes.fill(premium, 1);
        lanes.fill(logScarcity0, 0);
    }

    /**
     * The premium of given rents over cost and scarcity, ln μ* being what the start's tightness asks for: a given rent holds
     * that already.
     */
    void calibrate(RentalMarket rental, TierLanes[] tiers, double[][] cost, double[][] logTightness) {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            if (market.isGiven(Slot.TIERS_RENT_USD_PER_HOUR, j)) {
                double[] given = lanes.row(Slot.TIERS_RENT_USD_PER_HOUR, j);
                double[] scarcity = logScarcity0[j];
                double[] above = premium[j];
                rental.logScarcity(tiers[j], logTightness[j], scarcity);
                kernels.exp(scarcity, 0, above, 0, n);
                for (int l = 0; l < n; l++) {
                    above[l] = given[l] / (cost[j][l] * above[l]);
                }
            }
        }
    }

    /** (1 + platform) (ln(1 + cost of capital) + price decline + 1/life + opex) / hours busy. */
    private void capitalFactor(int j) {
        double[] decline = lanes.row(Slot.TIERS_PRICE_DECLINE, j);
        double[] life = lanes.row(Slot.TIERS_LIFE_YEARS, j);
        double[] platform = lanes.row(Slot.TIERS_PLATFORM, j);
        double[] opex = lanes.row(Slot.FINANCE_OPEX_RATE);
        double[] busy = lanes.row(Slot.TIERS_BUSY, j);
        double[] factor = capitalFactor[j];
        for (int l = 0; l < lanes.n; l++) {
            double userCost = interest[l] + decline[l] + 1 / life[l];
            factor[l] = (1 + platform[l]) * (userCost + opex[l]) / (Units.HOURS_A_YEAR * busy[l]);
        }
    }
}
