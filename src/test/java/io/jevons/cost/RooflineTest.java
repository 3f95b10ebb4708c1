package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        double work = roofline.prefillWork(computed, context);
        return operations(roofline.prefill(computed, work).compute());
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
}
