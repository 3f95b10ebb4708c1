package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ParameterTest {
    @Test
    void isAssumedWhereNoMoreIsKnown() {
        Parameter p = Parameter.of("tiers.x.busy", 0.5, "1");
        assertEquals(Parameter.Kind.ASSUMED, p.kind());
        assertFalse(p.hasRange());
        assertEquals("tiers.x.busy = 0.500", p.toString());
        assertEquals("a = 1.50 k USD", Parameter.of("a", 1500, "USD").toString());
    }

    @Test
    void isTheUsersOwnOnceChanged() {
        Parameter p =
                new Parameter("a", 1, "USD", 0, 2, "a report", Parameter.Kind.SOURCED).withValue(1.5, "mine.yaml");
        assertEquals(new Parameter("a", 1.5, "USD", 0, 2, "mine.yaml", Parameter.Kind.ASSUMED), p);
        assertTrue(p.hasRange());
    }
}
