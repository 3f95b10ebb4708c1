package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import io.jevons.internal.draw.PixelScale;
import io.jevons.internal.draw.TextWidth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** Where the parts of a chart lie: headlines, the panel in which its data are drawn, and the marks of its axes. */
final class ChartFrame {
    /** The height of a line of text in pixels. */
    static final int LINE = 16;

    /** Pixels between a text and what it belongs to. */
    static final int GAP = 6;

    private static final int EDGE = 10;
    private static final int TITLE_LINE = 19;
    private static final int MOST_LINES = 3;
    private static final int LEAST_PANEL = 50;
    private static final int LEAST_WIDTH = 60;
    /** The largest parts of the width that names of rows, of lines, and marks may take. */
    private static final double NAMES = 0.5;

    private static final double ENDS = 0.36;
    private static final double MARKS = 0.3;

    private final Chart chart;
    private final List<String> titles;
    private final List<String> subtitles;
    private final int top;
    private final int bottom;
    private final List<ChartBar.Row> rows;
    private final Map<String, Integer> categories;
    private final double rowNames;
    private final PixelScale x;
    private final PixelScale y;
    private final List<ChartTicks.Tick> xTicks;
    private final List<ChartTicks.Tick> yTicks;

    ChartFrame(Chart chart) {
        this.chart = chart;
        int free = chart.height() - LEAST_PANEL - LINE * (2 + nameLines());
        double line = chart.width() - 2 * EDGE;
        titles = TextWidth.wrap(chart.title(), line, ChartTheme.TITLE, within(1, free / TITLE_LINE));
        int left = free - TITLE_LINE * titles.size();
        subtitles = TextWidth.wrap(chart.subtitle(), line, ChartTheme.TEXT, within(0, left / LINE));
        int heads = TITLE_LINE * titles.size() + LINE * subtitles.size();
        top = EDGE + heads + LINE * (upperName().isEmpty() ? 0 : 1) + GAP;
        bottom = chart.height() - LINE - GAP - LINE * (lowerName().isEmpty() ? 0 : 1);
        rows = isBars() ? ChartBar.rows(chart) : List.of();
        categories = categories(chart);
        double widest = rows.stream()
                .mapToDouble(r -> TextWidth.of(TextWidth.shorten(r.label(), 200), ChartTheme.TEXT))
                .max()
                .orElse(0);
        rowNames = Math.min(NAMES * chart.width(), widest);
        if (isBars()) {
            ChartRange values = ChartRange.ofBars(chart, rows);
            x = barAxis(values);
            y = PixelScale.of(0, Math.max(1, rows.size()), top, bottom);
            xTicks = fitting(n -> ChartTicks.of(values, n, chart.yAxis().scale()), x, 52);
            yTicks = List.of();
        } else {
            ChartRange across = ChartRange.ofX(chart, xPlaces());
            ChartRange up = ChartRange.ofY(chart);
            y = PixelScale.of(up.low(), up.high(), bottom, top);
            int wanted = Math.max(2, (bottom - top) / 32);
            yTicks = apart(ChartTicks.of(up, wanted, valueScale()), y);
            x = PixelScale.of(across.low(), across.high(), EDGE + marksWidth() + GAP, chart.width() - endsWidth());
            xTicks = categories.isEmpty()
                    ? fitting(n -> ChartTicks.of(across, n, chart.xAxis().scale()), x, 52)
                    : clear(named(), x);
        }
    }

    private static int within(int least, int lines) {
        return Math.max(least, Math.min(MOST_LINES, lines));
    }

    private int nameLines() {
        return (upperName().isEmpty() ? 0 : 1) + (lowerName().isEmpty() ? 0 : 1);
    }

    /** Bars lie on their side, so that their labels can be read. */
    boolean isBars() {
        return switch (chart.kind()) {
            case BAR, WATERFALL, TORNADO -> true;
            default -> false;
        };
    }

    /** The name of what is counted upwards stands above the panel, where it needs not be turned. */
    String upperName() {
        return isBars() ? chart.xAxis().name() : chart.yAxis().name();
    }

    String lowerName() {
        return isBars() ? chart.yAxis().name() : chart.xAxis().name();
    }

    private Chart.Scale valueScale() {
        return chart.yAxis().scale();
    }

