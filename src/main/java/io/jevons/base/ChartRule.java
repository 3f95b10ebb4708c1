package io.jevons.base;

/**
 * A line across the chart at one value.
 *
 * @param at the value
 * @param text what it means; may be empty
 */
public record ChartRule(double at, String text) {}
