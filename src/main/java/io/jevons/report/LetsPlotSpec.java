package io.jevons.report;

import io.jevons.base.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart as a lets-plot specification, made of maps, lists, texts and numbers alone: it needs no lets-plot to be made,
 * and every lets-plot (Kotlin, Python, JavaScript) draws it.
 */
final class LetsPlotSpec {
    private final Chart chart;
    private final ChartFrame frame;

    private LetsPlotSpec(Chart chart) {
        this.chart = chart;
        this.frame = ChartFrame.of(chart);
    }

    static Map<String, Object> of(Chart chart) {
        return new LetsPlotSpec(chart).build();
    }

    private Map<String, Object> build() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kind", "plot");
        spec.put("ggtitle", titles());
        spec.put("ggsize", map("width", chart.width(), "height", chart.height()));
        Map<String, Object> theme = ChartTheme.spec(frame.labelled());
        boolean titled =
                !chart.xAxis().name().isEmpty() || !chart.yAxis().name().isEmpty();
        if (!titled) {
            theme.put("axis_title", "blank");
        }
        spec.put("theme", theme);
        spec.put("layers", ChartLayers.of(chart, frame));
        spec.put("scales", new ArrayList<Object>(List.of(frame.xScale(), frame.yScale())));
        return spec;
    }

    private Map<String, Object> titles() {
        Map<String, Object> titles = new LinkedHashMap<>();
        titles.put("text", ChartFrame.wrap(chart.title(), chart.width() - 24, ChartTheme.TITLE_SIZE * 1.06));
        if (!chart.subtitle().isEmpty()) {
            titles.put("subtitle", ChartFrame.wrap(chart.subtitle(), chart.width() - 24, ChartTheme.SUBTITLE_SIZE));
        }
        return titles;
    }

    /** A map in the order given: key, value, key, value. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
