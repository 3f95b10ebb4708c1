package io.jevons.demand.engine;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;

/**
 * The engineering estimate: the base's tokens, shares, training activity and other work, done with the scenario's
 * efficiency, a student's tokens included. Its fleet runs on that need from the base's start, with the base's capacity and
 * sites. Rows are by tier.
 */
final class Engineering {
    final double[][] hours;
    final double[][] need;
    final Fleet fleet;

    private final CompiledMarket market;
    private final Lanes lanes;

    Engineering(Block block) {
        market = block.market;
        lanes = block.lanes;
        hours = lanes.rows(market.tiers);
        need = lanes.rows(market.tiers);
        fleet = new Fleet(lanes, block.calibration, block.trends);
    }

    void quarter(int period, Run base, Run scenario) {
        lanes.copy(base.otherHours, hours);
        for (int c = 0; c < market.cells; c++) {
            double student = scenario.drivers.studentTokens[period][c] / base.drivers.studentTokens[period][c];
            for (int j = 0; j < market.tiers; j++) {
                if (base.cells.canUse(c, j)) {
                    boolean served = scenario.cells.canUse(c, j);
                    base.addHours(hours[j], c, j, served ? scenario.cells.load : base.cells.load, student);
                }
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            double gain = base.drivers.trainingEfficiency[period][k] / scenario.drivers.trainingEfficiency[period][k];
            base.addTraining(hours, k, gain);
        }
        lanes.copy(hours, need);
        for (int j = 0; j < market.tiers; j++) {
            base.toGpus(j, need[j]);
        }
        fleet.quarter(period, need, base.drivers.capacity[period], base.drivers.sitePower[period]);
    }
}
