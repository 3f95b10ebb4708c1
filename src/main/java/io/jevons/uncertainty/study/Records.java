package io.jevons.uncertainty.study;

import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.BlockRun;
import io.jevons.internal.Chunks;
import io.jevons.internal.Interrupts;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.quantiles.Bins;
import io.jevons.uncertainty.quantiles.ExactQuantiles;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.quantiles.SketchedQuantiles;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * The selected series of all draws, of base and scenario: every value where all are kept, else a sketch of each quarter's
 * values. Parts are taken in the order of the draws. Rows stand by side, and in a side by series and then by period.
 */
final class Records {
    private static final int BASE = 0;
    private static final int SCENARIO = 1;

    /** The first draws, which give sketches their edges; each machine runs them for itself. */
    static final int PILOT = SketchedQuantiles.PILOT;

    /**
     * Draws whose values a thread counts in one go, all threads together: the more, the longer a sketch stays in the cache; their values
     * take the memory of as many draws that are kept.
     */
    private static final int AT_ONCE = 8192;

    /** The most for one thread, beyond which little is gained, and for a machine that does not know how many others it has beside it. */
    private static final int MOST_AT_ONCE = 4096;

    private static final int FEW_AT_ONCE = 1024;

    private final List<SeriesKey> keys;
    private final int periods;
    private final boolean exact;

    private final int draws;

    /** All parts in the order of their draws; none where sketches take their values. */
    private final List<Part> kept = new ArrayList<>();

    private final SketchedQuantiles[][] sketches;

    /** Room for values to be counted, which threads take and give back. */
    private final ConcurrentLinkedQueue<double[][][]> idle = new ConcurrentLinkedQueue<>();

    private final List<FailedDraw> failed = new ArrayList<>();

    Records(List<SeriesKey> keys, int periods, int draws, boolean keepAll) {
        this.keys = List.copyOf(keys);
        this.periods = periods;
        this.exact = keepAll || draws <= Quantiles.EXACT_LIMIT;
        this.draws = draws;
        sketches = new SketchedQuantiles[2][exact ? 0 : keys.size() * periods];
        for (SketchedQuantiles[] side : sketches) {
            Arrays.setAll(side, row -> Quantiles.sketch());
        }
    }

    /** Of no draws yet, with the edges of others. */
    private Records(Records pilot) {
        this.keys = pilot.keys;
        this.periods = pilot.periods;
        this.exact = false;
        this.draws = pilot.draws;
        sketches = new SketchedQuantiles[2][];
        for (int side = 0; side < sketches.length; side++) {
            sketches[side] = Arrays.stream(pilot.sketches[side])
                    .map(SketchedQuantiles::empty)
                    .toArray(SketchedQuantiles[]::new);
        }
    }

    /** How many draws a thread runs before it counts them, in whole blocks of the engine. */
    static int atOnce(int threads) {
        int whole = AT_ONCE / threads / Chunks.SIZE * Chunks.SIZE;
        return Math.max(Chunks.SIZE, Math.min(MOST_AT_ONCE, whole));
    }

    /** Runs some draws and counts their values; gives how many there were. */
    int count(Blocks blocks, Draws draws, int from, int to) {
        int atOnce = Math.min(to - from, FEW_AT_ONCE);
        for (int next = from; next < to; next += atOnce) {
            Interrupts.check();
            countAtOnce(blocks, draws, next, Math.min(to, next + atOnce));
        }
        return to - from;
    }

    /** The same of all draws in one go. */
    int countAtOnce(Blocks blocks, Draws draws, int from, int to) {
        double[][][] taken = idle.poll();
        double[][][] room = taken == null || taken[BASE][0].length < to - from ? room(to - from) : taken;
        double[][] points = draws.block(from, to);
        Part part = new Part(from, to, room, draw -> blocks.suspect(points[draw]));
        blocks.run(points, part);
        count(part);
        idle.add(room);
        return to - from;
    }

    private double[][][] room(int size) {
        return new double[2][keys.size() * periods][size];
    }

