package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartAxis;
import io.jevons.base.ChartTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a chart's axes begin, end and are marked, and how much room its labels take. Computed here rather than left to
 * the drawing library, so that the marks read as the rest of the library writes numbers. An axis with steps of equal
 * factors is drawn as the decimal logarithm.
 */
final class ChartFrame {
    /** Pixels left and right of the panel: the marks of the second axis and the margins. */
    private static final int MARGIN = 64;
    /** The same where the labels stand inside the panel. */
    private static final int BAR_MARGIN = 28;
    /** Height in pixels of a line of text. */
    private static final int LINE = 15;

    private final Chart chart;
    private final List<ChartBar.Row> rows;
    private final double xLow;
    private final double xHigh;
    private final double xStart;
    private final double xEnd;
    private final double yLow;
    private final double yHigh;

    private ChartFrame(Chart chart, List<ChartBar.Row> rows, ChartRange x, double xStart, double xEnd, ChartRange y) {
        this.chart = chart;
        this.rows = rows;
        this.xLow = x.low();
        this.xHigh = x.high();
        this.xStart = xStart;
        this.xEnd = xEnd;
        this.yLow = y.low();
        this.yHigh = y.high();
    }

    static ChartFrame of(Chart chart) {
        return chart.xAxis().scale() == Chart.Scale.LABEL ? ofRows(chart) : ofPoints(chart);
    }

    private static ChartFrame ofPoints(Chart chart) {
        ChartRange x = ChartRange.ofX(chart);
        int longest = 0;
        for (ChartTrace trace : chart.traces()) {
            longest = Math.max(longest, trace.name().length());
            if (chart.kind() == Chart.Kind.FRONTIER || chart.kind() == Chart.Kind.SCATTER) {
                longest = Math.max(
                        longest,
                        trace.points().stream()
                                .mapToInt(p -> p.label().length())
                                .max()
                                .orElse(0));
            }
        }
        double room = room(chart, x.span(), longest);
        return new ChartFrame(chart, List.of(), x, x.low(), x.high() + room, ChartRange.ofY(chart));
    }

    private static ChartFrame ofRows(Chart chart) {
        List<ChartBar.Row> rows = ChartBar.rows(chart);
        ChartRange values = ChartRange.ofBars(rows);
        double names = namesWidth(chart, rows);
        double widest = Math.max(60, chart.width() - BAR_MARGIN - names);
        double left = names + overhang(rows, values, values.span() / widest, false);
        double right = overhang(rows, values, values.span() / widest, true);
        double bars = Math.max(60, chart.width() - BAR_MARGIN - left - right);
        double perPixel = values.span() / bars;
        ChartRange places = new ChartRange(0.4, rows.size() + 0.6);
        return new ChartFrame(
                chart, rows, values, values.low() - left * perPixel, values.high() + right * perPixel, places);
    }

    /** How many pixels the values written beside bars go beyond the longest bar. */
    private static double overhang(List<ChartBar.Row> rows, ChartRange values, double perPixel, boolean right) {
        double most = 0;
        for (ChartBar.Row row : rows) {
            for (ChartBar bar : row.bars()) {
                if (bar.right() == right) {
                    double inside = right ? values.high() - bar.to() : bar.to() - values.low();
                    most = Math.max(most, pixels(bar.text().length()) - inside / perPixel);
                }
            }
        }
        return most;
    }

    private static double namesWidth(Chart chart, List<ChartBar.Row> rows) {
        int longest = rows.stream().mapToInt(r -> r.label().length()).max().orElse(0);
        return Math.min(0.42 * chart.width(), pixels(longest));
    }

    /** What some characters take, with the gap beside them. */
    private static double pixels(int characters) {
        return characters == 0 ? 0 : characters * ChartTheme.LABEL_CHARACTER * ChartTheme.TEXT_SIZE + 8;
    }

