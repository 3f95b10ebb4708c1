package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.design.Space;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs as designs see them: a uniform one from 2 to 4 and a normal one, which has no ends. */
final class InputsTest {
    private final Inputs inputs = Inputs.of(List.of(Distribution.uniform(2, 4), Distribution.normal(0, 1)));
    private final Space space = inputs.space();

    @Test
    void areKnownByTheirNames() {
        assertEquals(List.of("x1", "x2"), space.names());
        assertEquals(0, space.index("x1"));
        assertEquals(1, space.index("x2"));
        InvalidInputException unknown = assertThrows(InvalidInputException.class, () -> space.index("x3"));
        assertTrue(unknown.getMessage().contains("'x3'"), unknown.getMessage());
    }

    @Test
    void havePlacesByTheirQuantiles() {
        assertFalse(space.isUnbounded(0));
        assertTrue(space.isUnbounded(1));
        assertArrayEquals(new double[] {2.5, 0}, space.at(new double[] {0.25, 0.5}, 0.01), 1e-12);
    }
}
