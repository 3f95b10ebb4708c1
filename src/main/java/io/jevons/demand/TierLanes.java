package io.jevons.demand;

/** What a {@link RentalMarket} sees of a tier: its parameters, one value a lane. */
public final class TierLanes {
    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final int tier;

    TierLanes(Lanes lanes, Calibration calibration, int tier) {
        this.lanes = lanes;
        this.calibration = calibration;
        this.market = lanes.market;
        this.tier = tier;
    }

    double[] supplyElasticity() {
        return lanes.row(market.tier.supplyElasticity[tier]);
    }

    double[] logFloor() {
        return calibration.rents.logFloor;
    }

    double[] logCeiling() {
        return calibration.rents.logCeiling;
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
        return lanes.get(market.floor, lane);
    }

    /**
     * The highest scarcity multiplier of rents.
     *
     * @param lane the lane
     * @return &gt;= 1
     */
    public double ceiling(int lane) {
        return lanes.get(market.ceiling, lane);
    }
}
