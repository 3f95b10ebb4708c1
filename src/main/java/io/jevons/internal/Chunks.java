package io.jevons.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Work in chunks of a fixed size, on several threads, with the results taken in the order of the chunks by the calling
 * thread: what comes out does not depend on the number of threads. An interrupt of the calling thread cancels the work.
 */
public final class Chunks {
    /** Points a chunk: enough to fill the engine's lanes, few enough to keep all threads busy. */
    public static final int SIZE = 256;

    /** Points a chunk where a point has many results, which wait to be put together: few, for the memory they take. */
    public static final int SMALL = 128;

    /** Fewer points a chunk cost more to set up than to run. */
    private static final int FEWEST = 32;

    /** Chunks handed out ahead of the one to be taken next, for each thread. */
    private static final int AHEAD = 4;

    /**
     * Chunks handed out and not yet taken, whatever the number of threads: it bounds the memory of results that wait for
     * their turn, and the threads that are of use.
     */
    static final int MOST = 128;

    /**
     * Computes one chunk.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Computes it.
         *
         * @param from the first of its points
         * @param to the one after its last
         * @return what comes of it
         */
        T compute(int from, int to);
    }

    private Chunks() {}

    /**
     * Points a chunk, so that few points keep all threads busy too; what a point gives depends on nothing but itself.
     *
     * @param total the number of points
     * @param threads the number of threads
     * @return the number of points a chunk
     */
    public static int sizeFor(int total, int threads) {
        return Math.max(FEWEST, Math.min(SIZE, (total + threads - 1) / threads));
    }

    /**
     * As many threads as there are cores.
     *
     * @return their number
     */
    public static int allCores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Work in chunks of the usual size.
     *
     * @param total the number of points
     * @param threads the number of threads
     * @param work computes a chunk, on any thread
     * @param take takes what comes of the chunks, in their order
     * @param <T> what comes of a chunk
     */
    public static <T> void run(int total, int threads, Work<T> work, Consumer<T> take) {
        run(total, SIZE, threads, work, take);
    }

    /**
     * The same for work that may want more points at once, and then brings its own threads.
     *
     * @param pointsAtOnce how many it wants; 0 where it does not mind
     * @param total the number of points
     * @param size the number of points a chunk where it does not mind
     * @param threads the number of threads
     * @param work computes a chunk, on any thread
     * @param take takes what comes of the chunks, in their order
     * @param <T> what comes of a chunk
     */
    public static <T> void run(int pointsAtOnce, int total, int size, int threads, Work<T> work, Consumer<T> take) {
        if (pointsAtOnce > 0) {
            run(total, pointsAtOnce, 1, work, take);
        } else {
            run(total, size, threads, work, take);
        }
    }

    /**
     * The same in chunks of another size.
     *
     * @param total the number of points
     * @param size the number of points a chunk
     * @param threads the number of threads
     * @param work computes a chunk, on any thread
     * @param take takes what comes of the chunks, in their order
     * @param <T> what comes of a chunk
     */
    public static <T> void run(int total, int size, int threads, Work<T> work, Consumer<T> take) {
        if (threads == 1 || total <= size) {
            for (int from = 0; from < total; from += size) {
                Interrupts.check();
                take.accept(work.compute(from, Math.min(total, from + size)));
            }
            return;
        }
        int most = (int) Math.min(MOST, (long) AHEAD * threads);
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, MOST), Chunks::daemon);
        try {
            Deque<Future<T>> waiting = new ArrayDeque<>();
            int next = 0;
            while (next < total || !waiting.isEmpty()) {
                Interrupts.check();
                while (next < total && waiting.size() < most) {
                    int from = next;
                    int to = Math.min(total, from + size);
                    waiting.add(pool.submit(() -> work.compute(from, to)));
                    next = to;
                }
                take.accept(result(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw Interrupts.cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "jevons-runs");
        thread.setDaemon(true);
        return thread;
    }
}
