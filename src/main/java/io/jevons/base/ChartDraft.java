package io.jevons.base;

import java.util.ArrayList;
import java.util.List;

/** The fields of a chart while it is being changed. */
final class ChartDraft {
    Chart.Kind kind = Chart.Kind.LINE;
    String title = "";
    String subtitle = "";
    ChartAxis xAxis = new ChartAxis("", Chart.Scale.NUMBER);
    ChartAxis yAxis = new ChartAxis("", Chart.Scale.NUMBER);
    List<ChartTrace> traces = new ArrayList<>();
    List<ChartRule> rules = new ArrayList<>();
    String alternative = "";
    int width = 480;
    int height = 300;
}
