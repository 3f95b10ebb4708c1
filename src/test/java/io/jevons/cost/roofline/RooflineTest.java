package io.jevons.cost.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import org.junit.jupiter.api.Test;

/** The operations of a prefill, counted by hand for Llama 3.1 8B: 32 layers, 32 heads of 128, 8.03 bn parameters. */
final class RooflineTest {
    private static final ModelSpec MODEL = ModelSpec.named("Llama-3.1-8B");
    private static final GpuSpec GPU = GpuSpec.named("H100");
    private static final Efficiency EFFICIENCY = Efficiency.of(GPU);

    /** Scores and weighted values: 2 · 2 operations a head, an element and a token that is seen. */
    private static final double ATTENTION = 32 * 2 * 2 * 32 * 128.0;

    private static Roofline roofline(int gpus, int tensorParallel) {
        return new Roofline(
                MODEL, GPU, EFFICIENCY, Precision.BF16, Precision.BF16, new Layout(gpus, 1, tensorParallel, 1));
    }

    private static double operations(double seconds) {
        return seconds * GPU.peakFlops(Precision.BF16) * EFFICIENCY.compute(Precision.BF16, GPU);
    }

    private static double prefill(double computed, double context) {
        return prefill(roofline(1, 1), computed, context);
    }

    private static double prefill(Roofline roofline, double computed, double context) {
        return operations(pass(roofline, computed, context).compute());
    }

    private static StepTime pass(Roofline roofline, double computed, double context) {
        return roofline.prefill(computed, roofline.prefillWork(computed, context));
    }

    @Test
    void attentionOfAPromptIsCountedOnceForEachPairOfTokens() {
        double products = 4096 * MODEL.flopsPerToken();
        assertEquals(products + ATTENTION * 4096 * 4096 / 2, prefill(4096, 4096), 1e-9 * products);
        // A twice as long prompt has twice the products and four times the pairs.
        assertEquals(ATTENTION * 4096.0 * 4096, prefill(8192, 8192) - 2 * prefill(4096, 4096), 1e-9 * products);
    }

    @Test
    void tokensOfTheCacheAreSeenAndNotComputed() {
        double products = 1024 * MODEL.flopsPerToken();
        double pairs = (4096.0 * 4096 - 3072.0 * 3072) / 2;
        assertEquals(products + ATTENTION * pairs, prefill(1024, 4096), 1e-9 * products);
    }

    @Test
    void productsAreTwiceTheParameters() {
        assertEquals(2 * 8.03e9, MODEL.flopsPerToken(), 1);
    }

    @Test
    void tensorParallelGpusShareThem() {
        double alone = prefill(4096, 4096);
        assertEquals(alone / 4, prefill(roofline(4, 4), 4096, 4096), 1e-9 * alone);
    }

    @Test
    void aDecodeStepAttendsToItsContextOnce() {
        double products = 3 * MODEL.flopsPerToken();
        assertEquals(
                products + 3 * ATTENTION * 1000,
                operations(roofline(1, 1).decode(3, 1000).compute()),
                1e-9 * products);
    }

    /** Of the link's 900 GB/s, which count both ways, half are one way. */
    private static double seconds(double bytes) {
        return EFFICIENCY.reduceLatency() + bytes / (450e9 * EFFICIENCY.link());
    }

    /** In a ring each of 4 GPUs sends 2 · 3/4 of the 16-bit activations of 8 tokens, twice a layer. */
    @Test
    void anAllReduceSendsTwiceAllButItsOwnPart() {
        double bytes = 2 * 3 / 4.0 * 8 * 4096 * 2;
        assertEquals(2 * 32 * seconds(bytes), roofline(4, 4).decode(8, 1000).communication(), 1e-12);
        assertEquals(0, roofline(4, 1).decode(8, 1000).communication());
    }

    /** DeepSeek-V3: 61 layers of width 7168, 58 of them with 256 experts, of which a token goes to 8. */
    private static double exchange(Layout layout, double batch) {
        return new Roofline(ModelSpec.named("DeepSeek-V3"), GPU, EFFICIENCY, Precision.FP8, Precision.BF16, layout)
                .decode(batch, 1000)
                .communication();
    }

    /** To their experts in 8 bits and back in 16, but for the eighth that lies on the own GPU. */
    @Test
    void tokensTravelToTheirExpertsAndBack() {
        double bytes = 8 * 7 / 8.0 * 8 * 7168 * 1.5;
        assertEquals(2 * 58 * seconds(bytes), exchange(new Layout(8, 1, 1, 8), 64), 1e-12);
    }

