package io.jevons.cost.architecture;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;

/**
 * The heads of an attention layer: multi-head, grouped-query or multi-head latent. How far they look back is said by
 * {@link TokenMixer}.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if a size is below its bound, or there are more key-value heads than heads.
 *
 * @param heads query heads a layer, at least 1
 * @param kvHeads key-value heads a layer, 1 to {@code heads}; equal to {@code heads} in multi-head attention
 * @param headDim width of a query or key head, at least 1
 * @param latentRank width of the compressed key-value vector of latent attention; 0 where attention is not latent
 * @param ropeDim width of the part of a latent key that carries the position; 0 where attention is not latent
 * @param queryRank width of the compressed query of latent attention; 0 where queries are not compressed
 * @param valueDim width of a value head, at least 1
 */
public record Attention(int heads, int kvHeads, int headDim, int latentRank, int ropeDim, int queryRank, int valueDim) {

    /**
     * Checks the figures.
     *
     * @param heads query heads a layer
     * @param kvHeads key-value heads a layer
     * @param headDim width of a query or key head
     * @param latentRank width of the compressed key-value vector of latent attention
     * @param ropeDim width of the part of a latent key that carries the position
     * @param queryRank width of the compressed query of latent attention
     * @param valueDim width of a value head
     * @throws InvalidInputException if a size is below its bound, or there are more key-value heads than heads
     */
    public Attention {
        Checks.atLeast("heads", heads, 1);
        Checks.atLeast("kvHeads", kvHeads, 1);
        Checks.atLeast("headDim", headDim, 1);
        Checks.atLeast("latentRank", latentRank, 0);
        Checks.atLeast("ropeDim", ropeDim, 0);
        Checks.atLeast("queryRank", queryRank, 0);
        Checks.atLeast("valueDim", valueDim, 1);
        if (kvHeads > heads) {
            throw InvalidInputException.of("kvHeads", kvHeads, "at most the " + heads + " heads");
        }
    }

    /**
     * Multi-head or grouped-query attention.
     *
     * @param heads query heads a layer
     * @param kvHeads key-value heads a layer
     * @param headDim width of a head
     * @return the attention
     * @throws InvalidInputException as the constructor
     */
    public static Attention grouped(int heads, int kvHeads, int headDim) {
        return new Attention(heads, kvHeads, headDim, 0, 0, 0, headDim);
    }

    /**
     * Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): the cache holds one compressed vector a token and layer.
     *
     * @param heads query heads a layer
     * @param headDim width of a query or key head, position part included
     * @param latentRank width of the compressed key-value vector
     * @param ropeDim width of the position part of a key
     * @param queryRank width of the compressed query; 0 where it is not compressed
     * @param valueDim width of a value head
     * @return the attention
     * @throws InvalidInputException as the constructor
     */
    public static Attention latent(int heads, int headDim, int latentRank, int ropeDim, int queryRank, int valueDim) {
        Checks.atLeast("latentRank", latentRank, 1);
        return new Attention(heads, heads, headDim, latentRank, ropeDim, queryRank, valueDim);
    }

    /**
     * Whether the cache is compressed.
     *
     * @return whether attention is latent
     */
    public boolean isLatent() {
        return latentRank > 0;
    }

    /**
     * KV-cache elements of a token in one layer: {@code kvHeads (headDim + valueDim)}, or {@code latentRank + ropeDim}.
     *
     * @return elements
     */
    public double kvElementsPerLayer() {
        return isLatent() ? latentRank + ropeDim : (double) kvHeads * (headDim + valueDim);
    }

    /**
     * FLOPs of one decoded token for each token that it sees in one layer: {@code 2 heads (headDim + valueDim)}; with
     * absorbed latent projections {@code 2 heads (2 latentRank + ropeDim)}.
     *
     * @return FLOPs
     */
    public double decodeFlopsPerLayer() {
        return isLatent() ? 2.0 * heads * (2.0 * latentRank + ropeDim) : prefillFlopsPerLayer();
    }

    /**
     * FLOPs of one prompt token for each token that it sees in one layer. Prompts are processed with expanded latent
     * projections, which take fewer FLOPs than absorbed ones: {@code 2 heads (headDim + valueDim)}.
     *
     * @return FLOPs
     */
    public double prefillFlopsPerLayer() {
        return 2.0 * heads * (headDim + valueDim);
    }

    /**
     * The most GPUs over which the cache can be divided by heads; the rest hold copies.
     *
     * @return the key-value heads; 1 where the cache is one compressed vector
     */
    public int cacheParts() {
        return isLatent() ? 1 : kvHeads;
    }
}
