package io.jevons.demand;

import io.jevons.internal.ArrayKernels;

/** The tiers that a cell can choose, and their nests, as a {@link TierChoice} sees them. */
public final class ChoiceSet {
    private final Lanes lanes;
    private final boolean[] available;
    private final double[] scratch;

    ChoiceSet(Lanes lanes) {
        this.lanes = lanes;
        this.available = new boolean[lanes.market.tiers];
        this.scratch = new double[(2 * lanes.market.nests + 2) * lanes.width];
    }

    void clear() {
        java.util.Arrays.fill(available, false);
    }

    void allow(int tier) {
        available[tier] = true;
    }

    /** Room for intermediate values: two by nest and lane, and two by lane. */
    double[] scratch() {
        return scratch;
    }

    ArrayKernels kernels() {
        return lanes.kernels;
    }

    /**
     * The number of lanes.
     *
     * @return n
     */
    public int lanes() {
        return lanes.n;
    }

    /**
     * The number of tiers of the market.
     *
     * @return the count, including tiers that cannot be chosen
     */
    public int tiers() {
        return available.length;
    }

    /**
     * The number of nests of the market.
     *
     * @return the count
     */
    public int nests() {
        return lanes.market.nests;
    }

    /**
     * Whether a tier can be chosen.
     *
     * @param tier the tier's index
     * @return whether it can
     */
    public boolean isAvailable(int tier) {
        return available[tier];
    }

    /**
     * The nest of a tier.
     *
     * @param tier the tier's index
     * @return the nest's index
     */
    public int nestOf(int tier) {
        return lanes.market.nestOf[tier];
    }

    /**
     * The dissimilarity parameter λ of a nest.
     *
     * @param nest the nest's index
     * @param lane the lane
     * @return λ in (0, 1]; 1 where its tiers are no closer substitutes than any
     */
    public double lambda(int nest, int lane) {
        return lanes.get(lanes.market.nestLambda[nest], lane);
    }
}
