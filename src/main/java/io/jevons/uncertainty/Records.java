package io.jevons.uncertainty;

import io.jevons.demand.BlockRun;
import io.jevons.demand.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The selected series of all draws, of base and scenario: every value where all are kept, else a sketch of each quarter's
 * values. Parts are taken in the order of the draws.
 */
final class Records {
    /** Draws that wait before sketches take them, so that the threads have enough to do. */
    private static final int WAITING = 4096;

    private final List<SeriesKey> keys;
    private final int periods;
    private final boolean parallel;
    private final double[][] kept;
    private final Quantiles[] sketches;
    private final List<Part> waiting = new ArrayList<>();
    private final List<FailedDraw> failed = new ArrayList<>();

    Records(List<SeriesKey> keys, int periods, int draws, boolean keepAll, boolean parallel) {
        this.keys = List.copyOf(keys);
        this.periods = periods;
        this.parallel = parallel;
        boolean exact = keepAll || draws <= Quantiles.EXACT_LIMIT;
        int rows = 2 * keys.size() * periods;
        kept = exact ? new double[rows][draws] : new double[0][];
        sketches = new Quantiles[exact ? 0 : rows];
        Arrays.setAll(sketches, row -> Quantiles.sketch());
    }

    /**
     * The values of successive draws: by side, series and period, then by draw; NaN where a draw failed. Where all are kept
     * they go where they stay, since no two parts have a draw in common.
     */
    final class Part implements Blocks.Reader {
        private final int from;
        private final int size;
        private final double[][] rows;

        /** The place of the first draw in a row. */
        private final int first;

        private final List<FailedDraw> failures = new ArrayList<>();

        Part(int from, int to) {
            this.from = from;
            this.size = to - from;
            this.rows = keepsAll() ? kept : new double[sketches.length][size];
            this.first = keepsAll() ? from : 0;
        }

        /** Row by row, as the engine has its values, which takes a fraction of the time that draw by draw would. */
        @Override
        public void run(int[] draws, BlockRun block) {
            double[] lanes = new double[draws.length];
            double[] zeros = new double[draws.length];
            for (int s = 0; s < keys.size(); s++) {
                for (int i = 0; i < periods; i++) {
                    block.base(s, i, lanes);
                    take(lanes, draws, rows[row(false, s, i)], zeros);
                    block.scenario(s, i, lanes);
                    take(lanes, draws, rows[row(true, s, i)], zeros);
                }
            }
            for (int lane = 0; lane < draws.length; lane++) {
                if (zeros[lane] != 0) {
                    fail(draws[lane]);
                }
            }
        }

        private void take(double[] lanes, int[] draws, double[] row, double[] zeros) {
            for (int lane = 0; lane < lanes.length; lane++) {
                // Zero times anything finite is zero, and nothing else is.
                zeros[lane] += 0 * lanes[lane];
            }
            if (draws[draws.length - 1] - draws[0] == draws.length - 1) {
                System.arraycopy(lanes, 0, row, first + draws[0], lanes.length);
                return;
            }
            for (int lane = 0; lane < lanes.length; lane++) {
                row[first + draws[lane]] = lanes[lane];
            }
        }

        /** For its first value that is not finite. */
        private void fail(int draw) {
            for (int s = 0; s < keys.size(); s++) {
                for (int i = 0; i < periods; i++) {
                    double base = rows[row(false, s, i)][first + draw];
                    double scenario = rows[row(true, s, i)][first + draw];
                    if (!Double.isFinite(base) || !Double.isFinite(scenario)) {
                        double wrong = Double.isFinite(base) ? scenario : base;
                        failed(draw, keys.get(s) + " = " + wrong + " after " + i + " quarters: must be finite");
                        return;
                    }
                }
            }
        }

        @Override
        public void failed(int draw, String reason) {
            failures.add(new FailedDraw(from + draw, reason));
            for (double[] row : rows) {
                row[first + draw] = Double.NaN;
            }
        }

        int end() {
            return from + size;
        }
    }

    private int row(boolean scenario, int series, int period) {
        return ((scenario ? keys.size() : 0) + series) * periods + period;
    }

    void take(Part part) {
        part.failures.stream()
                .sorted((a, b) -> Integer.compare(a.draw(), b.draw()))
                .forEach(failed::add);
        if (!keepsAll()) {
            waiting.add(part);
            if (waiting.size() * Chunks.SMALL >= WAITING) {
                sketch();
            }
        }
    }

    /** Takes what waits. */
    void finish() {
        sketch();
    }

    private void sketch() {
        IntStream rows = IntStream.range(0, sketches.length);
        (parallel ? rows.parallel() : rows).forEach(row -> {
            for (Part part : waiting) {
                for (double value : part.rows[row]) {
                    if (Double.isFinite(value)) {
                        sketches[row].add(value);
                    }
                }
            }
        });
        waiting.clear();
    }

    List<SeriesKey> keys() {
        return keys;
    }

    List<FailedDraw> failed() {
        return failed;
    }

    boolean keepsAll() {
        return sketches.length == 0;
    }

    /** The values of one quarter by draw, NaN where a draw failed; only where all are kept. */
    double[] values(boolean scenario, int series, int period) {
        return kept[row(scenario, series, period)].clone();
    }

    /** Quantiles of a series: by probability, then by period. */
    double[][] quantiles(boolean scenario, int series, double... probabilities) {
        double[][] found = new double[probabilities.length][periods];
        Bins bins = new Bins(keepsAll() ? kept[0].length : 0);
        for (int i = 0; i < periods; i++) {
            int row = row(scenario, series, i);
            for (int k = 0; k < probabilities.length && !keepsAll(); k++) {
                found[k][i] = sketches[row].quantile(probabilities[k]);
            }
            if (keepsAll()) {
                double[] values = failed.isEmpty() ? kept[row] : finite(kept[row]);
                double[] exact = ExactQuantiles.select(bins, values, probabilities);
                for (int k = 0; k < probabilities.length; k++) {
                    found[k][i] = exact[k];
                }
            }
        }
        return found;
    }

    /** A copy of the values of draws that did not fail. */
    private static double[] finite(double[] values) {
        double[] finite = new double[values.length];
        int count = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                finite[count++] = value;
            }
        }
        return count == finite.length ? finite : Arrays.copyOf(finite, count);
    }

    static double[] sortedFinite(double[] values) {
        double[] sorted = finite(values);
        Arrays.sort(sorted);
        return sorted;
    }
}
