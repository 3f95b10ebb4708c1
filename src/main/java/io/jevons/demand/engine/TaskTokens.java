package io.jevons.demand.engine;

import io.jevons.demand.lanes.Lanes;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;

/**
 * The tokens that a task takes in a quarter, by cell: forced X, those of a student M, those chosen B. A number for all
 * lanes, or a row where a draw moves one of the three.
 */
final class TaskTokens {
    private final Lanes lanes;
    private final double[] same;
    private final double[] sameLog;
    private final boolean[] varies;

    /** Rows of X M B and of ln(X M), made when first needed. */
    private final double[][] rows;

    private final double[][] logs;

    TaskTokens(Lanes lanes) {
        this.lanes = lanes;
        int cells = lanes.market.cells;
        same = new double[cells];
        sameLog = new double[cells];
        varies = new boolean[cells];
        rows = new double[cells][0];
        logs = new double[cells][0];
    }

    void quarter(LaneDrivers drivers, Factors student) {
        Factors forced = drivers.tokensPerTask;
        Factors chosen = drivers.chosenTokens;
        for (int c = 0; c < same.length; c++) {
            varies[c] = forced.varies(c) || chosen.varies(c) || student.varies(c);
            if (varies[c]) {
                byLane(c, forced, student, chosen);
            } else {
                double takes = forced.of(c) * student.of(c);
                sameLog[c] = ArrayMath.log(takes);
                same[c] = takes * chosen.of(c);
            }
        }
    }

    private void byLane(int c, Factors forced, Factors student, Factors chosen) {
        if (rows[c].length == 0) {
            rows[c] = lanes.rows(1)[0];
            logs[c] = lanes.rows(1)[0];
        }
        double[] takes = rows[c];
        double[] log = logs[c];
        copy(forced, c, takes);
        multiply(student, c, takes);
        lanes.kernels.log(takes, 0, log, 0, lanes.n);
        multiply(chosen, c, takes);
    }

    private void copy(Factors factor, int c, double[] out) {
        if (factor.varies(c)) {
            System.arraycopy(factor.row(c), 0, out, 0, lanes.n);
        } else {
            Arrays.fill(out, 0, lanes.n, factor.of(c));
        }
    }

    private void multiply(Factors factor, int c, double[] out) {
        if (factor.varies(c)) {
            lanes.product(out, factor.row(c), out);
        } else {
            for (int l = 0; l < lanes.n; l++) {
                out[l] *= factor.of(c);
            }
        }
    }

    boolean varies(int c) {
        return varies[c];
    }

    /** X M B, where lanes do not differ. */
    double same(int c) {
        return same[c];
    }

    /** ln(X M), where lanes do not differ. */
    double sameLogForced(int c) {
        return sameLog[c];
    }

    /** ln(X M) by lane, where they differ. */
    double[] logForced(int c) {
        return logs[c];
    }

    /** X M B times a factor, by lane. */
    double[] times(int c, Factors factor, double[] out) {
        row(c, out);
        multiply(factor, c, out);
        return out;
    }

    /** X M B by lane. */
    double[] row(int c, double[] out) {
        if (varies[c]) {
            System.arraycopy(rows[c], 0, out, 0, lanes.n);
        } else {
            Arrays.fill(out, 0, lanes.n, same[c]);
        }
        return out;
    }
}
