package io.jevons.estimate.nowcast;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.internal.CsvRows;
import io.jevons.internal.Resources;
import io.jevons.internal.files.WholeFiles;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A now-cast as CSV: its manifest as comments, then a line a forecast. */
final class NowcastFile {
    private static final String BUNDLED = "nowcast.csv";
    private static final String COMMENT = "# ";
    private static final List<String> NUMBERS =
            List.of("actual", "low90", "low50", "median", "high50", "high90", "crps", "log_score", "pit");

    private NowcastFile() {}

    static NowcastResult bundled() {
        List<NowcastForecast> forecasts = Resources.csv(NowcastFile.class, BUNDLED).stream()
                .map(NowcastFile::forecast)
                .toList();
        Map<String, String> manifest = new LinkedHashMap<>();
        Resources.text(NowcastFile.class, BUNDLED)
                .lines()
                .filter(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()).split(": ", 2))
                .forEach(fact -> manifest.put(fact[0], fact[1]));
        return new NowcastResult(forecasts, manifest);
    }

    private static NowcastForecast forecast(Resources.Row row) {
        double[] x = NUMBERS.stream().mapToDouble(row::number).toArray();
        return new NowcastForecast(
                row.text("series"),
                Quarter.parse(row.text("quarter")),
                LocalDate.parse(row.text("made_on")),
                row.integer("horizon"),
                row.text("forecaster"),
                x[0],
                x[1],
                x[2],
                x[3],
                x[4],
                x[5],
                x[6],
                x[7],
                x[8]);
    }

    static void write(NowcastResult result, Path file) {
        WholeFiles.write(file, out -> write(result, out));
    }

    private static void write(NowcastResult result, Writer out) throws IOException {
        for (Map.Entry<String, String> fact : result.manifest().entrySet()) {
            out.write(COMMENT + fact.getKey() + ": " + fact.getValue() + "\n");
        }
        CsvRows csv = new CsvRows(out);
        csv.names(List.of("series", "quarter", "made_on", "horizon", "forecaster"));
        csv.names(NUMBERS).end();
        for (NowcastForecast f : result.forecasts()) {
            csv.name(f.series()).name(f.quarter().toString()).name(f.madeOn().toString());
            csv.number(Integer.toString(f.horizon())).name(f.forecaster());
            double[] numbers = {
                f.actual(), f.low90(), f.low50(), f.median(), f.high50(), f.high90(), f.crps(), f.logScore(), f.pit()
            };
            for (double number : numbers) {
                csv.number(digits(number));
            }
            csv.end();
        }
    }

    /** Seven digits; a forecast has fewer that say anything. */
    private static String digits(double number) {
        return Double.isFinite(number)
                ? Numbers.exact(new BigDecimal(number).round(new MathContext(7)).doubleValue())
                : Double.toString(number);
    }
}
