package io.jevons.report;

import io.jevons.base.Chart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What lies on top of what in a chart: bands and areas below, lines and points above them, labels on top. */
final class ChartLayers {
    private final Chart chart;
    private final ChartFrame frame;
    private final List<Object> layers;

    ChartLayers(Chart chart, ChartFrame frame, List<Object> layers) {
        this.chart = chart;
        this.frame = frame;
        this.layers = layers;
    }

    void add() {
        switch (chart.kind()) {
            case STACKED_AREA -> stack();
            default -> lines();
        }
    }

    private void lines() {
        rules();
        for (int i = 0; i < chart.traces().size(); i++) {
            band(chart.traces().get(i), ChartTheme.colour(chart, i));
        }
        List<EndLabel> ends = new ArrayList<>();
        for (int i = 0; i < chart.traces().size(); i++) {
            Chart.Trace trace = chart.traces().get(i);
            line(trace, ChartTheme.colour(chart, i));
            List<Chart.Point> drawn = drawn(trace);
            if (!drawn.isEmpty()) {
                Chart.Point last = drawn.get(drawn.size() - 1);
                ends.add(new EndLabel(last.x(), last.y(), trace.name(), ChartTheme.colour(chart, i)));
            }
        }
        endLabels(ends);
    }

    private static List<Chart.Point> drawn(Chart.Trace trace) {
        return trace.points().stream().filter(p -> Double.isFinite(p.y())).toList();
    }

    private void rules() {
        for (Chart.Rule rule : chart.rules()) {
            layers.add(LetsPlotSpec.map(
                    "geom",
                    "hline",
                    "yintercept",
                    rule.at(),
                    "color",
                    ChartTheme.FAINT,
                    "linetype",
                    "dashed",
                    "size",
                    0.5,
                    "tooltips",
                    "none"));
            if (!rule.text().isEmpty()) {
                double above = rule.at() + 0.65 * frame.lineHeight();
                text(frame.pixelsRight(frame.xLow(), 4), above, rule.text(), ChartTheme.FAINT);
            }
        }
    }

    private void band(Chart.Trace trace, String colour) {
        List<Chart.Point> points =
                trace.points().stream().filter(Chart.Point::hasBand).toList();
        if (points.isEmpty()) {
            return;
        }
        layers.add(LetsPlotSpec.map(
                "geom",
                "ribbon",
                "data",
                LetsPlotSpec.map(
                        "x", numbers(points, Chart.Point::x),
                        "low", numbers(points, Chart.Point::low),
                        "high", numbers(points, Chart.Point::high)),
                "mapping",
                LetsPlotSpec.map("x", "x", "ymin", "low", "ymax", "high"),
                "fill",
                colour,
                "color",
                colour,
                "alpha",
                0.2,
                "size",
                0.0,
                "tooltips",
                "none"));
    }

    private void line(Chart.Trace trace, String colour) {
        List<Chart.Point> points = drawn(trace);
        layers.add(LetsPlotSpec.map(
                "geom",
                "line",
                "data",
                data(points),
                "mapping",
                LetsPlotSpec.map("x", "x", "y", "y"),
                "color",
                colour,
                "size",
                trace.role() == Chart.Role.BASE ? 0.9 : 1.2,
                "tooltips",
                "none"));
    }

    private void stack() {
        List<Chart.Trace> traces = chart.traces();
        int points = traces.stream().mapToInt(t -> t.points().size()).min().orElse(0);
        double[] below = new double[points];
        List<EndLabel> ends = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            List<Object> x = new ArrayList<>();
            List<Object> low = new ArrayList<>();
            List<Object> high = new ArrayList<>();
            for (int t = 0; t < points; t++) {
                Chart.Point point = traces.get(i).points().get(t);
                x.add(point.x());
                low.add(below[t]);
                below[t] += point.y();
                high.add(below[t]);
            }
            String colour = ChartTheme.colour(chart, i);
            layers.add(LetsPlotSpec.map(
                    "geom",
                    "ribbon",
                    "data",
                    LetsPlotSpec.map("x", x, "low", low, "high", high),
                    "mapping",
                    LetsPlotSpec.map("x", "x", "ymin", "low", "ymax", "high"),
                    "fill",
                    colour,
                    "color",
                    ChartTheme.GROUND,
                    "alpha",
                    0.85,
                    "size",
                    0.4,
                    "tooltips",
                    "none"));
            double thickness =
                    points == 0 ? 0 : traces.get(i).points().get(points - 1).y();
            if (thickness > 0.004 * (frame.yHigh() - frame.yLow())) {
                double middle = below[points - 1] - thickness / 2;
                ends.add(new EndLabel(frame.xHigh(), middle, traces.get(i).name(), colour));
            }
        }
        endLabels(ends);
    }

    /** A label at the end of a line. */
    private record EndLabel(double x, double y, String text, String colour) {}

    /** Writes labels to the right of their lines' ends, moved apart where they would lie on one another. */
    private void endLabels(List<EndLabel> labels) {
        List<EndLabel> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(EndLabel::y));
        double gap = frame.lineHeight();
        double[] y = sorted.stream().mapToDouble(EndLabel::y).toArray();
        for (int i = 1; i < y.length; i++) {
            y[i] = Math.max(y[i], y[i - 1] + gap);
        }
        double top = frame.yHigh() - gap / 2;
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], top);
            top = y[i] - gap;
        }
        for (int i = 0; i < y.length; i++) {
            EndLabel label = sorted.get(i);
            text(frame.pixelsRight(label.x(), 6), y[i], label.text(), label.colour());
        }
    }

    private void text(double x, double y, String text, String colour) {
        layers.add(LetsPlotSpec.map(
                "geom",
                "text",
                "data",
                LetsPlotSpec.map(
                        "x", new ArrayList<Object>(List.of(x)),
                        "y", new ArrayList<Object>(List.of(y)),
                        "label", new ArrayList<Object>(List.of(text))),
                "mapping",
                LetsPlotSpec.map("x", "x", "y", "y", "label", "label"),
                "hjust",
                0.0,
                "color",
                colour,
                "size",
                ChartTheme.TEXT_SIZE / 2.0,
                "family",
                "sans-serif",
                "tooltips",
                "none"));
    }

    private static Map<String, Object> data(List<Chart.Point> points) {
        return LetsPlotSpec.map("x", numbers(points, Chart.Point::x), "y", numbers(points, Chart.Point::y));
    }

    private static List<Object> numbers(List<Chart.Point> points, java.util.function.ToDoubleFunction<Chart.Point> of) {
        List<Object> numbers = new ArrayList<>();
        points.forEach(p -> numbers.add(of.applyAsDouble(p)));
        return numbers;
    }
}
