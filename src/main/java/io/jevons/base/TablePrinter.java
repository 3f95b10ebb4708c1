package io.jevons.base;

import io.jevons.internal.Glyphs;
import java.util.ArrayList;
import java.util.List;

/** Prints a {@link Table} aligned, within a width and a number of rows. */
final class TablePrinter {
    private final Table table;
    private final List<Table.Column> columns;

    TablePrinter(Table table) {
        this.table = table;
        columns = table.columns();
    }

    String print(int width, int maxRows) {
        int rows = table.rowCount();
        int shownRows = Math.min(rows, maxRows);
        int head = rows > maxRows ? (maxRows + 1) / 2 : shownRows;
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Table.Column::heading).toList());
        for (int i = 0; i < rows; i++) {
            if (i == head && rows > maxRows) {
                lines.add(columns.stream().map(c -> Glyphs.ellipsis()).toList());
                i = rows - (maxRows - head);
            }
            List<String> line = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                line.add(table.show(i, j));
            }
            lines.add(line);
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], line.get(j).length());
            }
        }
        int shown = fit(widths, width);
        StringBuilder out = new StringBuilder();
        if (!table.title().isEmpty()) {
            wrap(out, table.title(), width);
        }
        for (int i = 0; i < lines.size(); i++) {
            printLine(out, lines.get(i), widths, shown);
            if (i == 0) {
                int total = 2 * (shown - 1) + (shown < widths.length ? 2 : 0);
                for (int j = 0; j < shown; j++) {
                    total += widths[j];
                }
                out.append(Glyphs.rule().repeat(Math.max(1, total))).append('\n');
            }
        }
        if (rows > maxRows) {
            wrap(out, rows + " rows, " + maxRows + " shown", width);
        }
        if (shown < columns.size()) {
            List<String> left = columns.subList(shown, columns.size()).stream()
                    .map(Table.Column::heading)
                    .toList();
            wrap(out, "not shown: " + String.join(", ", left), width);
        }
        for (String note : table.notes()) {
            wrap(out, note, width);
        }
        return out.toString();
    }

    /** Narrows the text columns, widest first, until the table fits; then drops columns from the right. */
    private int fit(int[] widths, int width) {
        int minText = 24;
        while (total(widths, widths.length) > width) {
            int widest = -1;
            for (int j = 0; j < widths.length; j++) {
                boolean narrowable = columns.get(j).kind() == Table.Column.Kind.TEXT && widths[j] > minText;
                if (narrowable && (widest < 0 || widths[j] > widths[widest])) {
                    widest = j;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest] = Math.max(minText, widths[widest] - (total(widths, widths.length) - width));
        }
        int shown = widths.length;
        while (shown > 1 && total(widths, shown) + (shown < widths.length ? 2 : 0) > width) {
            shown--;
        }
        return shown;
    }

    private static int total(int[] widths, int shown) {
        int total = 2 * (shown - 1);
        for (int j = 0; j < shown; j++) {
            total += widths[j];
        }
        return total;
    }

    private void printLine(StringBuilder out, List<String> line, int[] widths, int shown) {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < shown; j++) {
            String cell = line.get(j);
            if (cell.length() > widths[j]) {
                cell = cell.substring(0, widths[j] - 1) + Glyphs.ellipsis();
            }
            String padding = " ".repeat(widths[j] - cell.length());
            boolean left = columns.get(j).kind() == Table.Column.Kind.TEXT;
            text.append(j == 0 ? "" : "  ").append(left ? cell + padding : padding + cell);
        }
        if (shown < columns.size()) {
            text.append(' ').append(Glyphs.ellipsis());
        }
        out.append(text.toString().stripTrailing()).append('\n');
    }

    private static void wrap(StringBuilder out, String text, int width) {
        String rest = text;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            if (cut <= 0) {
                cut = width;
            }
            out.append(rest, 0, cut).append('\n');
            rest = rest.substring(cut).stripLeading();
        }
        out.append(rest).append('\n');
    }
}