    /** Over the network, 50 GB/s and 30 µs: one copy for each of the 2 machines, and for no more than 4. */
    @Test
    void overANetworkOneCopyAMachineTravels() {
        double network = 50e9 * EFFICIENCY.link();
        double two = 30e-6 + 2 * 15 / 16.0 * 8 * 7168 * 1.5 / network;
        assertEquals(2 * 58 * two, exchange(new Layout(16, 1, 1, 16), 128), 1e-12);
        double four = 30e-6 + 4 * 63 / 64.0 * 8 * 7168 * 1.5 / network;
        assertEquals(2 * 58 * four, exchange(new Layout(64, 1, 1, 64), 512), 1e-12);
    }

    /** Ranks of two GPUs: 2 · 61 all-reduces less the 58 that the exchange replaces, and each GPU sends its half. */
    @Test
    void ranksOfSeveralGpusReduceAndExchange() {
        double reduce = seconds(2 * 1 / 2.0 * 16 * 7168 * 2);
        double exchange = seconds(8 * 7 / 8.0 * 16 * 7168 * 1.5 / 2);
        assertEquals((2 * 61 - 58) * reduce + 2 * 58 * exchange, exchange(new Layout(8, 1, 2, 8), 64), 1e-12);
    }

    /** 8192 tokens are one pass, one more token takes another. */
    @Test
    void promptsAreReadInPassesOf8192() {
        Roofline one = roofline(1, 1);
        StepTime pass = pass(one, 8192, 8192);
        assertEquals(EFFICIENCY.overhead(MODEL), pass.overhead(), 1e-15);
        assertEquals(2 * pass.overhead(), pass(one, 8193, 8193).overhead(), 1e-15);
        assertEquals(2 * pass.memory(), pass(one, 8193, 8193).memory(), 1e-15);
        assertEquals(pass.memory(), pass(one, 1, 1).memory(), 1e-15);
        // All weights but the table that tokens are looked up in, of 16 bits.
        double weights = 2 * (MODEL.totalParameters() - MODEL.lookupParameters());
        assertEquals(weights, pass.memory() * GPU.bandwidthGbPerSecond() * 1e9 * EFFICIENCY.memory(), 1e-6 * weights);
    }

    /** Without context only states are there: held once, read and written in each step. */
    @Test
    void statesAreReadAndWritten() {
        ModelSpec recurrent = ModelSpec.named("Nemotron-3-Nano-30B-A3B");
        Roofline roofline =
                new Roofline(recurrent, GPU, EFFICIENCY, Precision.BF16, Precision.BF16, new Layout(1, 1, 1, 1));
        double held = roofline.cacheBytesPerGpu(0);
        assertTrue(held > 1e6, "bytes of states " + held);
        double moved = roofline.decode(5, 0).cache() * GPU.bandwidthGbPerSecond() * 1e9 * EFFICIENCY.memory();
        assertEquals(5 * 2 * held, moved, 1e-9 * moved);
    }

    /** A pipeline of two: each stage holds half, and between them go the activations of half of the batch. */
    @Test
    void stagesPassActivationsOn() {
        Roofline two = new Roofline(MODEL, GPU, EFFICIENCY, Precision.BF16, Precision.BF16, new Layout(2, 2, 1, 1));
        assertEquals(roofline(1, 1).weightBytesPerGpu() / 2, two.weightBytesPerGpu(), 1);
        assertEquals(roofline(1, 1).cacheBytesPerGpu(1000) / 2, two.cacheBytesPerGpu(1000), 1e-6);
        assertEquals(seconds(8 * 4096 * 2), two.decode(16, 1000).communication(), 1e-12);
        assertEquals(seconds(1 * 4096 * 2), two.decode(1, 1000).communication(), 1e-12);
    }

    /**
     * Of 256 experts a token meets 8, and misses one with 248/256: of B tokens a share 1 - (248/256)^B of all experts is
     * read. Where a group holds the experts twice, each half meets half of the tokens.
     */
    @Test
    void expertsAreReadAsFarAsTokensMeetThem() {
        ModelSpec model = ModelSpec.named("DeepSeek-V3");
        Roofline once = experts(model, new Layout(8, 1, 8, 1));
        double bandwidth = GPU.bandwidthGbPerSecond() * 1e9 * EFFICIENCY.memory();
        double read = (once.decode(64, 1000).weights() - once.decode(1, 1000).weights()) * bandwidth;
        double met = Math.pow(248 / 256.0, 1) - Math.pow(248 / 256.0, 64);
        assertEquals(model.routedParameters() * met / 8, read, 1e-9 * read);
        double half = experts(model, new Layout(16, 1, 1, 8)).decode(64, 1000).weights();
        assertEquals(experts(model, new Layout(8, 1, 1, 8)).decode(32, 1000).weights(), half, 1e-12);
        // Prompt tokens that a step takes along meet experts too.
        assertEquals(
                once.decode(94, 1000).weights(),
                once.mixed(64, 1000, 1, 30, 2000, 2000).weights(),
                1e-12);
    }

