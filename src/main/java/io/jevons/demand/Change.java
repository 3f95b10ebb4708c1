package io.jevons.demand;

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
    /** What a change does with its value. */
    public enum Kind {
        /** The value replaces the old one. */
        SET,
        /** The value multiplies the old one. */
        SCALE
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
        return new Change(pattern, Kind.SCALE, factor, origin);
    }
}
