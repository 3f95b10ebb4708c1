package io.jevons.uncertainty.findings;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.PrimLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A box that PRIM found: a rule in words, how good it is, and the trajectory of boxes to choose another from. */
public final class PrimBox implements Shown.AsTable {
    /** The quasi-p value above which a limit may be chance. */
    private static final double CHANCE = 0.05;

    private final InputNames names;
    private final String interest;
    private final List<PrimLimits> trajectory;
    private final PrimLimits limits;

    /**
     * A box of a trajectory.
     *
     * @param names those of the inputs
     * @param interest what the cases of interest have in common
     * @param trajectory the limits of every step
     * @param step the number of the box's step, from 0
     */
    public PrimBox(InputNames names, String interest, List<PrimLimits> trajectory, int step) {
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(interest, "interest");
        Objects.requireNonNull(trajectory, "trajectory");
        this.names = names;
        this.interest = interest;
        this.trajectory = List.copyOf(trajectory);
        this.limits = trajectory.get(step);
    }

    /**
     * The inputs.
     *
     * @return the names, in the order of the columns
     */
    public List<String> names() {
        return names.plain();
    }

    /**
     * What the box is about.
     *
     * @return the event, such as {@code backfire of GPUs, long run}
     */
    public String interest() {
        return interest;
    }

    /**
     * How much of what is of interest the box holds.
     *
     * @return the share of all cases of interest that lie in the box
     */
    public double coverage() {
        return limits.coverage();
    }

    /**
     * How pure the box is.
     *
     * @return the share of the cases in the box that are of interest
     */
    public double density() {
        return limits.density();
    }

    /**
     * How large the box is.
     *
     * @return the share of all cases that lie in it
     */
    public double mass() {
        return limits.mass();
    }

    /**
     * The lower limit of an input.
     *
     * @param i the input, from 0
     * @return the limit, within the box; minus infinity where there is none
     * @throws InvalidInputException if there is no such input
     */
    public double lower(int i) {
        return limits.lower(input(i));
    }

    /**
     * The upper limit of an input.
     *
     * @param i the input, from 0
     * @return the limit, within the box; infinity where there is none
     * @throws InvalidInputException if there is no such input
     */
    public double upper(int i) {
        return limits.upper(input(i));
    }

    /**
     * Whether the box limits an input.
     *
     * @param i the input, from 0
     * @return whether it has a limit
     * @throws InvalidInputException if there is no such input
     */
    public boolean restricts(int i) {
        return limits.restricts(input(i));
    }

    /**
     * How likely the limits on an input are chance: the probability of as many cases of interest in the box if its cases
     * were drawn from the box without these limits (Bryant and Lempert 2010). It is a guide and no test, since the limits
     * were chosen after the data.
     *
     * @param i the input, from 0
     * @return the quasi-p value; 1 where there is no limit
     * @throws InvalidInputException if there is no such input
     */
    public double quasiP(int i) {
        return limits.quasiP(input(i));
    }

    /**
     * How likely the lower limit on an input is chance, as {@link #quasiP} tells of both limits together.
     *
     * @param i the input, from 0
     * @return the quasi-p value; 1 where there is no lower limit
     * @throws InvalidInputException if there is no such input
     */
    public double quasiPFrom(int i) {
        return limits.quasiPLower(input(i));
    }

    /**
     * How likely the upper limit on an input is chance, as {@link #quasiP} tells of both limits together.
     *
     * @param i the input, from 0
     * @return the quasi-p value; 1 where there is no upper limit
     * @throws InvalidInputException if there is no such input
     */
    public double quasiPTo(int i) {
        return limits.quasiPUpper(input(i));
    }

    /**
     * The box without the limits that may be chance: while an end has a quasi-p above 0.05, that with the highest goes, and
     * the others are worked out anew. It is simpler and larger, and so less dense; its {@link #trajectory()} is that of this box
     * with one step more.
     *
     * @return a box of which every limit is unlikely to be chance; this one where it is such
     */
    public PrimBox simplified() {
        PrimLimits simple = limits.simplified(CHANCE);
        if (simple == limits) {
            return this;
        }
        List<PrimLimits> longer = new ArrayList<>(trajectory);
        longer.add(simple);
        return new PrimBox(names, interest, longer, longer.size() - 1);
    }

    private int input(int i) {
        return (int) Checks.between("input", i, 0, names.size() - 1.0);
    }

    /**
     * Whether a point lies in the box.
     *
     * @param point the values of the inputs
     * @return whether it does
     * @throws InvalidInputException if there is not one value an input
     */
    public boolean contains(double... point) {
        Checks.between("number of values", point.length, names.size(), names.size());
        return limits.holds(point);
    }

