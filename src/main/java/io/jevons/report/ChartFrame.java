package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a chart's axes begin, end and are marked, and how much room its labels take. Computed here rather than left to
 * the drawing library, so that the marks read as the rest of the library writes numbers.
 */
final class ChartFrame {
    /** Pixels left and right of the plot that are not the panel: the marks of the second axis and the margins. */
    private static final int MARGIN = 64;

    private static final int LINE_HEIGHT = 15;

    private final Chart chart;
    private final double xLow;
    private final double xHigh;
    private final double xRoom;
    private final double yLow;
    private final double yHigh;

    private ChartFrame(Chart chart, double xLow, double xHigh, double xRoom, double yLow, double yHigh) {
        this.chart = chart;
        this.xLow = xLow;
        this.xHigh = xHigh;
        this.xRoom = xRoom;
        this.yLow = yLow;
        this.yHigh = yHigh;
    }

    static ChartFrame of(Chart chart) {
        double[] y = yRange(chart);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int longest = 0;
        for (Chart.Trace trace : chart.traces()) {
            longest = Math.max(longest, trace.name().length());
            for (Chart.Point point : trace.points()) {
                low = Math.min(low, point.x());
                high = Math.max(high, point.x());
            }
        }
        if (!(low < high)) {
            low = Double.isFinite(low) ? low - 1 : 0;
            high = low + 2;
        }
        int panel = Math.max(80, chart.width() - MARGIN);
        double label = Math.min(panel * 0.5, longest * ChartTheme.CHARACTER * ChartTheme.TEXT_SIZE + 10);
        double room = (high - low) * label / (panel - label);
        return new ChartFrame(chart, low, high, high + room, y[0], y[1]);
    }

    private static double[] yRange(Chart chart) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean stacked = chart.kind() == Chart.Kind.STACKED_AREA;
        for (double value : stacked ? stackTops(chart) : values(chart)) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        for (Chart.Rule rule : chart.rules()) {
            low = Math.min(low, rule.at());
            high = Math.max(high, rule.at());
        }
        if (!(low <= high)) {
            return new double[] {0, 1};
        }
        if (chart.yAxis().scale() == Chart.Scale.LOG) {
            return new double[] {low / 1.1, high * 1.1};
        }
        boolean fromZero = stacked || (low > 0 && low < 0.7 * high);
        low = fromZero ? Math.min(0, low) : low;
        if (low == high) {
            double half = low == 0 ? 1 : Math.abs(low) / 2;
            return new double[] {low - half, high + half};
        }
        double pad = stacked ? 0 : 0.06 * (high - low);
        return new double[] {fromZero ? low : low - pad, high + pad};
    }

    private static List<Double> values(Chart chart) {
        List<Double> values = new ArrayList<>();
        for (Chart.Trace trace : chart.traces()) {
            for (Chart.Point point : trace.points()) {
                values.add(point.y());
                if (point.hasBand()) {
                    values.add(point.low());
                    values.add(point.high());
                }
            }
        }
        return values;
    }

    private static List<Double> stackTops(Chart chart) {
        List<Double> tops = new ArrayList<>(List.of(0.0));
        int points =
                chart.traces().stream().mapToInt(t -> t.points().size()).min().orElse(0);
        for (int i = 0; i < points; i++) {
            double top = 0;
            for (Chart.Trace trace : chart.traces()) {
                top += trace.points().get(i).y();
            }
            tops.add(top);
        }
        return tops;
    }

    /** Whether the chart's bars have labels and lie on their side. */
    boolean labelled() {
        return chart.xAxis().scale() == Chart.Scale.LABEL;
    }

    double xLow() {
        return xLow;
    }

    double xHigh() {
        return xHigh;
    }

    double xEnd() {
        return xRoom;
    }

    double yLow() {
        return yLow;
    }

    double yHigh() {
        return yHigh;
    }

    /** How many units of the second axis a line of text is high. */
    double lineHeight() {
        int titles = 30 + LINE_HEIGHT * 4;
        return LINE_HEIGHT * (yHigh - yLow) / Math.max(60, chart.height() - titles);
    }

    /** A value a few pixels along the first axis. */
    double pixelsRight(double x, double pixels) {
        return x + pixels * (xRoom - xLow) / Math.max(80, chart.width() - MARGIN);
    }

    Map<String, Object> xScale() {
        List<Double> breaks = chart.xAxis().scale() == Chart.Scale.QUARTER
                ? years()
                : ChartTicks.between(xLow, xHigh, chart.width() / 90);
        return scale("x", chart.xAxis(), breaks, xLow, xRoom);
    }

    Map<String, Object> yScale() {
        List<Double> breaks = ChartTicks.between(yLow, yHigh, Math.max(2, chart.height() / 70));
        return scale("y", chart.yAxis(), breaks, yLow, yHigh);
    }

    private List<Double> years() {
        int first = (int) Math.ceil(xLow);
        int last = (int) Math.floor(xHigh);
        int step = Math.max(1, (int) Math.ceil((last - first + 1) * 60.0 / Math.max(80, chart.width() - MARGIN)));
        List<Double> years = new ArrayList<>();
        for (int year = first; year <= last; year += step) {
            years.add((double) year);
        }
        return years.isEmpty() ? List.of(xLow) : years;
    }

    private static Map<String, Object> scale(
            String which, Chart.Axis axis, List<Double> breaks, double low, double high) {
        List<Object> labels = new ArrayList<>();
        double step = breaks.size() > 1 ? breaks.get(1) - breaks.get(0) : Math.abs(breaks.get(0));
        breaks.forEach(b -> labels.add(ChartTicks.label(b, step, axis.scale())));
        return LetsPlotSpec.map(
                "aesthetic",
                which,
                "name",
                axis.name(),
                "breaks",
                new ArrayList<Object>(breaks),
                "labels",
                labels,
                "limits",
                new ArrayList<Object>(List.of(low, high)),
                "expand",
                new ArrayList<Object>(List.of(0.0, 0.0)));
    }

    /** Breaks a text into lines of at most a width in pixels. */
    static String wrap(String text, double pixels, double size) {
        int most = Math.max(12, (int) (pixels / (size * ChartTheme.CHARACTER)));
        StringBuilder out = new StringBuilder();
        int length = 0;
        for (String word : text.split(" ", -1)) {
            if (length > 0 && length + 1 + word.length() > most) {
                out.append('\n');
                length = 0;
            } else if (length > 0) {
                out.append(' ');
                length++;
            }
            out.append(word);
            length += word.length();
        }
        return out.toString();
    }

    /** A value as a label beside a point. */
    static String value(double value, Chart.Scale scale) {
        return scale == Chart.Scale.PERCENT
                ? String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.1f %%" : "%.0f %%", 100 * value)
                : Numbers.human(value);
    }
}
