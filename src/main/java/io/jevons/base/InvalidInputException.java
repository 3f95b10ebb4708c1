package io.jevons.base;

import io.jevons.internal.OneLine;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Input that the library refuses: a file, a parameter or an argument out of its range.
 *
 * <p>The message names the field, the value and what is allowed, and the exception carries each of them for programs; where
 * a remedy can be guessed, a second line that starts with {@code Maybe} gives it. The exception is unchecked, since an analyst at a prompt can only read it and mend the
 * input.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The most of a message that is kept: several screens. */
    private static final int MAX_MESSAGE = 8_000;

    /** The most of a name or value that a message shows. */
    private static final int MAX_SHOWN = 200;

    /** So many names are listed. */
    private static final int MOST_LISTED = 12;

    /** Names longer than that are likened to no other. */
    private static final int MAX_COMPARED = 500;

    /** File and line; empty where the message does not have it, and so below. */
    private final String place;

    /** The name or path of the input. */
    private final String field;

    /** The value found. */
    private final String value;

    /** What is allowed. */
    private final String allowed;

    /**
     * Creates the exception with a whole message.
     *
     * @param message the message; of one longer than several screens the middle is left out
     */
    public InvalidInputException(String message) {
        this(message, null, "", "", "", "");
    }

    /**
     * Creates the exception with a whole message and what led to it.
     *
     * @param message the message
     * @param cause the exception that led to it
     */
    public InvalidInputException(String message, Throwable cause) {
        this(message, Objects.requireNonNull(cause, "cause"), "", "", "", "");
    }

    private InvalidInputException(
            String message, @Nullable Throwable cause, String place, String field, String value, String allowed) {
        super(bounded(message));
        if (cause != null) {
            initCause(cause);
        }
        this.place = place;
        this.field = field;
        this.value = value;
        this.allowed = allowed;
    }

    /**
     * Where the input stands.
     *
     * @return file and line, such as {@code mine.yaml, line 12}; empty where it comes from code, or of a file as a whole
     */
    public Optional<String> place() {
        return stated(place);
    }

    /**
     * What was refused.
     *
     * @return the name or path of the input, such as {@code cells.sme.beta}; empty where the message alone tells
     */
    public Optional<String> field() {
        return stated(field);
    }

    /**
     * The value that was refused.
     *
     * @return the value as the message shows it; empty where there is none, or the message alone tells
     */
    public Optional<String> value() {
        return stated(value);
    }

    /**
     * What is allowed.
     *
     * @return a phrase that follows "must be", such as {@code a finite number > 0}, or of a name the names there are; empty
     *     where the message alone tells
     */
    public Optional<String> allowed() {
        return stated(allowed);
    }

    /**
     * What is wrong, without where.
     *
     * @return the message after the place with which it begins; the whole of it where it has none
     */
    public String withoutPlace() {
        return getMessage().substring(before(place).length());
    }

    private static Optional<String> stated(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    /** A message is read by somebody; what a hostile file put into it shall not fill a log. */
    private static String bounded(String message) {
        Objects.requireNonNull(message, "message");
        int half = MAX_MESSAGE / 2;
        return message.length() <= MAX_MESSAGE
                ? message
                : message.substring(0, half) + " ... " + message.substring(message.length() - half);
    }

    /**
     * Creates the exception from its parts.
     *
     * @param field the name or path of the input
     * @param value the value found; of a long one the beginning is shown, and for null {@code null}: what is told of is bad
     *     already, and the telling shall not fail
     * @param allowed what is allowed, as a phrase that follows "must be"
     * @return the exception
     */
    public static InvalidInputException of(String field, @Nullable Object value, String allowed) {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(allowed, "allowed");
        return found("", OneLine.of(field, MAX_SHOWN), shown(value), allowed, "");
    }

    /**
     * The refusal of a value in a file.
     *
     * @param place file and line, such as {@code mine.yaml, line 12}
     * @param field the name or path of the input
     * @param value the value found, as the message shows it
     * @param allowed what is allowed, as a phrase that follows "must be"
     * @param remedy a line break and {@code Maybe ...}, or nothing
     * @return the exception, whose message begins with the place
     */
    public static InvalidInputException found(String place, String field, String value, String allowed, String remedy) {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(remedy, "remedy");
        String message = before(place) + field + " = " + value + ": must be " + allowed + remedy;
        return new InvalidInputException(message, null, place, field, value, allowed);
    }

    private static String before(String place) {
        return place.isEmpty() ? "" : place + ": ";
    }

    /**
     * The refusal of something in a file.
     *
     * @param place file and line, such as {@code mine.yaml, line 12}
     * @param field the name or path of what is refused; empty where the message alone tells
     * @param message what is wrong with it
     * @return the exception, whose message begins with the place
     */
    public static InvalidInputException at(String place, String field, String message) {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
        return new InvalidInputException(before(place) + message, null, place, field, "", "");
    }

    /**
     * The exception for an input that turns out to stand in a file.
     *
     * @param place file and line, such as {@code mine.yaml, line 12}
     * @param path the path of the input in the file
     * @return the exception with both before its message, and this one as its cause
     */
    public InvalidInputException at(String place, String path) {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(path, "path");
        String message = before(place) + path + ": " + getMessage();
        return new InvalidInputException(message, this, place, path, value, allowed);
    }

    /**
     * Takes a step of reading or checking, and tells of its refusal in place of ending with it.
     *
     * @param step the step
     * @param fault takes what the step refuses; one that throws it ends the reading there
     */
    public static void attempt(Runnable step, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(fault, "fault");
        try {
            step.run();
        } catch (InvalidInputException e) {
            fault.accept(e);
        }
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
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
        String shown = OneLine.of(name, MAX_SHOWN);
        String names = known.isEmpty() ? "" : "one of " + listed(known);
        return new InvalidInputException(
                "unknown " + field + " '" + shown + "'" + maybe(name, known), null, "", field, shown, names);
    }

    /**
     * The exception with more to say.
     *
     * @param remark what to add to the message, as lines of its own; may be empty
     * @param reason what led to it, if that is known
     * @return the exception with both
     */
    public InvalidInputException with(String remark, Optional<Throwable> reason) {
        Objects.requireNonNull(remark, "remark");
        Objects.requireNonNull(reason, "reason");
        Throwable cause = reason.orElse(getCause());
        return new InvalidInputException(getMessage() + remark, cause, place, field, value, allowed);
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
        String near = maybeNear(name, known);
        return near.isEmpty() ? "\nMaybe one of " + listed(known) : near;
    }

    /**
     * The remedy line for an unknown name, where a known one is near.
     *
     * @param name the name found
     * @param known the names there are
     * @return a line break and {@code Maybe ...}, or nothing where none of the known names is near
     */
    public static String maybeNear(String name, Collection<String> known) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(known, "known");
        Optional<String> near = name.length() > MAX_COMPARED ? Optional.empty() : nearest(name, known);
        return near.map(n -> "\nMaybe " + OneLine.of(n, MAX_SHOWN)).orElse("");
    }

    private static String listed(Collection<String> names) {
        String list = String.join(
                ", ",
                names.stream()
                        .limit(MOST_LISTED)
                        .map(k -> OneLine.of(k, MAX_SHOWN))
                        .toList());
        return list + (names.size() > MOST_LISTED ? ", and " + (names.size() - MOST_LISTED) + " more" : "");
    }

    /** The known name that takes the fewest changes, if they are few; else the shortest one that the name is a part of. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int most = Math.max(2, wanted.length() / 3);
        Optional<String> nearest = Optional.empty();
        Optional<String> longer = Optional.empty();
        for (String candidate : known) {
            String other = candidate.toLowerCase(Locale.ROOT);
            // No fewer changes than the lengths differ by, which leaves out most names, and all that are very long.
            if (Math.abs(other.length() - wanted.length()) <= most) {
                int distance = distance(wanted, other);
                if (distance <= most) {
                    nearest = Optional.of(candidate);
                    most = distance - 1;
                }
            }
            boolean shorter =
                    longer.isEmpty() || candidate.length() < longer.get().length();
            if (wanted.length() >= 3 && shorter && other.contains(wanted)) {
                longer = Optional.of(candidate);
            }
        }
        return nearest.isPresent() ? nearest : longer;
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
