package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.internal.Settings;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a group serves: the requests, the batch or the limits that it must keep, and the form of serving: drafts, chunks of
 * prompts, pools of their own.
 */
final class ServingTerms extends Settings<ServingTerms> {
    private Workload workload = Workload.of(1000, 1000);
    private OptionalInt fixedBatch = OptionalInt.empty();
    private double maxSecondsPerOutputToken = Double.POSITIVE_INFINITY;
    private double maxSecondsToFirstToken = Double.POSITIVE_INFINITY;
    private Optional<Speculation> speculation = Optional.empty();
    private OptionalInt prefillChunk = OptionalInt.empty();
    private OptionalInt prefillGpus = OptionalInt.empty();

    ServingTerms workload(Workload tokens) {
        return with(copy -> copy.workload = tokens);
    }

    ServingTerms batch(int sequences) {
        Checks.atLeast("batch", sequences, 1);
        return with(copy -> copy.fixedBatch = OptionalInt.of(sequences));
    }

    ServingTerms maxSecondsPerOutputToken(double seconds) {
        Checks.positive("maxSecondsPerOutputToken", seconds);
        return with(copy -> copy.maxSecondsPerOutputToken = seconds);
    }

    ServingTerms maxSecondsToFirstToken(double seconds) {
        Checks.positive("maxSecondsToFirstToken", seconds);
        return with(copy -> copy.maxSecondsToFirstToken = seconds);
    }

    /** Both limits, where infinity is none. */
    ServingTerms limits(double secondsPerOutputToken, double secondsToFirstToken) {
        return with(copy -> {
            copy.maxSecondsPerOutputToken = secondsPerOutputToken;
            copy.maxSecondsToFirstToken = secondsToFirstToken;
        });
    }

    ServingTerms speculative(Speculation drafts) {
        return with(copy -> copy.speculation = Optional.of(drafts));
    }

    ServingTerms prefillChunk(int tokens) {
        Checks.atLeast("prefillChunk", tokens, 1);
        if (prefillGpus.isPresent()) {
            throw chunksBesidePools(tokens);
        }
        return with(copy -> copy.prefillChunk = OptionalInt.of(tokens));
    }

    /** Chunks are worked out beside decoding, of which GPUs of their own know nothing. */
    private static InvalidInputException chunksBesidePools(int tokens) {
        return InvalidInputException.of(
                "prefillChunk",
                tokens,
                "absent where prompts have GPUs of their own\nMaybe leave out disaggregated or prefillChunk");
    }

    ServingTerms prefillGpus(int count) {
        prefillChunk.ifPresent(tokens -> {
            throw chunksBesidePools(tokens);
        });
        return with(copy -> copy.prefillGpus = OptionalInt.of(count));
    }

    ServingTerms withoutPools() {
        return with(copy -> copy.prefillGpus = OptionalInt.empty());
    }

    Workload workload() {
        return workload;
    }

    OptionalInt fixedBatch() {
        return fixedBatch;
    }

    double maxSecondsPerOutputToken() {
        return maxSecondsPerOutputToken;
    }

    double maxSecondsToFirstToken() {
        return maxSecondsToFirstToken;
    }

    boolean isLimited() {
        return maxSecondsPerOutputToken < Double.POSITIVE_INFINITY || maxSecondsToFirstToken < Double.POSITIVE_INFINITY;
    }

    boolean areKeptBy(Pace pace) {
        return !isLimited()
                || (pace.secondsPerOutputToken() <= maxSecondsPerOutputToken
                        && pace.secondsToFirstToken() <= maxSecondsToFirstToken);
    }

    Optional<Speculation> speculation() {
        return speculation;
    }

    OptionalInt prefillChunk() {
        return prefillChunk;
    }

    /** The GPUs that only work out prompts; empty where every GPU does both. */
    OptionalInt prefillGpus() {
        return prefillGpus;
    }
}
