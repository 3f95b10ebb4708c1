package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.roofline.Efficiency;
import io.jevons.cost.roofline.Layout;
import io.jevons.cost.roofline.Roofline;
import io.jevons.cost.roofline.StepTime;
import org.junit.jupiter.api.Test;

/** How fast a group works, put together from the times of its steps. */
final class PaceTest {
    private static final ModelSpec MODEL = ModelSpec.named("Llama-3.1-8B");
    private static final GpuSpec GPU = GpuSpec.named("H100");
    private static final Workload WORK = Workload.of(1000, 500);
    private static final Serving SERVING =
            Serving.of(MODEL, GPU).precision(Precision.BF16).workload(WORK);
    private static final Roofline ROOFLINE =
            new Roofline(MODEL, GPU, Efficiency.of(GPU), Precision.BF16, Precision.BF16, new Layout(1, 1, 1, 1));

    private static Pace pace(Serving serving) {
        return Pace.of(serving, ROOFLINE, Prompt.of(WORK, ROOFLINE), 10);
    }

    private static double prefill(Roofline roofline, double computed, double context) {
        return roofline.prefill(computed, roofline.prefillWork(computed, context))
                .seconds();
    }

    private static double prefillShare(double computed, double context) {
        return ROOFLINE.prefillShare(computed, ROOFLINE.prefillWork(computed, context));
    }

    private static StepTime decode(int batch, double tokens) {
        return ROOFLINE.decode(batch, WORK.meanContext(), tokens);
    }

    /** Ten prompts one after the other, and 500 steps of all ten. */
    @Test
    void aStepIsBoundByItsLongestPart() {
        assertEquals(Bound.MEMORY, Bound.of(new StepTime(2, 2, 3, 1, 1)));
        assertEquals(Bound.COMPUTE, Bound.of(new StepTime(1, 1, 3, 1, 1)));
        assertEquals(Bound.COMMUNICATION, Bound.of(new StepTime(1, 1, 2, 3, 1)));
        assertEquals(Bound.OVERHEAD, Bound.of(new StepTime(1, 1, 2, 2, 3)));
    }

    @Test
    void promptsAndStepsTakeTurns() {
        Pace pace = pace(SERVING);
        double share = prefillShare(1000, 1000);
        double seconds = 10 * share + 500 * decode(10, 1).seconds();
        assertEquals(10 / seconds, pace.requestsPerSecond(), 1e-12);
        assertEquals(seconds / 500, pace.secondsPerOutputToken(), 1e-12);
        assertEquals(share, pace.prefillGpuSeconds(), 1e-12);
        assertEquals(500 * decode(10, 1).seconds() / 10, pace.decodeGpuSeconds(), 1e-12);
        assertEquals(prefill(ROOFLINE, 1000, 1000) + decode(10, 1).seconds(), pace.secondsToFirstToken(), 1e-12);
    }

    /** Three drafted at a tenth of a step each, and a check of these and of the one that it gives itself; two tokens a step. */
    @Test
    void draftsCostTheirPartAndTheCheckOfOneMore() {
        Serving drafting = SERVING.speculative(new Speculation(2, 3, 0.1));
        Pace pace = pace(drafting);
        double step = decode(10, 4).seconds() + 3 * 0.1 * decode(10, 1).seconds();
        assertEquals(step, pace.stepSeconds(), 1e-12);
        assertEquals(4 * decode(10, 1).compute(), pace.step().compute(), 1e-15);
        assertEquals(2, pace.tokensPerStep());
        double seconds = 10 * prefillShare(1000, 1000) + 250 * step;
        assertEquals(seconds / 500, pace.secondsPerOutputToken(), 1e-12);
    }

    /** Ten sequences finish one in 50 steps, so that each step takes along 20 tokens of prompts; 40 where it yields two tokens. */
    @Test
    void chunksBringAlongTheSuccessorsPrompts() {
        Pace pace = pace(SERVING.prefillChunk(400));
        StepTime mixed = ROOFLINE.mixed(10, WORK.meanContext(), 1, 20, 1000, 1000);
        assertEquals(mixed.seconds(), pace.stepSeconds(), 1e-12);
        assertEquals(10 / (500 * mixed.seconds()), pace.requestsPerSecond(), 1e-12);
        // The first token comes after three chunks of 400 and a step.
        double full = ROOFLINE.mixed(10, WORK.meanContext(), 1, 400, 1000, 1000).seconds();
        assertEquals(3 * full + decode(10, 1).seconds(), pace.secondsToFirstToken(), 1e-12);
        // Both parts are all of the time.
        assertEquals(1 / pace.requestsPerSecond(), pace.prefillGpuSeconds() + pace.decodeGpuSeconds(), 1e-12);
        assertTrue(pace(SERVING.prefillChunk(20)).keepsUp());
        assertFalse(pace(SERVING.prefillChunk(19)).keepsUp());
        Serving two = SERVING.speculative(new Speculation(2, 3, 0.1));
        assertTrue(pace(two.prefillChunk(40)).keepsUp());
        assertFalse(pace(two.prefillChunk(39)).keepsUp());
    }

    /**
     * Prompts that are all but in the cache are held up by the network alone: of 20 000 tokens of 131 072 bytes, over
     * 50 GB/s from the one GPU of prompts, however many decode.
     */
    @Test
    void poolsHandOverAsFastAsTheSmallerIsJoined() {
        Workload cached = Workload.of(20_000, 4).cached(0.999);
        for (int[] pools : new int[][] {{1, 8}, {8, 1}}) {
            ServingCost cost = SERVING.workload(cached)
                    .tensorParallel(1)
                    .disaggregated(pools[0], pools[1])
                    .cost();
            assertTrue(cost.requestsPerSecond() <= 50e9 / (20_000 * 131_072.0) * (1 + 1e-9), pools[0] + " " + cost);
        }
        ServingCost many =
                SERVING.workload(cached).tensorParallel(1).disaggregated(1, 8).cost();
        assertEquals(50e9 / (20_000 * 131_072.0), many.requestsPerSecond(), 1e-9);
        // To the first token: the prompt, its cache over the network, a step of decoding.
        double handOver = 20_000 * 131_072.0 / 50e9;
        double alone = prefill(ROOFLINE, 20, 20_000);
        assertEquals(alone + handOver + many.decodeStepSeconds(), many.secondsToFirstToken(), 1e-3 * handOver);
    }

    /** Two GPUs of a rank send their halves at once. */
    @Test
    void ranksHandOverTheirPartsAtOnce() {
        Workload cached = Workload.of(20_000, 4).cached(0.999);
        ServingCost cost =
                SERVING.workload(cached).tensorParallel(2).disaggregated(2, 2).cost();
        double handOver = 20_000 * 131_072.0 / 100e9;
        Roofline rank =
                new Roofline(MODEL, GPU, Efficiency.of(GPU), Precision.BF16, Precision.BF16, new Layout(2, 1, 2, 1));
        double alone = prefill(rank, 20, 20_000);
        assertEquals(alone + handOver + cost.decodeStepSeconds(), cost.secondsToFirstToken(), 1e-3 * handOver);
    }
}
