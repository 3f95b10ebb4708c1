package io.jevons.demand;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Objects;

/** What a {@link RentalMarket} sees of a tier: its parameters, one value a lane. */
public final class TierLanes {
    private final Lanes lanes;
    private final CompiledMarket market;
    private final double[] logFloor;
    private final double[] logCeiling;
    private final int tier;

    /**
     * A tier of a block.
     *
     * @param lanes the block
     * @param logFloor the logarithm of the lowest scarcity multiplier, by lane
     * @param logCeiling the logarithm of the highest, by lane
     * @param tier the place of the tier
     */
    public TierLanes(Lanes lanes, double[] logFloor, double[] logCeiling, int tier) {
        this.lanes = Objects.requireNonNull(lanes, "lanes");
        this.logFloor = Objects.requireNonNull(logFloor, "logFloor");
        this.logCeiling = Objects.requireNonNull(logCeiling, "logCeiling");
        this.market = lanes.market;
        this.tier = tier;
    }

    double[] supplyElasticity() {
        return lanes.row(Slot.TIERS_SUPPLY_ELASTICITY, tier);
    }

    double[] logFloor() {
        return logFloor;
    }

    double[] logCeiling() {
        return logCeiling;
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
     * The tier's name.
     *
     * @return the name
     */
    public String tier() {
        return market.tierNames.get(tier);
    }

    /**
     * The elasticity η of rental supply.
     *
     * @param lane the lane
     * @return η, &gt; 0
     */
    public double supplyElasticity(int lane) {
        return supplyElasticity()[lane];
    }

    /**
     * The lowest scarcity multiplier of rents.
     *
     * @param lane the lane
     * @return in (0, 1]
     */
    public double floor(int lane) {
        return lanes.row(Slot.RENTAL_FLOOR)[lane];
    }

    /**
     * The highest scarcity multiplier of rents.
     *
     * @param lane the lane
     * @return &gt;= 1
     */
    public double ceiling(int lane) {
        return lanes.row(Slot.RENTAL_CEILING)[lane];
    }
}
