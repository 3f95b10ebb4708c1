package io.jevons.demand;

import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.internal.CsvRows;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A projection as tidy CSV: {@code scenario,period,entity,variable,unit,value}, one row a number, in full precision.
 */
final class ProjectionCsv {
    private ProjectionCsv() {}

    static void write(Projection projection, Writer out) throws IOException {
        CsvRows csv = new CsvRows(out);
        csv.names(List.of("scenario", "period", "entity", "variable", "unit", "value"))
                .end();
        List<SeriesKey> keys = new ArrayList<>(projection.keys());
        keys.addAll(projection.sums());
        List<Series> all = keys.stream()
                .map(k -> projection.series(k.entity(), k.variable()))
                .toList();
        for (int i = 0; i < projection.periods(); i++) {
            String period = projection.start().plus(i).toString();
            for (int s = 0; s < keys.size(); s++) {
                Series series = all.get(s);
                csv.name(projection.scenario()).name(period).name(keys.get(s).entity());
                csv.name(keys.get(s).variable()).name(series.unit());
                csv.number(Numbers.exact(series.get(i))).end();
            }
        }
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
