package io.jevons.base;

import io.jevons.internal.Glyphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Prints a {@link Table} aligned, within a width and a number of rows. Columns of small type are columns where there is room
 * for them whole; otherwise they stand under their row.
 */
final class TablePrinter {
    private static final String INDENT = "    ";

    /** What a text may take before it is cut; tables that are shown whole cut none. */
    private static final int MOST_LINES = 6;

    private static final int NARROW = 24;
    private static final int WIDE = 48;

    private final Table table;
    private List<Integer> places;
    private List<Table.Column> columns;

    TablePrinter(Table table) {
        this.table = table;
        places = IntStream.range(0, table.columns().size()).boxed().toList();
        columns = table.columns();
    }

    /** Leaves columns of small type to stand under their rows, where a row with them is too wide. */
    private void putSmallBelow(int width, int maxRows) {
        int[] widths = widths(lines(maxRows));
        if (total(widths, widths.length) > width) {
            places = places.stream().filter(j -> !isSmall(j)).toList();
            columns = places.stream().map(table.columns()::get).toList();
        }
    }

    private boolean isSmall(int column) {
        return table.columns().get(column).kind() == Table.Column.Kind.SMALL;
    }

    String print(int width, int maxRows) {
        putSmallBelow(width, maxRows);
        List<List<String>> lines = lines(maxRows);
        int[] widths = widths(lines);
        int shown = fit(widths, lines, width);
        StringBuilder out = new StringBuilder();
        if (!table.title().isEmpty()) {
            wrap(out, table.title(), width);
        }
        printLine(out, lines.get(0), widths, shown);
        int total = total(widths, shown) + (shown < widths.length ? 2 : 0);
        out.append(Glyphs.rule().repeat(Math.max(1, total))).append('\n');
        for (int k = 1; k < lines.size(); k++) {
            printLine(out, lines.get(k), widths, shown);
            printBelow(out, row(k - 1, maxRows));
        }
        if (table.rowCount() > maxRows) {
            wrap(out, table.rowCount() + " rows, " + maxRows + " shown", width);
        }
        if (shown < columns.size()) {
            List<String> left = places.subList(shown, places.size()).stream()
                    .map(table::heading)
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
        lines.add(places.stream().map(table::heading).toList());
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

    /** The row of the table that a line after the headings shows; -1 for the ellipses. */
    private int row(int line, int maxRows) {
        int head = (maxRows + 1) / 2;
        if (table.rowCount() <= maxRows || line < head) {
            return line;
        }
        return line == head ? -1 : table.rowCount() - maxRows + line - 1;
    }

    /** What of a row has no column here. */
    private void printBelow(StringBuilder out, int row) {
        if (row >= 0 && columns.size() < table.columns().size()) {
            for (int j = 0; j < table.columns().size(); j++) {
                String cell = isSmall(j) ? cell(row, j) : "";
                out.append(cell.isEmpty() ? "" : INDENT + cell + "\n");
            }
        }
    }

    private List<String> cells(int row) {
        return places.stream().map(j -> cell(row, j)).toList();
    }

    /** A cell stays on its line, whatever breaks a source's text has. */
    private String cell(int row, int column) {
        return table.show(row, column).replaceAll("\\p{Cntrl}+", " ");
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

    /**
     * Narrows the text columns, between words if that is enough or nothing is; then drops columns from the right until the
     * table fits.
     */
    private int fit(int[] widths, List<List<String>> lines, int width) {
        int[] words = widths.clone();
        narrow(words, width, j -> longestWord(lines, j));
        int[] least = widths.clone();
        narrow(least, width, j -> NARROW);
        boolean wordsMustBreak = total(words, words.length) > width && total(least, least.length) <= width;
        System.arraycopy(wordsMustBreak ? least : words, 0, widths, 0, widths.length);
        int shown = widths.length;
        while (shown > 1 && total(widths, shown) + (shown < widths.length ? 2 : 0) > width) {
            shown--;
        }
        return shown;
    }

    /** Narrows the text columns, always the widest and none below its floor, until the table fits. */
    private void narrow(int[] widths, int width, IntUnaryOperator floor) {
        int[] floors = IntStream.range(0, widths.length).map(floor).toArray();
        while (total(widths, widths.length) > width) {
            int widest = -1;
            for (int j = 0; j < widths.length; j++) {
                boolean narrowable = columns.get(j).kind() == Table.Column.Kind.TEXT && widths[j] > floors[j];
                if (narrowable && (widest < 0 || widths[j] > widths[widest])) {
                    widest = j;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /** What a column of texts is not narrowed below, so that paths and names stay whole: to be copied. */
    private static int longestWord(List<List<String>> lines, int column) {
        int longest = lines.stream()
                .flatMap(line -> Arrays.stream(line.get(column).split(" ")))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.max(NARROW, Math.min(longest, WIDE));
    }

    private static int total(int[] widths, int shown) {
        int total = 2 * (shown - 1);
        for (int j = 0; j < shown; j++) {
            total += widths[j];
        }
        return total;
    }

    /** A row, whose longer texts go on in the lines below. */
    private void printLine(StringBuilder out, List<String> line, int[] widths, int shown) {
        List<List<String>> cells = new ArrayList<>();
        for (int j = 0; j < shown; j++) {
            cells.add(folded(line.get(j), widths[j]));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        for (int k = 0; k < height; k++) {
            int here = k;
            printOneLine(
                    out,
                    cells.stream()
                            .map(cell -> here < cell.size() ? cell.get(here) : "")
                            .toList(),
                    widths,
                    shown);
        }
    }

    /** A text in lines of some width, broken between words or after a point or a hyphen where it can; the last says if there is more. */
    private static List<String> folded(String cell, int width) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (rest.length() > width && lines.size() < MOST_LINES - 1) {
            int cut = rest.lastIndexOf(' ', width);
            for (int i = width - 1; cut <= 0 && i > 0; i--) {
                cut = ".-/,_".indexOf(rest.charAt(i)) >= 0 ? i + 1 : cut;
            }
            cut = cut <= 0 ? width : cut;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest.length() > width ? rest.substring(0, width - 1) + Glyphs.ellipsis() : rest);
        return lines;
    }

    private void printOneLine(StringBuilder out, List<String> line, int[] widths, int shown) {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < shown; j++) {
            String cell = line.get(j);
            String padding = " ".repeat(widths[j] - cell.length());
            boolean left = columns.get(j).kind().isText();
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
