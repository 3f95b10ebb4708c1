package io.jevons.uncertainty;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** PAWN indices of one output. Prints as a table with its warnings. */
public final class PawnResult {
    private static final int RESAMPLES = 100;
    private static final double WIDEST = 0.1;

    private final String output;
    private final List<String> names;
    private final double[] medians;
    private final double[] largest;
    private final List<Interval> intervals;
    private final int draws;
    private final int slices;
    private final List<String> notes;

    PawnResult(String output, List<String> names, PawnEstimator estimator, int[] rows, long seed, List<String> notes) {
        this.output = output;
        this.names = names;
        this.draws = rows.length;
        this.slices = estimator.slices();
        this.medians = estimator.medians(rows, seed);
        this.largest = IntStream.range(0, names.size())
                .mapToDouble(
                        j -> Arrays.stream(estimator.distances(j, rows)).max().orElse(0))
                .toArray();
        this.intervals = Bootstrap.intervals(
                rows, RESAMPLES, RandomBits.key(seed, 0xB007), drawn -> estimator.medians(drawn, seed));
        this.notes = new ArrayList<>(notes);
        addNotes();
    }

    /**
     * The inputs.
     *
     * @return the names in the order of the indices
     */
    public List<String> names() {
        return names;
    }

    /**
     * The indices: the median over the slices of the distance between the outputs in a slice and all outputs.
     *
     * @return one an input, from 0 to 1
     */
    public double[] median() {
        return Arrays.copyOf(medians, names.size());
    }

    /**
     * The largest distances over the slices.
     *
     * @return one an input, from 0 to 1
     */
    public double[] maximum() {
        return largest.clone();
    }

    /**
     * The index of an input without influence under the same number of draws and slices.
     *
     * @return the median distance of a shuffled input
     */
    public double dummy() {
        return medians[names.size()];
    }

    /**
     * The interval of an index.
     *
     * @param i the input, from 0
     * @return the 95 % percentile bootstrap interval; resamples repeat draws, which moves it up a little
     */
    public Interval interval(int i) {
        return intervals.get(i);
    }

    /**
     * Whether no interval is wider than 0.1.
     *
     * @return whether the indices can be taken as they are
     */
    public boolean hasConverged() {
        return width() <= WIDEST;
    }

    private double width() {
        return IntStream.range(0, names.size())
                .mapToDouble(i -> intervals.get(i).width())
                .max()
                .orElse(0);
    }

    private void addNotes() {
        if (hasConverged()) {
            notes.add("Converged: no 95 % interval is wider than " + WIDEST + ".");
        } else {
            long needed = (long) Math.ceil(draws * Math.pow(width() / WIDEST, 2));
            notes.add("Not converged: the widest 95 % interval is " + Numbers.human(width()) + " wide (" + WIDEST
                    + " wanted); about " + needed + " draws would do.");
        }
        notes.add("An input without influence would have " + Numbers.human(dummy()) + " here (a shuffled input).");
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
     * The indices, the largest first.
     *
     * @return a table
     */
    public Table table() {
        Table.Builder table = Table.titled("PAWN indices of " + output + ": shift of its distribution, from 0 to 1 ("
                        + draws + " draws, " + slices + " slices)")
                .text("input")
                .number("median", "1")
                .text("95 %")
                .number("largest", "1");
        for (int i : Ranking.descending(median())) {
            table.row(names.get(i), medians[i], intervals.get(i).toString(), largest[i]);
        }
        notes.forEach(table::note);
        return table.build();
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
