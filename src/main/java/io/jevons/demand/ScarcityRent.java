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
        for (int l = 0; l < tier.lanes(); l++) {
            double free = logTightness[l] / tier.supplyElasticity(l);
            logScarcity[l] = Math.max(Math.log(tier.floor(l)), Math.min(Math.log(tier.ceiling(l)), free));
        }
    }
}
