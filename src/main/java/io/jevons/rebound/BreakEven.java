package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.engine.BlockRun;
import io.jevons.internal.Wildcard;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import io.jevons.model.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * The break-even of a resource: the multiplier k of all price responses of demand (k ε, k ε_new, k χ, and k x in place of
 * x in viability, in base and scenario alike) at which rebound is 1 on a horizon, so that the answer to efficiency takes
 * exactly what the base takes. It is looked for between 0 and 5. Asked for one parameter, the value of that parameter.
 *
 * <p>k = 1 is the market as it stands. A break-even below 1 means that demand need answer less than assumed for
 * backfire; one above 1, that it must answer more.
 */
public final class BreakEven implements Shown.AsTable, Shown.AsChart {
    private static final Axis AXIS = Axis.priceResponses(0, 5);
    private static final int STEPS = 20;

    /** The range in which a parameter of the size of an elasticity is looked for; of another, its size over and times 5. */
    private static final double MOST = 3;

    private static final double WIDE = 5;

    private final String title;

    /** The parameter; empty for all price responses. */
    private final String pattern;

    private final Axis axis;

    /** The market's own value, which roots are near to or far from. */
    private final double own;

    private final List<Crossings.Point> scan;
    private final List<Double> multipliers;

    /** Whether the scenario assumes shifts, which a break-even leaves out. */
    private final boolean leavesOutShifts;

    private BreakEven(
            String title,
            String pattern,
            Axis axis,
            double own,
            List<Crossings.Point> scan,
            List<Double> multipliers,
            boolean leavesOutShifts) {
        this.leavesOutShifts = leavesOutShifts;
        this.title = title;
        this.pattern = pattern;
        this.axis = axis;
        this.own = own;
        this.scan = scan;
        this.multipliers = List.copyOf(multipliers);
    }

    static BreakEven of(Comparison comparison, Resource resource, Horizon horizon) {
        return of(comparison, resource, horizon, "", AXIS, 1);
    }

    /** For one parameter, or several of one value. */
    static BreakEven of(Comparison comparison, Resource resource, Horizon horizon, String pattern) {
        Market market = comparison.market();
        List<String> paths = paths(market, pattern);
        double own = paths.stream()
                .mapToDouble(p -> market.has(p) ? market.get(p) : 0)
                .average()
                .orElse(0);
        DoublePredicate allowed =
                x -> paths.stream().allMatch(p -> BlockRun.bounds(p).allows(x));
        double low = own > MOST ? own / WIDE : 0;
        double high = own > MOST ? own * WIDE : MOST;
        Axis axis = Axis.set(pattern, first(allowed, low, 0.01, 0.2, 1, 1.01), first(allowed, high, 1, 0.99, 0.9));
        return of(comparison, resource, horizon, pattern, axis, own);
    }

    /** The parameters of a pattern: those of the market, or else the optional ones that it lacks. */
    private static List<String> paths(Market market, String pattern) {
        List<String> there = matches(market, pattern);
        if (!there.isEmpty()) {
            return there;
        }
        double any = Keys.market()
                .at(pattern)
                .flatMap(Key::bounds)
                .map(bounds -> first(bounds::allows, 1, 2, 0))
                .orElse(1.0);
        return matches(market.apply(List.of(Change.set(pattern, any, "break-even"))), pattern);
    }

    private static List<String> matches(Market market, String pattern) {
        return Wildcard.matches(
                pattern, market.allParameters().stream().map(Parameter::path).toList());
    }

    /** The first value that is allowed. */
    private static double first(DoublePredicate allowed, double... values) {
        return Arrays.stream(values).filter(allowed).findFirst().orElse(values[0]);
    }

    private static BreakEven of(
            Comparison comparison, Resource resource, Horizon horizon, String pattern, Axis axis, double own) {
        Crossings crossings = new Crossings(comparison, resource, horizon);
        List<Crossings.Point> scan = crossings.scan(axis, STEPS);
        String title =
                "Break-even of " + resource + ", " + comparison.scenario().scenario() + " against "
                        + comparison.base().scenario() + ", " + horizon;
        String moved = pattern.isEmpty() ? "" : ", by " + Words.of(pattern);
        return new BreakEven(
                title + moved, pattern, axis, own, scan, crossings.roots(axis, scan), comparison.hasShifts());
    }

