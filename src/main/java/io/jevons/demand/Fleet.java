package io.jevons.demand;

import io.jevons.base.Quarter;

/**
 * The fleet of a tier: what is kept, what can ship and what does, how tight it is, and the power it draws. Rows are by
 * tier.
 */
final class Fleet {
    private static final double MOST_RESPONSE = Math.log(10);

    final double[][] fleet;
    final double[][] tightness;
    final double[][] logTightness;

    /** Shipments as an annual rate. */
    final double[][] shipped;

    /** Nameplate power of the fleet, in W. */
    final double[][] power;

    /** What can ship in a year, without shocks. */
    final double[][] capacity;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final double[] growth;

    Fleet(Lanes lanes, Calibration calibration, Trends trends) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.calibration = calibration;
        this.trends = trends;
        fleet = lanes.rows(market.tiers);
        tightness = lanes.rows(market.tiers);
        logTightness = lanes.rows(market.tiers);
        shipped = lanes.rows(market.tiers);
        power = lanes.rows(market.tiers);
        capacity = lanes.rows(market.tiers);
        growth = new double[lanes.width];
    }

    /** One quarter, for a need and the factors on capacity. */
    void quarter(int period, double[][] need, double[] capacityFactor) {
        if (period == 0) {
            first();
        }
        for (int j = 0; j < market.tiers; j++) {
            if (period > 0) {
                grow(j);
                ship(j, need[j], capacityFactor[j]);
            }
            tighten(j, need[j]);
        }
    }

    private void first() {
        int n = lanes.n;
        lanes.copy(calibration.fleet0, fleet);
        for (int j = 0; j < market.tiers; j++) {
            System.arraycopy(lanes.row(market.tier.shipments[j]), 0, shipped[j], 0, n);
            System.arraycopy(lanes.row(market.tier.capacity[j]), 0, capacity[j], 0, n);
            for (int l = 0; l < n; l++) {
                power[j][l] = fleet[j][l] * trends.unitPower[j][l];
            }
        }
    }

    /** Capacity grows by its trend and by last quarter's tightness. */
    private void grow(int j) {
        int n = lanes.n;
        double[] trend = lanes.row(market.tier.capacityGrowth[j]);
        double[] response = lanes.row(market.tier.capacityResponse[j]);
        double[] logTight = logTightness[j];
        double[] able = capacity[j];
        for (int l = 0; l < n; l++) {
            double pull = Math.min(MOST_RESPONSE, Math.max(0, logTight[l]));
            growth[l] = Quarter.YEARS * (trend[l] + response[l] * pull);
        }
        lanes.kernels.exp(growth, 0, growth, 0, n);
        for (int l = 0; l < n; l++) {
            able[l] *= growth[l];
        }
    }

    /** shipped = max(0, min(capacity, max(need - kept, backlog · last))). */
    private void ship(int j, double[] need, double capacityFactor) {
        int n = lanes.n;
        double[] backlog = lanes.row(market.tier.backlog[j]);
        double[] keep = calibration.keep[j];
        double[] unitPower = trends.unitPower[j];
        double[] able = capacity[j];
        double[] stock = fleet[j];
        double[] rate = shipped[j];
        double[] watts = power[j];
        double quarterly = capacityFactor * Quarter.YEARS;
        // In short loops, since the compiler makes no vector instructions of a long one; between them rate is a
        // quarter's.
        for (int l = 0; l < n; l++) {
            stock[l] *= keep[l];
        }
        for (int l = 0; l < n; l++) {
            rate[l] = Math.max(need[l] - stock[l], backlog[l] * (rate[l] * Quarter.YEARS));
        }
        for (int l = 0; l < n; l++) {
            rate[l] = Math.max(0, Math.min(able[l] * quarterly, rate[l]));
        }
        for (int l = 0; l < n; l++) {
            stock[l] += rate[l];
            watts[l] = watts[l] * keep[l] + rate[l] * unitPower[l];
        }
        for (int l = 0; l < n; l++) {
            rate[l] /= Quarter.YEARS;
        }
    }

    /** tight = need / fleet, and 1 where both are 0. */
    private void tighten(int j, double[] need) {
        int n = lanes.n;
        double[] stock = fleet[j];
        double[] tight = tightness[j];
        for (int l = 0; l < n; l++) {
            tight[l] = need[l] / stock[l];
        }
        for (int l = 0; l < n; l++) {
            if (need[l] == 0 && stock[l] == 0) {
                tight[l] = 1;
            }
        }
        lanes.kernels.log(tight, 0, logTightness[j], 0, n);
    }
}
