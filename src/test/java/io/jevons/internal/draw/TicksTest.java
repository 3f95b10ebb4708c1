package io.jevons.internal.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TicksTest {
    @Test
    void areRoundNumbersInTheRange() {
        assertEquals(List.of(0.0, 5.0, 10.0), Ticks.steps(0, 10, 3));
        assertEquals(List.of(-0.2, 0.0, 0.2, 0.4), Ticks.steps(-0.3, 0.5, 4));
        assertEquals(List.of(2e6, 4e6, 6e6), Ticks.steps(1.1e6, 7.9e6, 4));
    }

    @Test
    void logarithmsAreOfPowersOfTenAndCloserWhereTheRangeIsShort() {
        assertEquals(List.of(-2.0, 0.0, 2.0), Ticks.factors(-2, 2, 2));
        assertEquals(List.of(0.0, Math.log10(2), Math.log10(5), 1.0), Ticks.factors(0, 1, 5));
        List<Double> within = Ticks.factors(Math.log10(1.25), Math.log10(1.9), 3);
        assertTrue(within.size() >= 2, within::toString);
        assertEquals(1.4, Math.pow(10, within.get(0)), 1e-12);
    }

    @Test
    void anyRangeHasFewRisingTicksWithinIt() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5000; i++) {
            double a = Double.longBitsToDouble(random.nextLong());
            double b = random.nextBoolean() ? Math.nextUp(a) : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(a) && Double.isFinite(b) && a != b) {
                int wanted = 1 + random.nextInt(12);
                List<Double> ticks = Ticks.steps(Math.min(a, b), Math.max(a, b), wanted);
                assertTrue(ticks.size() <= 2.5 * wanted + 2, ticks::toString);
                for (int t = 0; t < ticks.size(); t++) {
                    assertTrue(ticks.get(t) >= Math.min(a, b) && ticks.get(t) <= Math.max(a, b));
                    assertTrue(t == 0 || ticks.get(t) > ticks.get(t - 1));
                }
            }
        }
    }

    @Test
    void anAxisPlacesAnyRangeFromEndToEnd() {
        double[][] ranges = {
            {0, Double.MIN_VALUE}, {1e17, Math.nextUp(1e17)}, {-Double.MAX_VALUE, Double.MAX_VALUE}, {-3, 5}, {1, 1e300}
        };
        for (double[] range : ranges) {
            PixelScale axis = PixelScale.of(range[0], range[1], 100, 20);
            assertEquals(100, axis.place(range[0]));
            assertEquals(20, axis.place(range[1]));
        }
        assertEquals(
                60, PixelScale.of(-Double.MAX_VALUE, Double.MAX_VALUE, 100, 20).place(0), 1e-9);
        assertEquals(70, PixelScale.of(-3, 5, 100, 20).place(0), 1e-9);
        assertEquals(
                20, PixelScale.of(-3, 5, 100, 20).place(Double.POSITIVE_INFINITY), "what lies outside is at the end");
        assertThrows(IllegalArgumentException.class, () -> PixelScale.of(1, 1, 0, 1));
    }
}
