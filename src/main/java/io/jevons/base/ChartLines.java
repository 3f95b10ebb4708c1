package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import io.jevons.internal.draw.LabelSpace;
import io.jevons.internal.draw.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Bands below, lines above them, and the names of lines at their ends. */
final class ChartLines {
    private static final double BAND = 0.2;
    private static final double AREA = 0.85;
    /** Pixels below which an area is too thin for a label. */
    private static final double THIN = 1;
    /** Pixels between the middle of a rule's text and a line, below which the line goes through it; and beyond which it is well away. */
    private static final double CLEAR = 8;

    private static final double AMPLE = 16;
    /** Into how many steps the places along a rule are split. */
    private static final int ALONG = 12;

    private static final Canvas.Stroke RULE = new Canvas.Stroke(1.1, Canvas.Pattern.DASHED);

    private final ChartFrame frame;
    private final Chart chart;
    private final Canvas canvas;

    ChartLines(ChartFrame frame, Canvas canvas) {
        this.frame = frame;
        this.chart = frame.chart();
        this.canvas = canvas;
    }

    /** A name at the end of a line: where, and how much it matters where not all find room. */
    private record EndLabel(double x, double y, String text, String colour, Chart.Role role) {}

    static List<ChartPoint> shown(ChartFrame frame, List<ChartPoint> points) {
        return points.stream().filter(frame::shows).toList();
    }

    void lines() {
        List<EndLabel> ends = new ArrayList<>(rules());
        bands();
        for (int i = 0; i < chart.traces().size(); i++) {
            ChartTrace trace = chart.traces().get(i);
            List<ChartPoint> points = shown(frame, trace.points());
            if (points.isEmpty()) {
                continue;
            }
            String colour = ChartTheme.colour(chart, i);
            boolean edge = isEdge(chart, i);
            double[] x = points.stream().mapToDouble(frame::x).toArray();
            double[] y = points.stream().mapToDouble(p -> frame.y(p.y())).toArray();
            if (!edge && (points.size() == 1 || trace.role() == Chart.Role.OBSERVED)) {
                canvas.dots(x, y, 3, colour, 1);
            } else if (!edge) {
                canvas.line(x, y, colour, ChartTheme.stroke(chart, i));
            }
            if (trace.role() == Chart.Role.OBSERVED) {
                continue;
            }
            ChartPoint last = points.get(points.size() - 1);
            double end = edge && last.hasBand() ? last.high() : last.y();
            ends.add(new EndLabel(frame.x(last), frame.y(end), trace.name(), colour, trace.role()));
        }
        endLabels(ends);
    }

    private void bands() {
        for (int i = 0; i < chart.traces().size(); i++) {
            List<ChartPoint> points = chart.traces().get(i).points().stream()
                    .filter(p -> p.hasBand() && frame.shows(p, p.high()))
                    .toList();
            double[] x = points.stream().mapToDouble(frame::x).toArray();
            double[] low = points.stream().mapToDouble(p -> frame.y(p.low())).toArray();
            double[] high = points.stream().mapToDouble(p -> frame.y(p.high())).toArray();
            between(x, low, high, ChartTheme.colour(chart, i), BAND);
        }
    }

