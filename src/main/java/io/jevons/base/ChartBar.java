package io.jevons.base;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bar that lies on its side.
 *
 * @param from the value at which it starts
 * @param to the value at which it ends
 * @param colour its colour
 * @param text what is written at its end; may be empty
 */
record ChartBar(double from, double to, String colour, String text) {
    private static final String UP = ChartTheme.MAIN;
    private static final String DOWN = ChartTheme.PALETTE.get(0);

    /** The bars of one label. */
    record Row(String label, List<ChartBar> bars) {}

    static List<Row> rows(Chart chart) {
        return switch (chart.kind()) {
            case WATERFALL -> waterfall(chart);
            case TORNADO -> tornado(chart);
            default -> bars(chart);
        };
    }

    private static List<Row> bars(Chart chart) {
        Map<String, List<ChartBar>> rows = new LinkedHashMap<>();
        for (int i = 0; i < chart.traces().size(); i++) {
            String colour = ChartTheme.colour(chart, i);
            for (ChartPoint p : chart.traces().get(i).points()) {
                if (Double.isFinite(p.y())) {
                    rows.computeIfAbsent(p.label(), l -> new ArrayList<>())
                            .add(new ChartBar(0, p.y(), colour, show(chart, p.y())));
                }
            }
        }
        return rows.entrySet().stream()
                .map(r -> new Row(r.getKey(), r.getValue()))
                .toList();
    }

    private static List<Row> waterfall(Chart chart) {
        List<Row> rows = new ArrayList<>();
        double level = 0;
        for (ChartPoint p : points(chart)) {
            boolean total = p.low() == 0;
            double from = total ? 0 : level;
            level = total ? p.y() : ChartRange.bounded(level + p.y());
            String colour = total ? ChartTheme.BASE : p.y() < 0 ? DOWN : UP;
            String sign = !total && p.y() > 0 ? "+" : "";
            rows.add(new Row(p.label(), List.of(new ChartBar(from, level, colour, sign + show(chart, p.y())))));
        }
        return rows;
    }

    private static List<Row> tornado(Chart chart) {
        List<ChartPoint> points = new ArrayList<>(points(chart));
        points.removeIf(p -> !Double.isFinite(p.high()) || !Double.isFinite(p.low()));
        points.sort(Comparator.comparingDouble((ChartPoint p) -> Math.abs(p.high() / 2 - p.low() / 2))
                .reversed());
        return points.stream()
                .map(p -> new Row(
                        p.label(),
                        List.of(
                                new ChartBar(p.y(), p.low(), DOWN, end(chart, p, p.low(), p.high())),
                                new ChartBar(p.y(), p.high(), UP, end(chart, p, p.high(), p.low())))))
                .toList();
    }

    /** What stands at a bar's end; nothing where the other one reaches farther to the same side and would cover it. */
    private static String end(Chart chart, ChartPoint p, double value, double other) {
        boolean sameSide = (value > p.y()) == (other > p.y()) && value != p.y() && other != p.y();
        return sameSide && Math.abs(other - p.y()) > Math.abs(value - p.y()) ? "" : show(chart, value);
    }

    private static List<ChartPoint> points(Chart chart) {
        return chart.traces().stream()
                .flatMap(t -> t.points().stream())
                .filter(p -> Double.isFinite(p.y()))
                .toList();
    }

    private static String show(Chart chart, double value) {
        return chart.yAxis().scale() == Chart.Scale.PERCENT ? Numbers.percent(value) : Numbers.human(value);
    }

    /** The value from which all bars but a waterfall's start. */
    static double anchor(List<Row> rows) {
        return rows.isEmpty() ? 0 : rows.get(0).bars().get(0).from();
    }

    /** Whether the bar's text stands to its right. */
    boolean right() {
        return to >= from;
    }
}
