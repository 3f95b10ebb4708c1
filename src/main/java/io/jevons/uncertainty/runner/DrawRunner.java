package io.jevons.uncertainty.runner;

import io.jevons.base.Checks;
import io.jevons.internal.Chunks;
import java.util.List;

/**
 * Where the draws of a study are run: on threads of this machine, or on machines of a cluster. Implementations only move
 * chunks about; what a chunk gives depends on the job and the chunk alone, to the last bit, and whoever asked puts results
 * together in the order of the chunks. So it does not matter where, in which order or how often a chunk runs.
 */
public interface DrawRunner {
    /** Takes results, in any order, on the thread that called {@link DrawRunner#run}. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes what a chunk gave.
         *
         * @param chunk the place of the chunk in the list
         * @param result what {@link DrawJob#run} gave
         */
        void take(int chunk, byte[] result);
    }

    /**
     * Runs every chunk once and hands each result on.
     *
     * @param job what is to be done with a chunk
     * @param chunks the chunks
     * @param taker takes the results
     * @throws io.jevons.base.InvalidInputException if a chunk cannot be run
     * @throws java.util.concurrent.CancellationException if interrupted
     */
    void run(DrawJob job, List<DrawChunk> chunks, Taker taker);

    /**
     * Threads of this machine.
     *
     * @param threads the number of threads, at least 1
     * @return the runner
     */
    static DrawRunner local(int threads) {
        Checks.atLeast("threads", threads, 1);
        return (job, chunks, taker) -> {
            int[] taken = {0};
            Chunks.run(
                    chunks.size(),
                    1,
                    threads,
                    (from, to) -> job.run(chunks.get(from)),
                    result -> taker.take(taken[0]++, result));
        };
    }
}
