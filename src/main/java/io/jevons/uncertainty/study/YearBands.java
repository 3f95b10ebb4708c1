package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.YearFigure;
import io.jevons.rebound.Years;
import io.jevons.uncertainty.SeriesNeeds;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Calendar years over all draws: quantiles of base and scenario, and of their difference, which is taken draw by draw and so
 * is far surer than the two by themselves. What a year's figure is {@link YearFigure} says. Money is in constant 2025 US
 * dollars. Immutable.
 */
public final class YearBands implements Shown.AsTable {
    private static final double LOW = 0.05;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.95;

    /** The most draws of which every value of every year is kept. */
    private static final int EXACT = 10_000;

    /** What {@link #summary()} has room for. */
    private static final List<String> BRIEF = List.of("sales", "need", YearFigure.ELECTRICITY, "revenue");

    /** What is kept of a figure in a year. */
    private static final int BASE = 0;

    private static final int SCENARIO = 1;
    private static final int DIFFERENCE = 2;
    private static final int CHANGE = 3;
    private static final int KEPT = 4;

    private final String title;
    private final List<YearFigure> figures;
    private final String ofFigures;
    private final String ofHeadline;
    private final List<YearFigure> headline;
    private final List<Integer> years;
    private final List<String> headings;
    private final List<String> notes;
    private final Quantiles[] quantiles;

    /** By figure and year: in how many draws the scenario has more than the base, and how many draws there are. */
    private final int[] more;

    private final int[] counted;

    private YearBands(
            StudyRuns studied,
            Projection any,
            List<YearFigure> figures,
            List<YearFigure> headline,
            List<String> notes) {
        this.title = "Calendar years over the draws, "
                + studied.staging().scenario().name() + " against "
                + studied.staging().base().name();
        ofFigures = Years.note(any, figures);
        ofHeadline = Years.note(any, headline);
        this.figures = figures;
        this.headline = headline;
        this.years = Years.of(any);
        this.headings = years.stream().map(y -> Years.heading(any, y)).toList();
        this.notes = notes;
        int draws = studied.draws().size();
        quantiles = new Quantiles[figures.size() * years.size() * KEPT];
        Arrays.setAll(quantiles, k -> draws > EXACT ? Quantiles.sketch() : Quantiles.exact());
        more = new int[figures.size() * years.size()];
        counted = new int[more.length];
        List<String> names = new ArrayList<>();
        for (int k = 0; k < quantiles.length; k++) {
            names.add("output " + k);
        }
        List<SeriesKey> read = figures.stream().map(YearFigure::read).distinct().toList();
        EngineModel model = new EngineModel(
                studied.staging(),
                studied.assumptions(),
                Optional.of(new SeriesNeeds(read, read, List.of())),
                names,
                this::figures);
        studied.forEach(model, (from, outputs) -> take(outputs));
    }

    static YearBands of(StudyRuns studied, Comparison any, List<String> notes) {
        return new YearBands(
                studied,
                any.scenario(),
                YearFigure.banded(any.scenario()),
                YearFigure.headline(any.scenario()).stream()
                        .filter(f -> BRIEF.contains(f.key().variable()))
                        .toList(),
                notes);
    }

    static YearBands of(StudyRuns studied, Comparison any, String entity, String variable, List<String> notes) {
        List<YearFigure> one = List.of(YearFigure.of(any.scenario(), entity, variable));
        return new YearBands(studied, any.scenario(), one, one, notes);
    }

    private void figures(Comparison comparison, double[] out) {
        int k = 0;
        for (YearFigure figure : figures) {
            for (int year : years) {
                double base = figure.in(comparison.base(), year);
                double scenario = figure.in(comparison.scenario(), year);
                out[k++] = base;
                out[k++] = scenario;
                out[k++] = scenario - base;
                out[k++] = base == 0 ? Double.NaN : scenario / base - 1;
            }
        }
    }

    private void take(double[][] outputs) {
        for (int k = 0; k < outputs.length; k++) {
            for (double value : outputs[k]) {
                if (!Double.isFinite(value)) {
                    continue;
                }
                quantiles[k].add(value);
                if (k % KEPT == DIFFERENCE) {
                    more[k / KEPT] += value > 0 ? 1 : 0;
                    counted[k / KEPT]++;
                }
            }
        }
    }

    /**
     * The figures.
     *
     * @return the figures, those of groups of tiers first
     */
    public List<YearFigure> figures() {
        return figures;
    }

    /**
     * The calendar years.
     *
     * @return the years, in order; the first and the last may be of some quarters alone
     */
    public List<Integer> years() {
        return years;
    }

    /**
     * A quantile of the base.
     *
     * @param entity the entity of one of the figures
     * @param variable its variable
     * @param year the calendar year
     * @param probability the probability, in [0, 1]
     * @return the quantile, in the unit of the figure
     * @throws InvalidInputException if there is no such figure or year, or the probability is out of range
     */
    public double base(String entity, String variable, int year, double probability) {
        return quantile(at(entity, variable, year), BASE, probability);
    }

    /**
     * A quantile of the scenario.
     *
     * @param entity the entity of one of the figures
     * @param variable its variable
     * @param year the calendar year
     * @param probability the probability, in [0, 1]
     * @return the quantile, in the unit of the figure
     * @throws InvalidInputException if there is no such figure or year, or the probability is out of range
     */
    public double scenario(String entity, String variable, int year, double probability) {
        return quantile(at(entity, variable, year), SCENARIO, probability);
    }

