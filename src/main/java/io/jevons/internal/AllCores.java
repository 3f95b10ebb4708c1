package io.jevons.internal;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Independent work on all cores, which ends soon after the thread that asked for it is interrupted. */
public final class AllCores {
    private AllCores() {}

    /**
     * One piece of the work.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @param index the number of the piece
         * @param check to be run many times a second: it gives up where the asking thread was interrupted
         * @return the result
         */
        T at(int index, Runnable check);
    }

    /**
     * Does all pieces.
     *
     * @param count how many there are
     * @param work what to do, safe to call from many threads
     * @param <T> the type of a result
     * @return the results in order
     * @throws CancellationException if the thread was interrupted, which it stays
     */
    public static <T> List<T> map(int count, Work<T> work) {
        Thread owner = Thread.currentThread();
        Runnable check = () -> Interrupts.check(owner);
        IntFunction<T> checked = i -> {
            check.run();
            return work.at(i, check);
        };
        try {
            return IntStream.range(0, count).parallel().mapToObj(checked).toList();
        } catch (CancellationException givenUp) {
            // What comes from another thread has lost its message on the way.
            Interrupts.check();
            throw givenUp;
        }
    }
}
