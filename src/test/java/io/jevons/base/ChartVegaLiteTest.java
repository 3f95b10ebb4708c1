package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The specification against what the schema of Vega-Lite 5 (vega.github.io/schema/vega-lite/v5.json) says of the parts that
 * are used: properties, marks, channels, types and scales. JSON is read as the YAML that it is.
 */
final class ChartVegaLiteTest {
    private static final Set<String> TOP =
            Set.of("$schema", "description", "title", "width", "height", "layer", "config");
    private static final Set<String> LAYER = Set.of("data", "mark", "encoding", "params");
    private static final Set<String> MARKS = Set.of("area", "line", "circle", "bar", "rule");
    private static final Set<String> CHANNELS = Set.of("x", "x2", "y", "y2", "yOffset", "color");
    private static final Set<String> CHANNEL = Set.of("field", "type", "scale", "axis", "sort", "legend");
    private static final Set<String> TYPES = Set.of("quantitative", "nominal", "ordinal");

    static Set<String> samples() {
        return ChartSamples.all().keySet();
    }

    private static YamlNode parse(Chart chart) {
        return YamlNode.parse("chart.json", chart.toVegaLite());
    }

    private static void within(Set<String> allowed, YamlNode node) {
        Set<String> keys = new TreeSet<>(node.entries().keySet());
        keys.removeAll(allowed);
        assertEquals(Set.of(), keys);
    }

    private static void check(Chart chart) {
        YamlNode root = parse(chart);
        within(TOP, root);
        assertEquals(
                "https://vega.github.io/schema/vega-lite/v5.json",
                root.get("$schema").text());
        assertEquals(chart.width(), root.get("width").integer(1, 10_000));
        assertFalse(root.get("layer").items().isEmpty());
        for (YamlNode layer : root.get("layer").items()) {
            within(LAYER, layer);
            assertTrue(MARKS.contains(layer.get("mark").get("type").text()));
            YamlNode encoding = layer.get("encoding");
            within(CHANNELS, encoding);
            for (String name : encoding.entries().keySet()) {
                channel(
                        name,
                        encoding.get(name),
                        layer.get("data").get("values").items());
            }
        }
    }

    private static void channel(String name, YamlNode channel, List<YamlNode> rows) {
        within(CHANNEL, channel);
        String field = channel.get("field").text();
        rows.forEach(row -> assertTrue(row.find(field).isPresent(), field));
        if (name.equals("x2") || name.equals("y2")) {
            assertEquals(
                    List.of("field"),
                    List.copyOf(channel.entries().keySet()),
                    "a second end has the type and scale of the first");
            return;
        }
        String type = channel.get("type").text();
        assertTrue(TYPES.contains(type), type);
        if (type.equals("quantitative")) {
            rows.forEach(row -> row.get(field).number());
            YamlNode scale = channel.get("scale");
            within(Set.of("type", "domain", "nice"), scale);
            double low = scale.get("domain").items().get(0).number();
            double high = scale.get("domain").items().get(1).number();
            assertTrue(low < high, low + " to " + high);
            boolean log = scale.get("type").text().equals("log");
            assertTrue(log ? low > 0 : scale.get("type").text().equals("linear"));
            rows.forEach(row -> assertTrue(!log || row.get(field).number() > 0));
        } else if (name.equals("color")) {
            int colours = channel.get("scale").get("range").items().size();
            assertEquals(colours, channel.get("scale").get("domain").items().size());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyKindFollowsTheGrammar(String name) {
        check(ChartSamples.all().get(name));
    }

    @ParameterizedTest
    @EnumSource
    void soDoesAChartOfAnyAxesOrOfNothing(Chart.Kind kind) {
        check(Chart.of(kind, "nothing"));
        for (Chart.Scale scale : Chart.Scale.values()) {
            List<ChartPoint> points = List.of(ChartPoint.range("a", 1, 0.5, 2), ChartPoint.range("a", -2, -3, 1e300));
            check(Chart.of(kind, "any \"title\"")
                    .xAxis("x", scale)
                    .yAxis("y", Chart.Scale.LOG)
                    .trace("same", Chart.Role.MAIN, points)
                    .trace("same", Chart.Role.OTHER, points)
                    .rule(-1, "nowhere"));
        }
    }

    @Test
    void itsRowsAreTheChartsNumbers() {
        Chart chart = ChartSamples.line();
        List<YamlNode> layers = parse(chart).get("layer").items();
        assertEquals("rule", layers.get(0).get("mark").get("type").text());
        assertEquals("area", layers.get(1).get("mark").get("type").text());
        List<YamlNode> lines = layers.get(2).get("data").get("values").items();
        assertEquals(2 * 29, lines.size());
        ChartPoint last = chart.traces().get(1).points().get(28);
        YamlNode row = lines.get(57);
        assertEquals("scenario", row.get("trace").text());
        assertEquals(last.x(), row.get("x").number());
        assertEquals(last.y(), row.get("value").number());
    }

    @Test
    void oneLayerAloneCanBeZoomed() {
        long zoomed = parse(ChartSamples.line()).get("layer").items().stream()
                .filter(l -> l.find("params").isPresent())
                .count();
        assertEquals(1, zoomed);
    }
}
