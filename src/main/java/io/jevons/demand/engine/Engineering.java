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
    private final double[] ratio;

    Engineering(Block block) {
        market = block.market;
        lanes = block.lanes;
        hours = lanes.rows(market.tiers);
        need = lanes.rows(market.tiers);
        ratio = new double[lanes.width];
        fleet = new Fleet(lanes, block.calibration, block.trends);
    }

    void quarter(int period, Run base, Run scenario) {
        lanes.copy(base.otherHours, hours);
        for (int c = 0; c < market.cells; c++) {
            Factors ofScenario = scenario.drivers.studentTokens;
            Factors ofBase = base.drivers.studentTokens;
            boolean byLane = ofScenario.varies(c) || ofBase.varies(c);
            double[] students = byLane ? ratio(ofScenario, ofBase, c) : ratio;
            for (int j = 0; j < market.tiers; j++) {
                if (base.cells.takes.canUse(c, j)) {
                    double[][] load =
                            scenario.cells.takes.canUse(c, j) ? scenario.cells.takes.load : base.cells.takes.load;
                    if (byLane) {
                        base.addHours(hours[j], c, j, load, students);
                    } else {
                        base.addHours(hours[j], c, j, load, ofScenario.of(c) / ofBase.of(c));
                    }
                }
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            Factors ofScenario = scenario.drivers.trainingEfficiency;
            Factors ofBase = base.drivers.trainingEfficiency;
            if (ofScenario.varies(k) || ofBase.varies(k)) {
                base.addTraining(hours, k, ratio(ofBase, ofScenario, k));
            } else {
                base.addTraining(hours, k, ofBase.of(k) / ofScenario.of(k));
            }
        }
        lanes.copy(hours, need);
        for (int j = 0; j < market.tiers; j++) {
            base.toGpus(j, need[j]);
        }
        fleet.quarter(period, need, base.drivers.capacity, base.drivers.sitePower);
    }

    /** One driver over another, by lane. */
    private double[] ratio(Factors over, Factors under, int index) {
        for (int l = 0; l < lanes.n; l++) {
            ratio[l] = over.at(index, l) / under.at(index, l);
        }
        return ratio;
    }
}
