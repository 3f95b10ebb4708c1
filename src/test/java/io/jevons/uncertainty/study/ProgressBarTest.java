package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
    private final StringWriter shown = new StringWriter();

    private ProgressBar bar(long patienceNanos) {
        return new ProgressBar(new PrintWriter(shown), patienceNanos);
    }

    @Test
    void isOneLineThatFills() {
        ProgressBar bar = bar(0);
        for (int done = 100; done <= 1000; done += 100) {
            bar.progress(done, 1000);
        }
        String text = shown.toString();
        assertTrue(text.endsWith("\r[" + "#".repeat(40) + "] 1000 of 1000 draws" + System.lineSeparator()), text);
        assertEquals(1, text.chars().filter(c -> c == '\n').count());
        assertTrue(text.startsWith("\r[####" + " ".repeat(36) + "] 100 of 1000 draws\r"), text);
    }

    @Test
    void isNotDrawnAgainWhereNothingMoves() {
        ProgressBar bar = bar(0);
        bar.progress(50_000, 1_000_000);
        bar.progress(50_001, 1_000_000);
        assertEquals(1, shown.toString().chars().filter(c -> c == '\r').count());
    }

    @Test
    void isNotShownForRunsOfAMoment() {
        bar(TimeUnit.HOURS.toNanos(1)).progress(1000, 1000);
        assertEquals("", shown.toString());
    }
}
