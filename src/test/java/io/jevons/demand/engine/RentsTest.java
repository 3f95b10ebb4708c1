package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Channel;
import io.jevons.demand.DriverShock;
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
        return runs(WORLD, inBase, own, off);
    }

    private static Projection[] runs(Market market, double inBase, double own, Set<Channel> off) {
        DriverShock first = (drivers, quarter) -> drivers.scaleRent("*", inBase);
        DriverShock second = (drivers, quarter) -> {
            drivers.scaleRent(TIER, own);
            drivers.scaleEfficiency("*", "*", 2);
        };
        Plan base = Plan.of("base", Drivers.of(market, List.of(first)));
        Plan scenario = new Plan("scenario", Drivers.of(market, List.of(first, second)), off);
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

    /** Twice the rent of one tier moves its odds against another of its nest by 2^(-β/λ) where all switch at once. */
    @Test
    void whatMovesThemReachesTheChoiceOfTiers() {
        Market market = WORLD.with("cells.*.switching-time", 1e-6);
        Projection plain = runs(market, 1.5, 1, Set.of(Channel.PRICE_FEEDBACK))[1];
        Projection dearer = runs(market, 1.5, 2, Set.of(Channel.PRICE_FEEDBACK))[1];
        int both = 0;
        for (String cell : market.cells()) {
            double before = odds(plain, cell);
            if (!(before > 0 && Double.isFinite(before))) {
                continue;
            }
            double expected = Math.pow(2, -market.get("cells." + cell + ".beta") / market.get("nests.cuda"));
            assertEquals(expected, odds(dearer, cell) / before, 1e-9 * expected, cell);
            both++;
        }
        assertTrue(both >= 2, "cells that use both tiers");
    }

    private static double odds(Projection projection, String cell) {
        return projection.series(cell, "share:" + TIER).get(3)
                / projection.series(cell, "share:midrange").get(3);
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
