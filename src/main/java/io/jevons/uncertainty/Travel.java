package io.jevons.uncertainty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A study's text and the runner that takes it elsewhere. */
record Travel(DrawRunner runner, StudyText study) {
    /** Takes what a chunk gave. */
    @FunctionalInterface
    interface Take {
        void chunk(DrawChunk chunk, byte[] result);
    }

    /** Runs chunks, and takes results in the order of the chunks, on the calling thread. */
    void run(DrawJob job, List<DrawChunk> chunks, Take take) {
        Map<Integer, byte[]> early = new HashMap<>();
        int[] next = {0};
        runner.run(job, chunks, (place, result) -> {
            early.put(place, result);
            while (early.containsKey(next[0])) {
                take.chunk(chunks.get(next[0]), early.remove(next[0]));
                next[0]++;
            }
        });
        if (next[0] < chunks.size()) {
            throw new IllegalStateException(
                    "the runner gave " + next[0] + " of " + chunks.size() + " chunks, must give all");
        }
    }
}
