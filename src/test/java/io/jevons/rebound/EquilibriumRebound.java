package io.jevons.rebound;

import io.jevons.base.Quarter;
import io.jevons.market.Market;

/**
 * Demand with elasticity ε against a fixed fleet whose rent answers to scarcity with supply elasticity η, run to rest.
 * All is a power of the gain γ, so that the slopes at γ = 1 are ln(scenario / base) / ln γ at any γ.
 */
record EquilibriumRebound(double rebound, double rentSlope) {
    private static final int QUARTERS = 60;
    static final Quarter LAST = TinyMarket.quarter(QUARTERS);

    static EquilibriumRebound of(double elasticity, double supply, double gain) {
        Comparison comparison = comparison(elasticity, supply, gain);
        double need = log(comparison, "need") / Math.log(gain);
        return new EquilibriumRebound(1 + need, log(comparison, "rent") / Math.log(gain));
    }

    static Comparison comparison(double elasticity, double supply, double gain) {
        // A contract time at which a quarter closes the whole gap between the old rent and the one at rest.
        double step = 1 / (1 + elasticity / supply);
        Market market = TinyMarket.oneTier(QUARTERS)
                .with("cells.all.elasticity", elasticity)
                .with("tiers.gpu.supply-elasticity", supply)
                .with("tiers.gpu.contract-years", step == 1 ? 1e-3 : -Quarter.YEARS / Math.log1p(-step))
                .with("tiers.gpu.life-years", 1e15)
                .with("tiers.gpu.capacity-per-year", 1e-300);
        return Comparison.of(market, TinyMarket.efficiency(gain));
    }

    private static double log(Comparison comparison, String variable) {
        return Math.log(comparison.scenario().value("gpu", variable, LAST)
                / comparison.base().value("gpu", variable, LAST));
    }
}
