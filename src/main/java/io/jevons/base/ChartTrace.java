package io.jevons.base;

import java.util.List;
import java.util.Objects;

/**
 * Points that belong together: a line, an area, a set of bars.
 *
 * @param name what it is called in the chart
 * @param role what it stands for
 * @param points the points, in order; those whose value is not finite are left out when drawn
 */
public record ChartTrace(String name, Chart.Role role, List<ChartPoint> points) {
    /**
     * Copies the points.
     *
     * @param name what it is called in the chart
     * @param role what it stands for
     * @param points the points, in order
     */
    public ChartTrace {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        points = List.copyOf(Objects.requireNonNull(points, "points"));
    }
}
