package io.jevons.uncertainty.findings;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.uncertainty.design.Design;
import io.jevons.uncertainty.quantiles.Interval;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.sensitivity.Bootstrap;
import io.jevons.uncertainty.sensitivity.ElementaryEffects;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.Ranking;
import io.jevons.uncertainty.sensitivity.WidestInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The measures of a Morris screening of one output. Prints as a table with its warnings. */
public final class MorrisResult implements Shown.AsTable {
    /** The widest interval of μ*, as a share of the largest μ*, of a screening that has converged. */
    private static final double WIDEST = 0.1;

    /** The share of the largest μ* below which an input's curvature is not worth a word. */
    private static final double NOTABLE = 0.1;

    /**
     * The size of a screening and how its intervals are drawn.
     *
     * @param trajectories the number of trajectories
     * @param levels the levels of the grid
     * @param resamples the resamples of the bootstrap
     * @param seed its seed
     */
    public record Design(int trajectories, int levels, int resamples, long seed) {}

    private final String output;
    private final InputNames names;
    private final double[] mu;
    private final double[] muStar;
    private final double[] sigma;
    private final List<Interval> intervals;
    private final Design design;
    private final List<String> notes;

    private MorrisResult(
            String output,
            InputNames names,
            double[][] measures,
            List<Interval> intervals,
            Design design,
            List<String> notes) {
        this.output = output;
        this.names = names;
        this.mu = measures[0];
        this.muStar = measures[1];
        this.sigma = measures[2];
        this.intervals = List.copyOf(intervals);
        this.design = design;
        this.notes = new ArrayList<>(notes);
        addNotes();
    }

    /**
     * The measures of an output.
     *
     * @param output its name
     * @param names those of the inputs
     * @param effects the elementary effects, one row a trajectory
     * @param design the size of the screening
     * @param notes what there is to say first
     * @return the result
     */
    public static MorrisResult of(
            String output, InputNames names, double[][] effects, Design design, List<String> notes) {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(effects, "effects");
        Objects.requireNonNull(design, "design");
        Objects.requireNonNull(notes, "notes");
        int[] rows = IntStream.range(0, effects.length).toArray();
        List<Interval> intervals = Bootstrap.intervals(
                rows,
                design.resamples(),
                RandomBits.key(design.seed(), 0xB007),
                drawn -> ElementaryEffects.measures(effects, drawn)[1]);
        return new MorrisResult(output, names, ElementaryEffects.measures(effects, rows), intervals, design, notes);
    }

    /**
     * The inputs.
     *
     * @return the names in the order of the measures
     */
    public List<String> names() {
        return names.plain();
    }

    /**
     * The mean elementary effects.
     *
     * @return one an input, in the unit of the output
     */
    public double[] mu() {
        return mu.clone();
    }

    /**
     * The mean absolute elementary effects, by which inputs are ranked.
     *
     * @return one an input, in the unit of the output
     */
    public double[] muStar() {
        return muStar.clone();
    }

    /**
     * The standard deviations of the elementary effects.
     *
     * @return one an input, in the unit of the output
     */
    public double[] sigma() {
        return sigma.clone();
    }

    /**
     * The interval of a mean absolute effect.
     *
     * @param i the input, from 0
     * @return its 95 % interval
     * @throws InvalidInputException if there is no such input
     */
    public Interval muStarInterval(int i) {
        Checks.between("input", i, 0, intervals.size() - 1.0);
        return intervals.get(i);
    }

    /**
     * The number of evaluations.
     *
     * @return the count
     */
    public int runs() {
        return design.trajectories() * (names.size() + 1);
    }

    /**
     * Whether no interval of μ* is wider than a tenth of the largest μ*.
     *
     * @return whether the ranking can be taken as it is
     */
    public boolean hasConverged() {
        return widest().hasConverged();
    }

    /**
     * How many trajectories would do, by the rule that the width of an interval falls with the root of their number.
     *
     * @return the number, at least that used if it sufficed
     */
    public long trajectoriesNeeded() {
        return widest().needed(design.trajectories());
    }

    private WidestInterval widest() {
        double widest = WidestInterval.of(intervals, WIDEST).width();
        return new WidestInterval(largest() == 0 ? 0 : widest / largest(), WIDEST, "the largest mu*");
    }

    private double largest() {
        return Arrays.stream(muStar).max().orElse(0);
    }

    private void addNotes() {
        if (largest() == 0) {
            return;
        }
        notes.add(widest().note("the widest 95 % interval of mu*", trajectoriesNeeded() + " trajectories")
                + (hasConverged()
                        ? ""
                        : " " + design.trajectories() + " give a ranking where intervals do not overlap."));
        List<String> curved = IntStream.range(0, names.size())
                .filter(j -> muStar[j] > NOTABLE * largest() && sigma[j] > muStar[j] / 2)
                .mapToObj(names::shown)
                .toList();
        if (!curved.isEmpty()) {
            notes.add("Curvature or interaction (sigma above half of mu*): " + String.join(", ", curved) + ".");
        }
        if (IntStream.range(0, names.size()).anyMatch(j -> Math.abs(mu[j]) < 0.5 * muStar[j])) {
            notes.add("Where |mu| is well below mu*, the output rises with the input in some places and falls in"
                    + " others.");
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
     * The measures, the largest μ* first. The title of a screening that has not converged begins with how many trajectories
     * it needs, which is an estimate.
     *
     * @return a table
     */
    @Override
    public Table toTable() {
        Table.Builder table = names.withPaths(Table.titled(widest().first(trajectoriesNeeded() + " trajectories")
                        + "Morris screening of " + output + ": change of the output over an input's"
                        + " range (" + design.trajectories() + " trajectories, " + design.levels() + " levels, "
                        + runs()
                        + " runs)")
                .text("input")
                .alike("mu*")
                .text("95 %")
                .alike("mu")
                .alike("sigma"));
        for (int j : Ranking.descending(muStar)) {
            table.row(names.row(j, muStar[j], intervals.get(j).toString(), mu[j], sigma[j]));
        }
        notes.forEach(table::note);
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
