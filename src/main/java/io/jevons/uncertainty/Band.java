package io.jevons.uncertainty;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantiles of a series over the draws, quarter by quarter, of the scenario and of its base. A band is no path: the
 * draw that is at the 95 % quantile in one quarter may be elsewhere in the next. Immutable.
 */
public final class Band {
    private final String name;
    private final List<Double> probabilities;
    private final List<Series> scenario;
    private final List<Series> base;
    private final List<String> notes;

    /** The base may be empty, for what only a scenario has. */
    Band(String name, List<Double> probabilities, List<Series> scenario, List<Series> base, List<String> notes) {
        this.name = name;
        this.probabilities = List.copyOf(probabilities);
        this.scenario = List.copyOf(scenario);
        this.base = List.copyOf(base);
        this.notes = List.copyOf(notes);
    }

    /**
     * The probabilities.
     *
     * @return the probabilities, as asked for
     */
    public List<Double> probabilities() {
        return probabilities;
    }

    /**
     * A quantile of the scenario.
     *
     * @param probability one of the probabilities
     * @return the quantile by quarter
     * @throws InvalidInputException if it is none of them
     */
    public Series scenario(double probability) {
        return scenario.get(place(probability));
    }

    /**
     * A quantile of the base.
     *
     * @param probability one of the probabilities
     * @return the quantile by quarter
     * @throws InvalidInputException if it is none of them, or only the scenario has the figure, such as rebound
     */
    public Series base(double probability) {
        if (base.isEmpty()) {
            throw new InvalidInputException(name + " of the base: must not be asked for, since only a scenario has it");
        }
        return base.get(place(probability));
    }

    private int place(double probability) {
        int place = probabilities.indexOf(probability);
        if (place < 0) {
            throw InvalidInputException.of("probability", probability, "one of " + probabilities);
        }
        return place;
    }

    /**
     * The band as a table.
     *
     * @return one row a quarter
     */
    public Table toTable() {
        Series first = scenario.get(0);
        String unit = first.unit().equals("1") ? "" : " [" + first.unit() + "]";
        Table.Builder table = Table.titled("Band of " + name + unit).text("quarter");
        probabilities.forEach(p -> table.number(percent(p), "1"));
        if (!base.isEmpty()) {
            probabilities.forEach(p -> table.number("base " + percent(p), "1"));
        }
        for (int i = 0; i < first.size(); i++) {
            List<Object> row = new ArrayList<>();
            row.add(first.start().plus(i).toString());
            for (Series series : scenario) {
                row.add(series.get(i));
            }
            for (Series series : base) {
                row.add(series.get(i));
            }
            table.row(row.toArray());
        }
        notes.forEach(table::note);
        return table.build();
    }

    /**
     * A fan: the lines of the middle probability within the band from the first to the last, of base and scenario.
     *
     * @return the chart
     */
    public Chart chart() {
        int last = probabilities.size() - 1;
        int middle = last / 2;
        Series line = scenario.get(middle);
        String unit = line.unit().equals("1") ? "" : line.unit() + "; ";
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < middle; i++) {
            ranges.add(percent(probabilities.get(i)) + " to " + percent(probabilities.get(last - i)));
        }
        Chart chart = Chart.of(
                        Chart.Kind.FAN,
                        name + ": " + Numbers.human(scenario.get(0).get(line.size() - 1)) + " to "
                                + Numbers.human(scenario.get(last).get(line.size() - 1)) + " at the end of "
                                + line.end().year())
                .subtitle(unit + "line the " + percent(probabilities.get(middle)) + " quantile, shading "
                        + String.join(" and ", ranges) + (base.isEmpty() ? "" : "; orange scenario, grey base"));
        if (!base.isEmpty()) {
            chart = chart.band("base", Chart.Role.BASE, base.get(middle), base.get(0), base.get(last));
        }
        // The widest band first; the innermost carries the line and its name.
        for (int i = 0; i < Math.max(1, middle); i++) {
            boolean innermost = i == Math.max(1, middle) - 1;
            String label = innermost ? "scenario" : percent(probabilities.get(last - i) - probabilities.get(i));
            chart = chart.band(label, Chart.Role.MAIN, line, scenario.get(i), scenario.get(last - i));
        }
        return chart;
    }

    /** A probability in per cent, without digits that say nothing. */
    private static String percent(double probability) {
        double percent = 100 * probability;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
        return (whole ? Long.toString(Math.round(percent)) : Numbers.human(percent)) + " %";
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
