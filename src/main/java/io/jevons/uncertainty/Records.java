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

    /** The values of successive draws: by side, series and period, then by draw; NaN where a draw failed. */
    final class Part implements Blocks.Reader {
        private final int from;
        private final int size;
        private final double[][] rows = new double[2 * keys.size() * periods][];
        private final List<FailedDraw> failures = new ArrayList<>();

        Part(int from, int to) {
            this.from = from;
            this.size = to - from;
            Arrays.setAll(rows, row -> new double[size]);
        }

        @Override
        public void run(int draw, BlockRun block, int lane) {
            run(new int[] {draw}, block, new int[] {lane});
        }

        /** Row by row, as the engine has its values, which takes a fraction of the time that draw by draw would. */
        @Override
        public void run(int[] draws, BlockRun block) {
            run(draws, block, IntStream.range(0, draws.length).toArray());
        }

        private void run(int[] draws, BlockRun block, int[] lanes) {
            boolean finite = true;
            for (int s = 0; s < keys.size(); s++) {
                for (int i = 0; i < periods; i++) {
                    double[] base = rows[row(false, s, i)];
                    double[] scenario = rows[row(true, s, i)];
                    for (int k = 0; k < draws.length; k++) {
                        base[draws[k]] = block.base(s, i, lanes[k]);
                        scenario[draws[k]] = block.scenario(s, i, lanes[k]);
                        // Zero times anything finite is zero, and nothing else is.
                        finite &= base[draws[k]] * 0 == 0 && scenario[draws[k]] * 0 == 0;
                    }
                }
            }
            if (!finite) {
                for (int draw : draws) {
                    requireFinite(draw);
                }
            }
        }

        private void requireFinite(int draw) {
            for (int s = 0; s < keys.size(); s++) {
                for (int i = 0; i < periods; i++) {
                    double base = rows[row(false, s, i)][draw];
                    double scenario = rows[row(true, s, i)][draw];
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
                row[draw] = Double.NaN;
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
        for (int row = 0; row < kept.length; row++) {
            System.arraycopy(part.rows[row], 0, kept[row], part.from, part.size);
        }
        if (sketches.length > 0) {
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
        for (int i = 0; i < periods; i++) {
            int row = row(scenario, series, i);
            for (int k = 0; k < probabilities.length && !keepsAll(); k++) {
                found[k][i] = sketches[row].quantile(probabilities[k]);
            }
            if (keepsAll()) {
                double[] exact = ExactQuantiles.select(finite(kept[row]), probabilities);
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
