package io.jevons.model;

import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * The values that a number of a file may have. NaN and infinities are in no bounds.
 *
 * @param notation how key tables write them, such as {@code (0, 1]}
 * @param phrase the same in words, as messages say it
 * @param holds whether a finite number is within them
 * @param interval whether all numbers between two that are within them are within them too
 */
public record Bounds(String notation, String phrase, DoublePredicate holds, boolean interval) {
    private static final Map<String, Bounds> KNOWN = Map.ofEntries(
            entry("> 0", "a finite number > 0", x -> x > 0),
            entry(">= 0", "a finite number >= 0", x -> x >= 0),
            entry("<= 0", "a finite number <= 0", x -> x <= 0),
            entry("open (0, 1)", "a number between 0 and 1, both excluded", x -> x > 0 && x < 1),
            entry("(0, 1]", "a number in (0, 1]", x -> x > 0 && x <= 1),
            entry("(0, 0.9]", "a number in (0, 0.9]", x -> x > 0 && x <= 0.9),
            entry("[0, 1]", "a number in [0, 1]", x -> x >= 0 && x <= 1),
            entry("[0, 1)", "a number in [0, 1)", x -> x >= 0 && x < 1),
            entry("> 1", "a finite number > 1", x -> x > 1),
            entry(">= 1", "a finite number >= 1", x -> x >= 1),
            entry(">= 0.2", "a finite number >= 0.2", x -> x >= 0.2),
            entry("1e-6 to 1e9", "a number between 1e-6 and 1e9", x -> x >= 1e-6 && x <= 1e9),
            scattered(
                    "0 or 1e-6 to 1e9", "0, or a number between 1e-6 and 1e9", x -> x == 0 || (x >= 1e-6 && x <= 1e9)),
            whole("1 to 400", 1, 400),
            whole("1 to 100000", 1, 100_000),
            whole("1 to 1e6", 1, 1_000_000),
            whole("1 to 1e9", 1, 1_000_000_000),
            whole("0 to 1e9", 0, 1_000_000_000),
            entry("finite", "a finite number", x -> true));

    private static Map.Entry<String, Bounds> entry(String notation, String phrase, DoublePredicate holds) {
        return Map.entry(notation, new Bounds(notation, phrase, holds, true));
    }

    private static Map.Entry<String, Bounds> scattered(String notation, String phrase, DoublePredicate holds) {
        return Map.entry(notation, new Bounds(notation, phrase, holds, false));
    }

    private static Map.Entry<String, Bounds> whole(String notation, int low, int high) {
        String phrase = "a whole number between " + low + " and " + high;
        return scattered(notation, phrase, x -> x >= low && x <= high && x == Math.rint(x));
    }

    /**
     * The bounds that every finite number is within.
     *
     * @return no bounds
     */
    public static Bounds any() {
        return of("finite");
    }

    static Bounds of(String notation) {
        Bounds found = KNOWN.get(notation);
        if (found == null) {
            throw new IllegalStateException("unknown bounds '" + notation + "'");
        }
        return found;
    }

    /**
     * Whether a value is within the bounds.
     *
     * @param x the value
     * @return whether it is
     */
    public boolean allows(double x) {
        return Double.isFinite(x) && holds.test(x);
    }

    @Override
    public String toString() {
        return notation;
    }
}
