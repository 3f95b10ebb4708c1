package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuarterTest {
    @ParameterizedTest
    @ValueSource(strings = {"2025Q1", "0001Q4", "9999Q4", "1865Q2"})
    void printsAsItIsParsed(String text) {
        assertEquals(text, Quarter.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025Q5", "2025Q0", "2025q1", "25Q1", "2025", "2025-Q1", "", " 2025Q1", "0000Q1", "12025Q1", "٢٠٢٥Q1"
            })
    void refusesAnythingElse(String text) {
        Refusal.of(() -> Quarter.parse(text)).names("must be");
    }

    @Test
    void countsAcrossYears() {
        Quarter q = Quarter.parse("2024Q4");
        assertEquals(Quarter.parse("2025Q1"), q.plus(1));
        assertEquals(Quarter.parse("2023Q3"), q.plus(-5));
        for (int i = -50; i < 50; i++) {
            assertEquals(i, q.until(q.plus(i)));
            assertEquals(Integer.signum(i), Integer.signum(q.plus(i).compareTo(q)));
        }
        assertEquals(10, q.month());
        assertTrue(q.compareTo(q.plus(1)) < 0);
    }

    @Test
    void staysWithinTheCalendar() {
        Refusal.of(() -> new Quarter(9999, 4).plus(1)).names("year = 10000");
        Refusal.of(() -> new Quarter(1, 1).plus(-1)).names("year = 0");
        Refusal.of(() -> new Quarter(2025, 1).plus(Integer.MAX_VALUE)).names("must be between 1 and 9999");
        Refusal.of(() -> new Quarter(2025, 1).plus(Integer.MIN_VALUE)).names("must be between 1 and 9999");
    }
}
