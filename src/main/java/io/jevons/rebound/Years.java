package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.demand.Projection;
import io.jevons.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Base, scenario and their difference by calendar year: flows summed over the year, stocks at its end, prices as the year's
 * mean. Nothing is annualised: a year of which the market has some quarters alone is summed over those, and says so. It
 * prints its main figures with a column a year; {@link #toTable()} has all of them. Money is in constant 2025 US dollars.
 * Immutable.
 */
public final class Years implements Shown.AsTable {
    private static final int LAST_QUARTER = 4;

    private final Comparison comparison;
    private final List<YearFigure> figures;

    private Years(Comparison comparison) {
        this.comparison = comparison;
        this.figures = YearFigure.all(comparison.scenario());
    }

    static Years of(Comparison comparison) {
        return new Years(comparison);
    }

    /**
     * The calendar years of a projection, whole or in part.
     *
     * @param projection the projection
     * @return the years, in order
     */
    public static List<Integer> of(Projection projection) {
        Objects.requireNonNull(projection, "projection");
        int last = projection.start().plus(projection.periods() - 1).year();
        return IntStream.rangeClosed(projection.start().year(), last).boxed().toList();
    }

    /**
     * A year as tables head it.
     *
     * @param projection the projection
     * @param year the calendar year
     * @return such as {@code 2025}, or {@code 2024 Q4} where the projection has that quarter of it alone
     */
    public static String heading(Projection projection, int year) {
        Objects.requireNonNull(projection, "projection");
        Quarter start = projection.start();
        Quarter end = start.plus(projection.periods() - 1);
        int first = start.year() == year ? start.number() : 1;
        int last = end.year() == year ? end.number() : LAST_QUARTER;
        if (first == 1 && last == LAST_QUARTER) {
            return Integer.toString(year);
        }
        return year + " Q" + first + (first == last ? "" : "-" + last);
    }

    /**
     * The calendar years.
     *
     * @return the years, in order; the first and the last may be of some quarters alone
     */
    public List<Integer> years() {
        return of(comparison.base());
    }

    /**
     * The figures of {@link #toTable()}.
     *
     * @return the figures, those of groups of tiers first
     */
    public List<YearFigure> figures() {
        return figures;
    }

    /**
     * A figure in the base.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code sales}, or {@code electricity}
     * @param year the calendar year
     * @return its value, in the unit of {@link YearFigure#of}
     * @throws InvalidInputException if there is no such series or year
     */
    public double base(String entity, String variable, int year) {
        return figure(entity, variable).in(comparison.base(), year);
    }

    /**
     * A figure in the scenario.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code sales}, or {@code electricity}
     * @param year the calendar year
     * @return its value, in the unit of {@link YearFigure#of}
     * @throws InvalidInputException if there is no such series or year
     */
    public double scenario(String entity, String variable, int year) {
        return figure(entity, variable).in(comparison.scenario(), year);
    }

    /**
     * What a figure is in the scenario beyond the base.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code sales}, or {@code electricity}
     * @param year the calendar year
     * @return scenario less base, in the unit of {@link YearFigure#of}
     * @throws InvalidInputException if there is no such series or year
     */
    public double difference(String entity, String variable, int year) {
        return scenario(entity, variable, year) - base(entity, variable, year);
    }

    private YearFigure figure(String entity, String variable) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        return YearFigure.of(comparison.scenario(), entity, variable);
    }

    /**
     * One figure, a row a year.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code sales}, or {@code electricity}
     * @return a table of year, base, scenario, difference and change
     * @throws InvalidInputException if there is no such series
     */
    public Table table(String entity, String variable) {
        YearFigure figure = figure(entity, variable);
        Table.Builder table = Table.titled(figure.title() + " by calendar year, " + against())
                .text("year")
                .number("base", figure.unit())
                .number("scenario", figure.unit())
                .number("difference", figure.unit())
                .change("change");
        for (int year : years()) {
            double base = figure.in(comparison.base(), year);
            double scenario = figure.in(comparison.scenario(), year);
            table.row(heading(comparison.base(), year), base, scenario, scenario - base, change(base, scenario));
        }
        return table.note(note(comparison.scenario(), List.of(figure))).build();
    }

    /**
     * All figures, a row a figure and year.
     *
     * @return a table of year, figure, series, unit, how the year's figure comes from its quarters, base, scenario, difference
     *     and change
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Calendar years, " + against())
                .text("year")
                .text("figure")
                .text("entity")
                .text("variable")
                .text("unit")
                .text("of the year")
                .number("base", "")
                .number("scenario", "")
                .number("difference", "")
                .change("change");
        for (YearFigure figure : figures) {
            for (int year : years()) {
                double base = figure.in(comparison.base(), year);
                double scenario = figure.in(comparison.scenario(), year);
                table.row(
                        heading(comparison.base(), year),
                        figure.title(),
                        figure.key().entity(),
                        figure.key().variable(),
                        figure.unit(),
                        figure.kind().toString(),
                        base,
                        scenario,
                        scenario - base,
                        change(base, scenario));
            }
        }
        return table.note(note(comparison.scenario(), figures)).build();
    }

    /**
     * The main figures with a column a year: sales of groups of tiers, totals, and the rent of the first tier.
     *
     * @return a table with three rows a figure: base, scenario and their difference
     */
    public Table toWideTable() {
        List<YearFigure> headline = YearFigure.headline(comparison.scenario());
        Table.Builder table =
                Table.titled("Calendar years, " + against()).text("figure").text("run");
        // A first year of one quarter has no room beside whole ones, and little to say.
        List<Integer> shown = years().stream()
                .filter(y -> !heading(comparison.base(), y).contains("Q"))
                .toList();
        List<Integer> columns = shown.isEmpty() ? years() : shown;
        columns.forEach(y -> table.number(heading(comparison.base(), y), ""));
        for (YearFigure figure : headline) {
            String unit = Units.fitting(figure.unit(), largest(figure, columns));
            double scale = Units.factor(figure.unit(), unit);
            // Whose, what and unit below each other, so that seven years fit into a hundred columns.
            String[] name = figure.title().split(", ", 2);
            row(table, name[0], "base", columns, y -> scale * figure.in(comparison.base(), y));
            row(table, "  " + name[1], "scenario", columns, y -> scale * figure.in(comparison.scenario(), y));
            row(
                    table,
                    "  [" + unit + "]",
                    "less base",
                    columns,
                    y -> scale * (figure.in(comparison.scenario(), y) - figure.in(comparison.base(), y)));
        }
        return table.note(note(comparison.scenario(), headline)).build();
    }

    private double largest(YearFigure figure, List<Integer> years) {
        return years.stream()
                .mapToDouble(y -> Math.max(figure.in(comparison.base(), y), figure.in(comparison.scenario(), y)))
                .max()
                .orElse(0);
    }

    private static void row(
            Table.Builder table, String name, String run, List<Integer> years, IntToDoubleFunction figure) {
        List<Object> cells = new ArrayList<>(List.of(name, run));
        years.forEach(y -> cells.add(figure.applyAsDouble(y)));
        table.row(cells.toArray());
    }

    private static double change(double base, double scenario) {
        return base == 0 ? Double.NaN : scenario / base - 1;
    }

    private String against() {
        return comparison.scenario().scenario() + " against "
                + comparison.base().scenario();
    }

    /**
     * What figures of years are, as a note below them.
     *
     * @param projection the projection
     * @param figures the figures
     * @return how each kind of them comes from the quarters, and what money is, where there is any; of a case of history what the
     *     names stand for
     */
    public static String note(Projection projection, List<YearFigure> figures) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(figures, "figures");
        Optional<History.Words> past = History.words(projection.market());
        List<String> parts = new ArrayList<>();
        if (has(figures, YearFigure.Kind.SUM)) {
            parts.add("flows are sums over the year" + ofPartOnly(projection));
        }
        if (has(figures, YearFigure.Kind.END)) {
            parts.add(past.map(History.Words::resource).orElse("GPUs and power") + (past.isPresent() ? " is" : " are")
                    + " at the year's end");
        }
        if (has(figures, YearFigure.Kind.MEAN)) {
            parts.add("prices and parts are means of the year's quarters");
        }
        boolean money = figures.stream().anyMatch(f -> f.unit().contains("USD"));
        return Words.capital(String.join("; ", parts)) + "."
                + past.map(words -> " " + words.names()).orElse(money ? " " + Units.MONEY : "");
    }

    /** Of which years there are some quarters alone, which a sum is of. */
    private static String ofPartOnly(Projection projection) {
        List<String> partial = of(projection).stream()
                .map(y -> heading(projection, y))
                .filter(h -> h.contains("Q"))
                .toList();
        return partial.isEmpty()
                ? ""
                : ", not annualised: in " + String.join(" and ", partial) + " over what there is of the year";
    }

    private static boolean has(List<YearFigure> figures, YearFigure.Kind kind) {
        return figures.stream().anyMatch(f -> f.kind() == kind);
    }

    /**
     * The main figures as an HTML element.
     *
     * @return that of {@link #toWideTable()}
     */
    @Override
    public String toHtml() {
        return toWideTable().toHtml();
    }

    @Override
    public String toString() {
        return toWideTable().toString();
    }
}
