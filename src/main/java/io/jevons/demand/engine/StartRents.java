package io.jevons.demand.engine;

import io.jevons.demand.RentalMarket;
import io.jevons.demand.TierLanes;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.internal.ArrayKernels;
import java.util.Arrays;

/** Rents at the start: their cost, the premium of given ones, and the bounds of scarcity. Rows are by tier. */
final class StartRents {
    private static final double W_A_KW = 1000;

    final double[][] premium;

    /** ln μ(0): what a given rent holds of scarcity already, by the calibration's tightness; 0 where none is given. */
    final double[][] logScarcity0;

    final double[][] rent0;
    final double[][] capitalFactor;
    final double[] energyFactor;
    final double[] logFloor;
    final double[] logCeiling;

    private final Lanes lanes;
    private final ArrayKernels kernels;
    private final CompiledMarket market;

    /** ln(1 + cost of capital). */
    private final double[] interest;

    private final double[] scratch;

    StartRents(Lanes lanes) {
        this.lanes = lanes;
        this.kernels = lanes.kernels;
        this.market = lanes.market;
        premium = lanes.rows(market.tiers);
        logScarcity0 = lanes.rows(market.tiers);
        rent0 = lanes.rows(market.tiers);
        capitalFactor = lanes.rows(market.tiers);
        energyFactor = new double[lanes.width];
        logFloor = new double[lanes.width];
        logCeiling = new double[lanes.width];
        interest = new double[lanes.width];
        scratch = new double[lanes.width];
    }

    /** Once the block has its parameters. */
    void calibrate() {
        int n = lanes.n;
        double[] pue = lanes.row(market.pue);
        double[] electricity = lanes.row(market.electricity);
        for (int l = 0; l < n; l++) {
            energyFactor[l] = pue[l] * electricity[l] / W_A_KW;
        }
        kernels.log(lanes.row(market.floor), 0, logFloor, 0, n);
        kernels.log(lanes.row(market.ceiling), 0, logCeiling, 0, n);
        double[] costOfCapital = lanes.row(market.costOfCapital);
        for (int l = 0; l < n; l++) {
            interest[l] = 1 + costOfCapital[l];
        }
        kernels.log(interest, 0, interest, 0, n);
        for (int j = 0; j < market.tiers; j++) {
            capitalFactor(j);
            rent(j);
        }
    }

    /** Takes the scarcity of the start out of the premiums of given rents, once need and fleet of the start are there. */
    void scarcity(RentalMarket rental, TierLanes[] tiers, double[][] need, double[][] fleet) {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            double[] scarcity = logScarcity0[j];
            Arrays.fill(scarcity, 0, n, 0);
            if (market.rentGiven[j]) {
                Fleet.logTightness(lanes, need[j], fleet[j], scratch);
                rental.logScarcity(tiers[j], scratch, scarcity);
                kernels.exp(scarcity, 0, scratch, 0, n);
                for (int l = 0; l < n; l++) {
                    premium[j][l] /= scratch[l];
                }
            }
        }
    }

    /** (1 + platform) (ln(1 + cost of capital) + price decline + 1/life + opex) / hours busy. */
    private void capitalFactor(int j) {
        double[] decline = lanes.row(market.tier.priceDecline[j]);
        double[] life = lanes.row(market.tier.life[j]);
        double[] platform = lanes.row(market.tier.platform[j]);
        double[] opex = lanes.row(market.opexRate);
        double[] busy = lanes.row(market.tier.busy[j]);
        double[] factor = capitalFactor[j];
        for (int l = 0; l < lanes.n; l++) {
            double userCost = interest[l] + decline[l] + 1 / life[l];
            factor[l] = (1 + platform[l]) * (userCost + opex[l]) / (Calibration.HOURS_A_YEAR * busy[l]);
        }
    }

    /** The rent at the start: the given one, which fixes the premium, or cost. */
    private void rent(int j) {
        int n = lanes.n;
        double[] price = lanes.row(market.tier.price[j]);
        double[] power = lanes.row(market.tier.power[j]);
        double[] overhead = lanes.row(market.tier.overhead[j]);
        double[] factor = capitalFactor[j];
        double[] r = rent0[j];
        double[] above = premium[j];
        for (int l = 0; l < n; l++) {
            r[l] = price[l] * factor[l] + power[l] * overhead[l] * energyFactor[l];
        }
        Arrays.fill(above, 0, n, 1);
        if (market.rentGiven[j]) {
            double[] given = lanes.row(market.tier.rent[j]);
            for (int l = 0; l < n; l++) {
                above[l] = given[l] / r[l];
            }
            System.arraycopy(given, 0, r, 0, n);
        }
    }
}
