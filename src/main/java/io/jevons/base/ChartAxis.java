package io.jevons.base;

/**
 * An axis.
 *
 * @param name what is along it; may be empty
 * @param scale how it counts
 */
public record ChartAxis(String name, Chart.Scale scale) {}
