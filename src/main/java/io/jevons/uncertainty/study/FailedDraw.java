package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import java.util.Objects;
import java.util.Optional;

/**
 * A draw that gave no result. It is counted and not drawn again, since that would leave out a part of the assumptions.
 *
 * @param draw its number, from 0
 * @param reason the value out of bounds, the result that is not finite, or what a part of one's own threw
 * @param cause what was thrown; empty where nothing was
 */
public record FailedDraw(int draw, String reason, Optional<Throwable> cause) {
    /**
     * Made of its parts, none of which may be null.
     *
     * @param draw its number, from 0
     * @param reason the value out of bounds, the result that is not finite, or what a part of one's own threw
     * @param cause what was thrown; empty where nothing was
     */
    public FailedDraw {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(cause, "cause");
    }

    /** Of a draw that failed without anything thrown. */
    static FailedDraw of(int draw, String reason) {
        return new FailedDraw(draw, reason, Optional.empty());
    }

    /**
     * Of a draw that threw. A refusal says what is wrong by itself; anything else is a mistake in a part, and is told with its
     * type and the line that threw it.
     */
    static FailedDraw of(int draw, Throwable thrown) {
        return new FailedDraw(draw, reason(thrown), Optional.of(thrown));
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof InvalidInputException refusal) {
            return String.valueOf(refusal.getMessage());
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    @Override
    public String toString() {
        return "draw " + draw + ": " + reason;
    }
}