    private void between(double[] x, double[] low, double[] high, String colour, double opacity) {
        int n = x.length;
        if (n == 0) {
            return;
        }
        double[] aroundX = new double[2 * n];
        double[] aroundY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            aroundX[i] = x[i];
            aroundY[i] = high[i];
            aroundX[2 * n - 1 - i] = x[i];
            aroundY[2 * n - 1 - i] = low[i];
        }
        canvas.area(aroundX, aroundY, colour, opacity);
    }

    /** Whether a trace of a fan is the outside of another: one of its role comes later, inside it. */
    static boolean isEdge(Chart chart, int trace) {
        Chart.Role role = chart.traces().get(trace).role();
        return chart.kind() == Chart.Kind.FAN
                && chart.traces().stream().skip(trace + 1L).anyMatch(t -> t.role() == role);
    }

    void stack() {
        List<EndLabel> ends = new ArrayList<>(rules());
        List<ChartTrace> traces = chart.traces();
        int points = traces.stream().mapToInt(t -> t.points().size()).min().orElse(0);
        if (points == 0) {
            return;
        }
        double[] top = new double[points];
        for (int i = 0; i < traces.size(); i++) {
            List<ChartPoint> own = traces.get(i).points().subList(0, points);
            double[] x = own.stream().mapToDouble(frame::x).toArray();
            double[] below = new double[points];
            double[] above = new double[points];
            for (int t = 0; t < points; t++) {
                below[t] = frame.y(top[t]);
                top[t] = ChartRange.bounded(top[t] + ChartRange.height(own.get(t)));
                above[t] = frame.y(top[t]);
            }
            String colour = ChartTheme.colour(chart, i);
            between(x, below, above, colour, AREA);
            canvas.line(x, above, ChartTheme.GROUND, Canvas.Stroke.solid(1));
            if (Math.abs(below[points - 1] - above[points - 1]) > THIN) {
                double middle = (below[points - 1] + above[points - 1]) / 2;
                ends.add(new EndLabel(
                        x[points - 1],
                        middle,
                        traces.get(i).name(),
                        colour,
                        traces.get(i).role()));
            }
        }
        endLabels(ends);
    }

    /**
     * Lines across the chart, each with what it means where the chart's own lines are farthest away, or else at its end.
     *
     * @return the names that found no place along their lines
     */
    private List<EndLabel> rules() {
        LabelSpace space =
                new LabelSpace(frame.xAxis().from(), frame.top(), frame.xAxis().to(), frame.bottom());
        List<EndLabel> beside = new ArrayList<>();
        for (ChartRule rule : chart.rules()) {
            if (frame.yAxis().holds(frame.value(rule.at()))) {
                double at = frame.y(rule.at());
                canvas.straight(frame.xAxis().from(), at, frame.xAxis().to(), at, ChartTheme.FAINT, RULE);
                if (!ruleText(at, rule.text(), space)) {
                    beside.add(new EndLabel(frame.xAxis().to(), at, rule.text(), ChartTheme.FAINT, Chart.Role.BASE));
                }
            }
        }
        return beside;
    }

    /** Rules by themselves, for charts whose lines have no names at their ends. */
    void rulesAlone() {
        endLabels(rules());
    }

    /** A place of a rule's text, by its left edge and its base line, and how far the nearest line is. */
    private record Place(double x, double base, double clearance) {}

    /** Whether the text has found a place, or is nothing to place. */
    private boolean ruleText(double at, String rule, LabelSpace space) {
        double from = frame.xAxis().from() + 4;
        double to = frame.xAxis().to() - 4;
        String text = TextWidth.fit(rule, to - from, ChartTheme.TEXT);
        if (text.isEmpty()) {
            return true;
        }
        double width = TextWidth.of(text, ChartTheme.TEXT);
        boolean roomBeside = frame.xAxis().to() + ChartFrame.GAP + width + 2 <= chart.width();
        List<Place> places = new ArrayList<>();
        for (double base : new double[] {at - 5, at + 13}) {
            for (int k = 0; k <= ALONG; k++) {
                double x = from + (to - width - from) * k / ALONG;
                places.add(new Place(x, base, clearance(x, x + width, base - 4)));
            }
        }
        // Of places that are clear, the ends come first: there a reader looks for a name.
        places.sort(Comparator.comparingDouble((Place p) -> -Math.min(AMPLE, Math.floor(p.clearance())))
                .thenComparingDouble(p -> Math.min(p.x() - from, to - width - p.x())));
        for (Place place : places) {
            if (place.clearance() < CLEAR && roomBeside) {
                return false;
            }
            if (space.take(place.x(), place.base() - 11, width, 14)) {
                canvas.text(place.x(), place.base(), text, ChartTheme.TEXT, ChartTheme.FAINT);
                return true;
            }
        }
        return true;
    }

    /** How far the nearest line lies from a stretch at one height, in pixels. */
    private double clearance(double from, double to, double y) {
        double nearest = Double.MAX_VALUE;
        for (ChartTrace trace : chart.traces()) {
            List<ChartPoint> points = shown(frame, trace.points());
            for (int i = 0; i < points.size(); i++) {
                ChartPoint point = points.get(i);
                ChartPoint next = points.get(Math.min(i + 1, points.size() - 1));
                nearest = Math.min(nearest, distance(point, next, from, to, y));
            }
        }
        return nearest;
    }

    /** How far a piece of a line, or a point, lies from a stretch at one height. */
    private double distance(ChartPoint first, ChartPoint second, double from, double to, double y) {
        double x1 = frame.x(first);
        double x2 = frame.x(second);
        if (x2 < from || x1 > to) {
            return Double.MAX_VALUE;
        }
        double y1 = frame.y(first.y());
        double slope = x2 > x1 ? (frame.y(second.y()) - y1) / (x2 - x1) : 0;
        double enters = y1 + slope * (Math.max(from, x1) - x1) - y;
        double leaves = y1 + slope * (Math.min(to, x2) - x1) - y;
        return enters * leaves < 0 ? 0 : Math.min(Math.abs(enters), Math.abs(leaves));
    }

    /** Names to the right of their lines' ends, moved apart; of more than find room, some, and how many there are more. */
    private void endLabels(List<EndLabel> labels) {
        List<EndLabel> named =
                new ArrayList<>(labels.stream().filter(l -> !l.text().isBlank()).toList());
        int room = Math.max(1, (frame.bottom() - frame.top()) / ChartFrame.LINE);
        int left = named.size() - (room - 1);
        if (named.size() > room) {
            named.sort(Comparator.comparing(EndLabel::role));
            EndLabel first = named.get(0);
            named.subList(room - 1, named.size()).clear();
            String more = "and " + left + " more";
            named.add(new EndLabel(first.x(), frame.bottom(), more, ChartTheme.FAINT, Chart.Role.OTHER));
        }
        named.sort(Comparator.comparingDouble(EndLabel::y));
        double[] y = LabelSpace.apart(
                named.stream().mapToDouble(EndLabel::y).toArray(),
                ChartFrame.LINE - 1,
                frame.top() + 3,
                frame.bottom() - 5);
        for (int i = 0; i < y.length; i++) {
            EndLabel label = named.get(i);
            double x = Math.min(label.x(), frame.xAxis().to()) + ChartFrame.GAP;
            String text = TextWidth.fit(label.text(), frame.chart().width() - x - 2, ChartTheme.TEXT);
            canvas.text(x, y[i] + 4, text, ChartTheme.TEXT, ChartTheme.textColour(label.colour()));
        }
    }
}
