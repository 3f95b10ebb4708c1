package io.jevons.market;

import io.jevons.base.Numbers;
import java.util.Objects;

/**
 * A change of parameters of a market.
 *
 * @param pattern the path of the parameter, such as {@code cells.sme.elasticity}; {@code *} stands for any run of
 *     characters other than a dot
 * @param kind whether the value replaces or multiplies
 * @param value the new value, or the factor
 * @param origin what asks for the change, as messages and sources name it
 */
public record Change(String pattern, Kind kind, double value, String origin) {
    private static final String WAS = " (was ";

    /**
     * Made of its parts, none of which may be null.
     *
     * @param pattern the path of the parameter, such as {@code cells.sme.elasticity}; {@code *} stands for any run of
     *     characters other than a dot
     * @param kind whether the value replaces or multiplies
     * @param value the new value, or the factor
     * @param origin what asks for the change, as messages and sources name it
     */
    public Change {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(origin, "origin");
    }

    /** What a change does with its value. */
    public enum Kind {
        /** The value replaces the old one. */
        SET,
        /** The value multiplies the old one. */
        SCALE,
        /** The value replaces the old one, and is marked as fitted to data. */
        FIT
    }

    /**
     * What the source of a changed number is.
     *
     * @param was the value before
     * @return what asked for the change, and the value before
     */
    public String source(double was) {
        return origin + WAS + Numbers.human(was) + ")";
    }

    /** Whether a source is that of a changed number. */
    static boolean isToldOf(String source) {
        return source.contains(WAS) && source.endsWith(")");
    }

    /**
     * A change that replaces values.
     *
     * @param pattern the path or pattern
     * @param value the new value
     * @param origin what asks for it
     * @return the change
     */
    public static Change set(String pattern, double value, String origin) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(origin, "origin");
        return new Change(pattern, Kind.SET, value, origin);
    }

    /**
     * A change that multiplies values.
     *
     * @param pattern the path or pattern
     * @param factor the factor
     * @param origin what asks for it
     * @return the change
     */
    public static Change scale(String pattern, double factor, String origin) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(origin, "origin");
        return new Change(pattern, Kind.SCALE, factor, origin);
    }

    /**
     * A change that replaces values by what a fit to data gave.
     *
     * @param pattern the path or pattern
     * @param value the fitted value
     * @param origin what it was fitted to
     * @return the change
     */
    public static Change fit(String pattern, double value, String origin) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(origin, "origin");
        return new Change(pattern, Kind.FIT, value, origin);
    }
}
