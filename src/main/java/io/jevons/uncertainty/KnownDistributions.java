package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.MarketRule;
import io.jevons.market.ParameterTable;
import io.jevons.market.VaryRule;
import java.util.function.Consumer;

/** What a market says to be uncertain is a parameter that it has, with a distribution that there is. */
public final class KnownDistributions implements MarketRule {
    /** For {@link java.util.ServiceLoader}. */
    public KnownDistributions() {}

    @Override
    public void check(Market market, Consumer<InvalidInputException> fault) {
        for (VaryRule rule : market.uncertainty()) {
            InvalidInputException.attempt(() -> Vary.of(rule), fault);
            // Shocks are a scenario's, which an ensemble brings.
            if (!ParameterTable.isOfShock(rule.pattern())) {
                InvalidInputException.attempt(
                        () -> market.paths(rule.pattern()),
                        e -> fault.accept(
                                new InvalidInputException(rule.place() + "uncertainty: " + e.getMessage(), e)));
            }
        }
    }
}
