package io.jevons.rebound.elasticity;

import io.jevons.base.Parameter;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.ArrayList;
import java.util.List;

/**
 * A market in which time brings nothing but adjustment: no growth, no trends, no falling prices, rents and vendors' prices as at
 * the start, and hardware and power without limit. What is left after long is the answer of demand to given prices.
 */
final class FrozenMarket {
    private static final String ORIGIN = "frozen for elasticities";

    /** So many times what a market starts with is no limit. */
    private static final double FREE = 1e6;

    private FrozenMarket() {}

    static Market of(Market market, int quarters) {
        List<Change> changes = new ArrayList<>();
        changes.add(Change.set("quarters", quarters, ORIGIN));
        for (Parameter parameter : market.allParameters()) {
            String still = Keys.market().at(parameter.path()).map(Key::still).orElse("");
            if (still.equals("free")) {
                changes.add(Change.scale(parameter.path(), FREE, ORIGIN));
            } else if (!still.isEmpty() && !still.equals("start")) {
                changes.add(Change.set(parameter.path(), Double.parseDouble(still), ORIGIN));
            }
        }
        // The fall of prices is part of the cost of rent, so that rents must be held before it is stopped.
        Projection start = Engine.project(Plan.of("start", Drivers.of(market, List.of())));
        for (String tier : market.tiers()) {
            double rent = start.series(tier, "rent").get(0);
            changes.add(Change.set("tiers." + tier + ".rent-usd-per-hour", rent, ORIGIN));
        }
        return market.apply(changes);
    }
}
