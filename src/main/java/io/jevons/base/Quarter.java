package io.jevons.base;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar quarter, the step of all projections; written {@code 2025Q1}.
 *
 * @param year the calendar year, 1 to 9999
 * @param number the quarter of the year, 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    /** Length of a quarter in years. */
    public static final double YEARS = 0.25;

    private static final Pattern TEXT = Pattern.compile("(\\d{4})Q([1-4])");

    /**
     * Checks the fields.
     *
     * @param year the calendar year, 1 to 9999
     * @param number the quarter of the year, 1 to 4
     * @throws InvalidInputException if the year or the number is out of range
     */
    public Quarter {
        Checks.between("year", year, 1, 9999);
        Checks.between("quarter", number, 1, 4);
    }

    /**
     * Parses a quarter such as {@code 2025Q1}.
     *
     * @param text the text
     * @return the quarter
     * @throws InvalidInputException if the text is not a quarter
     */
    public static Quarter parse(String text) {
        Objects.requireNonNull(text, "text");
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw InvalidInputException.of("quarter", "'" + text + "'", "a year and a quarter, such as 2025Q1");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * The quarter a number of quarters later.
     *
     * @param quarters how many quarters; negative for earlier
     * @return the quarter
     * @throws InvalidInputException if it lies before 0001Q1 or after 9999Q4
     */
    public Quarter plus(int quarters) {
        long index = (long) ordinal() + quarters;
        return new Quarter((int) Math.floorDiv(index, 4L), (int) Math.floorMod(index, 4L) + 1);
    }

    /**
     * How many quarters lie between this one and another.
     *
     * @param other the other quarter
     * @return the count, positive where the other is later
     */
    public int until(Quarter other) {
        Objects.requireNonNull(other, "other");
        return other.ordinal() - ordinal();
    }

    /**
     * The first month of the quarter.
     *
     * @return 1, 4, 7 or 10
     */
    public int month() {
        return 3 * number - 2;
    }

    private int ordinal() {
        return 4 * year + number - 1;
    }

    @Override
    public int compareTo(Quarter other) {
        Objects.requireNonNull(other, "other");
        return Integer.compare(ordinal(), other.ordinal());
    }

    @Override
    public String toString() {
        String digits = Integer.toString(year);
        return "0".repeat(4 - digits.length()) + digits + "Q" + number;
    }
}
