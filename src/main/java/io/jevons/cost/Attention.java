package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;

/**
 * The attention of a transformer: multi-head, grouped-query or multi-head latent, with or without a sliding window.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if a size is below its bound, or there are more key-value heads than heads.
 *
 * @param heads query heads a layer, at least 1
 * @param kvHeads key-value heads a layer, 1 to {@code heads}; equal to {@code heads} in multi-head attention
 * @param headDim width of a query or key head, at least 1
 * @param latentRank width of the compressed key-value vector of latent attention; 0 where attention is not latent
 * @param ropeDim width of the part of a latent key that carries the position; 0 where attention is not latent
 * @param queryRank width of the compressed query of latent attention; 0 where queries are not compressed
 * @param valueDim width of a value head of latent attention; 0 where attention is not latent
 * @param window tokens that a windowed layer looks back; 0 where every layer sees the whole context
 * @param fullLayerEvery with a window, one layer in so many sees the whole context; 0 without a window
 */
public record Attention(
        int heads,
        int kvHeads,
        int headDim,
        int latentRank,
        int ropeDim,
        int queryRank,
        int valueDim,
        int window,
        int fullLayerEvery) {

    /**
     * Checks the figures.
     *
     * @param heads query heads a layer
     * @param kvHeads key-value heads a layer
     * @param headDim width of a query or key head
     * @param latentRank width of the compressed key-value vector of latent attention
     * @param ropeDim width of the part of a latent key that carries the position
     * @param queryRank width of the compressed query of latent attention
     * @param valueDim width of a value head of latent attention
     * @param window tokens that a windowed layer looks back
     * @param fullLayerEvery with a window
     * @throws InvalidInputException if a size is below its bound, or there are more key-value heads than heads
     */
    public Attention {
        Checks.atLeast("heads", heads, 1);
        Checks.atLeast("kvHeads", kvHeads, 1);
        Checks.atLeast("headDim", headDim, 1);
        Checks.atLeast("latentRank", latentRank, 0);
        Checks.atLeast("ropeDim", ropeDim, 0);
        Checks.atLeast("queryRank", queryRank, 0);
        Checks.atLeast("valueDim", valueDim, 0);
        Checks.atLeast("window", window, 0);
        Checks.atLeast("fullLayerEvery", fullLayerEvery, window > 0 ? 1 : 0);
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
        return new Attention(heads, kvHeads, headDim, 0, 0, 0, 0, 0, 0);
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
        Checks.atLeast("valueDim", valueDim, 1);
        return new Attention(heads, heads, headDim, latentRank, ropeDim, queryRank, valueDim, 0, 0);
    }

    /**
     * The same with a sliding window in all layers but one in {@code fullLayerEvery}.
     *
     * @param newWindow tokens that a windowed layer looks back, at least 1
     * @param newFullLayerEvery one layer in so many sees the whole context, at least 1
     * @return a changed copy
     */
    public Attention windowed(int newWindow, int newFullLayerEvery) {
        Checks.atLeast("window", newWindow, 1);
        return new Attention(
                heads, kvHeads, headDim, latentRank, ropeDim, queryRank, valueDim, newWindow, newFullLayerEvery);
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
     * KV-cache elements of a token in one layer: {@code 2 kvHeads headDim}, or {@code latentRank + ropeDim}.
     *
     * @return elements
     */
    public double kvElementsPerLayer() {
        return isLatent() ? latentRank + ropeDim : 2.0 * kvHeads * headDim;
    }

    /**
     * FLOPs of one decoded token for each token of context in one layer: {@code 4 heads headDim}; with absorbed latent
     * projections {@code 2 heads (2 latentRank + ropeDim)}.
     *
     * @return FLOPs
     */
    public double decodeFlopsPerLayer() {
        return isLatent() ? 2.0 * heads * (2.0 * latentRank + ropeDim) : 4.0 * heads * headDim;
    }

    /**
     * FLOPs of one prompt token for each token of context in one layer. Prompts are processed with expanded latent
     * projections, which take fewer FLOPs than absorbed ones: {@code 2 heads (headDim + valueDim)}.
     *
     * @return FLOPs
     */
    public double prefillFlopsPerLayer() {
        return isLatent() ? 2.0 * heads * (headDim + valueDim) : 4.0 * heads * headDim;
    }

    /**
     * The mean, over layers, of the tokens that a query looks back on.
     *
     * @param context tokens of context
     * @return at most {@code context}
     */
    public double seen(double context) {
        if (window == 0 || context <= window) {
            return context;
        }
        double full = 1.0 / fullLayerEvery;
        return full * context + (1 - full) * window;
    }
}
