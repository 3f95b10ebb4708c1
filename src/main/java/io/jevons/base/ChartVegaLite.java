package io.jevons.base;

import io.jevons.internal.JsonText;
import io.jevons.internal.draw.PixelScale;
import io.jevons.internal.draw.TextWidth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A chart in the terms of Vega-Lite: layers, each with the data that it shows, on the axes of the library's own drawing. */
final class ChartVegaLite {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
    private static final int LONGEST = 1000;

    private final Chart chart;
    private final ChartFrame frame;
    private final List<String> names;
    private final List<Object> layers = new ArrayList<>();
    private boolean zoomed;

    private ChartVegaLite(Chart chart) {
        this.chart = chart;
        this.frame = new ChartFrame(chart);
        this.names = distinct(chart.traces().stream().map(ChartTrace::name).toList());
    }

    static String of(Chart chart) {
        return JsonText.write(new ChartVegaLite(chart).spec(), Numbers::exact);
    }

    private Map<String, Object> spec() {
        switch (chart.kind()) {
            case BAR, WATERFALL, TORNADO -> bars();
            case STACKED_AREA -> stack();
            case LINE, FAN -> lines();
            case FRONTIER, SCATTER -> points();
        }
        return map(
                "$schema",
                SCHEMA,
                "description",
                bounded(chart.alternative()),
                "title",
                map("text", bounded(chart.title()), "subtitle", bounded(chart.subtitle()), "anchor", "start"),
                "width",
                chart.width(),
                "height",
                chart.height(),
                "layer",
                layers,
                "config",
                config());
    }

    private Map<String, Object> config() {
        boolean legend = !frame.isBars()
                && chart.traces().stream().anyMatch(t -> !t.name().isBlank());
        return map(
                "font",
                "sans-serif",
                "background",
                ChartTheme.GROUND,
                "view",
                map("stroke", "transparent"),
                "title",
                map("color", ChartTheme.INK, "subtitleColor", ChartTheme.FAINT, "fontSize", ChartTheme.TITLE.size()),
                "axis",
                map("gridColor", ChartTheme.GRID, "labelColor", ChartTheme.FAINT, "titleColor", ChartTheme.FAINT),
                "legend",
                map("disable", !legend));
    }

    private void lines() {
        List<Object> bands = new ArrayList<>();
        List<Object> lines = new ArrayList<>();
        List<Object> dots = new ArrayList<>();
        for (int i = 0; i < chart.traces().size(); i++) {
            boolean edge = ChartLines.isEdge(chart, i);
            boolean observed = chart.traces().get(i).role() == Chart.Role.OBSERVED;
            for (ChartPoint p : chart.traces().get(i).points()) {
                if (p.hasBand() && frame.shows(p, p.low()) && frame.shows(p, p.high())) {
                    bands.add(row(p, i, "low", p.low(), "high", p.high()));
                }
                if (frame.shows(p) && !edge) {
                    (observed ? dots : lines).add(row(p, i, "value", p.y()));
                }
            }
        }
        rules();
        layer(bands, map("type", "area", "opacity", 0.2), ranges());
        layer(lines, map("type", "line", "strokeWidth", 2.4, "point", lines.size() < 2), places());
        if (!dots.isEmpty()) {
            layer(dots, map("type", "circle", "size", 30), places());
        }
    }

