package io.jevons.base;

import java.util.Objects;

/**
 * One number that a result stands on, with its unit, its plausible range and where it came from.
 *
 * @param path the path in the file, such as {@code cells.sme.elasticity}
 * @param value the value
 * @param unit the unit; {@code 1} for pure numbers
 * @param low the lower end of the plausible range; NaN where none is stated
 * @param high the upper end of the plausible range; NaN where none is stated
 * @param source where the value came from; empty where the file does not say
 * @param kind how far the value is known
 */
public record Parameter(String path, double value, String unit, double low, double high, String source, Kind kind)
        implements Shown {
    /**
     * Made of its parts, none of which may be null.
     *
     * @param path the path in the file, such as {@code cells.sme.elasticity}
     * @param value the value
     * @param unit the unit; {@code 1} for pure numbers
     * @param low the lower end of the plausible range; NaN where none is stated
     * @param high the upper end of the plausible range; NaN where none is stated
     * @param source where the value came from; empty where the file does not say
     * @param kind how far the value is known
     */
    public Parameter {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(kind, "kind");
    }

    /** How far a value is known. */
    public enum Kind {
        /** Taken from a named source. */
        SOURCED,
        /** Fitted to data. */
        FITTED,
        /** Computed from other parameters, such as hours from a model and a GPU. */
        COMPUTED,
        /** Assumed; the range says how widely. */
        ASSUMED
    }

    /**
     * A parameter of which no more is known than its value.
     *
     * @param path the path
     * @param value the value
     * @param unit the unit
     * @return an assumed parameter without range or source
     */
    public static Parameter of(String path, double value, String unit) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(unit, "unit");
        return new Parameter(path, value, unit, Double.NaN, Double.NaN, "", Kind.ASSUMED);
    }

    /**
     * Whether a range is stated.
     *
     * @return whether both ends are numbers
     */
    public boolean hasRange() {
        return low <= high;
    }

    /**
     * The parameter with another value, which then is the user's own.
     *
     * @param newValue the value
     * @param reason what changed it, kept as its source
     * @return a changed copy
     */
    public Parameter withValue(double newValue, String reason) {
        return new Parameter(path, newValue, unit, low, high, reason, Kind.ASSUMED);
    }

    /**
     * The parameter at another path.
     *
     * @param newPath the path
     * @return a changed copy
     */
    public Parameter at(String newPath) {
        return new Parameter(newPath, value, unit, low, high, source, kind);
    }

    /**
     * The parameter, marked as computed from others.
     *
     * @param how what it was computed by, kept as its source
     * @return a changed copy
     */
    public Parameter computed(String how) {
        return new Parameter(path, value, unit, low, high, how, Kind.COMPUTED);
    }

    /**
     * The parameter, marked as fitted to data.
     *
     * @return a changed copy
     */
    public Parameter fitted() {
        return new Parameter(path, value, unit, low, high, source, Kind.FITTED);
    }

    @Override
    public String toString() {
        return path + " = " + Numbers.human(value) + (unit.equals("1") ? "" : " " + unit);
    }
}
