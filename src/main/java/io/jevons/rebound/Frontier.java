package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.internal.AllCores;
import java.util.List;
import java.util.Objects;

/** The curve in the plane of two parameters on which rebound is 1: on one side a saving is left, on the other backfire. */
public final class Frontier implements Shown.AsTable, Shown.AsChart {
    private static final int STEPS = 10;

    /**
     * A point of the frontier.
     *
     * @param x the value on the first axis
     * @param y the values on the second axis at which rebound is 1, from low to high; empty where there is none
     * @param below rebound at the low end of the second axis; NaN where it is undefined
     * @param above rebound at its high end; NaN where it is undefined
     */
    public record Point(double x, List<Double> y, double below, double above) {
        /**
         * Copies the list.
         *
         * @param x the value on the first axis
         * @param y the values on the second axis at which rebound is 1
         * @param below rebound at the low end of the second axis
         * @param above rebound at its high end
         */
        public Point {
            Objects.requireNonNull(y, "y");
            y = List.copyOf(y);
        }
    }

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Point> points;
    private final List<String> readings;

    private Frontier(String title, Axis x, Axis y, List<Row> rows) {
        this.title = title;
        this.x = x;
        this.y = y;
        points = rows.stream().map(Row::point).toList();
        readings = rows.stream().map(Row::reading).toList();
    }

    /** A point, and in words where on its line there is backfire. */
    private record Row(Point point, String reading) {}

    static Frontier of(Comparison comparison, Resource resource, Horizon horizon, Axis x, Axis y) {
        if (x.name().equals(y.name())) {
            throw InvalidInputException.of("second axis", y.name(), "another than the first");
        }
        List<Row> rows = AllCores.map(
                STEPS + 1, (i, check) -> row(comparison, resource, horizon, x.at((double) i / STEPS), x, y));
        String title =
                "Frontier R = 1 of " + resource + ", " + comparison.scenario().scenario() + " against "
                        + comparison.base().scenario() + ", " + horizon;
        return new Frontier(title, x, y, rows);
    }

    private static Row row(Comparison comparison, Resource resource, Horizon horizon, double value, Axis x, Axis y) {
        Crossings crossings = new Crossings(comparison, resource, horizon, x, value);
        List<Crossings.Point> scan = crossings.scan(y, STEPS);
        List<Double> roots = crossings.roots(y, scan);
        Point point =
                new Point(value, roots, scan.get(0).rebound(), scan.get(STEPS).rebound());
        return new Row(point, reading(point, scan));
    }

    /**
     * The points of the frontier.
     *
     * @return from the low end of the first axis to its high end
     */
    public List<Point> points() {
        return points;
    }

    /**
     * The frontier as a table.
     *
     * @return a row a point
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(title)
                .number("x", "1")
                .number("y at R = 1", "1")
                .number("R at y = " + y.low(), "1")
                .number("R at y = " + y.high(), "1")
                .text("");
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            table.row(p.x(), lowest(p), p.below(), p.above(), readings.get(i));
        }
        table.note(
                "x: " + x.name() + ". y: " + y.name() + ". Each row holds x and asks at which y the saving is eaten up "
                        + "exactly (rebound R = 1). Backfire is R above 1: more is used than without the gain. Ranges are of y.");
        return table.build();
    }

    private static double lowest(Point p) {
        return p.y().isEmpty() ? Double.NaN : p.y().get(0);
    }

    private static String reading(Point p, List<Crossings.Point> scan) {
        if (!p.y().isEmpty()) {
            return Crossings.backfire(scan, p.y());
        }
        if (Double.isNaN(p.below()) || Double.isNaN(p.above())) {
            boolean little = scan.get(0).savesLittle() || scan.get(STEPS).savesLittle();
            return little ? "saving too small" : "no saving";
        }
        return p.below() > 1 ? "backfire throughout" : "saving left throughout";
    }

    /**
     * The frontier as a chart: the lowest y at which rebound is 1, by x.
     *
     * @return a chart; places without such a y are left out
     */
    @Override
    public Chart chart() {
        List<ChartPoint> line = points.stream()
                .map(p -> ChartPoint.of(p.x(), lowest(p)))
                .filter(p -> !Double.isNaN(p.y()))
                .toList();
        return Chart.of(Chart.Kind.LINE, title)
                .subtitle("Where the saving is just eaten up")
                .xAxis(x.name(), Chart.Scale.NUMBER)
                .yAxis(y.name(), Chart.Scale.NUMBER)
                .trace("R = 1", Chart.Role.MAIN, line)
                .alternative(title + ": found at " + line.size() + " of " + points.size() + " places.");
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
