package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Glyphs;
import org.junit.jupiter.api.Test;

final class SeriesTest {
    private static final Quarter START = Quarter.parse("2024Q4");

    @Test
    void hasAValueAQuarter() {
        Series series = Series.of("need", "GPU", START, 1, 2, 4);
        assertEquals(4, series.at("2025Q2"));
        assertEquals(Quarter.parse("2025Q2"), series.end());
        assertEquals(3, series.size());
        Refusal.of(() -> series.at("2025Q3")).names("quarter of need = 2025Q3", "between 2024Q4 and 2025Q2");
        Refusal.of(() -> series.at("2024Q3")).names("quarter of need = 2024Q3");
        Refusal.of(() -> series.at("soon")).names("'soon'");
        Refusal.of(() -> Series.of("need", "GPU", START)).names("values of need", "at least one");
    }

    @Test
    void doesNotShareItsArray() {
        double[] values = {1, 2};
        Series series = Series.of("s", "1", START, values);
        values[0] = 9;
        series.toArray()[1] = 9;
        assertArrayEquals(new double[] {1, 2}, series.toArray());
    }

    @Test
    void drawsItselfFromLowToHigh() {
        String levels = Glyphs.levels();
        String line = Series.of("s", "1", START, 0, 7, Double.NaN, 3.5).sparkline();
        assertEquals(levels.charAt(0), line.charAt(0));
        assertEquals(levels.charAt(7), line.charAt(1));
        assertEquals(' ', line.charAt(2));
        assertEquals(4, line.length());
        assertEquals(
                1,
                Series.of("s", "1", START, 5, 5, 5)
                        .sparkline()
                        .chars()
                        .distinct()
                        .count());
    }

    @Test
    void printsAsATable() {
        String text = Series.of("need", "GPU", START, 1500, 2e6).toString();
        assertTrue(text.contains("2024Q4") && text.contains("1.50 k") && text.contains("value [GPU]"), text);
        Series longest = Series.of("s", "1", START, new double[401]);
        assertTrue(longest.toString().lines().allMatch(l -> l.length() <= 100));
    }
}
