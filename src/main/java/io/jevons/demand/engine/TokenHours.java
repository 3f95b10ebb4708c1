package io.jevons.demand.engine;

import io.jevons.base.Quarter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.ServedHours;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/** The GPU-hours that a token takes on each tier, of the file and of releases, and with a cell's utilisation. */
final class TokenHours {
    /** GPU-hours per million tokens by grade and tier; 0 where the grade cannot be served. */
    final double[][] hours;

    final double[][] logHours;

    /** h/u by cell and tier, where the tier can be chosen. */
    final double[][] load;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final boolean[] available;

    /** The decay since a release from before the start. */
    private final double[] older;

    TokenHours(Block block) {
        lanes = block.lanes;
        market = block.market;
        calibration = block.calibration;
        trends = block.trends;
        available = new boolean[market.grades * market.tiers];
        hours = lanes.rows(available.length);
        logHours = lanes.rows(available.length);
        load = lanes.rows(market.cells * market.tiers);
        older = new double[lanes.width];
    }

    void start() {
        lanes.fill(load, 0);
    }

    /** h = H e^(-a t) / E, each release's hours with the trend from its own quarter on. */
    void quarter(int period, ServedHours served, LaneDrivers drivers) {
        int n = lanes.n;
        ServedLanes drawn = drivers.served;
        Factors efficiency = drivers.efficiency;
        for (int gj = 0; gj < available.length; gj++) {
            available[gj] = served.available(gj);
            double[] h = hours[gj];
            if (!available[gj]) {
                // Not what another block has left there, since series hold it.
                Arrays.fill(h, 0, n, 0);
                continue;
            }
            if (drawn.varies(gj)) {
                drawnFile(period, gj, drawn, efficiency);
                continue;
            }
            double weight = served.fileWeight[gj] / efficiency.of(gj);
            if (weight > 0) {
                double[] file = lanes.row(Slot.GRADES_HOURS_PER_MTOK, gj);
                double[] decay = trends.algorithmic[period];
                for (int l = 0; l < n; l++) {
                    h[l] = weight * file[l] * decay[l];
                }
            } else {
                Arrays.fill(h, 0, n, 0);
            }
        }
        for (int t = 0; t < served.terms; t++) {
            int gj = served.place[t];
            if (drawn.varies(gj)) {
                continue;
            }
            double[] h = hours[gj];
            double[] decay = decay(period, served.released[t]);
            double part = served.weight[t] * served.number[t] / efficiency.of(gj);
            for (int l = 0; l < n; l++) {
                h[l] += part * decay[l];
            }
        }
        drawnReleases(period, drawn, efficiency);
        for (int gj = 0; gj < available.length; gj++) {
            if (available[gj]) {
                lanes.kernels.log(hours[gj], 0, logHours[gj], 0, n);
            }
        }
        loads();
    }

    /** h / u. */
    private void loads() {
        for (int c = 0; c < market.cells; c++) {
            for (int j = 0; j < market.tiers; j++) {
                if (canUse(c, j)) {
                    int cj = c * market.tiers + j;
                    double[] h = hours[market.gradeOf[c] * market.tiers + j];
                    lanes.product(h, calibration.perUse[cj], load[cj]);
                }
            }
        }
    }

    /** The file's part where draws move a release or efficiency. */
    private void drawnFile(int period, int gj, ServedLanes drawn, Factors efficiency) {
        double[] h = hours[gj];
        Arrays.fill(h, 0, lanes.n, 0);
        if (!market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj)) {
            return;
        }
        double[] file = lanes.row(Slot.GRADES_HOURS_PER_MTOK, gj);
        double[] decay = trends.algorithmic[period];
        double[] weight = drawn.fileWeight[gj];
        if (isUngained(gj, efficiency)) {
            for (int l = 0; l < lanes.n; l++) {
                h[l] = weight[l] * file[l] * decay[l];
            }
            return;
        }
        boolean byLane = efficiency.varies(gj);
        double[] gains = byLane ? efficiency.row(gj) : weight;
        for (int l = 0; l < lanes.n; l++) {
            double gain = byLane ? gains[l] : efficiency.of(gj);
            h[l] = weight[l] / gain * file[l] * decay[l];
        }
    }

    /** Whether no shock moves efficiency here: a division by 1 would leave all bits as they are, and take as long as any. */
    private static boolean isUngained(int gj, Factors efficiency) {
        return !efficiency.varies(gj) && efficiency.of(gj) == 1;
    }

    private void drawnReleases(int period, ServedLanes drawn, Factors efficiency) {
        for (int t = 0; t < drawn.terms; t++) {
            int gj = drawn.place[t];
            double[] h = hours[gj];
            double[] decay = decay(period, drawn.released[t]);
            double[] weight = drawn.weight[t];
            double number = drawn.number[t];
            if (isUngained(gj, efficiency)) {
                for (int l = 0; l < lanes.n; l++) {
                    h[l] += weight[l] * number * decay[l];
                }
                continue;
            }
            boolean byLane = efficiency.varies(gj);
            double[] gains = byLane ? efficiency.row(gj) : weight;
            for (int l = 0; l < lanes.n; l++) {
                double gain = byLane ? gains[l] : efficiency.of(gj);
                h[l] += weight[l] * number / gain * decay[l];
            }
        }
    }

    /** e^(-a t) since a release; one from before the start is older than the run. */
    private double[] decay(int period, int released) {
        if (released >= 0) {
            return trends.algorithmic[period - released];
        }
        double[] trend = lanes.row(Slot.ALGORITHMIC_TREND);
        double years = (period - released) * Quarter.YEARS;
        for (int l = 0; l < lanes.n; l++) {
            older[l] = -trend[l] * years;
        }
        lanes.kernels.exp(older, 0, older, 0, lanes.n);
        return older;
    }

    /** Whether a grade is served on a tier now, by grade and tier. */
    boolean isServed(int gj) {
        return available[gj];
    }

    /** Whether a cell can use a tier now: it has a share or a latent offset there, and its grade is served. */
    boolean canUse(int c, int j) {
        int cj = c * market.tiers + j;
        return (market.shared[cj] || market.latent[cj]) && available[market.gradeOf[c] * market.tiers + j];
    }
}
