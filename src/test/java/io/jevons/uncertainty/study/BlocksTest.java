package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {
    /** Full width where there is room, so many draws as fit where there is not, and one in any case. */
    @ParameterizedTest
    @CsvSource({"1000, 1e9, 256", "1000000, 5e7, 50", "100000000, 5e7, 1"})
    void areAsWideAsMemoryAllows(long bytesPerDraw, double budget, int width) {
        assertEquals(width, Blocks.width(bytesPerDraw, budget));
    }
}
