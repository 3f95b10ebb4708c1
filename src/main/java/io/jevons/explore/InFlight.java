package io.jevons.explore;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** The work that is being done for each page: what a newer move supersedes is given up. */
final class InFlight {
    private final ExecutorService workers;
    private final Map<String, Future<?>> latest = new ConcurrentHashMap<>();

    InFlight(ExecutorService workers) {
        this.workers = workers;
    }

    /** Gives up what is being done for a page. */
    void giveUp(String page) {
        Future<?> older = latest.remove(page);
        if (older != null) {
            older.cancel(true);
        }
    }

    /**
     * Does work for a page, and gives up what is still being done for it.
     *
     * @param page the page, and the kind of its question
     * @param work the work, which gives way to an interrupt
     * @return what it gives
     * @throws CancellationException if newer work of the same page came
     */
    <T> T latest(String page, Callable<T> work) throws ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Future<?> older = latest.put(page, task);
        if (older != null) {
            older.cancel(true);
        }
        try {
            workers.execute(task);
            return task.get();
        } finally {
            latest.remove(page, task);
        }
    }
}
