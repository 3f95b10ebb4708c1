package io.jevons.cost.architecture;

/** Parameters counted as matrices are met. */
final class Tally {
    private final double hidden;
    private double counted;

    Tally(int hidden) {
        this.hidden = hidden;
    }

    /** A matrix between the residual stream and something else, in so many layers. */
    Tally projection(double layers, double width) {
        counted += layers * hidden * width;
        return this;
    }

    Tally add(double parameters) {
        counted += parameters;
        return this;
    }

    /** Queries, keys, values and output of grouped-query attention. */
    Tally attention(int layers, Attention heads) {
        return projection(layers, heads.heads() * (double) (heads.headDim() + heads.valueDim()))
                .projection(layers, heads.kvHeads() * (double) (heads.headDim() + heads.valueDim()));
    }

    /** Compressions and expansions of latent attention (arXiv 2405.04434, section 2.1). */
    Tally latent(int layers, Attention heads) {
        double query = (double) heads.heads() * heads.headDim();
        double value = (double) heads.heads() * heads.valueDim();
        double keyWithoutPlace = (double) heads.heads() * (heads.headDim() - heads.ropeDim());
        if (heads.queryRank() > 0) {
            projection(layers, heads.queryRank()).add(layers * heads.queryRank() * query);
        } else {
            projection(layers, query);
        }
        return projection(layers, heads.latentRank() + heads.ropeDim())
                .add(layers * (double) heads.latentRank() * (keyWithoutPlace + value))
                .projection(layers, value);
    }

    Tally feedForward(double layers, double width, int matrices) {
        return projection(layers, matrices * width);
    }

    double counted() {
        return counted;
    }
}
