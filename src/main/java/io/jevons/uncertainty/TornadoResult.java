package io.jevons.uncertainty;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.quantiles.Interval;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The bars of a tornado of one output, and what they hide. Prints as a table with its warnings. */
public final class TornadoResult implements Shown.AsTable, Shown.AsChart {
    /** A share of variance through interaction below this is not worth a warning. */
    private static final double NOTABLE = 0.05;

    /** The inputs that a warning names. */
    private static final int MOST_LISTED = 3;

    private final String output;
    private final Inputs inputs;
    private final InputNames names;
    private final double[] outputs;
    private final Interval quantiles;
    private final String settled;
    private final List<String> warnings = new ArrayList<>();
    private final String remark;

    TornadoResult(
            String output,
            Inputs inputs,
            InputNames names,
            double[] outputs,
            Interval quantiles,
            List<SobolResult> indices) {
        this.output = output;
        this.inputs = inputs;
        this.names = names;
        this.outputs = outputs;
        this.quantiles = quantiles;
        this.settled = settled(indices);
        this.remark = "";
        if (!inputs.copula().isIndependent()) {
            warnings.add("Warning: the inputs are correlated, so that one seldom goes to its end alone, as it does"
                    + " here; ShapleyEffects allow for correlation.");
        }
        if (indices.isEmpty()) {
            warnings.add("Not checked for interaction, to which a tornado is blind.");
        } else {
            indices.forEach(this::warnOfInteraction);
        }
        if (isConstant(indices)) {
            warnings.add("Warning: the output is the same at every point; all figures are zero.");
        }
        List<String> undefined = IntStream.range(0, inputs.size())
                .filter(i -> !Double.isFinite(low(i)) || !Double.isFinite(high(i)))
                .mapToObj(names::shown)
                .toList();
        if (!Double.isFinite(outputs[0])) {
            warnings.add("Warning: the output at the medians is not a finite number; no bar has a length.");
        } else if (!undefined.isEmpty()) {
            warnings.add("Warning: the output is not a finite number where " + listed(undefined)
                    + (undefined.size() == 1 ? " is moved; its bar has" : " are moved; their bars have")
                    + " no length and come" + (undefined.size() == 1 ? "s" : "") + " last.");
        }
    }

    /** The first few of what may be many. */
    private static String listed(List<String> all) {
        return all.size() <= MOST_LISTED
                ? String.join("; ", all)
                : all.size() + " inputs (" + String.join("; ", all.subList(0, MOST_LISTED)) + " and others)";
    }

    /**
     * The same with a remark that its printed form ends with.
     *
     * @param said the remark, a sentence
     * @return a changed copy
     */
    public TornadoResult remarked(String said) {
        Objects.requireNonNull(said, "said");
        return new TornadoResult(this, said);
    }

    private TornadoResult(TornadoResult other, String remark) {
        this.output = other.output;
        this.inputs = other.inputs;
        this.names = other.names;
        this.outputs = other.outputs;
        this.quantiles = other.quantiles;
        this.settled = other.settled;
        this.warnings.addAll(other.warnings);
        this.remark = remark;
    }

    /** The inputs, the longest bar first and those without a length last. */
    private int[] order() {
        return Ranking.descending(IntStream.range(0, inputs.size())
                .mapToDouble(this::swing)
                .map(swing -> Double.isFinite(swing) ? swing : -1)
                .toArray());
    }

    /** Whether neither the bars nor the check for interaction saw the output move. */
    private boolean isConstant(List<SobolResult> indices) {
        return IntStream.range(0, inputs.size()).allMatch(i -> swing(i) == 0)
                && indices.stream().allMatch(s -> Arrays.stream(s.total()).allMatch(t -> t == 0));
    }

    /** Whether the figures are settled. The bars are no estimates; the check for interaction is. */
    private String settled(List<SobolResult> indices) {
        String bars = "The bars are exact at the stated quantiles, with nothing to converge";
        if (indices.isEmpty()) {
            return bars + ".";
        }
        boolean converged = indices.get(0).hasConverged();
        String check = inputs.copula().isIndependent() ? "interaction" : "interaction, which leaves out correlations,";
        return bars + "; the check for " + check + " has " + (converged ? "" : "not ")
                + "converged (95 % intervals of Sobol indices within 0.05).";
    }

