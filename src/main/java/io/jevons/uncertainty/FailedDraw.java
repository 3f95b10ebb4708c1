package io.jevons.uncertainty;

import java.util.Objects;

/**
 * A draw that gave no result. It is counted and not drawn again, since that would leave out a part of the assumptions.
 *
 * @param draw its number, from 0
 * @param reason the value out of bounds, or the result that is not finite
 */
public record FailedDraw(int draw, String reason) {
    public FailedDraw {
        Objects.requireNonNull(reason, "reason");
    }
}