    private static Roofline experts(ModelSpec model, Layout layout) {
        return new Roofline(model, GPU, EFFICIENCY, Precision.FP8, Precision.BF16, layout);
    }

    /** A stage of two works on a prompt's half while the other works on another's: half of its products, and half of a pass. */
    @Test
    void stagesShareManyPrompts() {
        Roofline two = new Roofline(MODEL, GPU, EFFICIENCY, Precision.BF16, Precision.BF16, new Layout(2, 2, 1, 1));
        double expected = pass(roofline(1, 1), 8192, 8192).compute() / 2 + EFFICIENCY.overhead(MODEL) / 2;
        assertEquals(expected, two.prefillShare(8192, two.prefillWork(8192, 8192)), 1e-12);
    }

    /** 32 layers of keys and values of 8 heads of 128 elements of 2 bytes, on however many GPUs they lie or are copied. */
    @Test
    void aPromptHandsOverItsCacheOnce() {
        for (int gpus : new int[] {1, 4, 8, 16}) {
            assertEquals(1000.0 * 32 * 2 * 8 * 128 * 2, roofline(gpus, gpus).promptBytes(1000), 1e-3, gpus + " GPUs");
        }
    }

    /** Of 8.03 bn weights the table and the head, 128 256 by 4096 each, stay at 16 bits; 4.25 bits are the others. */
    @Test
    void fourBitWeightsKeepTheirEnds() {
        double ends = 2 * 128_256.0 * 4096;
        Roofline four = new Roofline(MODEL, GPU, EFFICIENCY, Precision.INT4, Precision.BF16, new Layout(1, 1, 1, 1));
        assertEquals((8.03e9 - ends) * 4.25 / 8 + ends * 2, four.weightBytesPerGpu(), 1);
    }

    /** Five sequences are three on one of two ranks; each of its two GPUs holds half of their keys and values. */
    @Test
    void aGroupNeedsItsWeightsAndTheFullestRanksCache() {
        Roofline two = roofline(4, 2);
        double cache = 1000.0 * 32 * 2 * 8 * 128 * 2 / 2;
        assertEquals(8.03e9 * 2 / 2, two.weightBytesPerGpu(), 1);
        assertEquals(4 * (8.03e9 + 3 * cache), two.bytesNeeded(1000, 5), 1);
    }

    /** A check of 3 drafted tokens moves those of 8 sequences, in 64 all-reduces of two GPUs and from stage to stage. */
    @Test
    void draftedTokensTravelToo() {
        Roofline stages = new Roofline(MODEL, GPU, EFFICIENCY, Precision.BF16, Precision.BF16, new Layout(4, 2, 2, 1));
        double bytes = 8 * 3 * 4096.0 * 2;
        assertEquals((2 * 32 + 1) * seconds(bytes), stages.decode(16, 1000, 3).communication(), 1e-12);
    }

    /** The activations of what a step takes of a prompt travel with those of the sequences. */
    @Test
    void promptTokensTravelWithTheOthers() {
        double bytes = 2 * 3 / 4.0 * (8 * 3 + 100) * 4096 * 2;
        StepTime step = roofline(4, 4).mixed(8, 1000, 3, 100, 2000, 2000);
        assertEquals(2 * 32 * seconds(bytes), step.communication(), 1e-12);
    }

    @Test
    void readingAndProductsGoOnAtOnceAndTheRestAfterThem() {
        assertEquals(3 + 1 + 1, new StepTime(1, 1, 3, 1, 1).seconds());
        assertEquals(4 + 1 + 1, new StepTime(2, 2, 3, 1, 1).seconds());
    }

    /** Where products take no time, what counts of a full pass is reading the weights; of half a pass half of that. */
    @Test
    void manyPromptsShareTheReadingOfWeights() {
        Roofline one = roofline(1, 1);
        StepTime full = pass(one, 8192, 8192);
        assertEquals(full.memory() + full.overhead(), one.prefillShare(8192, 0), 1e-12);
        assertEquals((full.memory() + full.overhead()) / 2, one.prefillShare(4096, 0), 1e-12);
        assertEquals(0, one.prefillShare(0, 0));
    }
}