    /**
     * A quantile of the difference of scenario and base in the same draw. It is not the difference of their quantiles.
     *
     * @param entity the entity of one of the figures
     * @param variable its variable
     * @param year the calendar year
     * @param probability the probability, in [0, 1]
     * @return the quantile of scenario less base, in the unit of the figure
     * @throws InvalidInputException if there is no such figure or year, or the probability is out of range
     */
    public double difference(String entity, String variable, int year, double probability) {
        return quantile(at(entity, variable, year), DIFFERENCE, probability);
    }

    /**
     * A quantile of the difference of scenario and base in the same draw, as a part of that draw's base. It says what a scenario
     * changes without how large the base is, which is uncertain too.
     *
     * @param entity the entity of one of the figures
     * @param variable its variable
     * @param year the calendar year
     * @param probability the probability, in [0, 1]
     * @return the quantile of scenario / base - 1, over the draws in which the base is not 0; NaN where there are none
     * @throws InvalidInputException if there is no such figure or year, or the probability is out of range
     */
    public double change(String entity, String variable, int year, double probability) {
        return quantile(at(entity, variable, year), CHANGE, probability);
    }

    /**
     * How often the scenario has more of a figure than its base.
     *
     * @param entity the entity of one of the figures
     * @param variable its variable
     * @param year the calendar year
     * @return the share of the draws, with its standard error
     * @throws InvalidInputException if there is no such figure or year
     */
    public Estimate more(String entity, String variable, int year) {
        int at = at(entity, variable, year);
        return Estimate.probability(more[at], counted[at]);
    }

    private int at(String entity, String variable, int year) {
        SeriesKey key = new SeriesKey(entity, variable);
        for (int f = 0; f < figures.size(); f++) {
            if (figures.get(f).key().equals(key)) {
                if (!years.contains(year)) {
                    throw InvalidInputException.of(
                            "year", year, "from " + years.get(0) + " to " + years.get(years.size() - 1));
                }
                return f * years.size() + years.indexOf(year);
            }
        }
        throw InvalidInputException.unknown(
                        "figure",
                        key.toString(),
                        figures.stream().map(f -> f.key().toString()).toList())
                .with("\nOr study.years(\"" + entity + "\", \"" + variable + "\")", Optional.empty());
    }

    private double quantile(int at, int kept, double probability) {
        return quantiles[at * KEPT + kept].quantile(probability);
    }

    /**
     * Everything, a row a figure and year.
     *
     * @return a table of the 5, 50 and 95 % quantiles of base, scenario and their difference, and how often there is more
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(title)
                .text("year")
                .text("figure")
                .text("entity")
                .text("variable")
                .text("unit")
                .text("of the year");
        for (String run : List.of("base", "scenario", "difference")) {
            table.number(run + " 5 %", "").number(run + " 50 %", "").number(run + " 95 %", "");
        }
        table.percent("P(more)");
        for (int f = 0; f < figures.size(); f++) {
            YearFigure figure = figures.get(f);
            for (int y = 0; y < years.size(); y++) {
                int at = f * years.size() + y;
                List<Object> row = new ArrayList<>(List.of(
                        headings.get(y),
                        figure.title(),
                        figure.key().entity(),
                        figure.key().variable(),
                        figure.unit(),
                        figure.kind().toString()));
                for (int kept : new int[] {BASE, SCENARIO, DIFFERENCE}) {
                    for (double p : new double[] {LOW, MIDDLE, HIGH}) {
                        row.add(quantile(at, kept, p));
                    }
                }
                row.add(counted[at] == 0 ? Double.NaN : (double) more[at] / counted[at]);
                table.row(row.toArray());
            }
        }
        return noted(table, ofFigures);
    }

    /**
     * The main figures, a row a whole year: the middles of base and scenario, and the quantiles of their difference.
     *
     * @return a table of figure, year, quantiles and how often there is more
     */
    public Table summary() {
        Table.Builder table = Table.titled(title)
                .text("figure")
                .text("year")
                .number("base", "")
                .number("scenario", "")
                .number("difference 5 %", "")
                .number("50 %", "")
                .number("95 %", "")
                .percent("P(more)");
        boolean parts = headings.stream().allMatch(h -> h.contains("Q"));
        for (YearFigure figure : headline) {
            String name = figure.toString();
            for (int y = 0; y < years.size(); y++) {
                int at = figures.indexOf(figure) * years.size() + y;
                if (parts || !headings.get(y).contains("Q")) {
                    table.row(
                            name,
                            headings.get(y),
                            quantile(at, BASE, MIDDLE),
                            quantile(at, SCENARIO, MIDDLE),
                            quantile(at, DIFFERENCE, LOW),
                            quantile(at, DIFFERENCE, MIDDLE),
                            quantile(at, DIFFERENCE, HIGH),
                            counted[at] == 0 ? Double.NaN : (double) more[at] / counted[at]);
                    name = "";
                }
            }
        }
        return noted(table, ofHeadline);
    }

    private Table noted(Table.Builder table, String years) {
        table.note(
                "Base and scenario: medians over the draws. Difference: scenario less base in the same draw, so not the "
                        + "difference of the quantiles. P(more): how often the scenario has more. "
                        + years);
        notes.forEach(table::note);
        return table.build();
    }

    /**
     * The main figures as an HTML element.
     *
     * @return that of {@link #summary()}
     */
    @Override
    public String toHtml() {
        return summary().toHtml();
    }

    @Override
    public String toString() {
        return summary().toString();
    }
}
