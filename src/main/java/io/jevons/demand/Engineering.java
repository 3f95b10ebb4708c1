package io.jevons.demand;

/**
 * The engineering estimate: the base's tokens, shares, training activity and other work, done with the scenario's
 * efficiency. Its fleet runs on that need from the base's start, with the base's capacity factors.
 */
final class Engineering {
    /** Hours and need by tier. */
    final double[] hours;

    final double[] need;
    final Fleet fleet;

    private final CompiledMarket market;
    private final Lanes lanes;

    Engineering(Block block) {
        market = block.market;
        lanes = block.lanes;
        hours = new double[market.tiers * lanes.width];
        need = new double[hours.length];
        fleet = new Fleet(lanes, block.calibration, block.trends);
    }

    void quarter(int period, Run base, Run scenario) {
        int n = lanes.n;
        int tiers = market.tiers;
        System.arraycopy(base.otherHours, 0, hours, 0, tiers * n);
        for (int c = 0; c < market.cells; c++) {
            for (int j = 0; j < tiers; j++) {
                int cj = c * tiers + j;
                if (market.shared[cj] || market.latent[cj]) {
                    boolean served = scenario.cells.available(market.gradeOf[c] * tiers + j);
                    double[] perToken = served ? scenario.cells.hours : base.cells.hours;
                    base.addHours(hours, j, c, base.cells.tokens, base.cells.share, perToken);
                }
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            double gain = base.drivers.trainingEfficiency[period][k] / scenario.drivers.trainingEfficiency[period][k];
            base.addTraining(hours, k, base.training.hours, gain);
        }
        for (int j = 0; j < tiers; j++) {
            for (int l = 0; l < n; l++) {
                need[j * n + l] = base.gpus(j, l, hours[j * n + l]);
            }
        }
        fleet.quarter(period, need, base.drivers.capacity[period]);
    }
}
