package io.jevons.estimate.posterior;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.jevons.base.Table;
import io.jevons.estimate.Evidence;
import io.jevons.internal.CsvRows;
import io.jevons.internal.Resources;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A table that comes with the library: title, kinds of its columns and notes as comments, then its rows with four digits as CSV. */
final class StoredTable {
    private static final String TITLE = "# title: ";
    private static final String KINDS = "# columns: ";
    private static final String NOTE = "# note: ";

    private StoredTable() {}

    /** The cells of a row, one after the other: what writes a row is what reads it. */
    static final class Row {
        private final Table table;
        private final int row;
        private int next;

        private Row(Table table, int row) {
            this.table = table;
            this.row = row;
        }

        String text() {
            return String.valueOf(table.get(row, next++));
        }

        double number() {
            return ((Number) table.get(row, next++)).doubleValue();
        }
    }

    static <R> List<R> rows(String name, Function<Row, R> of) {
        Table table = read(name);
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> of.apply(new Row(table, row)))
                .toList();
    }

    static String text(Table table) {
        StringWriter out = new StringWriter();
        try {
            out.write(TITLE + table.title() + "\n");
            out.write(KINDS
                    + String.join(
                            " ",
                            table.columns().stream()
                                    .map(c -> c.kind().name().toLowerCase(Locale.ROOT))
                                    .toList())
                    + "\n");
            for (String note : table.notes()) {
                out.write(NOTE + note + "\n");
            }
            CsvRows csv = new CsvRows(out);
            csv.names(table.columns().stream().map(Table.Column::name).toList()).end();
            for (int row = 0; row < table.rowCount(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    if (table.get(row, column) instanceof Number number) {
                        csv.number(digits(number));
                    } else {
                        csv.name(String.valueOf(table.get(row, column)));
                    }
                }
                csv.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String digits(Number number) {
        return number instanceof Double
                ? Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.3e", number.doubleValue())))
                : number.toString();
    }

    static Table read(String name) {
        String text = Resources.text(Evidence.class, name);
        List<String> kinds = List.of(after(text, KINDS).get(0).split(" ", -1));
        List<CsvRecord> lines = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(text).stream()
                .toList();
        Table.Builder table = Table.titled(after(text, TITLE).get(0));
        for (int column = 0; column < kinds.size(); column++) {
            String heading = lines.get(0).getField(column);
            switch (Table.Column.Kind.valueOf(kinds.get(column).toUpperCase(Locale.ROOT))) {
                case TEXT -> table.text(heading);
                case SMALL -> table.small(heading);
                case NUMBER -> table.number(heading, "1");
                case ALIKE -> table.alike(heading);
                case PERCENT -> table.percent(heading);
                case CHANGE -> table.change(heading);
            }
        }
        for (CsvRecord line : lines.subList(1, lines.size())) {
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < kinds.size(); column++) {
                String cell = line.getField(column);
                boolean isText =
                        kinds.get(column).equals("text") || kinds.get(column).equals("small");
                cells.add(isText ? cell : (Object) Double.valueOf(cell));
            }
            table.row(cells.toArray());
        }
        after(text, NOTE).forEach(table::note);
        return table.build();
    }

    private static List<String> after(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }
}
