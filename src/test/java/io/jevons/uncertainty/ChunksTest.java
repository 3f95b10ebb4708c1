package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultsComeInOrderWithoutGaps(int threads) {
        List<Integer> bounds = new ArrayList<>();
        Chunks.run(10_001, threads, (from, to) -> List.of(from, to), bounds::addAll);
        assertEquals(2 * 40, bounds.size());
        int expected = 0;
        for (int i = 0; i < bounds.size(); i += 2) {
            assertEquals(expected, bounds.get(i));
            expected = bounds.get(i + 1);
        }
        assertEquals(10_001, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void firstFailureInOrderComesThrough(int threads) {
        ArithmeticException failure = assertThrows(
                ArithmeticException.class,
                () -> Chunks.run(
                        10_000,
                        threads,
                        (from, to) -> {
                            if (from >= 2560) {
                                throw new ArithmeticException("chunk from " + from);
                            }
                            return from;
                        },
                        from -> {}));
        assertEquals("chunk from 2560", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptCancels(int threads) {
        AtomicInteger taken = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> Chunks.run(1_000_000, threads, (from, to) -> from, from -> {
                    if (taken.incrementAndGet() == 5) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertTrue(Thread.interrupted(), "the thread stays interrupted for its owner");
        assertEquals(5, taken.get());
    }

    @Test
    void nothingToDoIsDone() {
        Chunks.run(0, 4, (from, to) -> from, from -> assertEquals(-1, from, "no chunk is expected"));
    }
}
