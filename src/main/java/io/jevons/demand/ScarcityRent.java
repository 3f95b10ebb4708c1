package io.jevons.demand;

/** The built-in rental market: μ = clamp(tightness^(1/η), floor, ceiling), with η the elasticity of rental supply. */
final class ScarcityRent implements RentalMarket {
    static final String NAME = "scarcity";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void logScarcity(TierLanes tier, double[] logTightness, double[] logScarcity) {
        double[] elasticity = tier.supplyElasticity();
        double[] floor = tier.logFloor();
        double[] ceiling = tier.logCeiling();
        for (int l = 0; l < tier.lanes(); l++) {
            logScarcity[l] = Math.max(floor[l], Math.min(ceiling[l], logTightness[l] / elasticity[l]));
        }
    }
}
