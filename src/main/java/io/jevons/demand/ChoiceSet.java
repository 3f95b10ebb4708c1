package io.jevons.demand;

import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import java.util.Objects;

/** The tiers that a cell can choose, and their nests, as a {@link TierChoice} sees them. */
public final class ChoiceSet {
    private final Lanes lanes;
    private final boolean[] available;
    private final int[] members;
    private final double[][] scratch;

    /**
     * The tiers that a block's cells can choose.
     *
     * @param lanes the block
     * @param available by tier, whether it can be chosen now
     * @param members by nest, how many of its tiers can be
     */
    public ChoiceSet(Lanes lanes, boolean[] available, int[] members) {
        this.lanes = Objects.requireNonNull(lanes, "lanes");
        this.available = Objects.requireNonNull(available, "available");
        this.members = Objects.requireNonNull(members, "members");
        this.scratch = lanes.rows(2 * lanes.market.nests + 1);
    }

    /** How many tiers of a nest can be chosen. */
    int members(int nest) {
        return members[nest];
    }

    /** Room for intermediate values: two rows by nest, and one more. */
    double[][] scratch() {
        return scratch;
    }

    ArrayKernels kernels() {
        return lanes.kernels;
    }

    /** The dissimilarity parameter of a nest, by lane. */
    double[] lambda(int nest) {
        return lanes.row(Slot.NESTS, nest);
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
        return members.length;
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
     * Whether any tier of a nest can be chosen.
     *
     * @param nest the nest's index
     * @return whether one can
     */
    public boolean isOpen(int nest) {
        return members[nest] > 0;
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
        return lambda(nest)[lane];
    }
}
