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

    /** ln e by grade and tier, where lanes differ and the file has no hours. */
    final double[][] logEntry;

    /** The terms of this quarter. */
    int terms;

    final int[] place;
    final int[] released;
    final double[] number;
    final double[][] weight;

    private final Lanes lanes;
    private final CompiledMarket market;

    /** Of the release at hand: the part that it takes, the same on all its tiers, and whether that is above 0 in every lane. */
    private final double[] part;

    private boolean everywhere;

    ServedLanes(Lanes lanes, boolean[] moved, int mostTerms) {
        this.lanes = lanes;
        this.market = lanes.market;
        fileWeight = rows(moved);
        entry = rows(moved);
        boolean[] entering = moved.clone();
        for (int gj = 0; gj < moved.length; gj++) {
            entering[gj] &= !market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj);
        }
        logEntry = rows(entering);
        part = lanes.rows(1)[0];
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

    /** Whether lanes differ and not all of a grade's models serve on the tier from the start. */
    boolean enters(int gj) {
        return logEntry[gj].length > 0;
    }

    void start() {
        terms = 0;
        for (int gj = 0; gj < entry.length; gj++) {
            double given = market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj) ? 1 : 0;
            Arrays.fill(entry[gj], given);
            Arrays.fill(fileWeight[gj], given);
        }
    }

    /** Turns to a release of a share of tasks, which takes so many times the tokens. */
    void turnTo(double[] share, double[] loss) {
        for (int l = 0; l < lanes.n; l++) {
            double tokens = 1 + share[l] * (loss[l] - 1);
            part[l] = Math.min(1, share[l] * loss[l] / tokens);
        }
        everywhere = true;
        for (int l = 0; l < lanes.n; l++) {
            everywhere &= part[l] > 0;
        }
    }

    /** The release takes its part from all that served before. */
    void release(int gj, double hours, int period) {
        double[] own = weight[terms];
        if (market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj)) {
            // With e = 1 it takes just its part, and e' = 1.
            System.arraycopy(part, 0, own, 0, lanes.n);
            leave(own, fileWeight[gj]);
        } else {
            enter(entry[gj], own);
        }
        for (int t = 0; t < terms; t++) {
            if (place[t] == gj) {
                leave(own, weight[t]);
            }
        }
        place[terms] = gj;
        released[terms] = period;
        number[terms] = hours;
        terms++;
    }

    /** e' = 1 - (1 - e)(1 - μ) and μ/e'; nothing moves where μ = 0, for which most quarters need not look lane by lane. */
    private void enter(double[] e, double[] own) {
        if (everywhere) {
            for (int l = 0; l < lanes.n; l++) {
                e[l] = 1 - (1 - e[l]) * (1 - part[l]);
                own[l] = part[l] / e[l];
            }
        } else {
            for (int l = 0; l < lanes.n; l++) {
                e[l] = part[l] == 0 ? e[l] : 1 - (1 - e[l]) * (1 - part[l]);
                own[l] = part[l] == 0 ? 0 : part[l] / e[l];
            }
        }
    }

    private void leave(double[] taken, double[] before) {
        for (int l = 0; l < lanes.n; l++) {
            before[l] *= 1 - taken[l];
        }
    }

    /** Ends the releases of a quarter. */
    void end() {
        for (int gj = 0; gj < entry.length; gj++) {
            if (enters(gj)) {
                lanes.kernels.log(entry[gj], 0, logEntry[gj], 0, lanes.n);
            }
        }
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
