package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From when on a scenario takes more than its base: strictly more, and to the end. */
final class CrossoverTest {
    private static final Market MARKET = TinyMarket.oneTier(8);

    private static Comparison demand(double factor, int period) {
        return Comparison.of(
                MARKET,
                Scenario.named("demand")
                        .with(Shock.demand("*", factor)
                                .from(TinyMarket.quarter(period).toString())));
    }

    @Test
    void aTieIsNone() {
        Comparison same = Comparison.of(MARKET, Scenario.named("nothing"));
        assertEquals(Optional.empty(), same.crossover(Resource.GPU_HOURS));
        assertEquals(0, same.change(Resource.GPU_HOURS, Horizon.LONG_RUN));
    }

    @Test
    void comesWithTheFirstQuarterAboveAndNotWithTheTiesBefore() {
        assertEquals(Optional.of(TinyMarket.quarter(5)), demand(2, 5).crossover(Resource.GPU_HOURS));
    }

    @Test
    void isNoneWhereTheLastQuarterLiesBelow() {
        assertEquals(Optional.empty(), demand(0.5, 3).crossover(Resource.GPU_HOURS));
    }

    @Test
    void countsTheLastTimeOnly() {
        Comparison twice = Comparison.of(
                MARKET,
                Scenario.named("up, down and up")
                        .with(Shock.demand("*", 2).from(TinyMarket.quarter(1).toString()))
                        .with(Shock.demand("*", 0.25).from(TinyMarket.quarter(3).toString()))
                        .with(Shock.demand("*", 4).from(TinyMarket.quarter(6).toString())));
        assertEquals(Optional.of(TinyMarket.quarter(6)), twice.crossover(Resource.GPU_HOURS));
    }
}
