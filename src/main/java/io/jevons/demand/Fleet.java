package io.jevons.demand;

import io.jevons.base.Quarter;

/** The fleet of a tier: what is kept, what can ship and what does, how tight it is, and the power it draws. */
final class Fleet {
    private static final double MOST_RESPONSE = Math.log(10);

    final double[] fleet;
    final double[] tightness;
    final double[] logTightness;

    /** Shipments as an annual rate. */
    final double[] shipped;

    /** Nameplate power of the fleet, in W. */
    final double[] power;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final double[] capacity;

    Fleet(Lanes lanes, Calibration calibration, Trends trends) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.calibration = calibration;
        this.trends = trends;
        int tiers = market.tiers * lanes.width;
        fleet = new double[tiers];
        tightness = new double[tiers];
        logTightness = new double[tiers];
        shipped = new double[tiers];
        power = new double[tiers];
        capacity = new double[tiers];
    }

    /** One quarter, for a need and the factors on capacity. */
    void quarter(int period, double[] need, double[] capacityFactor) {
        int n = lanes.n;
        if (period == 0) {
            first();
        } else {
            grow();
            for (int j = 0; j < market.tiers; j++) {
                ship(j, need, capacityFactor[j]);
            }
        }
        int all = market.tiers * n;
        for (int at = 0; at < all; at++) {
            tightness[at] = need[at] == 0 && fleet[at] == 0 ? 1 : need[at] / fleet[at];
        }
        lanes.kernels.log(tightness, 0, logTightness, 0, all);
    }

    private void first() {
        int n = lanes.n;
        System.arraycopy(calibration.fleet0, 0, fleet, 0, market.tiers * n);
        for (int j = 0; j < market.tiers; j++) {
            System.arraycopy(lanes.values(), lanes.at(market.tier.shipments[j]), shipped, j * n, n);
            System.arraycopy(lanes.values(), lanes.at(market.tier.capacity[j]), capacity, j * n, n);
            for (int l = 0; l < n; l++) {
                power[j * n + l] = fleet[j * n + l] * trends.unitPower[j * n + l];
            }
        }
    }

    /** Capacity grows by its trend and by last quarter's tightness. */
    private void grow() {
        int n = lanes.n;
        double[] p = lanes.values();
        for (int j = 0; j < market.tiers; j++) {
            int growth = lanes.at(market.tier.capacityGrowth[j]);
            int response = lanes.at(market.tier.capacityResponse[j]);
            for (int l = 0; l < n; l++) {
                int at = j * n + l;
                double pull = Math.min(MOST_RESPONSE, Math.max(0, logTightness[at]));
                logTightness[at] = Quarter.YEARS * (p[growth + l] + p[response + l] * pull);
            }
        }
        int all = market.tiers * n;
        lanes.kernels.exp(logTightness, 0, logTightness, 0, all);
        for (int at = 0; at < all; at++) {
            capacity[at] *= logTightness[at];
        }
    }

    private void ship(int j, double[] need, double capacityFactor) {
        int n = lanes.n;
        double[] p = lanes.values();
        int backlog = lanes.at(market.tier.backlog[j]);
        for (int l = 0; l < n; l++) {
            int at = j * n + l;
            double kept = fleet[at] * calibration.keep[at];
            double last = shipped[at] * Quarter.YEARS;
            double wanted = Math.max(need[at] - kept, p[backlog + l] * last);
            double ships = Math.max(0, Math.min(capacity[at] * capacityFactor * Quarter.YEARS, wanted));
            fleet[at] = kept + ships;
            shipped[at] = ships / Quarter.YEARS;
            power[at] = power[at] * calibration.keep[at] + ships * trends.unitPower[at];
        }
    }
}
