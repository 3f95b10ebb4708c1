package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.ChartRule;
import io.jevons.base.ChartTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What lies on top of what in a chart: bands and areas below, lines and points above them, labels on top. */
final class ChartLayers {
    private static final double BAND = 0.2;
    private static final double AREA = 0.85;
    /** Beyond so many points their labels would cover one another. */
    private static final int MOST_LABELS = 15;
    /** Parts of the axis below which an area is too thin for a label. */
    private static final double THIN = 0.004;

    private final Chart chart;
    private final ChartFrame frame;
    private final LayerList layers = new LayerList();

    private ChartLayers(Chart chart, ChartFrame frame) {
        this.chart = chart;
        this.frame = frame;
    }

    static List<Object> of(Chart chart, ChartFrame frame) {
        ChartLayers of = new ChartLayers(chart, frame);
        switch (chart.kind()) {
            case LINE, FAN -> of.lines();
            case STACKED_AREA -> of.stack();
            case BAR, WATERFALL, TORNADO -> of.bars();
            case FRONTIER, SCATTER -> of.points();
        }
        if (of.layers.toList().isEmpty()) {
            of.layers.nothing(frame.xLow(), frame.yLow());
        }
        return of.layers.toList();
    }

    /** A label at the end of a line. */
    private record EndLabel(double x, double y, String text, String colour) {}

    private static List<ChartPoint> drawn(ChartTrace trace) {
        return trace.points().stream().filter(p -> Double.isFinite(p.y())).toList();
    }

    private double[] x(List<ChartPoint> points) {
        return points.stream().mapToDouble(p -> frame.x(p.x())).toArray();
    }

    private double[] y(List<ChartPoint> points, ToDoubleFunction<ChartPoint> of) {
        return points.stream().mapToDouble(p -> frame.y(of.applyAsDouble(p))).toArray();
    }

    private void lines() {
        boolean fan = chart.kind() == Chart.Kind.FAN;
        rules();
        for (int i = 0; i < chart.traces().size(); i++) {
            List<ChartPoint> points = chart.traces().get(i).points().stream()
                    .filter(ChartPoint::hasBand)
                    .toList();
            if (!points.isEmpty()) {
                layers.ribbon(
                        x(points),
                        y(points, ChartPoint::low),
                        y(points, ChartPoint::high),
                        ChartTheme.colour(chart, i),
                        BAND);
            }
        }
        List<EndLabel> ends = new ArrayList<>();
        for (int i = 0; i < chart.traces().size(); i++) {
            ChartTrace trace = chart.traces().get(i);
            List<ChartPoint> points = drawn(trace);
            if (points.isEmpty()) {
                continue;
            }
            String colour = ChartTheme.colour(chart, i);
            boolean edge = fan && isEdge(i);
            if (!edge) {
                double width = trace.role() == Chart.Role.BASE ? 0.9 : 1.2;
                layers.line(x(points), y(points, ChartPoint::y), colour, width);
            }
            ChartPoint last = points.get(points.size() - 1);
            double end = edge && last.hasBand() ? last.high() : last.y();
            ends.add(new EndLabel(frame.x(last.x()), frame.y(end), trace.name(), colour));
        }
        endLabels(ends);
    }

    /** Whether a trace of a fan is the outside of another: one of its role comes later, inside it. */
    private boolean isEdge(int trace) {
        Chart.Role role = chart.traces().get(trace).role();
        return chart.traces().stream().skip(trace + 1L).anyMatch(t -> t.role() == role);
    }

    private void rules() {
        for (ChartRule rule : chart.rules()) {
            double at = frame.y(rule.at());
            layers.horizontal(at);
            if (!rule.text().isEmpty()) {
                ruleText(at, rule.text());
            }
        }
    }

    /** Writes what a rule means at that end and on that side of it where the lines are farthest away. */
    private void ruleText(double at, String text) {
        double width = frame.pixelsRight(0, text.length() * ChartTheme.CHARACTER * ChartTheme.TEXT_SIZE);
        double left = frame.pixelsRight(frame.xLow(), 4);
        double right = frame.pixelsRight(frame.xHigh(), -4);
        double side = 0;
        double height = at;
        double farthest = -1;
        for (double sign : new double[] {0.6, -0.6}) {
            double y = at + sign * frame.lineHeight();
            if (y <= frame.yLow() || y >= frame.yHigh()) {
                continue;
            }
            for (int end = 0; end < 2; end++) {
                double distance = end == 0 ? clearance(left, left + width, y) : clearance(right - width, right, y);
                if (distance > 1.01 * farthest) {
                    farthest = distance;
                    side = end;
                    height = y;
                }
            }
        }
        layers.text(side == 0 ? left : right, height, text, ChartTheme.FAINT, side);
    }

