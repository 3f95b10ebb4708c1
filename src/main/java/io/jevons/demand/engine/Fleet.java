package io.jevons.demand.engine;

import io.jevons.base.Quarter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/**
 * The fleet of a tier: what is kept, what can ship and what does, what waits for power, racks and networks before it runs,
 * how tight it is, and the power it draws. Rows are by tier.
 */
final class Fleet {
    private static final double W_A_MW = 1e6;
    private static final double MOST_RESPONSE = Math.log(10);

    final double[][] fleet;
    final double[][] tightness;
    final double[][] logTightness;

    /** Shipments as an annual rate. */
    final double[][] shipped;

    /** Shipped and not running yet. */
    final double[][] waiting;

    /** Nameplate power of the fleet, in W. */
    final double[][] power;

    /** What can ship in a year, without shocks. */
    final double[][] capacity;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final double[] growth;

    /** What is ready to run, by tier; and of a site the power that is left, and the part of what is ready that it allows. */
    private final double[][] ready;

    private final double[] room;
    private final double[] ask;

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
        waiting = lanes.rows(market.tiers);
        ready = lanes.rows(market.tiers);
        room = new double[lanes.width];
        ask = new double[lanes.width];
    }

    /** One quarter, for a need, the factors on capacity and those on the power of sites. */
    void quarter(int period, double[][] need, Factors capacityFactor, Factors sitePower) {
        if (period == 0) {
            first();
        }
        for (int j = 0; period > 0 && j < market.tiers; j++) {
            grow(j);
            if (market.staged[j]) {
                stage(j, need[j], able(j, capacityFactor));
            } else {
                ship(j, need[j], able(j, capacityFactor));
            }
        }
        if (period > 0) {
            deploy(sitePower);
        }
        for (int j = 0; j < market.tiers; j++) {
            tighten(j, need[j]);
        }
    }

    private void first() {
        int n = lanes.n;
        lanes.copy(calibration.fleet0, fleet);
        lanes.copy(calibration.waiting0, waiting);
        for (int j = 0; j < market.tiers; j++) {
            System.arraycopy(lanes.row(Slot.TIERS_SHIPMENTS_PER_YEAR, j), 0, shipped[j], 0, n);
            System.arraycopy(lanes.row(Slot.TIERS_CAPACITY_PER_YEAR, j), 0, capacity[j], 0, n);
            for (int l = 0; l < n; l++) {
                power[j][l] = fleet[j][l] * trends.unitPower[j][l];
            }
        }
    }

    /** Capacity grows by its trend and by last quarter's tightness. */
    private void grow(int j) {
        int n = lanes.n;
        double[] trend = lanes.row(Slot.TIERS_CAPACITY_GROWTH, j);
        double[] response = lanes.row(Slot.TIERS_CAPACITY_RESPONSE, j);
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

    /** What can ship in the quarter: capacity times its factor, which does not accumulate in it. */
    private double[] able(int j, Factors factor) {
        double[] yearly = capacity[j];
        if (factor.varies(j)) {
            double[] factors = factor.row(j);
            for (int l = 0; l < lanes.n; l++) {
                growth[l] = yearly[l] * (factors[l] * Quarter.YEARS);
            }
        } else {
            double quarterly = factor.of(j) * Quarter.YEARS;
            for (int l = 0; l < lanes.n; l++) {
                growth[l] = yearly[l] * quarterly;
            }
        }
        return growth;
    }

    /** shipped = max(0, min(capacity, max(need - kept, backlog · last))). */
    private void ship(int j, double[] need, double[] able) {
        int n = lanes.n;
        double[] backlog = lanes.row(Slot.TIERS_BACKLOG, j);
        double[] keep = calibration.keep[j];
        double[] unitPower = trends.unitPower[j];
        double[] stock = fleet[j];
        double[] rate = shipped[j];
        double[] watts = power[j];
        // In short loops, since the compiler makes no vector instructions of a long one; between them rate is a
        // quarter's.
        for (int l = 0; l < n; l++) {
            stock[l] *= keep[l];
        }
        for (int l = 0; l < n; l++) {
            rate[l] = Math.max(need[l] - stock[l], backlog[l] * (rate[l] * Quarter.YEARS));
        }
        for (int l = 0; l < n; l++) {
            rate[l] = Math.max(0, Math.min(able[l], rate[l]));
        }
        for (int l = 0; l < n; l++) {
            stock[l] += rate[l];
            watts[l] = watts[l] * keep[l] + rate[l] * unitPower[l];
        }
        for (int l = 0; l < n; l++) {
            rate[l] /= Quarter.YEARS;
        }
    }

    /**
     * shipped = max(0, min(capacity, max(need - kept - U + (F - kept) d/(1 - d), backlog · last))); what is ready is
     * (1 - d) U with what shipped.
     */
    private void stage(int j, double[] need, double[] able) {
        int n = lanes.n;
        double[] backlog = lanes.row(Slot.TIERS_BACKLOG, j);
        double[] keep = calibration.keep[j];
        double[] wait = calibration.wait[j];
        double[] stock = fleet[j];
        double[] rate = shipped[j];
        double[] watts = power[j];
        double[] waits = waiting[j];
        double[] runs = ready[j];
        for (int l = 0; l < n; l++) {
            double kept = stock[l] * keep[l];
            double pipeline = (stock[l] - kept) * wait[l] / (1 - wait[l]);
            double wanted = need[l] - kept - waits[l] + pipeline;
            rate[l] = Math.max(wanted, backlog[l] * (rate[l] * Quarter.YEARS));
            stock[l] = kept;
        }
        for (int l = 0; l < n; l++) {
            rate[l] = Math.max(0, Math.min(able[l], rate[l]));
        }
        for (int l = 0; l < n; l++) {
            waits[l] += rate[l];
            runs[l] = (1 - wait[l]) * waits[l];
            watts[l] *= keep[l];
            rate[l] /= Quarter.YEARS;
        }
    }

    /** What is ready runs, as far as its site has power. */
    private void deploy(Factors sitePower) {
        for (int s = 0; s < market.sites; s++) {
            allow(s, sitePower);
        }
        for (int j = 0; j < market.tiers; j++) {
            if (market.staged[j]) {
                double[] stock = fleet[j];
                double[] waits = waiting[j];
                double[] watts = power[j];
                double[] runs = ready[j];
                double[] unitPower = trends.unitPower[j];
                for (int l = 0; l < lanes.n; l++) {
                    waits[l] -= runs[l];
                    stock[l] += runs[l];
                    watts[l] += runs[l] * unitPower[l];
                }
            }
        }
    }

    /**
     * Room = max(0, P - Σ W PUE / 10⁶), ask = Σ ready power PUE / 10⁶; what is ready runs in full where ask ≤ room, else room/ask of it. Where
     * less is allowed than runs already, and nothing is ready, there is nothing to hold back.
     */
    private void allow(int s, Factors factor) {
        int n = lanes.n;
        double[] limit = lanes.row(Slot.SITES_POWER_MW, s);
        double[] pue = lanes.row(Slot.FINANCE_PUE);
        lanes.kernels.exp(trends.logGrowthSite[s], 0, room, 0, n);
        Arrays.fill(ask, 0, n, 0);
        if (factor.varies(s)) {
            double[] factors = factor.row(s);
            for (int l = 0; l < n; l++) {
                room[l] *= limit[l] * factors[l];
            }
        } else {
            double same = factor.of(s);
            for (int l = 0; l < n; l++) {
                room[l] *= limit[l] * same;
            }
        }
        for (int j = 0; j < market.tiers; j++) {
            if (market.siteOf[j] == s) {
                double[] watts = power[j];
                double[] unitPower = trends.unitPower[j];
                double[] runs = ready[j];
                for (int l = 0; l < n; l++) {
                    room[l] -= watts[l] * pue[l] / W_A_MW;
                    ask[l] += runs[l] * unitPower[l] * pue[l] / W_A_MW;
                }
            }
        }
        for (int l = 0; l < n; l++) {
            double left = Math.max(0, room[l]);
            room[l] = ask[l] <= left ? 1 : left / ask[l];
        }
        for (int j = 0; j < market.tiers; j++) {
            if (market.siteOf[j] == s) {
                double[] runs = ready[j];
                for (int l = 0; l < n; l++) {
                    runs[l] *= room[l];
                }
            }
        }
    }

    private void tighten(int j, double[] need) {
        tightness(lanes, need, fleet[j], tightness[j]);
        lanes.kernels.log(tightness[j], 0, logTightness[j], 0, lanes.n);
    }

    /** tight = need / fleet, and 1 where both are 0. */
    static void tightness(Lanes lanes, double[] need, double[] stock, double[] tight) {
        int n = lanes.n;
        for (int l = 0; l < n; l++) {
            tight[l] = need[l] / stock[l];
        }
        for (int l = 0; l < n; l++) {
            if (need[l] == 0 && stock[l] == 0) {
                tight[l] = 1;
            }
        }
    }
}
