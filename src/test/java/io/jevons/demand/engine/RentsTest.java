package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Channel;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rents where they follow the base's path, and where they do not. */
final class RentsTest {
    private static final Market WORLD = ReferenceMarkets.world();
    private static final String TIER = "flagship";

    /** On the base every rent times a factor; the scenario has that too and one of its own, and half the hours. */
    private static Projection[] runs(double inBase, double own, Set<Channel> off) {
        Drivers.DriverShock first = (drivers, quarter) -> drivers.scaleRent("*", inBase);
        Drivers.DriverShock second = (drivers, quarter) -> {
            drivers.scaleRent(TIER, own);
            drivers.scaleEfficiency("*", "*", 2);
        };
        Plan base = Plan.of("base", Drivers.of(WORLD, List.of(first)));
        Plan scenario = new Plan("scenario", Drivers.of(WORLD, List.of(first, second)), off);
        Engine.Pair pair = Engine.compare(base, scenario);
        return new Projection[] {pair.base(), pair.scenario()};
    }

    @Test
    void withPriceFeedbackOffOnlyTheFactorBeyondTheBasesMovesThem() {
        Projection[] runs = runs(1.5, 2, Set.of(Channel.PRICE_FEEDBACK));
        for (String tier : WORLD.tiers()) {
            double factor = tier.equals(TIER) ? 2 : 1;
            for (int t = 0; t < runs[0].periods(); t++) {
                double rent = runs[0].series(tier, "rent").get(t);
                assertEquals(factor * rent, runs[1].series(tier, "rent").get(t), 1e-12 * rent, tier + " " + t);
            }
        }
    }

    /** In the first quarter nothing has answered yet, so that a factor on rent reaches buyers alike whether or not it follows the base. */
    @Test
    void whatMovesThemReachesPricesAndChoice() {
        Projection following = runs(1.5, 2, Set.of(Channel.PRICE_FEEDBACK))[1];
        Projection free = runs(1.5, 2, Set.of())[1];
        for (String cell : WORLD.cells()) {
            for (String variable : List.of("price", "share:" + TIER)) {
                double expected = free.series(cell, variable).get(0);
                assertEquals(expected, following.series(cell, variable).get(0), 1e-12 * expected, cell + " " + variable);
            }
        }
    }

    @Test
    void withPriceFeedbackOnScarcityAnswersToo() {
        Projection[] runs = runs(1, 1, Set.of());
        int last = runs[0].periods() - 1;
        assertEquals(
                runs[0].series(TIER, "rent").get(0),
                runs[1].series(TIER, "rent").get(0),
                1e-12);
        assertTrue(Math.abs(runs[1].series(TIER, "rent").get(last)
                                / runs[0].series(TIER, "rent").get(last)
                        - 1)
                > 1e-6);
    }

    @Test
    void aFactorOfTheBaseIsThatInEveryQuarterOfTheFirst() {
        Projection plain = runs(1, 1, Set.of())[0];
        Projection dearer = runs(1.5, 1, Set.of())[0];
        double rent = plain.series(TIER, "rent").get(0);
        assertEquals(1.5 * rent, dearer.series(TIER, "rent").get(0), 1e-12 * rent);
    }
}
