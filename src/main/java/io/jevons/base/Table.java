package io.jevons.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A table of results. It prints itself aligned and at most 100 columns wide, with few digits; {@link #toCsv()},
 * {@link #toJson()} and {@link #get(int, int)} have every digit. Immutable.
 *
 * <pre>{@code
 * var table = Table.titled("GPUs").text("tier").number("need", "GPU").row("flagship", 1.2e6).build();
 * table.show(0, 1);                             // 1.20 M
 * table.toCsv();                                // every digit
 * }</pre>
 */
public final class Table implements Shown {
    /** The widest that a printed table gets, in characters. */
    public static final int WIDTH = 100;

    private static final int MAX_ROWS = 40;

    /** Whether the tables of this thread print whole, which they do while {@link #inFull} runs. */
    private static final ThreadLocal<Boolean> WHOLE = ThreadLocal.withInitial(() -> false);

    /**
     * A column.
     *
     * @param name its heading
     * @param unit the unit of its numbers; empty for text, {@code 1} for pure numbers
     * @param kind how its values are shown
     */
    public record Column(String name, String unit, Kind kind) {
        /**
         * Made of its parts, none of which may be null.
         *
         * @param name its heading
         * @param unit the unit of its numbers; empty for text, {@code 1} for pure numbers
         * @param kind how its values are shown
         */
        public Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(kind, "kind");
        }

        /** How values are shown. */
        public enum Kind {
            /** As they are, to the left. */
            TEXT,
            /** As a number with three significant digits, to the right. */
            NUMBER,
            /** As a pure number with no more decimals than leave the largest of its column four digits, to the right. */
            ALIKE,
            /** A fraction in per cent. */
            PERCENT,
            /** A relative difference in per cent with its sign. */
            CHANGE,
            /** As it is, in small type beside the rest: what machines call it, such as a path. */
            SMALL;

            boolean isText() {
                return this == TEXT || this == SMALL;
            }
        }

        String heading() {
            boolean plain = unit.isEmpty() || unit.equals("1") || kind == Kind.PERCENT || kind == Kind.CHANGE;
            return plain ? name : name + " [" + unit + "]";
        }

        String show(Object cell) {
            if (!(cell instanceof Number number)) {
                return String.valueOf(cell);
            }
            return switch (kind) {
                case TEXT, SMALL -> cell.toString();
                case NUMBER -> {
                    if (cell instanceof Integer || cell instanceof Long) {
                        yield Numbers.count(number.longValue());
                    }
                    yield unit.equals("1") ? Numbers.pure(number.doubleValue()) : Numbers.human(number.doubleValue());
                }
                case ALIKE -> Numbers.pure(number.doubleValue());
                case PERCENT -> Numbers.percent(number.doubleValue());
                case CHANGE -> Numbers.change(number.doubleValue());
            };
        }
    }

    private final String title;
    private final List<Column> columns;
    private final List<List<Object>> rows;
    private final List<String> notes;

    /** By column the unit in which its numbers are shown, with the prefix that fits the largest; files have the column's own. */
    private final List<String> shownUnits;

    private Table(String title, List<Column> columns, List<List<Object>> rows, List<String> notes) {
        this.title = title;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.notes = List.copyOf(notes);
        this.shownUnits =
                IntStream.range(0, columns.size()).mapToObj(this::fitting).toList();
    }

    /**
     * Starts a table.
     *
     * @param title the line above it; may be empty
     * @return a builder
     */
    public static Builder titled(String title) {
        Objects.requireNonNull(title, "title");
        return new Builder(title);
    }

    /**
     * The line above the table.
     *
     * @return the title; may be empty
     */
    public String title() {
        return title;
    }

    /**
     * The columns.
     *
     * @return the columns, from the left
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The number of rows.
     *
     * @return the count
     */
    public int rowCount() {
        return rows.size();
    }

    /**
     * The lines below the table.
     *
     * @return the notes
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * A cell.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return a text, a number, a truth value or a quarter
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public Object get(int row, int column) {
        Objects.checkIndex(column, columns.size());
        return rows.get(Objects.checkIndex(row, rows.size())).get(column);
    }

    /**
     * A cell by the name of its column.
     *
     * @param row the row, from 0
     * @param column the column's name
     * @return a text, a number, a truth value or a quarter
     * @throws InvalidInputException if there is no such column
     */
    public Object get(int row, String column) {
        Objects.requireNonNull(column, "column");
        for (int j = 0; j < columns.size(); j++) {
            if (columns.get(j).name().equals(column)) {
                return get(row, j);
            }
        }
        throw InvalidInputException.unknown(
                "column", column, columns.stream().map(Column::name).toList());
    }

    /**
     * A cell as people read it.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return the text, with few digits
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public String show(int row, int column) {
        Object cell = get(row, column);
        String unit = columns.get(column).unit();
        if (cell instanceof Number number && columns.get(column).kind() == Column.Kind.ALIKE) {
            return Numbers.alike(number.doubleValue(), largest(column));
        }
        return cell instanceof Number number && isScaled(column)
                ? Numbers.human(number.doubleValue() * Units.factor(unit, shownUnits.get(column)))
                : columns.get(column).show(cell);
    }

    /** A heading as people read it. */
    String heading(int column) {
        Column headed = columns.get(column);
        return isScaled(column) ? headed.name() + " [" + shownUnits.get(column) + "]" : headed.heading();
    }

    private boolean isScaled(int column) {
        return columns.get(column).kind() == Column.Kind.NUMBER
                && Units.isScaled(columns.get(column).unit());
    }

    private String fitting(int column) {
        if (!isScaled(column)) {
            return columns.get(column).unit();
        }
        return Units.fitting(columns.get(column).unit(), largest(column));
    }

    private double largest(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Number.class::isInstance)
                .mapToDouble(cell -> Math.abs(((Number) cell).doubleValue()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /**
     * The table in full width and length.
     *
     * @return the text
     */
    public String toFullString() {
        return new TablePrinter(this).print(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return WHOLE.get() ? toFullString() : new TablePrinter(this).print(WIDTH, MAX_ROWS);
    }

    /**
     * A text in which tables print whole, in full width and length, such as a result's {@code toString} that holds some.
     *
     * @param printed makes the text, on this thread
     * @return the text
     */
    public static String inFull(Supplier<String> printed) {
        Objects.requireNonNull(printed, "printed");
        boolean before = WHOLE.get();
        WHOLE.set(true);
        try {
            return printed.get();
        } finally {
            if (before) {
                WHOLE.set(true);
            } else {
                WHOLE.remove();
            }
        }
    }

    /**
     * The table as CSV (RFC 4180) with a heading line and every digit. A text that a spreadsheet would take for a formula
     * gets an apostrophe before it; where there is no number the cell is empty.
     *
     * @return the text
     */
    public String toCsv() {
        return new TableFile(this).csv(false);
    }

    /**
     * The table as CSV with semicolons between cells and commas as decimal signs, as spreadsheets expect it in most of Europe.
     *
     * @return the text
     */
    public String toCsvWithCommas() {
        return new TableFile(this).csv(true);
    }

    /**
     * The table as a JSON array of objects, one a row, with every digit; NaN and infinities become null.
     *
     * @return the text
     */
    public String toJson() {
        return new TableFile(this).json();
    }

    /**
     * The table as an HTML element.
     *
     * @return a {@code <table>} with caption and headings
     */
    @Override
    public String toHtml() {
        return new TableHtml(this).element();
    }

    /**
     * A text as HTML.
     *
     * @param text the text
     * @return the text with the five special characters as entities
     */
    public static String escape(String text) {
        Objects.requireNonNull(text, "text");
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Collects columns, then rows, then notes. */
    public static final class Builder {
        private final String title;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Object>> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String title) {
            this.title = title;
        }

        /**
         * Adds a column of text.
         *
         * @param name its heading
         * @return this
         */
        public Builder text(String name) {
            Objects.requireNonNull(name, "name");
            columns.add(new Column(name, "", Column.Kind.TEXT));
            return this;
        }

        /**
         * Adds a column of what machines call a row, such as a path, in small type. Printed, it stands under its row where the
         * table has no room for it, and is never cut.
         *
         * @param name its heading
         * @return this
         */
        public Builder small(String name) {
            Objects.requireNonNull(name, "name");
            columns.add(new Column(name, "", Column.Kind.SMALL));
            return this;
        }

        /**
         * Adds a column of numbers.
         *
         * @param name its heading
         * @param unit their unit; {@code 1} for pure numbers
         * @return this
         */
        public Builder number(String name, String unit) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(unit, "unit");
            columns.add(new Column(name, unit, Column.Kind.NUMBER));
            return this;
        }

        /**
         * Adds a column of pure numbers that are read against each other, such as effects on one figure: they are shown with no
         * more decimals than leave the largest four digits, so that what is small beside it has no digits that say nothing.
         *
         * @param name its heading
         * @return this
         */
        public Builder alike(String name) {
            Objects.requireNonNull(name, "name");
            columns.add(new Column(name, "1", Column.Kind.ALIKE));
            return this;
        }

        /**
         * Adds a column of fractions, shown in per cent.
         *
         * @param name its heading
         * @return this
         */
        public Builder percent(String name) {
            Objects.requireNonNull(name, "name");
            columns.add(new Column(name, "1", Column.Kind.PERCENT));
            return this;
        }

        /**
         * Adds a column of relative differences, shown in per cent with their sign.
         *
         * @param name its heading
         * @return this
         */
        public Builder change(String name) {
            Objects.requireNonNull(name, "name");
            columns.add(new Column(name, "1", Column.Kind.CHANGE));
            return this;
        }

        /**
         * Adds a row.
         *
         * @param cells one a column: texts, numbers, truth values or quarters
         * @return this
         * @throws InvalidInputException if their number is not that of the columns
         */
        public Builder row(Object... cells) {
            Objects.requireNonNull(cells, "cells");
            if (cells.length != columns.size()) {
                throw InvalidInputException.of("cells", cells.length, "one for each of " + columns.size() + " columns");
            }
            rows.add(List.of(cells));
            return this;
        }

        /**
         * Adds a line below the table.
         *
         * @param note the line
         * @return this
         */
        public Builder note(String note) {
            Objects.requireNonNull(note, "note");
            notes.add(note);
            return this;
        }

        /**
         * Finishes the table.
         *
         * @return the table
         */
        public Table build() {
            return new Table(title, columns, rows, notes);
        }
    }
}
