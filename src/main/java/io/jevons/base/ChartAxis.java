package io.jevons.base;

import java.util.Objects;

/**
 * An axis.
 *
 * @param name what is along it; may be empty
 * @param scale how it counts
 */
public record ChartAxis(String name, Chart.Scale scale) {
    /**
     * Refuses null.
     *
     * @param name what is along it; may be empty
     * @param scale how it counts
     */
    public ChartAxis {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scale, "scale");
    }
}
