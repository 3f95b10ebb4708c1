package io.jevons.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.demand.Market;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.WholeFiles;
import io.jevons.uncertainty.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An ensemble as a folder of tables: its inputs, and one table a series, each with one row a draw. */
final class DrawsFolder {
    private DrawsFolder() {}

    /** Values of one quarter, by draw. */
    @FunctionalInterface
    private interface Column {
        double[] of(String quarter);
    }

    static Path write(Study study, Path folder) {
        Path manifest = folder.resolve("manifest.json");
        delete(manifest);
        WholeFiles.write(folder.resolve("draws.csv"), out -> writeInputs(study, out));
        Set<String> taken = new HashSet<>();
        for (SeriesKey key : study.collected()) {
            String name = (key.variable() + "." + key.entity()).replaceAll("[^A-Za-z0-9._-]", "_");
            if (!taken.add(name)) {
                throw InvalidInputException.of("series", key, "one whose file name, " + name + ", no other has");
            }
            Column scenario = quarter -> study.values(key.entity(), key.variable(), quarter);
            Column base = quarter -> study.baseValues(key.entity(), key.variable(), quarter);
            WholeFiles.write(folder.resolve(name + ".csv"), out -> writeSeries(study, scenario, out));
            WholeFiles.write(folder.resolve(name + ".base.csv"), out -> writeSeries(study, base, out));
        }
        WholeFiles.write(manifest, out -> out.write(study.manifest().toJson()));
        return folder;
    }

    private static void delete(Path manifest) {
        try {
            Files.deleteIfExists(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + manifest + ": " + e.getMessage(), e);
        }
    }

    private static void writeInputs(Study study, Writer out) throws IOException {
        CsvWriter csv = csv(out);
        csv.writeRecord(Stream.concat(Stream.of("draw"), study.inputs().names().stream())
                .toList());
        for (int i = 0; i < study.draws(); i++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(i)));
            for (double value : study.draw(i)) {
                row.add(Numbers.exact(value));
            }
            csv.writeRecord(row);
        }
        csv.flush();
    }

    private static void writeSeries(Study study, Column column, Writer out) throws IOException {
        Market market = study.staging().market();
        List<String> quarters = IntStream.rangeClosed(0, market.quarters())
                .mapToObj(i -> market.start().plus(i).toString())
                .toList();
        List<double[]> columns = quarters.stream().map(column::of).toList();
        CsvWriter csv = csv(out);
        csv.writeRecord(Stream.concat(Stream.of("draw"), quarters.stream()).toList());
        for (int i = 0; i < study.draws(); i++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(i)));
            for (double[] values : columns) {
                row.add(Double.isNaN(values[i]) ? "" : Numbers.exact(values[i]));
            }
            csv.writeRecord(row);
        }
        csv.flush();
    }

    private static CsvWriter csv(Writer out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }
}
