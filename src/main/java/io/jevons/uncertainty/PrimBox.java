package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;

/** A box that PRIM found: a rule in words, how good it is, and the trajectory of boxes to choose another from. */
public final class PrimBox {
    private final List<String> names;
    private final String interest;
    private final List<PrimLimits> trajectory;
    private final PrimLimits limits;

    PrimBox(List<String> names, String interest, List<PrimLimits> trajectory, int step) {
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
        return names;
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
     */
    public double lower(int i) {
        return limits.lower(i);
    }

    /**
     * The upper limit of an input.
     *
     * @param i the input, from 0
     * @return the limit, within the box; infinity where there is none
     */
    public double upper(int i) {
        return limits.upper(i);
    }

    /**
     * Whether the box limits an input.
     *
     * @param i the input, from 0
     * @return whether it has a limit
     */
    public boolean restricts(int i) {
        return limits.restricts(i);
    }

    /**
     * How likely the limits on an input are chance: the probability of as many cases of interest in the box if its cases
     * were drawn from the box without these limits (Bryant and Lempert 2010). It is a guide and no test, since the limits
     * were chosen after the data.
     *
     * @param i the input, from 0
     * @return the quasi-p value; 1 where there is no limit
     */
    public double quasiP(int i) {
        return limits.quasiP(i);
    }

    /**
     * Whether a point lies in the box.
     *
     * @param point the values of the inputs
     * @return whether it does
     */
    public boolean contains(double... point) {
        return limits.holds(point);
    }

    /**
     * The rule in words.
     *
     * @return such as {@code x1 >= 0.524 and x2 <= 0.296}
     */
    public String rule() {
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            boolean from = lower(j) > Double.NEGATIVE_INFINITY;
            boolean to = upper(j) < Double.POSITIVE_INFINITY;
            String name = names.get(j);
            if (from && to) {
                parts.add(Numbers.human(lower(j)) + " <= " + name + " <= " + Numbers.human(upper(j)));
            } else if (from) {
                parts.add(name + " >= " + Numbers.human(lower(j)));
            } else if (to) {
                parts.add(name + " <= " + Numbers.human(upper(j)));
            }
        }
        return parts.isEmpty() ? "everywhere" : String.join(" and ", parts);
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
     * @throws io.jevons.base.InvalidInputException if there is no such box
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
    public Table table() {
        String where = rule().equals("everywhere") ? "everywhere" : "where " + rule();
        Table.Builder table = Table.titled(interest + " " + where)
                .text("input")
                .number("from", "1")
                .number("to", "1")
                .number("quasi-p", "1");
        for (int j = 0; j < names.size(); j++) {
            if (restricts(j)) {
                table.row(names.get(j), limit(lower(j)), limit(upper(j)), quasiP(j));
            }
        }
        table.note(interest + ": " + Numbers.percent(density()) + " of the cases in the box (density), "
                + Numbers.percent(trajectory.get(0).density()) + " of all cases. The box holds "
                + Numbers.percent(coverage()) + " of all such cases (coverage) and " + Numbers.percent(mass())
                + " of all cases (mass).");
        return table.build();
    }

    /** An end that is open prints as a dash. */
    private static double limit(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
