package io.jevons.base;

import java.util.List;

/** A chart in a few lines of text. */
final class ChartText {
    private static final int SPARKS = 40;

    private ChartText() {}

    static String of(Chart chart) {
        StringBuilder out = new StringBuilder(chart.title()).append('\n');
        if (!chart.subtitle().isEmpty()) {
            out.append(chart.subtitle()).append('\n');
        }
        int width =
                chart.traces().stream().mapToInt(t -> t.name().length()).max().orElse(0);
        for (ChartTrace trace : chart.traces()) {
            out.append("  ")
                    .append(trace.name())
                    .append(" ".repeat(width - trace.name().length() + 2));
            out.append(points(trace.points(), chart.yAxis().scale())).append('\n');
        }
        return out.toString();
    }

    private static String points(List<ChartPoint> points, Chart.Scale scale) {
        if (points.isEmpty()) {
            return "no points";
        }
        double first = points.get(0).y();
        double last = points.get(points.size() - 1).y();
        double[] values =
                points.stream().limit(SPARKS).mapToDouble(ChartPoint::y).toArray();
        String line = Series.of("", "1", new Quarter(1, 1), values).sparkline();
        return line + "  " + show(first, scale) + " to " + show(last, scale);
    }

    private static String show(double value, Chart.Scale scale) {
        return scale == Chart.Scale.PERCENT ? Numbers.percent(value) : Numbers.human(value);
    }
}
