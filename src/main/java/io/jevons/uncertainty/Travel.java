package io.jevons.uncertainty;

import io.jevons.scenario.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How a study travels: its text, which is written when first asked for, and the runner that takes it elsewhere, if any. */
record Travel(Supplier<StudyText> text, Optional<DrawRunner> runner) {
    /** Takes what a chunk gave. */
    @FunctionalInterface
    interface Take {
        void chunk(DrawChunk chunk, byte[] result);
    }

    Travel on(DrawRunner other) {
        return new Travel(text, Optional.of(other));
    }

    /** The same for another scenario under the study's assumptions. */
    Travel with(Scenario other) {
        return new Travel(() -> text.get().with(other), runner);
    }

    boolean isAway() {
        return runner.isPresent();
    }

    /** Runs chunks elsewhere, and takes results in the order of the chunks, on the calling thread. */
    void run(DrawJob job, List<DrawChunk> chunks, Take take) {
        Map<Integer, byte[]> early = new HashMap<>();
        int[] next = {0};
        runner.orElseThrow().run(job, chunks, (place, result) -> {
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
