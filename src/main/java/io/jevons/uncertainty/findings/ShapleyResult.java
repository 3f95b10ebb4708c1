package io.jevons.uncertainty.findings;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.uncertainty.quantiles.Interval;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.Ranking;
import io.jevons.uncertainty.sensitivity.WidestInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Shapley effects on one output. Prints as a table with its warnings. */
public final class ShapleyResult implements Shown.AsTable, Shown.AsChart {
    private static final double WIDEST = 0.05;

    private final String output;
    private final InputNames names;
    private final double[] effects;
    private final List<Interval> intervals;
    private final int base;
    private final List<String> notes;

    /**
     * The effects on an output.
     *
     * @param output its name
     * @param names those of the factors
     * @param effects the shares of the variance, one a factor
     * @param intervals their intervals
     * @param base the number of base points
     * @param notes what there is to say first
     */
    public ShapleyResult(
            String output, InputNames names, double[] effects, List<Interval> intervals, int base, List<String> notes) {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(effects, "effects");
        Objects.requireNonNull(intervals, "intervals");
        Objects.requireNonNull(notes, "notes");
        this.output = output;
        this.names = names;
        this.effects = effects;
        this.intervals = List.copyOf(intervals);
        this.base = base;
        this.notes = new ArrayList<>(notes);
        addNotes();
    }

    /**
     * The inputs, or groups of them.
     *
     * @return the names in the order of the effects
     */
    public List<String> names() {
        return names.plain();
    }

    /**
     * The effects.
     *
     * @return the shares of the variance, one an input, with sum 1
     */
    public double[] effects() {
        return effects.clone();
    }

    /**
     * The interval of an effect.
     *
     * @param i the input, from 0
     * @return its 95 % percentile bootstrap interval
     * @throws InvalidInputException if there is no such input
     */
    public Interval interval(int i) {
        Checks.between("input", i, 0, intervals.size() - 1.0);
        return intervals.get(i);
    }

    /**
     * The number of evaluations.
     *
     * @return the count
     */
    public int runs() {
        return base * (names.size() + 1);
    }

    /**
     * Whether no interval is wider than 0.05.
     *
     * @return whether the effects can be taken as they are
     */
    public boolean hasConverged() {
        return widest().hasConverged();
    }

    private WidestInterval widest() {
        return WidestInterval.of(intervals, WIDEST);
    }

    private void addNotes() {
        if (Arrays.stream(effects).allMatch(x -> x == 0)) {
            return;
        }
        notes.add(widest().note("the widest 95 % interval", widest().needed(base) + " base points"));
        if (Arrays.stream(effects).anyMatch(x -> x < 0)) {
            notes.add("An effect below zero is sampling noise around a true one of zero or little more.");
        }
    }

    /**
     * What to know before the figures are used.
     *
     * @return the notes that the printed form ends with
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * The effects, the largest first.
     *
     * @return a table
     */
    @Override
    public Table toTable() {
        Table.Builder table = names.withPaths(Table.titled("Shapley effects on " + output + ": share of variance ("
                        + base + " base points, " + runs() + " runs)")
                .text("input")
                .number("effect", "1")
                .text("95 %"));
        for (int i : Ranking.descending(effects)) {
            table.row(names.row(i, effects[i], intervals.get(i).toString()));
        }
        notes.forEach(table::note);
        return table.build();
    }

    /**
     * A bar an input: its effect, the largest first.
     *
     * @return the chart
     */
    @Override
    public Chart chart() {
        double[] all = effects();
        int[] order = Ranking.descending(all);
        List<ChartPoint> bars = new ArrayList<>();
        for (int i : order) {
            bars.add(ChartPoint.of(names.shown(i), all[i]));
        }
        return Chart.of(
                        Chart.Kind.BAR,
                        names.shown(order[0]) + " goes with " + Numbers.percent(all[order[0]]) + " of the variance")
                .subtitle("Shares of the variance of " + output + ", correlations included")
                .trace("effect", Chart.Role.MAIN, bars);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
