package io.jevons.base;

import java.util.Objects;

/**
 * A line across the chart at one value.
 *
 * @param at the value
 * @param text what it means; may be empty
 */
public record ChartRule(double at, String text) {
    /**
     * Refuses null.
     *
     * @param at the value
     * @param text what it means; may be empty
     */
    public ChartRule {
        Objects.requireNonNull(text, "text");
    }
}
