package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import io.jevons.internal.draw.LabelSpace;
import io.jevons.internal.draw.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Points, of which the best are joined by a line, with names where those find room. */
final class ChartDots {
    private static final double RADIUS = 3.7;
    private static final double OPACITY = 0.8;
    /** Beyond so many points, names would say nothing. */
    private static final int MOST_LABELS = 15;

    private final ChartFrame frame;
    private final Canvas canvas;
    private final LabelSpace space;

    ChartDots(ChartFrame frame, Canvas canvas) {
        this.frame = frame;
        this.canvas = canvas;
        this.space = new LabelSpace(2, frame.top() - 10, frame.chart().width() - 2.0, frame.bottom());
    }

    void draw() {
        Chart chart = frame.chart();
        new ChartLines(frame, canvas).rulesAlone();
        List<ChartPoint> named = new ArrayList<>();
        for (int i = 0; i < chart.traces().size(); i++) {
            List<ChartPoint> points =
                    ChartLines.shown(frame, chart.traces().get(i).points());
            String colour = ChartTheme.colour(chart, i);
            List<ChartPoint> best = points.size() <= MOST_LABELS ? points : List.of();
            if (chart.kind() == Chart.Kind.FRONTIER) {
                best = unbeaten(points);
                canvas.line(x(best), y(best), colour, Canvas.Stroke.solid(1.9));
                keepLineFree(x(best), y(best));
            }
            if (!points.isEmpty()) {
                canvas.dots(x(points), y(points), RADIUS, colour, OPACITY);
            }
            best.stream().limit(10 * MOST_LABELS).forEach(named::add);
            points.stream().limit(10 * MOST_LABELS).forEach(this::keepFree);
        }
        named.forEach(this::name);
    }

    private void keepFree(ChartPoint p) {
        space.take(frame.x(p) - RADIUS, frame.y(p.y()) - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    /** Names keep off a line too; it is taken in boxes as small as the letters. */
    private void keepLineFree(double[] x, double[] y) {
        for (int i = 1; i < Math.min(x.length, MOST_LABELS); i++) {
            int parts = (int) Math.ceil(Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]) / 4);
            for (int part = 0; part < parts; part++) {
                double along = (double) part / parts;
                space.take(x[i - 1] + along * (x[i] - x[i - 1]), y[i - 1] + along * (y[i] - y[i - 1]), 1, 1);
            }
        }
    }

    /** Writes a name below, above or to the left of its point, where it covers neither another one nor a point. */
    private void name(ChartPoint p) {
        String label = ChartFrame.label(p.label(), 0.4 * frame.chart().width());
        double width = TextWidth.of(label, ChartTheme.TEXT);
        for (boolean right : new boolean[] {true, false}) {
            for (double base : new double[] {12, 4, -6}) {
                double x = frame.x(p) + (right ? ChartFrame.GAP : -ChartFrame.GAP - width);
                double y = frame.y(p.y()) + base;
                if (!label.isEmpty() && space.take(x - 1, y - 10, width + 2, 13)) {
                    canvas.text(x, y, label, ChartTheme.TEXT, ChartTheme.FAINT);
                    return;
                }
            }
        }
    }

    private double[] x(List<ChartPoint> points) {
        return points.stream().mapToDouble(frame::x).toArray();
    }

    private double[] y(List<ChartPoint> points) {
        return points.stream().mapToDouble(p -> frame.y(p.y())).toArray();
    }

    /** The points than which none has both a lower x and a higher y, by x. */
    static List<ChartPoint> unbeaten(List<ChartPoint> points) {
        List<ChartPoint> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(ChartPoint::x)
                .thenComparing(Comparator.comparingDouble(ChartPoint::y).reversed()));
        List<ChartPoint> best = new ArrayList<>();
        for (ChartPoint p : sorted) {
            if (best.isEmpty() || p.y() > best.get(best.size() - 1).y()) {
                best.add(p);
            }
        }
        return best;
    }
}
