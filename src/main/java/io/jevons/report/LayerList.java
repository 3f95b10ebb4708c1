package io.jevons.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers of a lets-plot specification, the lowest first. */
final class LayerList {
    private final List<Object> layers = new ArrayList<>();

    List<Object> toList() {
        return layers;
    }

    void line(double[] x, double[] y, String colour, double width) {
        Map<String, Object> line = layer("line", LetsPlotSpec.map("x", list(x), "y", list(y)), "x", "y");
        line.put("color", colour);
        line.put("size", width);
    }

    void points(double[] x, double[] y, String colour) {
        Map<String, Object> points = layer("point", LetsPlotSpec.map("x", list(x), "y", list(y)), "x", "y");
        points.put("color", colour);
        points.put("size", 3.5);
        points.put("alpha", 0.8);
    }

    void ribbon(double[] x, double[] low, double[] high, String colour, double opacity) {
        Map<String, Object> ribbon = layer(
                "ribbon", LetsPlotSpec.map("x", list(x), "ymin", list(low), "ymax", list(high)), "x", "ymin", "ymax");
        ribbon.put("fill", colour);
        ribbon.put("color", colour);
        ribbon.put("alpha", opacity);
        ribbon.put("size", 0.0);
    }

    /** A ribbon with a thin light edge that tells it from its neighbours. */
    void area(double[] x, double[] low, double[] high, String colour, double opacity) {
        ribbon(x, low, high, colour, opacity);
        Map<String, Object> edge = layer("line", LetsPlotSpec.map("x", list(x), "y", list(high)), "x", "y");
        edge.put("color", ChartTheme.GROUND);
        edge.put("size", 0.5);
    }

    void bar(double from, double to, double low, double high, String colour) {
        Map<String, Object> bar = layer(
                "rect",
                LetsPlotSpec.map(
                        "xmin", list(Math.min(from, to)),
                        "xmax", list(Math.max(from, to)),
                        "ymin", list(low),
                        "ymax", list(high)),
                "xmin",
                "xmax",
                "ymin",
                "ymax");
        bar.put("fill", colour);
        bar.put("color", colour);
        bar.put("alpha", 0.9);
        bar.put("size", 0.0);
    }

    void horizontal(double at) {
        Map<String, Object> line = layer("hline", Map.of());
        line.put("yintercept", at);
        line.put("color", ChartTheme.FAINT);
        line.put("linetype", "dashed");
        line.put("size", 0.5);
    }

    void vertical(double at) {
        Map<String, Object> line = layer("vline", Map.of());
        line.put("xintercept", at);
        line.put("color", ChartTheme.FAINT);
        line.put("size", 0.5);
    }

    /** A layer that shows nothing, since a drawing must have one. */
    void nothing(double x, double y) {
        text(x, y, "", ChartTheme.INK, 0);
    }

    /** A text that starts (side 0) or ends (side 1) at a place. */
    void text(double x, double y, String text, String colour, double side) {
        Map<String, Object> data = LetsPlotSpec.map("x", list(x), "y", list(y), "label", texts(text));
        Map<String, Object> label = layer("text", data, "x", "y", "label");
        label.put("hjust", side);
        label.put("color", colour);
        label.put("size", ChartTheme.TEXT_SIZE / 2.0);
        label.put("family", "sans-serif");
    }

    private Map<String, Object> layer(String geometry, Map<String, Object> data, String... mapped) {
        Map<String, Object> layer = LetsPlotSpec.map("geom", geometry);
        if (!data.isEmpty()) {
            layer.put("data", data);
            Map<String, Object> mapping = LetsPlotSpec.map();
            Arrays.stream(mapped).forEach(m -> mapping.put(m, m));
            layer.put("mapping", mapping);
        }
        layer.put("tooltips", "none");
        layers.add(layer);
        return layer;
    }

    private static List<Object> list(double... values) {
        List<Object> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    private static List<Object> texts(String text) {
        return new ArrayList<>(List.of(text));
    }
}