    private static Map<String, Integer> categories(Chart chart) {
        Map<String, Integer> categories = new LinkedHashMap<>();
        if (chart.xAxis().scale() == Chart.Scale.LABEL) {
            for (ChartTrace trace : chart.traces()) {
                trace.points().forEach(p -> categories.putIfAbsent(p.label(), categories.size()));
            }
        }
        return categories;
    }

    private List<ChartTicks.Tick> named() {
        List<ChartTicks.Tick> ticks = new ArrayList<>();
        categories.forEach((label, at) -> ticks.add(new ChartTicks.Tick(at, label(label, NAMES * chart.width()))));
        return ticks;
    }

    private DoubleStream xPlaces() {
        return chart.traces().stream().flatMap(t -> t.points().stream()).mapToDouble(this::across);
    }

    private double across(ChartPoint point) {
        return categories.isEmpty()
                ? ChartRange.place(point.x(), chart.xAxis())
                : categories.getOrDefault(point.label(), 0);
    }

    private double marksWidth() {
        double widest = yTicks.stream()
                .mapToDouble(t -> TextWidth.of(t.label(), ChartTheme.TEXT))
                .max()
                .orElse(0);
        return Math.min(MARKS * chart.width(), widest);
    }

    private double endsWidth() {
        boolean ends = chart.kind() != Chart.Kind.FRONTIER && chart.kind() != Chart.Kind.SCATTER;
        double widest = !ends
                ? 0
                : chart.traces().stream()
                        .mapToDouble(t -> TextWidth.of(TextWidth.shorten(t.name(), 200), ChartTheme.TEXT))
                        .max()
                        .orElse(0);
        boolean some = ends && chart.traces().size() > (bottom - top) / LINE;
        double more = some ? TextWidth.of("and 1000 more", ChartTheme.TEXT) : 0;
        return widest == 0 ? 2 * EDGE : Math.min(ENDS * chart.width(), Math.max(widest, more)) + GAP + EDGE;
    }

    /** The axis of bars, short enough for the values written beside them. */
    private PixelScale barAxis(ChartRange values) {
        double start = EDGE + rowNames + (rowNames == 0 ? 0 : GAP);
        double end = chart.width() - EDGE;
        PixelScale axis = PixelScale.of(values.low(), values.high(), start, end);
        for (int round = 0; round < 6; round++) {
            double left = 0;
            double right = 0;
            for (ChartBar.Row row : rows) {
                for (ChartBar bar : row.bars()) {
                    double text = bar.text().isEmpty() ? 0 : TextWidth.of(bar.text(), ChartTheme.TEXT) + GAP;
                    double at = axis.place(value(bar.to()));
                    left = Math.max(left, bar.right() ? 0 : text - (at - axis.from()));
                    right = Math.max(right, bar.right() ? text - (axis.to() - at) : 0);
                }
            }
            // Where texts would leave no room for bars they get less, and those that do not fit are not written.
            double part = Math.min(1, (end - start - LEAST_WIDTH) / Math.max(1, left + right));
            axis = PixelScale.of(values.low(), values.high(), start + part * left, end - part * right);
        }
        return axis;
    }

    /** As many marks as find room side by side, about one in so many pixels at most. */
    private List<ChartTicks.Tick> fitting(IntFunction<List<ChartTicks.Tick>> marks, PixelScale axis, int pixels) {
        List<ChartTicks.Tick> ticks = List.of();
        for (int wanted = (int) Math.max(1, (axis.to() - axis.from()) / pixels); wanted >= 1; wanted--) {
            ticks = marks.apply(wanted);
            if (clear(ticks, axis).size() == ticks.size()) {
                return ticks;
            }
        }
        return clear(ticks, axis);
    }

    /** Marks along the lower edge without those that would touch the one before them. */
    private List<ChartTicks.Tick> clear(List<ChartTicks.Tick> ticks, PixelScale axis) {
        List<ChartTicks.Tick> clear = new ArrayList<>();
        double end = -EDGE;
        for (ChartTicks.Tick tick : ticks) {
            double half = TextWidth.of(tick.label(), ChartTheme.TEXT) / 2;
            double middle = markMiddle(axis.place(tick.place()), half);
            if (middle - half >= end + EDGE) {
                clear.add(tick);
                end = middle + half;
            }
        }
        return clear;
    }

