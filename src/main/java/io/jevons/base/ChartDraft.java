package io.jevons.base;

import java.util.ArrayList;
import java.util.List;

/** The fields of a chart while it is being changed. */
final class ChartDraft {
    Chart.Kind kind = Chart.Kind.LINE;
    String title = "";
    String subtitle = "";
    Chart.Axis xAxis = new Chart.Axis("", Chart.Scale.NUMBER);
    Chart.Axis yAxis = new Chart.Axis("", Chart.Scale.NUMBER);
    List<Chart.Trace> traces = new ArrayList<>();
    List<Chart.Rule> rules = new ArrayList<>();
    String alternative = "";
    int width = 480;
    int height = 300;
}
