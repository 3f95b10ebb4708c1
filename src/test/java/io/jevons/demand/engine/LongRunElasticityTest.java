package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the start, where the price is that of the start, every margin answers as its parameters say. */
final class LongRunElasticityTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** ε + k φ(z) / (σ Φ(z)) + ε_new + χ, with Φ(z) the viable share. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2.5})
    void isTheSumOfItsMargins(double k) {
        Market market = ReferenceMarkets.world().with("cells.*.effort-elasticity", 0.25);
        Plan plan = Plan.of("base", Drivers.of(market, List.of())).withViabilityResponse(k);
        Projection projection = Engine.project(plan);
        for (String cell : market.cells()) {
            double viable = of(market, cell, "viable");
            double density = NORMAL.density(NORMAL.inverseCumulativeProbability(viable));
            double expected = of(market, cell, "elasticity")
                    + k * density / (of(market, cell, "sigma") * viable)
                    + of(market, cell, "new-market-elasticity")
                    + 0.25;
            double found = projection.series(cell, "elasticity-long-run").get(0);
            assertEquals(expected, found, 1e-9 * expected, cell);
        }
    }

    private static double of(Market market, String cell, String key) {
        return market.get("cells." + cell + "." + key);
    }
}
