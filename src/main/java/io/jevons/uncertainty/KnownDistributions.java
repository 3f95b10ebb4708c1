package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.MarketRule;
import io.jevons.market.VaryRule;
import java.util.function.Consumer;

/** What a market says to be uncertain is a parameter that it has, with a distribution that there is. */
public final class KnownDistributions implements MarketRule {
    private static final String OF_A_SCENARIO = "shocks.";

    /** For {@link java.util.ServiceLoader}. */
    public KnownDistributions() {}

    @Override
    public void check(Market market, Consumer<InvalidInputException> fault) {
        for (VaryRule rule : market.uncertainty()) {
            try {
                Vary.of(rule);
            } catch (InvalidInputException e) {
                fault.accept(e);
            }
            // Shocks are a scenario's, which an ensemble brings.
            if (!rule.pattern().startsWith(OF_A_SCENARIO)) {
                try {
                    market.paths(rule.pattern());
                } catch (InvalidInputException e) {
                    fault.accept(new InvalidInputException(rule.place() + "uncertainty: " + e.getMessage(), e));
                }
            }
        }
    }
}
