package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;

/**
 * The tokens of a mean request.
 *
 * <p>The constructor refuses the figures with {@link io.jevons.base.InvalidInputException} if one is out of its range.
 *
 * @param inputTokens prompt tokens, above 0
 * @param outputTokens generated tokens, above 0
 * @param cacheHitRate share of the prompt tokens whose keys and values are already in the cache, 0 to 1
 */
public record Workload(double inputTokens, double outputTokens, double cacheHitRate) {

    /**
     * Checks the figures.
     *
     * @param inputTokens prompt tokens
     * @param outputTokens generated tokens
     * @param cacheHitRate share of the prompt tokens whose keys and values are already in the cache
     * @throws io.jevons.base.InvalidInputException if one is out of its range
     */
    public Workload {
        Checks.positive("inputTokens", inputTokens);
        Checks.positive("outputTokens", outputTokens);
        Checks.between("cacheHitRate", cacheHitRate, 0, 1);
    }

    /**
     * A workload without prompt caching.
     *
     * @param inputTokens prompt tokens
     * @param outputTokens generated tokens
     * @return the workload
     * @throws io.jevons.base.InvalidInputException if one is not above 0
     */
    public static Workload of(double inputTokens, double outputTokens) {
        return new Workload(inputTokens, outputTokens, 0);
    }

    /**
     * The same with prompt caching.
     *
     * @param hitRate share of the prompt tokens found in the cache, 0 to 1
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is out of its range
     */
    public Workload cached(double hitRate) {
        return new Workload(inputTokens, outputTokens, hitRate);
    }

    /**
     * Prompt tokens that must be computed.
     *
     * @return tokens a request
     */
    public double computedInputTokens() {
        return inputTokens * (1 - cacheHitRate);
    }

    /**
     * The mean context while decoding, {@code input + output/2}.
     *
     * @return tokens
     */
    public double meanContext() {
        return inputTokens + outputTokens / 2;
    }

    /**
     * The context at the end of a request, {@code input + output}: what memory must hold, and what a price per million
     * tokens of the mix counts.
     *
     * @return tokens
     */
    public double totalTokens() {
        return inputTokens + outputTokens;
    }

    @Override
    public String toString() {
        return Numbers.human(inputTokens) + " tokens in, " + Numbers.human(outputTokens) + " out"
                + (cacheHitRate > 0 ? ", " + Numbers.percent(cacheHitRate) + " of input cached" : "");
    }
}
