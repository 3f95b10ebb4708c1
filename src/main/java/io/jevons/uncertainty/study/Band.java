package io.jevons.uncertainty.study;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Quantiles of a series over the draws, quarter by quarter, of the scenario and of its base. A band is no path: the
 * draw that is at the 95 % quantile in one quarter may be elsewhere in the next. Immutable.
 */
public final class Band implements Shown.AsTable, Shown.AsChart {
    private final String name;
    private final List<Double> probabilities;
    private final List<Series> scenario;
    private final List<Series> base;
    private final List<String> notes;

    /** In any order of the probabilities. The base may be empty, for what only a scenario has. */
    Band(String name, List<Double> probabilities, List<Series> scenario, List<Series> base, List<String> notes) {
        int[] order = IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get))
                .mapToInt(i -> i)
                .toArray();
        this.name = name;
        this.probabilities = inOrder(order, probabilities);
        this.scenario = inOrder(order, scenario);
        this.base = base.isEmpty() ? List.of() : inOrder(order, base);
        this.notes = List.copyOf(notes);
    }

    private static <T> List<T> inOrder(int[] order, List<T> items) {
        return Arrays.stream(order).<T>mapToObj(items::get).toList();
    }

    /**
     * The probabilities.
     *
     * @return the probabilities asked for, in ascending order
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
    @Override
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
     * A fan, of base and scenario: the band from the first to the last probability, those within it, and the line of the
     * middle one where their number is odd.
     *
     * @return the chart
     */
    @Override
    public Chart chart() {
        int last = probabilities.size() - 1;
        int pairs = probabilities.size() / 2;
        Chart chart = Chart.of(Chart.Kind.FAN, finding()).subtitle(legend());
        if (!base.isEmpty()) {
            chart = chart.band("base", Chart.Role.BASE, line(base), base.get(0), base.get(last));
        }
        // The widest band first; the innermost carries the line and its name.
        for (int i = 0; i < Math.max(1, pairs); i++) {
            boolean innermost = i == Math.max(1, pairs) - 1;
            String label = innermost ? "scenario" : percent(probabilities.get(last - i) - probabilities.get(i));
            chart = chart.band(label, Chart.Role.MAIN, line(scenario), scenario.get(i), scenario.get(last - i));
        }
        return chart;
    }

    private boolean hasLine() {
        return probabilities.size() % 2 == 1;
    }

    /** The series of the middle probability; without one, values that are not drawn. */
    private Series line(List<Series> quantiles) {
        Series middle = quantiles.get(quantiles.size() / 2);
        if (hasLine()) {
            return middle;
        }
        double[] nowhere = new double[middle.size()];
        Arrays.fill(nowhere, Double.NaN);
        return Series.of(middle.name(), middle.unit(), middle.start(), nowhere);
    }

    private String finding() {
        Series first = scenario.get(0);
        int end = first.size() - 1;
        String low = Numbers.human(first.get(end));
        String high = Numbers.human(scenario.get(scenario.size() - 1).get(end));
        return name + ": " + low + (scenario.size() == 1 ? "" : " to " + high) + " at the end of "
                + first.end().year();
    }

    private String legend() {
        int last = probabilities.size() - 1;
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < probabilities.size() / 2; i++) {
            ranges.add(percent(probabilities.get(i)) + " to " + percent(probabilities.get(last - i)));
        }
        List<String> parts = new ArrayList<>();
        if (hasLine()) {
            parts.add("line the " + percent(probabilities.get(last / 2)) + " quantile");
        }
        if (!ranges.isEmpty()) {
            parts.add("shading " + String.join(" and ", ranges));
        }
        String unit = scenario.get(0).unit();
        return (unit.equals("1") ? "" : unit + "; ")
                + String.join(", ", parts)
                + (base.isEmpty() ? "" : "; orange scenario, grey base");
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
