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
import io.jevons.uncertainty.sensitivity.SobolEstimator;
import io.jevons.uncertainty.sensitivity.WidestInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Sobol indices of one output, with 95 % percentile bootstrap intervals. Prints as a table with its warnings. */
public final class SobolResult implements Shown.AsTable, Shown.AsChart {
    /** The widest interval of a converged index (Sarrazin, Pianosi and Wagener 2016, doi:10.1016/j.envsoft.2016.02.005). */
    private static final double WIDEST = 0.05;

    /** Pairs printed at most. */
    private static final int MOST_PAIRS = 5;

    private final String output;
    private final InputNames names;
    private final SobolEstimator estimator;
    private final double[] indices;
    private final List<Interval> intervals;
    private final int base;
    private final List<String> notes;

    /**
     * The indices of an output.
     *
     * @param output its name
     * @param names those of the factors
     * @param estimator the indices
     * @param intervals their intervals
     * @param base the number of base points
     * @param notes what there is to say first
     */
    public SobolResult(
            String output,
            InputNames names,
            SobolEstimator estimator,
            List<Interval> intervals,
            int base,
            List<String> notes) {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(estimator, "estimator");
        Objects.requireNonNull(intervals, "intervals");
        Objects.requireNonNull(notes, "notes");
        this.output = output;
        this.names = names;
        this.estimator = estimator;
        this.indices = estimator.indices();
        this.intervals = List.copyOf(intervals);
        this.base = base;
        this.notes = new ArrayList<>(notes);
        addNotes();
    }

    /**
     * The inputs, or groups of them.
     *
     * @return the names in the order of the indices
     */
    public List<String> names() {
        return names.plain();
    }

    /**
     * The first-order indices: the share of the variance that would go if the input alone were known.
     *
     * @return one an input; below zero by sampling noise only
     */
    public double[] first() {
        return Arrays.copyOfRange(indices, 0, names.size());
    }

    /**
     * The total indices: the share of the variance that would stay if all but the input were known.
     *
     * @return one an input
     */
    public double[] total() {
        return Arrays.copyOfRange(indices, names.size(), 2 * names.size());
    }