    /** How far the nearest line lies from a stretch at one height. */
    private double clearance(double from, double to, double y) {
        double step = (frame.xHigh() - frame.xLow()) / 20;
        return chart.traces().stream()
                .flatMap(t -> drawn(t).stream())
                .filter(p -> frame.x(p.x()) >= from - step && frame.x(p.x()) <= to + step)
                .mapToDouble(p -> Math.abs(frame.y(p.y()) - y))
                .min()
                .orElse(Double.MAX_VALUE);
    }

    private void stack() {
        List<ChartTrace> traces = chart.traces();
        int points = traces.stream().mapToInt(t -> t.points().size()).min().orElse(0);
        if (points == 0) {
            return;
        }
        double[] top = new double[points];
        List<EndLabel> ends = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            List<ChartPoint> own = traces.get(i).points().subList(0, points);
            double[] below = top.clone();
            for (int t = 0; t < points; t++) {
                top[t] += own.get(t).y();
            }
            String colour = ChartTheme.colour(chart, i);
            layers.area(x(own), below, top.clone(), colour, AREA);
            double thickness = top[points - 1] - below[points - 1];
            if (thickness > THIN * (frame.yHigh() - frame.yLow())) {
                double middle = top[points - 1] - thickness / 2;
                ends.add(new EndLabel(frame.xHigh(), middle, traces.get(i).name(), colour));
            }
        }
        endLabels(ends);
    }

    private void bars() {
        List<ChartBar.Row> rows = frame.rows();
        for (int i = 0; i < rows.size(); i++) {
            List<ChartBar> bars = rows.get(i).bars();
            String label = frame.rowLabel(rows.get(i));
            layers.text(frame.rowLabelEnd(), rows.size() - i, label, ChartTheme.FAINT, 1);
            boolean tornado = chart.kind() == Chart.Kind.TORNADO;
            double height = 0.72 / (tornado ? 1 : bars.size());
            double top = rows.size() - i + 0.36;
            for (int b = 0; b < bars.size(); b++) {
                ChartBar bar = bars.get(b);
                double upper = tornado ? top : top - b * height;
                layers.bar(bar.from(), bar.to(), upper - height, upper, bar.colour());
                double beside = frame.pixelsRight(bar.to(), bar.right() ? 4 : -4);
                layers.text(beside, upper - height / 2, bar.text(), ChartTheme.INK, bar.right() ? 0 : 1);
            }
        }
        layers.vertical(ChartBar.anchor(rows));
    }

    private void points() {
        rules();
        for (int i = 0; i < chart.traces().size(); i++) {
            List<ChartPoint> points = drawn(chart.traces().get(i));
            String colour = ChartTheme.colour(chart, i);
            List<ChartPoint> named = points.size() <= MOST_LABELS ? points : List.of();
            if (chart.kind() == Chart.Kind.FRONTIER) {
                named = unbeaten(points);
                layers.line(x(named), y(named, ChartPoint::y), colour, 0.9);
            }
            layers.points(x(points), y(points, ChartPoint::y), colour);
            for (ChartPoint p : named) {
                double below = frame.y(p.y()) - 0.5 * frame.lineHeight();
                layers.text(frame.pixelsRight(frame.x(p.x()), 6), below, p.label(), ChartTheme.FAINT, 0);
            }
        }
    }

    /** The points than which none has both a lower x and a higher y, by x. */
    private static List<ChartPoint> unbeaten(List<ChartPoint> points) {
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

    /** Writes labels to the right of their lines' ends, moved apart where they would lie on one another. */
    private void endLabels(List<EndLabel> labels) {
        List<EndLabel> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(EndLabel::y));
        double gap = frame.lineHeight();
        double[] y = apart(sorted.stream().mapToDouble(EndLabel::y).toArray(), gap);
        for (int i = 0; i < y.length; i++) {
            EndLabel label = sorted.get(i);
            layers.text(frame.pixelsRight(label.x(), 6), y[i], label.text(), ChartTheme.textColour(label.colour()), 0);
        }
    }

    /** Places at least a gap apart and within the panel, in the order given, which is upwards. */
    private double[] apart(double[] places, double gap) {
        double[] y = places.clone();
        double bottom = frame.yLow() + 0.5 * gap;
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(y[i], bottom);
            bottom = y[i] + gap;
        }
        double top = frame.yHigh() - 0.4 * gap;
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], top);
            top = y[i] - gap;
        }
        return y;
    }
}
