package io.jevons.base;

import java.util.Objects;

/**
 * Argument checks that give an {@link InvalidInputException}. NaN fails every one of them, since each is written as the
 * condition that must hold.
 */
public final class Checks {
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

    private static double require(boolean holds, String field, double value, String allowed) {
        if (!holds) {
            throw InvalidInputException.of(field, value, allowed);
        }
        return value;
    }
}
