package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How far figures keep their bounds, and how they read. */
final class ConditionTest {
    @Test
    void marginsAreInTolerances() {
        assertEquals(3, Condition.above("x", 16, "1", 10, 2).margin());
        assertEquals(-3, Condition.below("x", 16, "1", 10, 2).margin());
        assertEquals(0, Condition.above("x", 10, "1", 10, 2).margin());
    }

    @Test
    void relativeFiguresAreChanges() {
        assertEquals("+25.0 %", Condition.above("x", 0.25, "%", 0, 0.01).shown());
        assertEquals("-25.0 %", Condition.above("x", -0.25, "%", 0, 0.01).shown());
        assertEquals("0 %", Condition.above("x", 0, "%", 0, 0.01).shown());
    }

    @Test
    void pointsAreHigherOrLower() {
        assertEquals(
                "3.50 points higher", Condition.above("x", 3.5, "points", 0, 1).shown());
        assertEquals(
                "3.50 points lower", Condition.above("x", -3.5, "points", 0, 1).shown());
        assertEquals("0 points", Condition.above("x", 0, "points", 0, 1).shown());
    }

    @Test
    void othersHaveTheirUnit() {
        assertEquals("3.50 GPU", Condition.above("x", 3.5, "GPU", 0, 1).shown());
        assertEquals("3.50", Condition.above("x", 3.5, "1", 0, 1).shown());
    }

    @Test
    void sayWhatIsClaimed() {
        assertEquals(
                "GPUs +25.0 % (claimed: above 0 %, undecided within 1.0 %)",
                Condition.above("GPUs", 0.25, "%", 0, 0.01).toString());
        assertEquals(
                "share 3.50 points lower (claimed: below 1.00 points higher, undecided within 0.500 points)",
                Condition.below("share", -3.5, "points", 1, 0.5).toString());
    }
}
