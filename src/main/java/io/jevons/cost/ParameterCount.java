package io.jevons.cost;

/**
 * Parameters counted from the shapes of a transformer. Norms and biases are left out: they are below 0.1 % of any model
 * here.
 *
 * @param hidden width of the residual stream
 * @param layers transformer layers
 * @param vocabulary tokens in the vocabulary
 * @param tied whether the output head is the transposed input embedding
 * @param attention the attention
 * @param nopeDim width of the part of a latent key without position; 0 where attention is not latent
 * @param ffnWidth inner width of a dense layer
 * @param matrices weight matrices of a feed-forward block: 3 with a gate, 2 without
 * @param experts the routed experts
 * @param sharedWidth inner width of all shared experts of a layer together
 */
record ParameterCount(
        int hidden,
        int layers,
        int vocabulary,
        boolean tied,
        Attention attention,
        int nopeDim,
        int ffnWidth,
        int matrices,
        Experts experts,
        int sharedWidth) {

    double total() {
        double embeddings = (tied ? 1.0 : 2.0) * vocabulary * hidden;
        double dense = (double) (layers - experts.layers()) * matrices * hidden * ffnWidth;
        double shared = (double) experts.layers() * matrices * hidden * sharedWidth;
        double routers = (double) experts.layers() * hidden * experts.count();
        return embeddings + layers * attentionParameters() + dense + shared + routers + experts.parameters(hidden);
    }

    /** Those that a token passes through: of the routed experts only the chosen. */
    double active() {
        double routed = experts.parameters(hidden);
        return experts.any() ? total() - routed + routed * experts.perToken() / experts.count() : total();
    }

    private double attentionParameters() {
        double heads = attention.heads();
        if (!attention.isLatent()) {
            double queriesAndOutput = 2.0 * heads * attention.headDim();
            double keysAndValues = 2.0 * attention.kvHeads() * attention.headDim();
            return hidden * (queriesAndOutput + keysAndValues);
        }
        double queries = attention.queryRank() > 0
                ? attention.queryRank() * (hidden + heads * attention.headDim())
                : hidden * heads * attention.headDim();
        double compression = (double) hidden * (attention.latentRank() + attention.ropeDim());
        double expansion = attention.latentRank() * heads * (nopeDim + attention.valueDim());
        return queries + compression + expansion + heads * attention.valueDim() * hidden;
    }
}
