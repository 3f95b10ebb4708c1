package io.jevons.model;

import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * The values that a number of a file may have. NaN and infinities are in no bounds.
 *
 * @param notation how key tables write them, such as {@code (0, 1]}
 * @param phrase the same in words, as messages say it
 * @param holds whether a finite number is within them
 */
public record Bounds(String notation, String phrase, DoublePredicate holds) {
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
            entry("1 to 400", "a whole number between 1 and 400", x -> x >= 1 && x <= 400 && x == Math.rint(x)),
            entry("finite", "a finite number", x -> true));

    private static Map.Entry<String, Bounds> entry(String notation, String phrase, DoublePredicate holds) {
        return Map.entry(notation, new Bounds(notation, phrase, holds));
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
