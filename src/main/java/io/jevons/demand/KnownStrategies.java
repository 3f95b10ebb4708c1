package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.MarketRule;
import java.util.List;
import java.util.function.Consumer;

/** A market names only strategies that are known. */
public final class KnownStrategies implements MarketRule {
    /** For {@link java.util.ServiceLoader}. */
    public KnownStrategies() {}

    @Override
    public void check(Market market, Consumer<InvalidInputException> fault) {
        List<Consumer<Market>> lookUps =
                List.of(Strategies::demandCurve, Strategies::tierChoice, Strategies::rentalMarket);
        for (Consumer<Market> lookUp : lookUps) {
            try {
                lookUp.accept(market);
            } catch (InvalidInputException e) {
                fault.accept(e);
            }
        }
    }
}
