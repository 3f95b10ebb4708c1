package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import io.jevons.internal.draw.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A canvas that keeps what is drawn on it. */
final class Recorder implements Canvas {
    /** A line, an area or dots. */
    static final class Shape {
        private final String kind;
        private final double[] x;
        private final double[] y;
        private final String colour;

        Shape(String kind, double[] x, double[] y, String colour) {
            this.kind = kind;
            this.x = x.clone();
            this.y = y.clone();
            this.colour = colour;
        }

        String kind() {
            return kind;
        }

        double[] x() {
            return x;
        }

        double[] y() {
            return y;
        }

        String colour() {
            return colour;
        }
    }

    /** A text and the box that it takes. */
    record Label(String text, Face face, double left, double base, double right, String colour) {
        double top() {
            return base - 0.75 * face.size();
        }

        double bottom() {
            return base + 0.2 * face.size();
        }

        boolean covers(Label other) {
            return left < other.right && other.left < right && top() < other.bottom() && other.top() < bottom();
        }
    }

    final List<Shape> shapes = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();

    static Recorder of(Chart chart) {
        Recorder recorder = new Recorder();
        ChartDrawing.draw(chart, recorder);
        return recorder;
    }

    /** Lines of one colour, in the order drawn. */
    List<Shape> lines(String colour) {
        return shapes.stream()
                .filter(s -> s.kind().equals("line") && s.colour().equals(colour))
                .toList();
    }

    List<String> texts() {
        return labels.stream().map(Label::text).toList();
    }

    Label label(String text) {
        return labels.stream().filter(l -> l.text().equals(text)).findFirst().orElseThrow();
    }

    /** The largest distance by which anything leaves a drawing of some size, or infinity where a place is no number. */
    double outside(Chart chart) {
        double most = 0;
        for (Shape shape : shapes) {
            most = Math.max(most, beyond(shape.x(), chart.width()));
            most = Math.max(most, beyond(shape.y(), chart.height()));
        }
        for (Label label : labels) {
            most = Math.max(most, beyond(new double[] {label.left(), label.right()}, chart.width()));
            most = Math.max(most, beyond(new double[] {label.base()}, chart.height()));
        }
        return most;
    }

    private static double beyond(double[] places, double end) {
        return Arrays.stream(places)
                .map(p -> Double.isNaN(p) ? Double.POSITIVE_INFINITY : Math.max(-p, p - end))
                .max()
                .orElse(0);
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        shapes.add(new Shape("area", x, y, colour));
    }

    @Override
    public void line(double[] x, double[] y, String colour, Stroke stroke) {
        shapes.add(new Shape("line", x, y, colour));
    }

    @Override
    public void dots(double[] x, double[] y, double radius, String colour, double opacity) {
        shapes.add(new Shape("dots", x, y, colour));
    }

    @Override
    public void text(double x, double y, String text, Face face, String colour) {
        if (!text.isEmpty()) {
            double width = TextWidth.of(text, face);
            double left = face.anchor() == Anchor.START ? x : face.anchor() == Anchor.END ? x - width : x - width / 2;
            labels.add(new Label(text, face, left, y, left + width, colour));
        }
    }
}
