package io.jevons.rebound;

import io.jevons.demand.Change;
import io.jevons.demand.Drivers;
import io.jevons.demand.Engine;
import io.jevons.demand.Market;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A market in which time brings nothing but adjustment: no growth, no trends, no falling prices, rents and vendors' prices as at
 * the start, and hardware and power without limit. What is left after long is the answer of demand to given prices.
 */
final class FrozenMarket {
    private static final String ORIGIN = "frozen for elasticities";

    /** The ends of the paths of parameters that make a market move by itself. */
    private static final Set<String> MOVING = Set.of(
            "algorithmic-trend",
            "growth.start",
            "growth.long-run",
            "value-growth",
            "efficiency-trend",
            "price-decline",
            "power-decline",
            "capacity-growth");

    private FrozenMarket() {}

    static Market of(Market market, int quarters) {
        List<Change> changes = new ArrayList<>();
        changes.add(Change.set("quarters", quarters, ORIGIN));
        market.allParameters().forEach(parameter -> {
            String path = parameter.path();
            if (MOVING.stream().anyMatch(end -> path.equals(end) || path.endsWith("." + end))) {
                changes.add(Change.set(path, 0, ORIGIN));
            }
        });
        // The fall of prices is part of the cost of rent, so that rents must be held before it is stopped.
        Projection start = Engine.project(Plan.of("start", Drivers.of(market, List.of())));
        for (String tier : market.tiers()) {
            double rent = start.series(tier, "rent").get(0);
            changes.add(Change.set("tiers." + tier + ".rent-usd-per-hour", rent, ORIGIN));
            changes.add(Change.scale("tiers." + tier + ".capacity-per-year", 1e6, ORIGIN));
        }
        market.sites().forEach(s -> changes.add(Change.scale("sites." + s + ".power-mw", 1e6, ORIGIN)));
        market.vendors().forEach(v -> changes.add(Change.set("vendors." + v + ".response", 0, ORIGIN)));
        changes.add(Change.set("rental.floor", 1, ORIGIN));
        changes.add(Change.set("rental.ceiling", 1, ORIGIN));
        return market.apply(changes);
    }
}
