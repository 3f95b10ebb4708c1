package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rebound of a resource: R = 1 - (Y_base - Y_response) / S, where S = Y_base - Y_engineering is the potential saving and
 * Y_response the answer to efficiency; or, with the shifts that a scenario assumes beside it, the same of Y_scenario.
 *
 * <p>R below 0 is super-conservation, between 0 and 1 a partial rebound, 1 a full one, above 1 backfire: the answer to efficiency
 * alone takes more than the base (Jevons). That a scenario with its shifts takes more is called backfire nowhere. Where S is at most a hundredth of Y_base, none or too small a saving to ask what is taken back of it, R
 * is undefined. Quarterly figures use a quarter's values; cumulative and horizon figures use sums.
 */
public final class Rebound implements Shown.AsTable, Shown.AsChart {
    private static final double LEAST_SAVING = 0.01;

    /** Below this a rebound is what is left of rounding where nobody answers. */
    private static final double ROUNDING = 1e-12;

    private final Comparison comparison;
    private final Resource resource;
    private final Series base;
    private final Series engineering;
    private final Series run;
    private final boolean withShifts;

    /** Of the response run, or of the scenario with its shifts. */
    Rebound(Comparison comparison, Resource resource, boolean withShifts) {
        this.comparison = comparison;
        this.resource = resource;
        this.withShifts = withShifts;
        base = comparison.inBase(resource);
        engineering = comparison.engineering(resource);
        run = withShifts ? comparison.inScenario(resource) : comparison.inResponse(resource);
    }

    /**
     * The resource.
     *
     * @return the resource
     */
    public Resource resource() {
        return resource;
    }

    /**
     * Rebound in a quarter, where it is defined.
     *
     * @param quarter the quarter, such as {@code 2029Q4}
     * @return R, if defined
     * @throws InvalidInputException if the comparison does not have the quarter
     */
    public OptionalDouble find(String quarter) {
        return findOver(Horizon.at(quarter));
    }

    /**
     * Rebound from the start to a quarter, where it is defined.
     *
     * @param quarter the last quarter
     * @return R of the sums, if defined
     * @throws InvalidInputException if the comparison does not have the quarter
     */
    public OptionalDouble findCumulative(String quarter) {
        return of(new Horizon.Span(0, comparison.period(Quarter.parse(quarter))));
    }

    /**
     * Rebound over a horizon, where it is defined.
     *
     * @param horizon the horizon
     * @return R of the sums, if defined
     */
    public OptionalDouble findOver(Horizon horizon) {
        return of(horizon.span(comparison));
    }

    /**
     * Rebound in a quarter.
     *
     * @param quarter the quarter, such as {@code 2029Q4}
     * @return R
     * @throws InvalidInputException if it is undefined there
     */
    public double at(String quarter) {
        return defined(find(quarter), quarter, Horizon.at(quarter).span(comparison));
    }

    /**
     * Rebound from the start to a quarter.
     *
     * @param quarter the last quarter
     * @return R of the sums
     * @throws InvalidInputException if it is undefined there
     */
    public double cumulative(String quarter) {
        return defined(
                findCumulative(quarter),
                "cumulative to " + quarter,
                new Horizon.Span(0, comparison.period(Quarter.parse(quarter))));
    }

    /**
     * Rebound over a horizon.
     *
     * @param horizon the horizon
     * @return R of the sums
     * @throws InvalidInputException if it is undefined there
     */
    public double over(Horizon horizon) {
        return defined(findOver(horizon), horizon.toString(), horizon.span(comparison));
    }

    /**
     * Whether rebound is above 1: that the answer to efficiency alone takes more than the base. What a scenario takes with
     * its shifts is called backfire nowhere.
     *
     * @param horizon the horizon
     * @return whether it is; false where rebound is undefined, or shifts are counted
     */
    public boolean isBackfire(Horizon horizon) {
        OptionalDouble r = findOver(horizon);
        return !withShifts && r.isPresent() && r.getAsDouble() > 1;
    }

    private OptionalDouble of(Horizon.Span span) {
        double ofBase = 0;
        double ofEngineering = 0;
        double ofRun = 0;
        for (int i = span.first(); i <= span.last(); i++) {
            ofBase += base.get(i);
            ofEngineering += engineering.get(i);
            ofRun += run.get(i);
        }
        return of(ofBase, ofEngineering, ofRun);
    }

    /** R of a base, an engineering estimate and a run: the one place where it is worked out. */
    static OptionalDouble of(double base, double engineering, double run) {
        double saving = base - engineering;
        if (!hasSaving(saving, base)) {
            return OptionalDouble.empty();
        }
        double taken = 1 - (base - run) / saving;
        return OptionalDouble.of(Math.abs(taken) < ROUNDING ? 0 : taken);
    }

    /** Whether a saving is large enough to speak of a rebound. */
    static boolean hasSaving(double saving, double base) {
        return saving > LEAST_SAVING * base;
    }

    /** That there is a saving, if too small a one for a rebound: more of the base than what rounding leaves. */
    static boolean isSmall(double saving, double base) {
        return saving > ROUNDING * base && !hasSaving(saving, base);
    }

