package io.jevons.fuzz;

import io.jevons.base.InvalidInputException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;

/** What may come of bad input: a result, or the one exception. Anything else fails with all that it takes to repeat it. */
final class Outcome {
    static final int CASES = Integer.getInteger("jevons.fuzz", 2000);
    static final long FROM = Long.getLong("jevons.fuzz.from", 1);

    private static final int LONGEST_MESSAGE = 4000;

    private Outcome() {}

    /**
     * Runs a case.
     *
     * @param name the kind and the seed, as a replay takes them
     * @param input what was read
     * @param places one of these stands in the first line of a refusal; empty where there is no file
     * @return whether there was a result
     */
    static boolean require(String name, String input, List<String> places, Callable<?> work) {
        boolean answered;
        try {
            work.call();
            answered = true;
        } catch (InvalidInputException refused) {
            String message = refused.getMessage();
            boolean placed = places.isEmpty()
                    || places.stream().anyMatch(message.lines().findFirst().orElse("")::contains);
            if (!placed || message.length() > LONGEST_MESSAGE) {
                throw failure(
                        name, input, placed ? "a message of " + message.length() + " characters" : "no place", refused);
            }
            answered = false;
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError foreign) {
            throw failure(name, input, foreign.toString(), foreign);
        }
        return answered;
    }

    private static AssertionError failure(String name, String input, String what, Throwable cause) {
        return Assertions.<AssertionError>fail(
                what + "\nRepeat with -Djevons.fuzz.replay=" + name + "\n" + input, cause);
    }
}