    /** Where the label of a mark has its middle: at the mark, unless it would leave the drawing there. */
    double markMiddle(double place, double half) {
        return Math.max(2 + half, Math.min(chart.width() - 2 - half, place));
    }

    /** Marks along the left edge without those that would touch the one below them. */
    private static List<ChartTicks.Tick> apart(List<ChartTicks.Tick> ticks, PixelScale axis) {
        List<ChartTicks.Tick> apart = new ArrayList<>();
        double last = Double.POSITIVE_INFINITY;
        for (ChartTicks.Tick tick : ticks) {
            double place = axis.place(tick.place());
            if (place <= last - LINE) {
                apart.add(tick);
                last = place;
            }
        }
        return apart;
    }

    /** A name without line breaks, cut in its middle to a width. */
    static String label(String name, double pixels) {
        return TextWidth.fitEnds(name, pixels, ChartTheme.TEXT);
    }

    /** Headlines, grid and marks, on the ground. */
    void draw(Canvas canvas) {
        canvas.box(0, 0, chart.width(), chart.height(), ChartTheme.GROUND, 1);
        double base = EDGE + 6;
        for (String title : titles) {
            canvas.text(EDGE, base + 4, title, ChartTheme.TITLE, ChartTheme.INK);
            base += TITLE_LINE;
        }
        for (String subtitle : subtitles) {
            canvas.text(EDGE, base + 2, subtitle, ChartTheme.TEXT, ChartTheme.FAINT);
            base += LINE;
        }
        double line = chart.width() - 2 * EDGE;
        canvas.text(
                EDGE,
                top - GAP - 3,
                TextWidth.fit(upperName(), line, ChartTheme.TEXT),
                ChartTheme.TEXT,
                ChartTheme.FAINT);
        String lower = TextWidth.fit(lowerName(), x.to() - EDGE, ChartTheme.TEXT);
        canvas.text(x.to(), chart.height() - GAP, lower, ChartTheme.FLUSH_RIGHT, ChartTheme.FAINT);
        for (ChartTicks.Tick tick : yTicks) {
            double at = y.place(tick.place());
            canvas.straight(x.from(), at, x.to(), at, ChartTheme.GRID, Canvas.Stroke.solid(1));
            String label = TextWidth.fit(tick.label(), MARKS * chart.width(), ChartTheme.TEXT);
            canvas.text(x.from() - GAP, at + 4, label, ChartTheme.FLUSH_RIGHT, ChartTheme.FAINT);
        }
        for (ChartTicks.Tick tick : xTicks) {
            double at = x.place(tick.place());
            if (isBars()) {
                canvas.straight(at, top, at, bottom, ChartTheme.GRID, Canvas.Stroke.solid(1));
            }
            double middle = markMiddle(at, TextWidth.of(tick.label(), ChartTheme.TEXT) / 2);
            canvas.text(middle, bottom + LINE - 1, tick.label(), ChartTheme.CENTRED, ChartTheme.FAINT);
        }
        canvas.straight(x.from(), bottom, x.to(), bottom, ChartTheme.FAINT, Canvas.Stroke.solid(1));
    }

    Chart chart() {
        return chart;
    }

    List<ChartBar.Row> rows() {
        return rows;
    }

    /** The width in pixels that names of rows have. */
    double rowNames() {
        return rowNames;
    }

    /** Whether a point has a place on both axes. */
    boolean shows(ChartPoint point) {
        return shows(point, point.y());
    }

    /** Whether a value at a point's place has one. */
    boolean shows(ChartPoint point, double value) {
        return Double.isFinite(across(point)) && Double.isFinite(value(value));
    }

    /** The pixel of a point along the first axis. */
    double x(ChartPoint point) {
        return x.place(across(point));
    }

    /** The pixel of a value along the second axis, from the top. */
    double y(double value) {
        return y.place(value(value));
    }

    /** The pixel of a bar's value. */
    double bar(double value) {
        return x.place(value(value));
    }

    /** The place of a value along the axis of values. */
    double value(double value) {
        return ChartRange.place(value, chart.yAxis());
    }

    PixelScale xAxis() {
        return x;
    }

    PixelScale yAxis() {
        return y;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }
}