    /** That a saving, as a share of the base, is too small for a rebound. */
    static String tooSmall(double share) {
        // Half of what is shown with one decimal as 0.1 %.
        String size = share < 0.0005 ? "less than 0.1 %" : Numbers.percent(share);
        return "the saving, " + size + " of the base, is too small to ask what is taken back of it";
    }

    /**
     * That something is saved over a horizon, if too little to ask what is taken back of it.
     *
     * @param horizon the horizon
     * @return a clause that says so with the saving as a share of the base; empty where rebound is defined, and where nothing
     *     is saved
     */
    public Optional<String> tooSmallSaving(Horizon horizon) {
        Objects.requireNonNull(horizon, "horizon");
        return tooSmallSaving(horizon.span(comparison));
    }

    private Optional<String> tooSmallSaving(Horizon.Span span) {
        double ofBase = span.mean(base);
        double saving = ofBase - span.mean(engineering);
        return isSmall(saving, ofBase) ? Optional.of(tooSmall(saving / ofBase)) : Optional.empty();
    }

    /** Why rebound is undefined over a horizon, and what may have been meant. */
    String whyUndefined(Horizon horizon) {
        return whyUndefined(horizon.span(comparison));
    }

    private String whyUndefined(Horizon.Span span) {
        return tooSmallSaving(span).orElseGet(() -> Verdict.noSaving(comparison));
    }

    private double defined(OptionalDouble r, String when, Horizon.Span span) {
        return r.orElseThrow(() -> new InvalidInputException(
                "rebound of " + resource + ", " + when + ": is undefined, since " + whyUndefined(span)));
    }

    /**
     * Rebound by quarter, cumulative, and what it is made of.
     *
     * @return a table with a row a quarter
     */
    @Override
    public Table toTable() {
        String unit = resource.unit();
        Table.Builder table = Table.titled(what() + " of " + resource + ", "
                        + comparison.scenario().scenario() + " against "
                        + comparison.base().scenario())
                .text("quarter")
                .number("base", unit)
                .number("engineering", unit)
                .number(withShifts ? "scenario" : "response", unit)
                .number("rebound", "1")
                .number("cumulative", "1");
        for (int i = 0; i < base.size(); i++) {
            String quarter = base.start().plus(i).toString();
            table.row(
                    quarter,
                    base.get(i),
                    engineering.get(i),
                    run.get(i),
                    find(quarter).orElse(Double.NaN),
                    findCumulative(quarter).orElse(Double.NaN));
        }
        for (Horizon horizon : new Horizon[] {Horizon.SHORT_RUN, Horizon.LONG_RUN, Horizon.CUMULATIVE}) {
            OptionalDouble r = findOver(horizon);
            table.note(horizon + ": "
                    + (r.isPresent()
                            ? "R = " + described(r.getAsDouble())
                            : tooSmallSaving(horizon).orElse("no saving to rebound from")));
        }
        return table.build();
    }

    /**
     * Rebound over time, by quarter and cumulative, with a line at 1, above which is backfire.
     *
     * @return a chart; quarters in which rebound is undefined are left out
     */
    @Override
    public Chart chart() {
        List<ChartPoint> byQuarter = new ArrayList<>();
        List<ChartPoint> cumulative = new ArrayList<>();
        for (int i = 0; i < base.size(); i++) {
            Quarter quarter = base.start().plus(i);
            OptionalDouble r = of(new Horizon.Span(i, i));
            OptionalDouble sum = of(new Horizon.Span(0, i));
            r.ifPresent(v -> byQuarter.add(ChartPoint.of(Chart.years(quarter), v)));
            sum.ifPresent(v -> cumulative.add(ChartPoint.of(Chart.years(quarter), v)));
        }
        OptionalDouble end = findOver(Horizon.LONG_RUN);
        String finding = end.isPresent()
                ? "Long-run " + what().toLowerCase(Locale.ROOT) + " of " + resource + " is "
                        + described(end.getAsDouble())
                : tooSmallSaving(Horizon.LONG_RUN).isPresent()
                        ? "The saving of " + resource + " is too small to ask what is taken back of it"
                        : "No saving of " + resource + " to rebound from";
        return Chart.of(Chart.Kind.LINE, finding)
                .subtitle(
                        "Share of the engineering saving that is taken back; orange by quarter, grey from the start on")
                .xAxis("", Chart.Scale.QUARTER)
                .trace("cumulative", Chart.Role.BASE, cumulative)
                .trace("quarterly", Chart.Role.MAIN, byQuarter)
                .rule(1, withShifts ? "more than the base above 1" : "backfire above 1");
    }

    private String what() {
        return withShifts ? "Rebound with shifts" : "Rebound";
    }

    private String described(double r) {
        return withShifts ? Numbers.human(r) : describe(r);
    }

    /** R with the name of its range. */
    static String describe(double r) {
        if (Math.abs(r) < ROUNDING) {
            return "0 (no rebound)";
        }
        String name = r > 1 ? "backfire" : r == 1 ? "full rebound" : r >= 0 ? "partial rebound" : "super-conservation";
        return Numbers.human(r) + " (" + name + ")";
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
