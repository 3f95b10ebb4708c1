package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void manyThreadsWorkAtOnceAndFewResultsWait() {
        int threads = 64;
        CountDownLatch allAtWork = new CountDownLatch(threads);
        CountDownLatch beyond = new CountDownLatch(Chunks.MOST + 1);
        AtomicBoolean together = new AtomicBoolean();
        AtomicBoolean tooMany = new AtomicBoolean();
        AtomicInteger started = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger mostWaiting = new AtomicInteger();
        Chunks.run(
                400 * Chunks.SMALL,
                Chunks.SMALL,
                threads,
                (from, to) -> {
                    int waiting = started.incrementAndGet() - taken.get();
                    mostWaiting.accumulateAndGet(waiting, Math::max);
                    allAtWork.countDown();
                    beyond.countDown();
                    if (from == 0) {
                        together.set(await(allAtWork, 60_000));
                        // The first result holds up all others: no more may be made than are to wait.
                        tooMany.set(await(beyond, 200));
                    }
                    return from;
                },
                from -> taken.incrementAndGet());
        assertTrue(together.get(), "all threads work at once");
        assertFalse(tooMany.get(), "results wait without bound");
        assertTrue(mostWaiting.get() <= Chunks.MOST, mostWaiting + " at most");
        assertEquals(400, taken.get());
    }

    private static boolean await(CountDownLatch latch, int millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
