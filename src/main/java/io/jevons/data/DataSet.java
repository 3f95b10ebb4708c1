package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Facts of one kind, each with its source. Immutable; every filter returns a changed copy.
 *
 * <p>{@link #asOf(LocalDate)} keeps what could be known on a day. It goes by the {@linkplain Provenance#knownOn()
 * known-on date}, which follows from the publication lag that {@link #describe()} states. A figure that was estimated
 * later than it could first be known stays in, flagged as hindsight; {@link #withoutHindsight()} drops it.
 *
 * @param <R> the type of the rows
 */
public sealed class DataSet<R extends Fact> implements Shown.AsTable
        permits NvidiaRevenue, HyperscalerCapex, ChipStocks, GpuRental {
    private final Layout<R> layout;
    private final List<R> rows;

    DataSet(Layout<R> layout, List<R> rows) {
        this.layout = layout;
        this.rows = List.copyOf(rows);
    }

    static <R extends Fact> DataSet<R> of(Layout<R> layout) {
        return new DataSet<>(layout, layout.read());
    }

    /**
     * What the data are.
     *
     * @return the name
     */
    public String name() {
        return layout.name();
    }

    /**
     * The facts.
     *
     * @return the rows, in the order of the file
     */
    public List<R> rows() {
        return rows;
    }

    /**
     * How many facts there are.
     *
     * @return the count
     */
    public int size() {
        return rows.size();
    }

    /**
     * Keeps some rows.
     *
     * @param condition which rows stay
     * @return a changed copy
     */
    public DataSet<R> where(Predicate<? super R> condition) {
        return new DataSet<>(layout, kept(condition));
    }

    /**
     * Keeps what could be known on a day.
     *
     * @param day the day
     * @return a changed copy
     */
    public DataSet<R> asOf(LocalDate day) {
        return where(knownBy(day));
    }

    /**
     * Keeps what could be known on a day.
     *
     * @param day the day, such as {@code 2025-01-31}
     * @return a changed copy
     * @throws InvalidInputException if the text is not a day
     */
    public DataSet<R> asOf(String day) {
        return asOf(day(day));
    }

    /**
     * Drops the figures that were written down later than a figure for their period could first be known.
     *
     * @return a changed copy
     */
    public DataSet<R> withoutHindsight() {
        return where(row -> !row.provenance().hindsight());
    }

    /**
     * Drops the figures from memory: what is left may be used to fit.
     *
     * @return a changed copy
     */
    public DataSet<R> withoutRecalled() {
        return where(row -> row.status() != Status.RECALLED);
    }

    /**
     * Coverage by group of rows: how many, from when to when, the longest time between two neighbours, how many of them
     * are recalled or known by hindsight; below it the publication lag, the breaks in definition and the gaps.
     *
     * @return the table
     */
    public Table describe() {
        Map<String, List<R>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(layout.group(row), key -> new ArrayList<>())
                .add(row));
        Table.Builder table = Table.titled(name() + ": " + rows.size() + " rows")
                .text("group")
                .number("rows", "1")
                .text("from")
                .text("to")
                .number("longest gap", "days")
                .number("recalled", "1")
                .number("hindsight", "1");
        groups.forEach((group, members) -> {
            List<LocalDate> days = members.stream().map(Fact::date).sorted().toList();
            table.row(
                    group,
                    members.size(),
                    days.get(0).toString(),
                    days.get(days.size() - 1).toString(),
                    longestGap(days),
                    count(members, row -> row.status() == Status.RECALLED),
                    count(members, row -> row.provenance().hindsight()));
        });
        layout.remarks().forEach(table::note);
        return table.build();
    }

    /**
     * The facts as a table with every column.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        return layout.table(rows);
    }

    /**
     * The facts as CSV with a heading line and every digit.
     *
     * @return the text
     */
    public String toCsv() {
        return toTable().toCsv();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }

    List<R> kept(Predicate<? super R> condition) {
        return rows.stream().filter(condition).toList();
    }

    static Predicate<Fact> knownBy(LocalDate day) {
        return row -> !row.knownOn().isAfter(day);
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of("day", "'" + text + "'", "a day such as 2025-01-31");
        }
    }

    /** The rows of one kind, oldest first, or a refusal that names the kinds there are. */
    List<R> require(String field, String value) {
        List<R> found = rows.stream()
                .filter(row -> layout.group(row).equals(value))
                .sorted(Comparator.comparing(Fact::date))
                .toList();
        if (found.isEmpty()) {
            List<String> known = rows.stream().map(layout::group).distinct().toList();
            if (known.isEmpty()) {
                throw new InvalidInputException(name() + ": no rows are left\nMaybe the day of asOf is too early");
            }
            throw InvalidInputException.unknown(field, value, known);
        }
        return found;
    }

    private static int longestGap(List<LocalDate> days) {
        long longest = 0;
        for (int i = 1; i < days.size(); i++) {
            longest = Math.max(longest, ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        }
        return (int) longest;
    }

    private static <R> int count(List<R> members, Predicate<R> condition) {
        return (int) members.stream().filter(condition).count();
    }
}
