package io.jevons.rebound;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.market.Change;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * A direction in which a market is varied to look for the point where rebound is 1: a multiplier of parameters, their
 * value, or the multiplier of all price responses. Base and scenario are varied alike.
 */
public final class Axis {
    private final String name;
    private final double low;
    private final double high;
    private final DoubleFunction<List<Change>> changes;
    private final DoubleUnaryOperator viability;

    private Axis(
            String name, double low, double high, DoubleFunction<List<Change>> changes, DoubleUnaryOperator viability) {
        this.name = name;
        this.low = Checks.finite("low end of " + name, low);
        this.high = Checks.finite("high end of " + name, high);
        if (!(low < high)) {
            throw InvalidInputException.of("high end of " + name, high, "above its low end, " + low);
        }
        this.changes = changes;
        this.viability = viability;
    }

    /**
     * A multiplier of parameters.
     *
     * @param pattern a path or pattern, such as {@code cells.*.elasticity}; not a parameter that the scenario's shocks
     *     read themselves, such as {@code tiers.*.h100-equivalents}
     * @param low the lowest multiplier
     * @param high the highest
     * @return the axis
     * @throws InvalidInputException if an end is not finite, or the low end is not below the high end
     */
    public static Axis scale(String pattern, double low, double high) {
        Objects.requireNonNull(pattern, "pattern");
        String name = pattern + " times";
        return new Axis(name, low, high, k -> List.of(Change.scale(pattern, k, name)), k -> 1);
    }

    /**
     * The value of parameters.
     *
     * @param pattern a path or pattern, such as {@code cells.sme.elasticity}; see {@link #scale}
     * @param low the lowest value
     * @param high the highest
     * @return the axis
     * @throws InvalidInputException if an end is not finite, or the low end is not below the high end
     */
    public static Axis set(String pattern, double low, double high) {
        Objects.requireNonNull(pattern, "pattern");
        return new Axis(pattern, low, high, k -> List.of(Change.set(pattern, k, pattern)), k -> 1);
    }

    /**
     * The multiplier k of all price responses of demand: k ε, k ε_new and k χ in every cell, and k x in place of x in
     * viability, that is the intensive margin, new markets, effort and the extensive margin. Not of tier choice, training
     * or the pull of revenue.
     *
     * @param low the lowest multiplier, &gt;= 0
     * @param high the highest
     * @return the axis
     * @throws InvalidInputException if the low end is below 0 or not below the high end
     */
    public static Axis priceResponses(double low, double high) {
        Checks.notNegative("multiplier of price responses", low);
        String name = "price responses times";
        return new Axis(
                name,
                low,
                high,
                k -> elasticities().stream()
                        .map(pattern -> Change.scale(pattern, k, name))
                        .toList(),
                k -> k);
    }

    /** Where cells have the elasticities of their margins: all of a cell's keys that are called so. */
    private static List<String> elasticities() {
        return Keys.market().all().stream()
                .map(Key::path)
                .filter(path -> path.startsWith("cells.") && path.endsWith("elasticity"))
                .map(path -> path.replace("<c>", "*"))
                .toList();
    }

    /**
     * What is varied.
     *
     * @return a name for headings
     */
    public String name() {
        return name;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** The point at a fraction of the way from low to high. */
    double at(double fraction) {
        return fraction == 1 ? high : low + fraction * (high - low);
    }

    List<Change> changes(double value) {
        return changes.apply(value);
    }

    /** How strongly viability answers price at a value, against the market as it is. */
    double viability(double value) {
        return viability.applyAsDouble(value);
    }

    @Override
    public String toString() {
        return name + " from " + low + " to " + high;
    }
}