    private void warnOfInteraction(SobolResult indices) {
        double[] first = indices.first();
        double[] total = indices.total();
        double longest = IntStream.range(0, inputs.size())
                .mapToDouble(this::swing)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int i = 0; i < inputs.size(); i++) {
            String name = names.shown(i);
            double hidden = total[i] - Math.max(0, first[i]);
            boolean real = indices.totalInterval(i).low() > NOTABLE / 2;
            boolean noBar = swing(i) <= 0.01 * longest;
            if (noBar && total[i] > NOTABLE && real) {
                warnings.add("Warning: " + name + " has next to no bar, yet a total index of "
                        + Numbers.human(total[i]) + ": it acts through other inputs or on both sides alike, which a"
                        + " tornado cannot show. Look at Sobol.");
            } else if (hidden > NOTABLE && real) {
                warnings.add("Warning: " + Numbers.percent(hidden) + " of the variance comes from " + name
                        + " together with other inputs, which its bar leaves out. Look at Sobol.");
            }
        }
    }

    /**
     * The inputs.
     *
     * @return the names, in the order of the places that the other methods take
     */
    public List<String> names() {
        return names.plain();
    }

    /**
     * The inputs in plain words, as table and chart have them.
     *
     * @return one an input, in the order of {@link #names()}; the name where there are no words for it
     */
    public List<String> words() {
        return names.shown();
    }

    /**
     * The output with all inputs at their medians.
     *
     * @return the output
     */
    public double middle() {
        return outputs[0];
    }

    /**
     * The output with one input at its low quantile.
     *
     * @param i the input, from 0
     * @return the output
     * @throws InvalidInputException if there is no such input
     */
    public double low(int i) {
        requireInput(i);
        return outputs[2 * i + 1];
    }

    /** Outputs are that at the medians, then a low and a high one an input. */
    private void requireInput(int i) {
        int last = (outputs.length - 1) / 2 - 1;
        Checks.between("input", i, 0, last);
    }

    /**
     * The output with one input at its high quantile.
     *
     * @param i the input, from 0
     * @return the output
     * @throws InvalidInputException if there is no such input
     */
    public double high(int i) {
        requireInput(i);
        return outputs[2 * i + 2];
    }

    /**
     * The length of a bar: the range of the output over the low, the middle and the high value of the input.
     *
     * @param i the input, from 0
     * @return the length, in the unit of the output; not finite where one of the three outputs is not
     * @throws InvalidInputException if there is no such input
     */
    public double swing(int i) {
        return Math.max(middle(), Math.max(low(i), high(i))) - Math.min(middle(), Math.min(low(i), high(i)));
    }

    /**
     * Whether there is nothing to show: no output is a finite number.
     *
     * @return whether that is so at the medians and at both ends of every input
     */
    public boolean isUndefined() {
        return Arrays.stream(outputs).noneMatch(Double::isFinite);
    }

    /**
     * What the bars hide.
     *
     * @return the warnings that the printed form ends with; empty where nothing is hidden
     */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * The bars, the longest first, and last those without a length because an output is not finite.
     *
     * @return a table
     */
    @Override
    public Table toTable() {
        Table.Builder table = names.withPaths(Table.titled("Tornado of " + output + ", one input at a time from its "
                        + end(quantiles.low()) + " to its " + end(quantiles.high())
                        + " quantile; at the medians " + Numbers.human(middle()))
                .text("input")
                .number("low input", "1")
                .number("output", "1")
                .number("high input", "1")
                .number("output there", "1")
                .alike("swing"));
        for (int i : order()) {
            Distribution d = inputs.distributions().get(i);
            table.row(
                    names.row(i, d.quantile(quantiles.low()), low(i), d.quantile(quantiles.high()), high(i), swing(i)));
        }
        warnings.forEach(table::note);
        table.note(settled);
        if (!remark.isEmpty()) {
            table.note(remark);
        }
        return table.build();
    }

    /** A quantile in per cent, without a decimal where it has none. */
    private static String end(double quantile) {
        return Math.rint(100 * quantile) == 100 * quantile ? Numbers.wholePercent(quantile) : Numbers.percent(quantile);
    }

    /**
     * What the bars run over, and their colours, in words.
     *
     * @return such as {@code one input at a time from its 5 % to its 95 % quantile; ...}
     */
    public String span() {
        return "one input at a time from its " + end(quantiles.low()) + " to its " + end(quantiles.high())
                + " quantile; blue at its low end, orange at its high end";
    }

    /**
     * A bar an input, from its low to its high output, about the output at the medians.
     *
     * @return the chart
     */
    @Override
    public Chart chart() {
        int[] order = order();
        boolean known = Double.isFinite(swing(order[0]));
        String finding = known ? names.shown(order[0]) + " moves " + output + " most" : "Tornado of " + output;
        List<ChartPoint> bars = new ArrayList<>();
        for (int i : order) {
            bars.add(ChartPoint.range(names.shown(i), middle(), low(i), high(i)));
        }
        return Chart.of(Chart.Kind.TORNADO, finding)
                .subtitle(output + ", " + span())
                .trace(output, Chart.Role.MAIN, bars);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