    /** The label of a row, cut in its middle where it is too long. */
    String rowLabel(ChartBar.Row row) {
        int most =
                (int) Math.round((namesWidth(chart, rows) - 8) / (ChartTheme.LABEL_CHARACTER * ChartTheme.TEXT_SIZE));
        String label = row.label();
        if (label.length() <= most) {
            return label;
        }
        int head = most / 3;
        return label.substring(0, head) + "…" + label.substring(label.length() - (most - head - 1));
    }

    /** Where the labels of rows end. */
    double rowLabelEnd() {
        return pixelsRight(xStart, namesWidth(chart, rows) - 6);
    }

    /** What a label of some characters takes of an axis, so that it fits beside the last value. */
    private static double room(Chart chart, double span, int characters) {
        double panel = Math.max(80, chart.width() - MARGIN);
        double label = Math.min(panel * 0.45, pixels(characters) + 2);
        return span * label / (panel - label);
    }

    List<ChartBar.Row> rows() {
        return rows;
    }

    /** Whether the chart's bars have labels and lie on their side. */
    boolean labelled() {
        return chart.xAxis().scale() == Chart.Scale.LABEL;
    }

    /** A value's place along the first axis. */
    double x(double value) {
        return ChartRange.place(value, chart.xAxis());
    }

    /** A value's place along the second axis. */
    double y(double value) {
        return ChartRange.place(value, chart.yAxis());
    }

    double xLow() {
        return xLow;
    }

    double xHigh() {
        return xHigh;
    }

    double yLow() {
        return yLow;
    }

    double yHigh() {
        return yHigh;
    }

    /** How much of the second axis a line of text takes. */
    double lineHeight() {
        return LINE * (yHigh - yLow) / panelHeight();
    }

    private int panelHeight() {
        int titles = lines(chart.title(), ChartTheme.TITLE_SIZE * 1.06) + lines(chart.subtitle(), 12);
        return Math.max(60, chart.height() - 45 - LINE * titles);
    }

    private int lines(String text, double size) {
        return text.isEmpty()
                ? 0
                : 1
                        + (int) wrap(text, chart.width() - 24, size)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    /** A place some pixels to the right along the first axis. */
    double pixelsRight(double x, double pixels) {
        return x + pixels * (xEnd - xStart) / Math.max(80, chart.width() - (labelled() ? BAR_MARGIN : MARGIN));
    }

    Map<String, Object> xScale() {
        ChartAxis axis = labelled() ? chart.yAxis() : chart.xAxis();
        List<Double> marks = axis.scale() == Chart.Scale.QUARTER
                ? years()
                : ChartTicks.of(xLow, xHigh, chart.width() / (labelled() ? 95 : 75), axis);
        return scale("x", axis, marks, ChartTicks.labels(marks, axis), xStart, xEnd);
    }

    Map<String, Object> yScale() {
        if (labelled()) {
            return scale("y", new ChartAxis("", Chart.Scale.LABEL), List.of(), List.of(), yLow, yHigh);
        }
        List<Double> marks = ChartTicks.of(yLow, yHigh, Math.max(2, panelHeight() / 32), chart.yAxis());
        return scale("y", chart.yAxis(), marks, ChartTicks.labels(marks, chart.yAxis()), yLow, yHigh);
    }

    private List<Double> years() {
        int first = (int) Math.ceil(xLow);
        int last = (int) Math.floor(xHigh);
        int step = Math.max(1, (int) Math.ceil((last - first + 1) * 60.0 / Math.max(80, chart.width() - MARGIN)));
        List<Double> years = new ArrayList<>();
        for (int year = first; year <= last; year += step) {
            years.add((double) year);
        }
        return years;
    }

    private static Map<String, Object> scale(
            String which, ChartAxis axis, List<Double> marks, List<String> labels, double low, double high) {
        return LetsPlotSpec.map(
                "aesthetic", which,
                "name", axis.name(),
                "breaks", new ArrayList<Object>(marks),
                "labels", new ArrayList<Object>(labels),
                "limits", new ArrayList<Object>(List.of(low, high)),
                "expand", new ArrayList<Object>(List.of(0.0, 0.0)));
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
}
