package io.jevons.base;

import java.util.Objects;

/**
 * Argument checks that give an {@link InvalidInputException}. NaN fails every one of them, since each is written as the
 * condition that must hold.
 */
public final class Checks {
    private static final int MAX_NAME = 200;

    private Checks() {}

    /**
     * Checks that a value is finite and above zero.
     *
     * @param field the name of the input
     * @param value the value
     * @return the value
     * @throws InvalidInputException if it is not
     */
    public static double positive(String field, double value) {
        Objects.requireNonNull(field, "field");
        return require(value > 0 && value < Double.POSITIVE_INFINITY, field, value, "a finite number > 0");
    }

    /**
     * Checks that a value is finite and not below zero.
     *
     * @param field the name of the input
     * @param value the value
     * @return the value
     * @throws InvalidInputException if it is not
     */
    public static double notNegative(String field, double value) {
        Objects.requireNonNull(field, "field");
        return require(value >= 0 && value < Double.POSITIVE_INFINITY, field, value, "a finite number >= 0");
    }

    /**
     * Checks that a value is finite.
     *
     * @param field the name of the input
     * @param value the value
     * @return the value
     * @throws InvalidInputException if it is not
     */
    public static double finite(String field, double value) {
        Objects.requireNonNull(field, "field");
        return require(Double.isFinite(value), field, value, "a finite number");
    }

    /**
     * Checks that a value lies in a closed range.
     *
     * @param field the name of the input
     * @param value the value
     * @param low the lowest value allowed
     * @param high the highest value allowed
     * @return the value
     * @throws InvalidInputException if it does not
     */
    public static double between(String field, double value, double low, double high) {
        Objects.requireNonNull(field, "field");
        // The words are put together only where they are needed: distributions check millions of probabilities.
        if (!(value >= low && value <= high)) {
            throw InvalidInputException.of(field, value, "between " + low + " and " + high);
        }
        return value;
    }

    /**
     * Checks that a whole number lies between two bounds, both allowed.
     *
     * @param field the name of the input
     * @param value the value
     * @param low the lower bound
     * @param high the upper bound
     * @return the value
     * @throws InvalidInputException if it lies outside
     */
    public static int between(String field, int value, int low, int high) {
        Objects.requireNonNull(field, "field");
        if (value < low || value > high) {
            throw InvalidInputException.of(field, value, "between " + low + " and " + high);
        }
        return value;
    }

    /**
     * Checks that a value is above zero and at most one.
     *
     * @param field the name of the input
     * @param value the value
     * @return the value
     * @throws InvalidInputException if it is not
     */
    public static double fraction(String field, double value) {
        Objects.requireNonNull(field, "field");
        return require(value > 0 && value <= 1, field, value, "in (0, 1]");
    }

    /**
     * Checks that a whole number is at least a bound.
     *
     * @param field the name of the input
     * @param value the value
     * @param low the lowest value allowed
     * @return the value
     * @throws InvalidInputException if it is below
     */
    public static int atLeast(String field, int value, int low) {
        Objects.requireNonNull(field, "field");
        if (value < low) {
            throw InvalidInputException.of(field, value, "at least " + low);
        }
        return value;
    }

    /**
     * Checks that a text can be a name: some characters other than blanks, on one line, and no more than 200.
     *
     * @param field what it names
     * @param name the name
     * @return the name
     * @throws InvalidInputException if it is none
     */
    public static String name(String field, String name) {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ')) {
            throw InvalidInputException.of(field, "'" + name + "'", "a name");
        }
        if (name.length() > MAX_NAME) {
            throw InvalidInputException.of(field, name, "a name of at most " + MAX_NAME + " characters");
        }
        return name;
    }

    /**
     * The name of a changed copy.
     *
     * @param name the name of what was changed
     * @param changes the number of changes
     * @return such as {@code world-2024Q4 + 2 changes}; without a comma, since names stand in lists
     */
    public static String changedName(String name, int changes) {
        Objects.requireNonNull(name, "name");
        return name + " + " + changes + (changes == 1 ? " change" : " changes");
    }

    /**
     * The name of what a changed copy was made of.
     *
     * @param name a name, of a changed copy or not
     * @return the name without what {@link #changedName} put behind it
     */
    public static String unchangedName(String name) {
        Objects.requireNonNull(name, "name");
        return name.replaceFirst(" \\+ \\d+ changes?$", "");
    }

    /**
     * Requires a probability other than 0 and 1.
     *
     * @param field the name of the value in messages
     * @param value the value
     * @return the value
     * @throws InvalidInputException if it is not above 0 and below 1
     */
    public static double probability(String field, double value) {
        Objects.requireNonNull(field, "field");
        return require(value > 0 && value < 1, field, value, "above 0 and below 1");
    }

    private static double require(boolean holds, String field, double value, String allowed) {
        if (!holds) {
            throw InvalidInputException.of(field, value, allowed);
        }
        return value;
    }
}
