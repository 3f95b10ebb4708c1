package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {
    private final HistoryCheck check = HistoryCheck.afterR1();

    @Test
    void looksAtEveryClaim() {
        assertEquals(
                13,
                check.rows().stream()
                        .map(HistoryCheck.Row::claim)
                        .collect(Collectors.toSet())
                        .size());
    }

    /** Figures of NVIDIA's filings and of Epoch AI, as the January 2025 pack has them: +68.2 %, +41.3 %, +69.9 %, x2.89. */
    @Test
    void figuresAreThoseOfTheSources() {
        String text = check.rows().stream().map(HistoryCheck.Row::figures).collect(Collectors.joining("\n"));
        for (String figure : new String[] {"+68.2 %", "+41.3 %", "+69.9 %", "x2.89", "193.7", "2.99", "x1.81"}) {
            assertTrue(text.contains(figure), figure + " in " + text);
        }
    }

    @Test
    void saysThatNothingIsProved() {
        String text = check.toString();
        assertTrue(text.contains("neither prove nor refute"), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.lines().limit(16).noneMatch(line -> line.contains("…")), text);
    }
}
