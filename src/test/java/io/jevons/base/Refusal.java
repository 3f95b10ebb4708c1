package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** The one exception that bad input gives, and what its message must name. */
public record Refusal(String message) {
    /** Runs what must be refused. */
    public static Refusal of(Executable refused) {
        return new Refusal(
                assertThrowsExactly(InvalidInputException.class, refused).getMessage());
    }

    /** The message begins with file and line. */
    public Refusal at(String file, int line) {
        assertTrue(message.startsWith(file + ", line " + line + ": "), message);
        return this;
    }

    /** The first line of the message has all these. */
    public Refusal names(String... parts) {
        String first = message.lines().findFirst().orElseThrow();
        for (String part : parts) {
            assertTrue(first.contains(part), () -> "'" + part + "' is not in: " + message);
        }
        return this;
    }

    /** The second and last line of the message is this remedy. */
    public Refusal maybe(String remedy) {
        assertEquals(2, message.lines().count(), message);
        assertEquals("Maybe " + remedy, message.lines().skip(1).findFirst().orElseThrow());
        return this;
    }

    /** The last line of the message, where it has a remedy and more to say. */
    public Refusal endsWith(String end) {
        assertTrue(message.endsWith(end), message);
        return this;
    }

    /** The message has one line. */
    public Refusal withoutRemedy() {
        assertFalse(message.contains("\n"), message);
        return this;
    }
}
