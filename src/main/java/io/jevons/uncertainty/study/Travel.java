package io.jevons.uncertainty.study;

import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** How a study travels: its text, which is written when first asked for, and the runner that takes it elsewhere, if any. */
record Travel(Supplier<StudyText> text, Optional<DrawRunner> runner) {
    /** With a text that is written once, by whoever asks for it first. */
    static Travel of(Supplier<StudyText> text, Optional<DrawRunner> runner) {
        AtomicReference<StudyText> written = new AtomicReference<>();
        return new Travel(() -> written.updateAndGet(known -> known == null ? text.get() : known), runner);
    }

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
        return of(() -> text.get().with(other), runner);
    }

    boolean isAway() {
        return runner.isPresent();
    }

    /** Runs chunks elsewhere, and takes results as they come, each once, on the calling thread. */
    void runInAnyOrder(DrawJob job, List<DrawChunk> chunks, Take take) {
        BitSet taken = new BitSet();
        runner.orElseThrow().run(job, chunks, (place, result) -> {
            if (!taken.get(place)) {
                taken.set(place);
                take.chunk(chunks.get(place), result);
            }
        });
        requireAll(taken.cardinality(), chunks.size());
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
        requireAll(next[0], chunks.size());
    }

    private static void requireAll(int given, int chunks) {
        if (given < chunks) {
            throw new IllegalStateException("the runner gave " + given + " of " + chunks + " chunks, must give all");
        }
    }
}
