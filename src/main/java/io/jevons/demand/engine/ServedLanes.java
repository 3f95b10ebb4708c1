package io.jevons.demand.engine;

import io.jevons.demand.Release;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * The hours of {@link ServedHours} in one quarter, lane by lane, for the grades and tiers where draws move a release. The
 * same steps in the same order, so that a lane gives what one draw by itself gives.
 */
final class ServedLanes {
    /** Rows by grade and tier; empty where lanes do not differ. */
    final double[][] fileWeight;

    final double[][] entry;

    /** The terms of this quarter. */
    int terms;

    final int[] place;
    final int[] released;
    final double[] number;
    final double[][] weight;

    private final Lanes lanes;
    private final CompiledMarket market;

    ServedLanes(Lanes lanes, boolean[] moved, int mostTerms) {
        this.lanes = lanes;
        this.market = lanes.market;
        fileWeight = rows(moved);
        entry = rows(moved);
        place = new int[mostTerms];
        released = new int[mostTerms];
        number = new double[mostTerms];
        weight = lanes.rows(mostTerms);
    }

    private double[][] rows(boolean[] moved) {
        double[][] rows = new double[moved.length][0];
        for (int gj = 0; gj < moved.length; gj++) {
            if (moved[gj]) {
                rows[gj] = lanes.rows(1)[0];
            }
        }
        return rows;
    }

    boolean varies(int gj) {
        return entry[gj].length > 0;
    }

    void start() {
        terms = 0;
        for (int gj = 0; gj < entry.length; gj++) {
            double given = market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj) ? 1 : 0;
            Arrays.fill(entry[gj], given);
            Arrays.fill(fileWeight[gj], given);
        }
    }

    /** A release takes its part from all that served before. */
    void release(int gj, double hours, int period, double[] share, double[] loss) {
        double[] e = entry[gj];
        double[] file = fileWeight[gj];
        double[] own = weight[terms];
        int n = lanes.n;
        for (int l = 0; l < n; l++) {
            double tokens = 1 + share[l] * (loss[l] - 1);
            double part = Math.min(1, share[l] * loss[l] / tokens);
            double entered = 1 - (1 - e[l]) * (1 - part);
            own[l] = part == 0 ? 0 : part / entered;
            e[l] = part == 0 ? e[l] : entered;
            file[l] *= 1 - own[l];
        }
        for (int t = 0; t < terms; t++) {
            if (place[t] == gj) {
                double[] before = weight[t];
                for (int l = 0; l < n; l++) {
                    before[l] *= 1 - own[l];
                }
            }
        }
        place[terms] = gj;
        released[terms] = period;
        number[terms] = hours;
        terms++;
    }

    /** The most terms that a quarter can have: a release's, on each of its tiers where lanes differ. */
    static int mostTerms(List<Release> releases, boolean[] moved, int tiers) {
        int most = 0;
        for (Release release : releases) {
            for (int j = 0; j < tiers; j++) {
                if (moved[release.grade() * tiers + j]
                        && !Double.isNaN(release.hours().get(j))) {
                    most++;
                }
            }
        }
        return most;
    }
}
