package io.jevons.base;

import io.jevons.internal.CsvRows;
import io.jevons.internal.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A table as a file for programs, with every digit. */
record TableFile(Table table) {
    String csv(boolean commas) {
        StringBuilder out = new StringBuilder();
        CsvRows csv = commas ? CsvRows.withSemicolons(out) : new CsvRows(out);
        try {
            csv.names(table.columns().stream().map(Table.Column::heading).toList())
                    .end();
            for (int i = 0; i < table.rowCount(); i++) {
                for (int j = 0; j < table.columns().size(); j++) {
                    cell(csv, table.get(i, j), commas);
                }
                csv.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void cell(CsvRows csv, Object cell, boolean commas) throws IOException {
        String text = String.valueOf(cell);
        if (cell instanceof Number number && !Double.isFinite(number.doubleValue())) {
            csv.number("");
        } else if (cell instanceof Number) {
            csv.number(commas ? text.replace('.', ',') : text);
        } else if (CsvRows.isFigure(text)) {
            csv.number(text);
        } else {
            csv.name(text);
        }
    }

    String json() {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < table.rowCount(); i++) {
            out.append(i == 0 ? "\n  {" : ",\n  {");
            for (int j = 0; j < table.columns().size(); j++) {
                out.append(j == 0 ? "" : ", ")
                        .append(JsonText.quote(table.columns().get(j).name()))
                        .append(": ")
                        .append(json(table.get(i, j)));
            }
            out.append('}');
        }
        return out.append(table.rowCount() == 0 ? "]" : "\n]").append('\n').toString();
    }

    private static String json(Object cell) {
        if (cell instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? cell.toString() : "null";
        }
        return cell instanceof Boolean ? cell.toString() : JsonText.quote(String.valueOf(cell));
    }
}
