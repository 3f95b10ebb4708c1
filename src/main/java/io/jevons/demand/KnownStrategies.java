package io.jevons.demand;

import io.jevons.market.Market;
import io.jevons.market.MarketRule;

/** A market names only strategies that are known. */
public final class KnownStrategies implements MarketRule {
    /** For {@link java.util.ServiceLoader}. */
    public KnownStrategies() {}

    @Override
    public void check(Market market) {
        Strategies.demandCurve(market);
        Strategies.tierChoice(market);
        Strategies.rentalMarket(market);
    }
}