    /** Sketches of the first draws, which decide the edges: in whatever order they come, since all are sorted. */
    static Records pilot(List<SeriesKey> keys, int periods, Blocks blocks, Draws draws, int threads) {
        Records pilot = new Records(keys, periods, Integer.MAX_VALUE, false);
        Chunks.run(
                Math.min(PILOT, draws.size()),
                threads,
                (from, to) -> pilot.countAtOnce(blocks, draws, from, to),
                ran -> {});
        for (SketchedQuantiles[] side : pilot.sketches) {
            Arrays.stream(side).forEach(SketchedQuantiles::settle);
        }
        pilot.idle.clear();
        return pilot;
    }

    /** Sketches of nothing, between the edges of these. */
    Records empty() {
        return new Records(this);
    }

    /** Runs points that are draws from a number on. */
    Part run(Blocks blocks, double[][] points, int from) {
        Part part = new Part(from, from + points.length, room(points.length), draw -> blocks.suspect(points[draw]));
        blocks.run(points, part);
        return part;
    }

    /**
     * The values of successive draws; NaN where a draw failed. The engine writes them where they stay: in room that was made
     * just before, and so is in the cache, which room for all draws would not be.
     */
    final class Part implements Blocks.Reader {
        private final int from;
        private final int size;
        private final double[][][] rows;

        /** The place in a row of the block's first lane. */
        private int firstLane;

        private final List<FailedDraw> failures = new ArrayList<>();
        private final IntFunction<Optional<String>> suspect;

        /**
         * Draws from a number on, in rows; what is most likely at fault in one of them, counted from the first, is asked if it
         * fails.
         */
        Part(int from, int to, double[][][] rows, IntFunction<Optional<String>> suspect) {
            this.suspect = suspect;
            this.from = from;
            this.size = to - from;
            this.rows = rows;
        }

        @Override
        public void start(int draw, BlockRun block) {
            firstLane = draw;
            block.keepIn(rows[BASE], rows[SCENARIO], firstLane);
        }

        @Override
        public void run(int[] draws, BlockRun block) {
            // From the last on: a draw's place is never below its lane.
            for (int lane = draws.length - 1; lane >= 0; lane--) {
                int place = draws[lane];
                move(firstLane + lane, place);
                if (!block.isFinite(lane)) {
                    failed(FailedDraw.of(
                            draws[lane],
                            infinite(place)
                                    + suspect.apply(draws[lane])
                                            .map(s -> "; maybe " + s)
                                            .orElse("")));
                }
            }
        }

        private void move(int lane, int place) {
            if (lane != place) {
                for (double[][] side : rows) {
                    for (double[] row : side) {
                        row[place] = row[lane];
                    }
                }
            }
        }

        /** What is wrong with a draw first. */
        private String infinite(int place) {
            for (int row = 0; row < keys.size() * periods; row++) {
                for (double[][] side : rows) {
                    double value = side[row][place];
                    if (!Double.isFinite(value)) {
                        return keys.get(row / periods) + " = " + value + " after " + row % periods
                                + " quarters: must be finite";
                    }
                }
            }
            throw new IllegalStateException("every value is finite");
        }

        @Override
        public void failed(FailedDraw failure) {
            failures.add(new FailedDraw(from + failure.draw(), failure.reason(), failure.cause()));
        }

        private void leaveOutFailed() {
            failures.sort(Comparator.comparingInt(FailedDraw::draw));
            for (FailedDraw failure : failures) {
                for (double[][] side : rows) {
                    for (double[] row : side) {
                        row[failure.draw() - from] = Double.NaN;
                    }
                }
            }
        }

        int end() {
            return from + size;
        }
    }

    void take(Part part) {
        part.leaveOutFailed();
        failed.addAll(part.failures);
        kept.add(part);
    }

    /** Takes a part by its values, on whatever thread has run it: counts do not depend on the order in which they are taken. */
    void count(Part part) {
        part.leaveOutFailed();
        for (int side = 0; side < sketches.length; side++) {
            for (int row = 0; row < sketches[side].length; row++) {
                SketchedQuantiles sketch = sketches[side][row];
                synchronized (sketch) {
                    sketch.addFinite(part.rows[side][row], 0, part.size);
                }
            }
        }
        if (!part.failures.isEmpty()) {
            synchronized (failed) {
                failed.addAll(part.failures);
            }
        }
    }

