package io.jevons.demand.engine;

import io.jevons.base.Units;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/**
 * What is paid and what it costs, worked out from a run's state for whoever keeps it: the engine itself reads none of it. Every
 * method fills in a row by lane, in USD a year, and gives it back.
 */
final class Accounts {
    private final CompiledMarket market;
    private final Lanes lanes;
    private final StartRents rents;
    private final Calibration calibration;
    private final double[] cost;
    private final double[] price;

    Accounts(Block block) {
        market = block.market;
        lanes = block.lanes;
        calibration = block.calibration;
        rents = block.calibration.rents;
        cost = new double[lanes.width];
        price = new double[lanes.width];
    }

    /** What buyers of tokens pay for those that a tier serves: Σ_c D p / (Σ_j s κ) · s κ served. */
    double[] spending(Run run, int j, double[] out) {
        Arrays.fill(out, 0, lanes.n, 0);
        lanes.addProduct(out, run.rents.rent[j], run.served[j], run.paidHours[j]);
        return out;
    }

    /**
     * The engineering estimate of it: the base's tokens, a weaker student's included, at the base's shares and rents, with the
     * scenario's hours, as far as the estimate's own fleet serves them.
     */
    double[] engineering(Run base, Run scenario, Fleet fleet, int j, double[] out) {
        Arrays.fill(out, 0, lanes.n, 0);
        for (int c = 0; c < market.cells; c++) {
            if (!base.cells.takes.canUse(c, j)) {
                continue;
            }
            Factors ofScenario = scenario.drivers.studentTokens;
            Factors ofBase = base.drivers.studentTokens;
            price(c, base, scenario);
            double[] tokens = base.margins.tokens[c];
            double[] share = base.share(c, j);
            double[] load = load(c, j, base, scenario);
            double[] rent = base.rents.rent[j];
            double[] tight = fleet.tightness[j];
            for (int l = 0; l < lanes.n; l++) {
                double served = Math.min(1, 1 / tight[l]);
                double student = ofScenario.at(c, l) / ofBase.at(c, l);
                out[l] += tokens[l] * student * price[l] / cost[l] * share[l] * rent[l] * load[l] * served;
            }
        }
        return out;
    }

    /** Σ s κ of a cell, and what it pays: p0 (Σ s κ (1 + markup) / p0)^φ. */
    private void price(int c, Run base, Run scenario) {
        Arrays.fill(cost, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            if (base.cells.takes.canUse(c, j)) {
                double[] share = base.share(c, j);
                double[] load = load(c, j, base, scenario);
                double[] rent = base.rents.rent[j];
                for (int l = 0; l < lanes.n; l++) {
                    cost[l] += share[l] * rent[l] * load[l];
                }
            }
        }
        double[] markup = lanes.row(Slot.CELLS_MARKUP, c);
        for (int l = 0; l < lanes.n; l++) {
            price[l] = cost[l] * (1 + markup[l]);
        }
        if (!market.passThroughIsOne[c]) {
            double[] start = calibration.price0[c];
            double[] pass = lanes.row(Slot.CELLS_PASS_THROUGH, c);
            for (int l = 0; l < lanes.n; l++) {
                price[l] = start[l] * Math.pow(price[l] / start[l], pass[l]);
            }
        }
    }

    private double[] load(int c, int j, Run base, Run scenario) {
        Run hours = scenario.cells.takes.canUse(c, j) ? scenario : base;
        return hours.cells.takes.load[c * market.tiers + j];
    }

    /** What is spent on new GPUs and their platforms: Σ_j shipped · unit price · (1 + platform). */
    double[] capitalSpent(Run run, double[] out) {
        Arrays.fill(out, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            double[] platform = lanes.row(Slot.TIERS_PLATFORM, j);
            for (int l = 0; l < lanes.n; l++) {
                out[l] += run.fleet.shipped[j][l] * run.rents.unitPrice[j][l] * (1 + platform[l]);
            }
        }
        return out;
    }

    /** User cost of the fleet's capital at the price of new units, operation, and electricity of its busy hours. */
    double[] fleetCost(Run run, double[] out) {
        Arrays.fill(out, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            double[] busy = lanes.row(Slot.TIERS_BUSY, j);
            double[] capital = rents.capitalFactor[j];
            for (int l = 0; l < lanes.n; l++) {
                double hourly = run.fleet.fleet[j][l] * run.rents.unitPrice[j][l] * capital[l]
                        + run.fleet.power[j][l] * rents.energyFactor[l];
                out[l] += Units.HOURS_A_YEAR * busy[l] * hourly;
            }
        }
        return out;
    }

    /** What training pays at the rents of the quarter, for the hours that are served. */
    double[] trainingBill(Run run, double[] out) {
        Arrays.fill(out, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            for (int l = 0; l < lanes.n; l++) {
                out[l] += run.trainingHours[j][l] * run.rents.rent[j][l] * run.served[j][l];
            }
        }
        return out;
    }

    /** Revenue over the cost of the fleet; 0 where there is no fleet. */
    double[] revenueOverCost(Run run, double[] out) {
        fleetCost(run, out);
        for (int l = 0; l < lanes.n; l++) {
            out[l] = out[l] > 0 ? run.revenue[l] / out[l] : 0;
        }
        return out;
    }
}
