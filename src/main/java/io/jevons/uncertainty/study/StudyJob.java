package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.PointFailure;
import io.jevons.internal.Sha256;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.SeriesNeeds;
import io.jevons.uncertainty.design.Design;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be done with chunks of a study: the study as text, and what to collect of each draw, series or figures. What a
 * chunk gives is a text of bytes of the same form on every machine. Immutable.
 */
final class StudyJob implements DrawJob {
    private static final long serialVersionUID = 1L;

    /** Jobs that a machine keeps open, since setting one up takes as long as some hundred draws. */
    private static final int KEPT = 4;

    private static final Map<String, Open> OPEN = new LinkedHashMap<>();

    /** The study as text. */
    private final StudyText study;

    /** The series to collect. The lists of {@code List.of} are serialisable, which their type does not say. */
    @SuppressWarnings("serial")
    private final List<String> series;

    /** None where series are collected. */
    @SuppressWarnings("serial")
    private final List<Metric> metrics;

    /** Of which points chunks are rows; none where they are draws of the study. */
    @SuppressWarnings("serial")
    private final List<Laid> laid;

    /** Whether a chunk gives sketches, whose edges each machine has from the first draws, and not values. */
    private final boolean sketched;

    /** SHA-256 of the rest. */
    private final String hash;

    /**
     * A design over the inputs of the study, as they are or made independent.
     *
     * @param design the design
     * @param independent whether over independent inputs
     */
    private record Laid(Design design, boolean independent) implements Serializable {
        private static final long serialVersionUID = 1L;

        double[][] rows(Inputs inputs, DrawChunk chunk) {
            return design.rows((independent ? inputs.independent() : inputs).space(), chunk.from(), chunk.to());
        }
    }

    /** A job that was set up on this machine. */
    private record Open(
            StudyRuns runs, List<SeriesKey> keys, Blocks blocks, EngineModel model, Optional<Records> pilot) {}

    private StudyJob(StudyText study, List<String> series, List<Metric> metrics, List<Laid> laid, boolean sketched) {
        this.study = study;
        this.series = series;
        this.metrics = metrics;
        this.laid = laid;
        this.sketched = sketched;
        this.hash = Sha256.of(study + "\n" + series + "\n"
                + metrics.stream().map(m -> HexFormat.of().formatHex(bytes(m))).collect(Collectors.joining("\n")) + "\n"
                + laid + "\n" + sketched);
    }

    static StudyJob ofSeries(StudyText study, List<SeriesKey> keys) {
        return new StudyJob(study, keys.stream().map(SeriesKey::toString).toList(), List.of(), List.of(), false);
    }

    /** A metric of a function is refused unless the function can be serialised. */
    static StudyJob ofMetrics(StudyText study, List<Metric> metrics) {
        return new StudyJob(study, List.of(), List.copyOf(metrics), List.of(), false);
    }

    /** The same at the rows of a design, over the inputs of the study or those made independent. */
    StudyJob over(Design design, boolean independent) {
        return new StudyJob(study, series, metrics, List.of(new Laid(design, independent)), false);
    }

    /** The same with sketches of a chunk's values in place of the values. */
    StudyJob sketched() {
        return new StudyJob(study, series, metrics, laid, true);
    }

    /** All that a metric is, code and what it holds: names round thresholds. */
    private static byte[] bytes(Metric metric) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(metric);
        } catch (IOException code) {
            throw new InvalidInputException(
                    "metric '" + metric.name() + "': is code that cannot travel to a checkpoint or to other machines"
                            + "\nMaybe one of Metric's own would do, or a function that is java.io.Serializable",
                    code);
        }
        return bytes.toByteArray();
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public String manifest() {
        return study.manifest();
    }

    @Override
    public byte[] run(DrawChunk chunk) {
        Objects.requireNonNull(chunk, "chunk");
        Open open = open();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (metrics.isEmpty()) {
                records(open, chunk).write(out);
            } else {
                for (double[] output : outputs(open, chunk)) {
                    write(output, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Records records(Open open, DrawChunk chunk) {
        if (sketched) {
            Records sketches = open.pilot().orElseThrow().empty();
            sketches.count(open.blocks(), open.runs().draws(), chunk.from(), chunk.to());
            return sketches;
        }
        double[][] points = points(open, chunk);
        Records records = new Records(open.keys(), periods(open.runs()), points.length, true);
        records.take(records.run(open.blocks(), points, 0));
        return records;
    }

    private double[][] outputs(Open open, DrawChunk chunk) {
        double[][] points = points(open, chunk);
        double[][] outputs = new double[metrics.size()][points.length];
        return PointFailure.placed(laid.isEmpty() ? "draw" : "point", chunk.from(), () -> {
            open.model().evaluate(points, outputs);
            return outputs;
        });
    }

    private double[][] points(Open open, DrawChunk chunk) {
        return chunk.points()
                .orElseGet(() -> laid.isEmpty()
                        ? open.runs().draws().block(chunk.from(), chunk.to())
                        : laid.get(0).rows(open.runs().assumptions().inputs(), chunk));
    }

    /** The outputs that a chunk of figures gave. */
    static double[][] outputs(byte[] result, int outputs) {
        double[][] read = new double[outputs][result.length / Double.BYTES / outputs];
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(result))) {
            for (double[] row : read) {
                read(row, in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    static void write(double[] row, DataOutputStream out) throws IOException {
        for (double value : row) {
            out.writeDouble(value);
        }
    }

    static void read(double[] row, DataInputStream in) throws IOException {
        for (int i = 0; i < row.length; i++) {
            row[i] = in.readDouble();
        }
    }

    private static int periods(StudyRuns runs) {
        return runs.staging().market().quarters() + 1;
    }

    private Open open() {
        synchronized (OPEN) {
            Open known = OPEN.remove(hash);
            Open open = known == null ? setUp() : known;
            OPEN.put(hash, open);
            if (OPEN.size() > KEPT) {
                OPEN.remove(OPEN.keySet().iterator().next());
            }
            return open;
        }
    }

    private Open setUp() {
        StudyRuns runs = study.open();
        List<SeriesKey> keys = series.stream()
                .map(s -> new SeriesKey(s.substring(0, s.lastIndexOf(' ')), s.substring(s.lastIndexOf(' ') + 1)))
                .toList();
        SeriesNeeds needs = new SeriesNeeds(keys, keys, List.of());
        Blocks blocks = new Blocks(runs.staging(), runs.assumptions(), Optional.of(needs));
        return new Open(
                runs,
                keys,
                blocks,
                EngineModel.of(runs.staging(), runs.assumptions(), metrics),
                sketched ? Optional.of(Records.pilot(keys, periods(runs), blocks, runs.draws(), 1)) : Optional.empty());
    }

    @Override
    public String toString() {
        return "job " + hash.substring(0, 12) + " of " + (metrics.isEmpty() ? series : metrics);
    }
}