    /**
     * The second-order indices: the share of the variance that two inputs account for together, beyond each alone.
     *
     * @return a symmetric matrix with zeros on its diagonal
     * @throws InvalidInputException if the second order was left out
     */
    public double[][] second() {
        requireSecond();
        int n = names.size();
        double[][] second = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                second[i][j] = indices[estimator.place(i, j)];
                second[j][i] = second[i][j];
            }
        }
        return second;
    }

    /**
     * The interval of a first-order index.
     *
     * @param i the input, from 0
     * @return its 95 % interval
     * @throws InvalidInputException if there is no such input
     */
    public Interval firstInterval(int i) {
        Checks.between("input", i, 0, names.size() - 1.0);
        return intervals.get(i);
    }

    /**
     * The interval of a total index.
     *
     * @param i the input, from 0
     * @return its 95 % interval
     * @throws InvalidInputException if there is no such input
     */
    public Interval totalInterval(int i) {
        Checks.between("input", i, 0, names.size() - 1.0);
        return intervals.get(names.size() + i);
    }

    /**
     * The interval of a second-order index.
     *
     * @param i the one input, from 0
     * @param j the other, not the same
     * @return its 95 % interval
     * @throws InvalidInputException if the second order was left out or the inputs are the same
     * @throws IndexOutOfBoundsException if there is no such input
     */
    public Interval secondInterval(int i, int j) {
        requireSecond();
        if (i == j) {
            throw InvalidInputException.of("pair", i + ", " + j, "two different inputs");
        }
        Objects.checkIndex(i, names.size());
        Objects.checkIndex(j, names.size());
        return intervals.get(estimator.place(i, j));
    }

    private void requireSecond() {
        if (!estimator.hasSecondOrder()) {
            throw new InvalidInputException(
                    "the second order was left out of this run" + "\nMaybe run again without withoutSecondOrder()");
        }
    }

    /**
     * The mean of the output over the design.
     *
     * @return the mean
     */
    public double mean() {
        return estimator.mean();
    }

    /**
     * The variance of the output.
     *
     * @return the variance over the points of A and B
     */
    public double variance() {
        return estimator.variance();
    }

    /**
     * The number of evaluations.
     *
     * @return the count
     */
    public int runs() {
        return estimator.runs();
    }

    /**
     * Whether no 95 % interval of a first-order or total index is wider than 0.05.
     *
     * @return whether the indices can be taken as they are
     */
    public boolean hasConverged() {
        return widest().hasConverged();
    }

    /**
     * How many base points would bring all intervals to 0.05, by the rule that their width falls with the root of the
     * number.
     *
     * @return a power of two, at least the number used if that sufficed
     */
    public long baseNeeded() {
        long needed = widest().needed(base);
        return needed <= base ? base : Long.highestOneBit(Math.max(1, needed - 1)) << 1;
    }

    private WidestInterval widest() {
        return WidestInterval.of(intervals.subList(0, 2 * names.size()), WIDEST);
    }

    private void addNotes() {
        if (!(estimator.variance() > 0)) {
            return;
        }
        long runsNeeded = runs() / base * baseNeeded();
        notes.add(widest().note(
                        "the 95 % interval of the " + widestIndex(),
                        baseNeeded() + " base points, " + Numbers.count(runsNeeded) + " runs,"));
        if (Arrays.stream(indices, 0, 2 * names.size()).anyMatch(x -> x < 0)) {
            notes.add("An index below zero is sampling noise around a true one of zero or little more (a share of a"
                    + " variance cannot be negative); more points bring it up.");
        }
    }

    private String widestIndex() {
        int widest = 0;
        for (int k = 1; k < 2 * names.size(); k++) {
            widest = intervals.get(k).width() > intervals.get(widest).width() ? k : widest;
        }
        return (widest < names.size() ? "first-order" : "total") + " index of " + names.shown(widest % names.size());
    }

    /**
     * What to know before the figures are used: failures, convergence, negative indices.
     *
     * @return the notes that the printed form ends with
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * The first-order and total indices, the largest total first.
     *
     * @return a table
     */
    @Override
    public Table toTable() {
        Table.Builder table = names.withPaths(Table.titled("Sobol indices of " + output + ": share of variance (" + base
                        + " base points, " + runs() + " runs)")
                .text("input")
                .number("first", "1")
                .text("95 %")
                .number("total", "1")
                .text("95 %"));
        double[] total = total();
        for (int i : Ranking.descending(total)) {
            table.row(names.row(
                    i,
                    indices[i],
                    firstInterval(i).toString(),
                    total[i],
                    totalInterval(i).toString()));
        }
        if (estimator.hasSecondOrder()) {
            pairNotes(table);
        }
        notes.forEach(table::note);
        return table.build();
    }

    private void pairNotes(Table.Builder table) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (isDistinct(i, j)) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        String text = pairs.stream()
                .sorted(Comparator.comparingDouble(pair -> -indices[estimator.place(pair[0], pair[1])]))
                .limit(MOST_PAIRS)
                .map(pair -> names.shown(pair[0]) + " with " + names.shown(pair[1]) + " "
                        + Numbers.human(indices[estimator.place(pair[0], pair[1])]) + " "
                        + secondInterval(pair[0], pair[1]))
                .collect(Collectors.joining("; "));
        if (!text.isEmpty()) {
            table.note("Second order, distinct from zero: " + text + ".");
        }
    }

    /**
     * Whether a pair acts together beyond noise. What it does together is part of the total of both, so that an index
     * above what either total can be is noise of the design, which the bootstrap does not see.
     */
    private boolean isDistinct(int i, int j) {
        double most = Math.min(totalInterval(i).high(), totalInterval(j).high());
        return secondInterval(i, j).low() > 0 && indices[estimator.place(i, j)] <= most;
    }

    /**
     * A bar an input: its total index, and its first-order index.
     *
     * @return the chart
     */
    @Override
    public Chart chart() {
        double[] total = total();
        int[] order = Ranking.descending(total);
        List<ChartPoint> totals = new ArrayList<>();
        List<ChartPoint> firsts = new ArrayList<>();
        for (int i : order) {
            totals.add(ChartPoint.of(names.shown(i), total[i]));
            firsts.add(ChartPoint.of(names.shown(i), indices[i]));
        }
        return Chart.of(
                        Chart.Kind.BAR,
                        names.shown(order[0]) + " decides " + Numbers.percent(total[order[0]]) + " of the variance")
                .subtitle("Shares of the variance of " + output + "; orange with interactions, grey alone")
                .trace("total", Chart.Role.MAIN, totals)
                .trace("first", Chart.Role.BASE, firsts);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
