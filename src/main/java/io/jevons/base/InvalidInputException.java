package io.jevons.base;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;

/**
 * Input that the library refuses: a file, a parameter or an argument out of its range.
 *
 * <p>The message names the field, the value and what is allowed; where a remedy can be guessed, a second line that starts
 * with {@code Maybe} gives it. The exception is unchecked, since an analyst at a prompt can only read it and mend the
 * input.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception with a whole message.
     *
     * @param message the message
     */
    public InvalidInputException(String message) {
        super(message);
        Objects.requireNonNull(message, "message");
    }

    /**
     * Creates the exception with a whole message and what led to it.
     *
     * @param message the message
     * @param cause the exception that led to it
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(cause, "cause");
    }

    /**
     * Creates the exception from its parts.
     *
     * @param field the name or path of the input
     * @param value the value found
     * @param allowed what is allowed, as a phrase that follows "must be"
     * @return the exception
     */
    public static InvalidInputException of(String field, Object value, String allowed) {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(allowed, "allowed");
        return new InvalidInputException(field + " = " + value + ": must be " + allowed);
    }

    /**
     * Creates the exception for a name that is not among the known ones, with the nearest known name as a remedy.
     *
     * @param field what the name stands for, such as {@code tier}
     * @param name the name found
     * @param known the names there are
     * @return the exception
     */
    public static InvalidInputException unknown(String field, String name, Collection<String> known) {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(known, "known");
        return new InvalidInputException("unknown " + field + " '" + name + "'" + maybe(name, known));
    }

    /**
     * The remedy line for an unknown name: the nearest known name, or the list of them where none is near.
     *
     * @param name the name found
     * @param known the names there are
     * @return a line break and {@code Maybe ...}, or nothing where there are no known names
     */
    public static String maybe(String name, Collection<String> known) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(known, "known");
        if (known.isEmpty()) {
            return "";
        }
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        if (best <= Math.max(2, name.length() / 3) || contains(nearest, name)) {
            return "\nMaybe " + nearest;
        }
        for (String candidate : known) {
            if (contains(candidate, name)) {
                return "\nMaybe " + candidate;
            }
        }
        int most = 12;
        String list = String.join(", ", known.stream().limit(most).toList());
        return "\nMaybe one of " + list + (known.size() > most ? ", and " + (known.size() - most) + " more" : "");
    }

    private static boolean contains(String candidate, String name) {
        return name.length() >= 3 && candidate.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Levenshtein distance over UTF-16 units, in one row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