    private void stack() {
        List<ChartTrace> traces = chart.traces();
        int points = traces.stream().mapToInt(t -> t.points().size()).min().orElse(0);
        double[] top = new double[points];
        List<Object> areas = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            for (int t = 0; t < points; t++) {
                ChartPoint p = traces.get(i).points().get(t);
                double below = top[t];
                top[t] = ChartRange.bounded(below + ChartRange.height(p));
                if (frame.shows(p, top[t])) {
                    areas.add(row(p, i, "value", ChartRange.height(p), "low", start(below), "high", top[t]));
                }
            }
        }
        rules();
        layer(areas, map("type", "area", "opacity", 0.85), ranges());
    }

    private void points() {
        List<Object> all = new ArrayList<>();
        List<Object> best = new ArrayList<>();
        for (int i = 0; i < chart.traces().size(); i++) {
            List<ChartPoint> shown =
                    ChartLines.shown(frame, chart.traces().get(i).points());
            for (ChartPoint p : shown) {
                all.add(row(p, i, "value", p.y(), "label", bounded(p.label())));
            }
            if (chart.kind() == Chart.Kind.FRONTIER) {
                for (ChartPoint p : ChartDots.unbeaten(shown)) {
                    best.add(row(p, i, "value", p.y()));
                }
            }
        }
        rules();
        layer(best, map("type", "line", "strokeWidth", 1.9), places());
        layer(all, map("type", "circle", "size", 45, "opacity", 0.8), places());
    }

    private void bars() {
        List<ChartBar.Row> rows = frame.rows();
        List<String> labels = distinct(rows.stream().map(ChartBar.Row::label).toList());
        List<Object> bars = new ArrayList<>();
        Set<Object> colours = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int b = 0; b < rows.get(i).bars().size(); b++) {
                ChartBar bar = rows.get(i).bars().get(b);
                double from = start(bar.from());
                if (Double.isFinite(frame.value(bar.to()))) {
                    bars.add(map(
                            "label", labels.get(i), "part", b, "colour", bar.colour(), "low", from, "high", bar.to()));
                    colours.add(bar.colour());
                }
            }
        }
        List<Object> sorted = colours.stream().sorted().toList();
        Map<String, Object> encoding = map(
                "y", named("label", "nominal", chart.xAxis().name(), map("sort", labels)),
                "x", value("low", frame.xAxis()),
                "x2", map("field", "high"),
                "color", map("field", "colour", "type", "nominal", "scale", map("domain", sorted, "range", sorted)));
        boolean several = rows.stream().anyMatch(r -> r.bars().size() > 1);
        if (several && chart.kind() == Chart.Kind.BAR) {
            encoding.put("yOffset", map("field", "part", "type", "ordinal"));
        }
        layer(bars, map("type", "bar", "opacity", 0.9), encoding);
    }

    /** Where an area or a bar starts: on an axis of factors, which has no zero, at the end of the axis. */
    private double start(double value) {
        PixelScale axis = frame.isBars() ? frame.xAxis() : frame.yAxis();
        return Double.isFinite(frame.value(value)) ? value : ChartRange.valueAt(axis.low(), chart.yAxis());
    }

    private void rules() {
        List<Object> rules = new ArrayList<>();
        for (ChartRule rule : chart.rules()) {
            if (Double.isFinite(frame.value(rule.at()))) {
                rules.add(map("value", rule.at(), "text", bounded(rule.text())));
            }
        }
        if (!rules.isEmpty()) {
            Map<String, Object> up = map("y", value("value", frame.yAxis()));
            layers.add(map("data", map("values", rules), "mark", dashed(), "encoding", up));
        }
    }

    private static Map<String, Object> dashed() {
        return map(
                "type",
                "rule",
                "color",
                ChartTheme.FAINT,
                "strokeDash",
                List.of(5, 4),
                "tooltip",
                map("content", "data"));
    }

    /** A layer; the first that shows data can be zoomed and moved where both of its axes count. */
    private void layer(List<Object> rows, Map<String, Object> mark, Map<String, Object> encoding) {
        if (rows.isEmpty() && !layers.isEmpty()) {
            return;
        }
        mark.put("tooltip", map("content", "data"));
        Map<String, Object> layer = map("data", map("values", rows), "mark", mark, "encoding", encoding);
        boolean counts = !frame.isBars() && chart.xAxis().scale() != Chart.Scale.LABEL;
        if (counts && !zoomed) {
            zoomed = true;
            layer.put("params", List.of(map("name", "zoom", "select", "interval", "bind", "scales")));
        }
        layers.add(layer);
    }

    private Map<String, Object> row(ChartPoint p, int trace, Object... more) {
        Map<String, Object> row = map("trace", names.get(trace));
        if (chart.xAxis().scale() == Chart.Scale.LABEL) {
            row.put("label", bounded(p.label()));
        } else {
            row.put("x", p.x());
        }
        row.putAll(map(more));
        return row;
    }

    private Map<String, Object> places() {
        return map("x", across(), "y", value("value", frame.yAxis()), "color", colours());
    }

    private Map<String, Object> ranges() {
        return map("x", across(), "y", value("low", frame.yAxis()), "y2", map("field", "high"), "color", colours());
    }

    private Map<String, Object> across() {
        ChartAxis axis = chart.xAxis();
        return axis.scale() == Chart.Scale.LABEL
                ? named("label", "nominal", axis.name(), map("sort", labels()))
                : counted("x", axis, frame.xAxis(), false);
    }

    private List<String> labels() {
        return chart.traces().stream()
                .flatMap(t -> t.points().stream())
                .map(p -> bounded(p.label()))
                .distinct()
                .toList();
    }

    private Map<String, Object> value(String field, PixelScale drawn) {
        return counted(field, chart.yAxis(), drawn, true);
    }

    private Map<String, Object> counted(String field, ChartAxis axis, PixelScale drawn, boolean grid) {
        boolean log = axis.scale() == Chart.Scale.LOG;
        Map<String, Object> scale = map(
                "type",
                log ? "log" : "linear",
                "domain",
                List.of(ChartRange.valueAt(drawn.low(), axis), ChartRange.valueAt(drawn.high(), axis)),
                "nice",
                false);
        String format = switch (axis.scale()) {
            case QUARTER -> "d";
            case PERCENT -> "~%";
            default -> "~s";
        };
        Map<String, Object> marks = map("format", format, "grid", grid, "title", bounded(axis.name()));
        return map("field", field, "type", "quantitative", "scale", scale, "axis", marks);
    }

    private static Map<String, Object> named(String field, String type, String title, Map<String, Object> more) {
        Map<String, Object> named = map("field", field, "type", type, "axis", map("title", bounded(title)));
        named.putAll(more);
        return named;
    }

    private Map<String, Object> colours() {
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            colours.add(ChartTheme.colour(chart, i));
        }
        return map(
                "field",
                "trace",
                "type",
                "nominal",
                "scale",
                map("domain", names, "range", colours),
                "legend",
                map("title", ""));
    }

    /** Names that differ: each that stood before with a number. */
    private static List<String> distinct(List<String> texts) {
        Set<String> seen = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        for (String text : texts) {
            String name = bounded(text);
            String own = name;
            while (!seen.add(own)) {
                own = name + " (" + (count.merge(name, 1, Integer::sum) + 1) + ")";
            }
            distinct.add(own);
        }
        return distinct;
    }

    private static String bounded(String text) {
        return TextWidth.shorten(text, LONGEST);
    }

    /** A map in the order given: key, value, key, value. */
    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
