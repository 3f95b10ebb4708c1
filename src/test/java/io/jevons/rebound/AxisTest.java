package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void goesFromItsLowToItsHighEnd() {
        Axis axis = Axis.set("cells.*.elasticity", 0.3, 1.1);
        assertEquals(0.3, axis.at(0));
        assertEquals(0.5, axis.at(0.25), 1e-15);
        assertEquals(1.1, axis.at(1));
        assertEquals(0.3, axis.low());
        assertEquals(1.1, axis.high());
        assertEquals("cells.*.elasticity from 0.3 to 1.1", axis.toString());
        assertThrows(InvalidInputException.class, () -> Axis.set("cells.*.elasticity", 1, 1));
    }

    /** Parameters move by themselves; only the responses to price as a whole take viability along. */
    @Test
    void leavesViabilityToPriceResponses() {
        assertEquals(1, Axis.set("cells.*.elasticity", 0, 3).viability(2));
        assertEquals(1, Axis.scale("cells.*.elasticity", 0, 3).viability(2));
        assertEquals(2, Axis.priceResponses(0, 3).viability(2));
    }

    @Test
    void changesTheMarket() {
        String pattern = "cells.*.elasticity";
        assertEquals(
                List.of(Change.set(pattern, 2, pattern)),
                Axis.set(pattern, 0, 3).changes(2));
        assertEquals(
                List.of(Change.scale(pattern, 2, pattern + " times")),
                Axis.scale(pattern, 0, 3).changes(2));
    }
}
