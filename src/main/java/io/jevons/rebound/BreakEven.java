package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The break-even of a resource: the multiplier k of all price responses of demand (k ε, k ε_new and k / σ, in base and
 * scenario alike) at which rebound is 1 on a horizon, so that the scenario takes exactly what its base takes. It is
 * looked for between 0 and 5.
 *
 * <p>k = 1 is the market as it stands. A break-even below 1 means that demand need answer less than assumed for
 * backfire; one above 1, that it must answer more.
 */
public final class BreakEven {
    private static final Axis AXIS = Axis.priceResponses(0, 5);
    private static final int STEPS = 20;

    private final String title;
    private final List<Crossings.Point> scan;
    private final List<Double> multipliers;

    private BreakEven(String title, List<Crossings.Point> scan, List<Double> multipliers) {
        this.title = title;
        this.scan = scan;
        this.multipliers = List.copyOf(multipliers);
    }

    static BreakEven of(Comparison comparison, Resource resource, Horizon horizon) {
        Crossings crossings = new Crossings(comparison, resource, horizon, List.of());
        List<Crossings.Point> scan = crossings.scan(AXIS, STEPS);
        String title =
                "Break-even of " + resource + ", " + comparison.scenario().scenario() + " against "
                        + comparison.base().scenario() + ", " + horizon;
        return new BreakEven(title, scan, crossings.roots(AXIS, scan));
    }

    /**
     * The lowest multiplier at which rebound is 1.
     *
     * @return k between 0 and 5; empty where there is none
     */
    public OptionalDouble multiplier() {
        return multipliers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(multipliers.get(0));
    }

    /**
     * All multipliers at which rebound is 1: several where rebound rises above 1 and falls below it again. Two crossings
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
        if (scan.stream().noneMatch(Crossings.Point::defined)) {
            return "none between 0 and 5: there is no saving to rebound from.";
        }
        if (!multipliers.isEmpty()) {
            String all = String.join(
                    " and ", multipliers.stream().map(Numbers::human).toList());
            return "rebound is 1 where demand answers price " + all + " times as strongly as assumed; "
                    + Crossings.backfire(multipliers, scan.get(0).rebound() > 1) + ".";
        }
        DoubleSummaryStatistics rebounds = scan.stream()
                .filter(Crossings.Point::defined)
                .mapToDouble(Crossings.Point::rebound)
                .summaryStatistics();
        String range = " (" + Numbers.human(rebounds.getMin()) + " to " + Numbers.human(rebounds.getMax()) + ")";
        return rebounds.getMin() > 1
                ? "none between 0 and 5: rebound is above 1 throughout" + range
                        + ", whatever price does to demand; other channels alone make it so."
                : "none between 0 and 5: rebound stays below 1 throughout" + range + ".";
    }

    /**
     * Rebound along the multiplier.
     *
     * @return a table with a row every half
     */
    public Table toTable() {
        Table.Builder table = Table.titled(title)
                .number("multiplier", "1")
                .number("rebound", "1")
                .change("against base")
                .text("");
        for (int i = 0; i < scan.size(); i += 2) {
            Crossings.Point point = scan.get(i);
            table.row(point.value(), point.rebound(), point.change(), reading(point));
        }
        table.note("Break-even: " + sentence());
        table.note("The multiplier scales every response of demand to price (how much more is used, by how many users, "
                + "for how many new purposes) in base and scenario alike; 1 is as assumed, 0 none at all.");
        return table.build();
    }

    private static String reading(Crossings.Point point) {
        String range = !point.defined() ? "no saving" : point.rebound() > 1 ? "backfire" : "saving left";
        return point.value() == 1 ? range + ", as assumed" : range;
    }

    /**
     * Rebound along the multiplier, with a line at 1, above which is backfire.
     *
     * @return a chart
     */
    public Chart chart() {
        List<ChartPoint> points = scan.stream()
                .filter(Crossings.Point::defined)
                .map(p -> ChartPoint.of(p.value(), p.rebound()))
                .toList();
        return Chart.of(Chart.Kind.LINE, "Break-even: " + sentence())
                .subtitle("Rebound by how strongly demand answers price; 1 is as assumed")
                .xAxis("multiplier of price responses", Chart.Scale.NUMBER)
                .trace("rebound", Chart.Role.MAIN, points)
                .rule(1, "backfire above 1")
                .alternative(title + ": " + sentence());
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