    /** Writes all values, by side, row and draw, or all sketches, and which draws failed. */
    void write(DataOutputStream out) throws IOException {
        int rows = exact ? keys.size() * periods : 0;
        for (int side : new int[] {BASE, SCENARIO}) {
            for (int row = 0; row < rows; row++) {
                StudyJob.write(row(side, row), out);
            }
        }
        for (SketchedQuantiles[] side : sketches) {
            for (SketchedQuantiles sketch : side) {
                sketch.write(out);
            }
        }
        out.writeInt(failed.size());
        for (FailedDraw failure : failed) {
            out.writeInt(failure.draw());
            byte[] reason = failure.reason().getBytes(StandardCharsets.UTF_8);
            out.writeInt(reason.length);
            out.write(reason);
        }
    }

    /** Takes sketches between the edges of these, as {@link #write} wrote them of a chunk of draws. */
    void takeSketches(byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            for (SketchedQuantiles[] side : sketches) {
                for (SketchedQuantiles sketch : side) {
                    sketch.take(in);
                }
            }
            readFailed(0, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFailed(int from, DataInputStream in) throws IOException {
        int failures = in.readInt();
        for (int k = 0; k < failures; k++) {
            int draw = from + in.readInt();
            String reason = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            failed.add(FailedDraw.of(draw, reason));
        }
    }

    /** Takes what {@link #write} wrote of draws that follow those taken so far. */
    void take(int from, int to, byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            double[][][] rows = room(to - from);
            for (int side : new int[] {BASE, SCENARIO}) {
                for (int row = 0; row < rows[side].length; row++) {
                    StudyJob.read(rows[side][row], in);
                    if (!exact) {
                        sketches[side][row].addFinite(rows[side][row], 0, to - from);
                    }
                }
            }
            if (exact) {
                kept.add(new Part(from, to, rows, draw -> Optional.empty()));
            }
            readFailed(from, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the draws that failed in their order, which parts may have come out of; nothing more is counted. */
    void finish() {
        idle.clear();
        failed.sort(Comparator.comparingInt(FailedDraw::draw));
    }

    List<SeriesKey> keys() {
        return keys;
    }

    List<FailedDraw> failed() {
        return failed;
    }

    boolean keepsAll() {
        return exact;
    }

    /** The values of one quarter by draw, NaN where a draw failed; only where all are kept. */
    double[] values(boolean scenario, int series, int period) {
        return row(side(scenario), series * periods + period);
    }

    private double[] row(int side, int row) {
        return row(side, row, new double[draws]);
    }

    /** Puts the values of all draws side by side. */
    private double[] row(int side, int row, double[] whole) {
        for (Part part : kept) {
            System.arraycopy(part.rows[side][row], 0, whole, part.from, part.size);
        }
        return whole;
    }

    /** Quantiles of a series: by probability, then by period. */
    double[][] quantiles(boolean scenario, int series, double... probabilities) {
        double[][] found = new double[probabilities.length][periods];
        Bins bins = new Bins(exact ? draws : 0);
        double[] values = new double[exact ? draws : 0];
        for (int i = 0; i < periods; i++) {
            int row = series * periods + i;
            double[] quantiles = exact
                    ? quantiles(bins, row(side(scenario), row, values), probabilities)
                    : quantiles(sketches[side(scenario)][row], probabilities);
            for (int k = 0; k < probabilities.length; k++) {
                found[k][i] = quantiles[k];
            }
        }
        return found;
    }

    private double[] quantiles(Bins bins, double[] values, double... probabilities) {
        return ExactQuantiles.select(bins, failed.isEmpty() ? values : finite(values), probabilities);
    }

    private static double[] quantiles(Quantiles sketch, double... probabilities) {
        return Arrays.stream(probabilities).map(sketch::quantile).toArray();
    }

    private static int side(boolean scenario) {
        return scenario ? SCENARIO : BASE;
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
}
