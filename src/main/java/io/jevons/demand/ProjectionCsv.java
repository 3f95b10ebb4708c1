package io.jevons.demand;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * A projection as tidy CSV: {@code scenario,period,entity,variable,unit,value}, one row a number, in full precision.
 */
final class ProjectionCsv {
    private ProjectionCsv() {}

    static void write(Projection projection, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord("scenario", "period", "entity", "variable", "unit", "value");
        List<SeriesKey> keys = projection.keys();
        List<Series> all = keys.stream()
                .map(k -> projection.series(k.entity(), k.variable()))
                .toList();
        for (int i = 0; i < projection.periods(); i++) {
            String period = projection.start().plus(i).toString();
            for (int s = 0; s < keys.size(); s++) {
                Series series = all.get(s);
                csv.writeRecord(
                        projection.scenario(),
                        period,
                        keys.get(s).entity(),
                        keys.get(s).variable(),
                        series.unit(),
                        Numbers.exact(series.get(i)));
            }
        }
        csv.flush();
    }

    static String text(Projection projection) {
        StringWriter out = new StringWriter();
        try {
            write(projection, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