    /**
     * The multiplier at which rebound is 1, or the value of the parameter: of several the one nearest to the market as it
     * stands.
     *
     * @return k between 0 and 5, or the value; empty where there is none
     */
    public OptionalDouble multiplier() {
        return multipliers.stream()
                .min(Comparator.comparingDouble(k -> Math.abs(k - own)))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * All multipliers at which rebound is 1, or values of the parameter: several where rebound rises above 1 and falls below it again. Two crossings
     * that lie within a quarter of each other may be missed.
     *
     * @return from low to high
     */
    public List<Double> multipliers() {
        return multipliers;
    }

    /**
     * The break-even in a sentence.
     *
     * @return such as {@code rebound is 1 where demand answers price 0.82 times as strongly as assumed; backfire above 0.82.}
     */
    public String sentence() {
        String none = "none between " + end(axis.low()) + " and " + end(axis.high()) + ": ";
        if (scan.stream().noneMatch(Crossings.Point::defined)) {
            double most =
                    scan.stream().mapToDouble(Crossings.Point::saving).max().orElse(0);
            return none + (Rebound.isSmall(most, 1) ? Rebound.tooSmall(most) : "there is no saving to rebound from")
                    + ".";
        }
        if (!multipliers.isEmpty()) {
            String all = String.join(
                    " and ", multipliers.stream().map(Numbers::human).toList());
            String where = pattern.isEmpty()
                    ? "demand answers price " + all + " times as strongly as assumed"
                    : Words.of(pattern) + " is " + all;
            String nearest = multipliers.size() == 1
                    ? ""
                    : " (" + Numbers.human(multiplier().getAsDouble()) + " is nearest to " + Numbers.human(own) + ")";
            return "rebound is 1 where " + where + nearest + "; " + Crossings.backfire(scan, multipliers) + ".";
        }
        DoubleSummaryStatistics rebounds = scan.stream()
                .filter(Crossings.Point::defined)
                .mapToDouble(Crossings.Point::rebound)
                .summaryStatistics();
        String range = " (" + Numbers.human(rebounds.getMin()) + " to " + Numbers.human(rebounds.getMax()) + ")";
        return rebounds.getMin() > 1
                ? none + "rebound is above 1 throughout" + range
                        + (pattern.isEmpty()
                                ? ", whatever price does to demand; other channels alone make it so."
                                : ".")
                : none + "rebound stays below 1 throughout" + range + ".";
    }

    /** An end of the axis, a whole number as such. */
    private static String end(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Numbers.human(value);
    }

    /**
     * Rebound along the multiplier.
     *
     * @return a table with a row every half
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(title)
                .number(pattern.isEmpty() ? "multiplier" : "value", "1")
                .number("rebound", "1")
                .change("against base")
                .text("");
        for (int i = 0; i < scan.size(); i += 2) {
            Crossings.Point point = scan.get(i);
            table.row(point.value(), point.rebound(), point.change(), reading(point));
        }
        table.note("Break-even: " + sentence());
        table.note(
                pattern.isEmpty()
                        ? "The multiplier scales every response of demand to price (how much more is used, by how many"
                                + " users, for how many new purposes, with how much computing) in base and scenario"
                                + " alike; 1 is as assumed, 0 none at all."
                        : "Value: that of " + pattern + " (" + Words.of(pattern)
                                + "), in base and scenario alike; in the market " + Numbers.human(own)
                                + (pattern.contains("*") ? " in the mean." : "."));
        if (leavesOutShifts) {
            table.note("Against base: the answer to efficiency alone, as in rebound, without what the scenario assumes"
                    + " beside it.");
        }
        return table.build();
    }

    private String reading(Crossings.Point point) {
        String range = point.savesLittle()
                ? "saving too small"
                : !point.defined() ? "no saving" : point.rebound() > 1 ? "backfire" : "saving left";
        return pattern.isEmpty() && point.value() == 1 ? range + ", as assumed" : range;
    }

    /**
     * Rebound along the multiplier, with a line at 1, above which is backfire.
     *
     * @return a chart
     */
    @Override
    public Chart chart() {
        List<ChartPoint> points = scan.stream()
                .filter(Crossings.Point::defined)
                .map(p -> ChartPoint.of(p.value(), p.rebound()))
                .toList();
        return Chart.of(Chart.Kind.LINE, "Break-even: " + sentence())
                .subtitle(
                        pattern.isEmpty()
                                ? "Rebound by how strongly demand answers price; 1 is as assumed"
                                : "Rebound by the value of " + pattern)
                .xAxis(pattern.isEmpty() ? "multiplier of price responses" : Words.of(pattern), Chart.Scale.NUMBER)
                .trace("rebound", Chart.Role.MAIN, points)
                .rule(1, "backfire above 1")
                .alternative(title + ": " + sentence());
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
