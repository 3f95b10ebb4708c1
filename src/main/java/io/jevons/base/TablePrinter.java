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
        List<List<String>> lines = lines(maxRows);
        int[] widths = widths(lines);
        int shown = fit(widths, width);
        StringBuilder out = new StringBuilder();
        if (!table.title().isEmpty()) {
            wrap(out, table.title(), width);
        }
        printLine(out, lines.get(0), widths, shown);
        int total = total(widths, shown) + (shown < widths.length ? 2 : 0);
        out.append(Glyphs.rule().repeat(Math.max(1, total))).append('\n');
        lines.stream().skip(1).forEach(line -> printLine(out, line, widths, shown));
        if (table.rowCount() > maxRows) {
            wrap(out, table.rowCount() + " rows, " + maxRows + " shown", width);
        }
        if (shown < columns.size()) {
            List<String> left = columns.subList(shown, columns.size()).stream()
                    .map(Table.Column::heading)
                    .toList();
            wrap(out, "not shown: " + String.join(", ", left), width);
        }
        table.notes().forEach(note -> wrap(out, note, width));
        return out.toString();
    }

    /** The headings, and the cells of the rows that are shown; a row of ellipses stands for those left out. */
    private List<List<String>> lines(int maxRows) {
        int rows = table.rowCount();
        boolean all = rows <= maxRows;
        int head = all ? rows : (maxRows + 1) / 2;
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Table.Column::heading).toList());
        for (int i = 0; i < head; i++) {
            lines.add(cells(i));
        }
        if (!all) {
            lines.add(columns.stream().map(c -> Glyphs.ellipsis()).toList());
            for (int i = rows - (maxRows - head); i < rows; i++) {
                lines.add(cells(i));
            }
        }
        return lines;
    }

    private List<String> cells(int row) {
        List<String> cells = new ArrayList<>();
        for (int j = 0; j < columns.size(); j++) {
            // A cell stays on its line, whatever breaks a source's text has.
            cells.add(table.show(row, j).replaceAll("\\p{Cntrl}+", " "));
        }
        return cells;
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], line.get(j).length());
            }
        }
        return widths;
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
