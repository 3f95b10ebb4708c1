package io.jevons.uncertainty.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.uncertainty.quantiles.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the widest interval asks for. */
final class WidestIntervalTest {
    private static final WidestInterval TWICE =
            WidestInterval.of(List.of(new Interval(0, 0.05), new Interval(0.5, 0.7), new Interval(0, 0.1)), 0.1);

    @Test
    void isTheWidestOfAll() {
        assertEquals(0.2, TWICE.width(), 1e-15);
        assertEquals(0, WidestInterval.of(List.of(), 0.1).width());
    }

    /** Twice as wide as wanted: four times the sample. */
    @Test
    void needsAsManyAsTheSquareOfItsWidth() {
        assertEquals(4000, new WidestInterval(0.25, 0.125, "").needed(1000));
        assertEquals(1563, new WidestInterval(0.15625, 0.125, "").needed(1000), "1562.5, rounded up");
        assertEquals(1000, new WidestInterval(0.1, 0.125, "").needed(1000));
    }

    @Test
    void hasConvergedAtWhatIsWanted() {
        assertTrue(new WidestInterval(0.125, 0.125, "").hasConverged());
        assertFalse(new WidestInterval(Math.nextUp(0.125), 0.125, "").hasConverged());
    }

    @Test
    void saysWhatWouldBeEnough() {
        assertEquals(
                "Not converged: the widest is 0.200 of USD wide (0.1 wanted); about 400 draws would do.",
                new WidestInterval(0.2, 0.1, "USD").note("the widest", "400 draws"));
        assertEquals(
                "Converged: no 95 % interval is wider than 0.1.",
                new WidestInterval(0.05, 0.1, "").note("the widest", "100 draws"));
    }

    @Test
    void beginsWithWhatIsNeededUnlessItHasConverged() {
        assertEquals("Not converged, about 400 draws needed: ", new WidestInterval(0.2, 0.1, "").first("400 draws"));
        assertEquals("", new WidestInterval(0.1, 0.1, "").first("400 draws"));
    }
}