    /**
     * The rule in words. A limit whose {@link #quasiPFrom} or {@link #quasiPTo} is above 0.05 is marked, since it may be
     * chance; {@link #simplified()} is the box without such.
     *
     * @return such as {@code x1 >= 0.524 and x2 <= 0.296 (may be chance)}
     */
    public String rule() {
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            if (restricts(j)) {
                parts.add(limits(j) + (mayBeChance(j) ? " (may be chance)" : ""));
            }
        }
        return parts.isEmpty() ? "everywhere" : String.join(" and ", parts);
    }

    /**
     * The rule in a line: only the limits that are unlikely to be chance, and how many others there are.
     *
     * @return such as {@code x1 >= 0.524; beside a limit that may be chance}; empty where every limit may be
     */
    public String shortRule() {
        List<String> sure = new ArrayList<>();
        int chance = 0;
        for (int j = 0; j < names.size(); j++) {
            if (mayBeChance(j)) {
                chance++;
            } else if (restricts(j)) {
                sure.add(limits(j));
            }
        }
        String others = chance == 1 ? "a limit that may be chance" : chance + " limits that may be chance";
        String rule = sure.isEmpty() ? (chance == 0 ? "everywhere" : "") : String.join("; ", sure);
        return chance == 0 || rule.isEmpty() ? rule : rule + "; beside " + others;
    }

    private String limits(int j) {
        String from = Numbers.human(lower(j));
        String to = Numbers.human(upper(j));
        String name = names.shown(j);
        if (Double.isInfinite(lower(j))) {
            return name + " <= " + to;
        }
        return Double.isInfinite(upper(j)) ? name + " >= " + from : from + " <= " + name + " <= " + to;
    }

    /** Of limits on both sides each has a say. */
    private boolean mayBeChance(int j) {
        return (!Double.isInfinite(lower(j)) && quasiPFrom(j) > CHANCE)
                || (!Double.isInfinite(upper(j)) && quasiPTo(j) > CHANCE);
    }

    /**
     * The number of boxes on the way, the first of which has no limits.
     *
     * @return the count
     */
    public int steps() {
        return trajectory.size();
    }

    /**
     * Another box on the way here, with more coverage and less density or the other way round.
     *
     * @param k its number, from 0
     * @return the box
     * @throws InvalidInputException if there is no such box
     */
    public PrimBox step(int k) {
        Checks.between("step", k, 0, trajectory.size() - 1.0);
        return new PrimBox(names, interest, trajectory, k);
    }

    /**
     * The way here: peeling first, pasting last.
     *
     * @return one row a box, with coverage, density, mass, the number of limited inputs and the rule
     */
    public Table trajectory() {
        Table.Builder table = Table.titled("Peeling trajectory")
                .number("step", "1")
                .percent("coverage")
                .percent("density")
                .percent("mass")
                .number("limited", "1")
                .text("rule");
        for (int k = 0; k < trajectory.size(); k++) {
            PrimBox box = step(k);
            table.row(
                    k,
                    box.coverage(),
                    box.density(),
                    box.mass(),
                    trajectory.get(k).restrictions(),
                    box.rule());
        }
        return table.build();
    }

    /**
     * The limits with their quasi-p values.
     *
     * @return one row a limited input
     */
    @Override
    public Table toTable() {
        String where = names.haveWords() && !shortRule().isEmpty() ? shortRule() : rule();
        Table.Builder table =
                names.withPaths(Table.titled(interest + (where.equals("everywhere") ? " " : " where ") + where)
                        .text("input")
                        .number("from", "1")
                        .number("to", "1")
                        .number("quasi-p from", "1")
                        .number("quasi-p to", "1"));
        for (int j = 0; j < names.size(); j++) {
            if (restricts(j)) {
                table.row(names.row(
                        j,
                        limit(lower(j)),
                        limit(upper(j)),
                        shown(lower(j), quasiPFrom(j)),
                        shown(upper(j), quasiPTo(j))));
            }
        }
        table.note(interest + ": " + Numbers.percent(density()) + " of the cases in the box (density), "
                + Numbers.percent(trajectory.get(0).density()) + " of all cases. The box holds "
                + Numbers.percent(coverage()) + " of all such cases (coverage) and " + Numbers.percent(mass())
                + " of all cases (mass).");
        if (IntStream.range(0, names.size()).anyMatch(this::mayBeChance)) {
            table.note("A limit with a quasi-p above " + CHANCE + " may be chance. simplified() is the box without such"
                    + " limits; trajectory() has others with fewer.");
        }
        return table.build();
    }

    /** An end that is open prints as a dash. */
    private static double limit(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static double shown(double limit, double quasiP) {
        return Double.isInfinite(limit) ? Double.NaN : quasiP;
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
