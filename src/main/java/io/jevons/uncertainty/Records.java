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
    /** Parts that wait before sketches take them, so that the threads have enough to do. */
    private static final int WAITING = 16;

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
            for (int s = 0; s < keys.size(); s++) {
                for (int i = 0; i < periods; i++) {
                    double base = block.base(s, i, lane);
                    double scenario = block.scenario(s, i, lane);
                    if (!Double.isFinite(base) || !Double.isFinite(scenario)) {
                        double wrong = Double.isFinite(base) ? scenario : base;
                        failed(draw, keys.get(s) + " = " + wrong + " after " + i + " quarters: must be finite");
                        return;
                    }
                    rows[row(false, s, i)][draw] = base;
                    rows[row(true, s, i)][draw] = scenario;
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
            if (waiting.size() == WAITING) {
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
            double[] sorted = keepsAll() ? sortedFinite(kept[row]) : new double[0];
            for (int k = 0; k < probabilities.length; k++) {
                found[k][i] = keepsAll()
                        ? Quantiles.ofSorted(sorted, probabilities[k])
                        : sketches[row].quantile(probabilities[k]);
            }
        }
        return found;
    }

    static double[] sortedFinite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }
}
