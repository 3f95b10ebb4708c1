package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.CsvRows;
import io.jevons.internal.files.FileNames;
import io.jevons.internal.files.FolderDraft;
import io.jevons.internal.files.WholeFiles;
import io.jevons.market.Market;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** An ensemble as a folder of tables: its inputs, and one table a series, each with one row a draw. */
final class DrawsFolder {
    private DrawsFolder() {}

    /** Values of one quarter, by draw. */
    @FunctionalInterface
    private interface Column {
        double[] of(String quarter);
    }

    static Path write(Study study, Path folder) {
        WholeFiles.writeFolder(folder, files -> fill(study, files));
        return folder;
    }

    private static void fill(Study study, FolderDraft files) throws IOException {
        files.text("draws.csv", out -> writeInputs(study, out));
        for (SeriesKey key : study.collected()) {
            String name = FileNames.of(key.variable() + "." + key.entity());
            Column scenario = quarter -> study.values(key.entity(), key.variable(), quarter);
            Column base = quarter -> study.baseValues(key.entity(), key.variable(), quarter);
            files.text(name + ".csv", out -> writeSeries(study, scenario, out));
            files.text(name + ".base.csv", out -> writeSeries(study, base, out));
        }
        files.text("manifest.json", out -> out.write(study.manifest().toJson()));
    }

    private static void writeInputs(Study study, Writer out) throws IOException {
        CsvRows csv = new CsvRows(out);
        csv.name("draw").names(study.inputs().names()).end();
        for (int i = 0; i < study.draws(); i++) {
            csv.number(Integer.toString(i));
            for (double value : study.draw(i)) {
                csv.number(Numbers.exact(value));
            }
            csv.end();
        }
    }

    private static void writeSeries(Study study, Column column, Writer out) throws IOException {
        Market market = study.staging().market();
        List<String> quarters = IntStream.rangeClosed(0, market.quarters())
                .mapToObj(i -> market.start().plus(i).toString())
                .toList();
        List<double[]> columns = quarters.stream().map(column::of).toList();
        CsvRows csv = new CsvRows(out);
        csv.name("draw").names(quarters).end();
        for (int i = 0; i < study.draws(); i++) {
            csv.number(Integer.toString(i));
            for (double[] values : columns) {
                csv.number(Numbers.cell(values[i]));
            }
            csv.end();
        }
    }
}
