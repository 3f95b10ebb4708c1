package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.MarketRule;
import java.util.function.Consumer;

/** A market names only strategies that are known. */
public final class KnownStrategies implements MarketRule {
    /** For {@link java.util.ServiceLoader}. */
    public KnownStrategies() {}

    @Override
    public void check(Market market, Consumer<InvalidInputException> fault) {
        InvalidInputException.attempt(() -> Strategies.demandCurve(market), fault);
        InvalidInputException.attempt(() -> Strategies.tierChoice(market), fault);
        InvalidInputException.attempt(() -> Strategies.rentalMarket(market), fault);
    }
}
