package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.market.Market;
import io.jevons.scenario.FactorShock;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the short run begins: with the first own shock, however strong it is and the others are; and rebound over it, the answer to
 * efficiency, knows nothing of shifts that come later or earlier.
 */
final class ShortRunStartTest {
    private static final Market MARKET = TinyMarket.oneTier(19).with("cells.all.elasticity", 0.5);

    private static Scenario scenario(Shock... shocks) {
        Scenario mine = Scenario.named("mine");
        for (Shock shock : shocks) {
            mine = mine.with(shock);
        }
        return mine;
    }

    private static FactorShock efficiency(double factor, int period) {
        return Shock.efficiency(TinyMarket.GRADE, factor)
                .from(TinyMarket.quarter(period).toString());
    }

    private static FactorShock tokens(double factor, int period) {
        return Shock.tokensPerTask("*", factor).from(TinyMarket.quarter(period).toString());
    }

    private static int first(Shock... shocks) {
        return Horizon.SHORT_RUN.span(Comparison.of(MARKET, scenario(shocks))).first();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.01, 3.9, 4.1, 100})
    void noShiftMovesItOrItsRebound(double factor) {
        Comparison alone = Comparison.of(MARKET, scenario(efficiency(4, 3)));
        double rebound = alone.rebound(Resource.GPUS).over(Horizon.SHORT_RUN);
        // With elasticity 1/2 throughout, hours fall to 4^(1/2 - 1) where they would fall to 1/4: R = (4^(1/2) - 1)/(4
        // - 1).
        assertEquals(1.0 / 3, rebound, 1e-9);
        for (int period : new int[] {0, 1, 3, 4, 8, 15}) {
            Comparison shifted = Comparison.of(MARKET, scenario(efficiency(4, 3), tokens(factor, period)));
            assertEquals(Horizon.SHORT_RUN.span(alone), Horizon.SHORT_RUN.span(shifted), "from " + period);
            assertEquals(rebound, shifted.rebound(Resource.GPUS).over(Horizon.SHORT_RUN), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.01, 3.9, 4.1, 100})
    void theFirstEfficiencyCountsHoweverWeak(double factor) {
        assertEquals(2, first(efficiency(factor, 2), efficiency(4, 9)));
        assertEquals(2, first(efficiency(4, 9), efficiency(factor, 2)));
    }

    @Test
    void withoutEfficiencyTheFirstShiftCounts() {
        FactorShock capacity = Shock.capacity("gpu", 0.9).from("2026Q4");
        assertEquals(1, first(capacity, tokens(1.01, 1)));
        assertEquals(7, first(capacity));
    }

    @Test
    void whatStartsWithARampCountsWithIt() {
        assertEquals(5, first(efficiency(4, 4).ramp(2)));
        assertEquals(4, first(efficiency(4, 4).ramp(2), tokens(1.01, 4)));
        assertEquals(5, first(efficiency(4, 4).ramp(2), tokens(100, 2)));
    }

    @Test
    void codeCountsWhereItFirstMovesWhatItMoves() {
        Shock faster = Shock.of("faster", (drivers, quarter) -> {
            if (quarter.compareTo(TinyMarket.quarter(6)) >= 0) {
                drivers.scaleEfficiency("*", "*", 2);
            }
        });
        assertEquals(6, first(faster));
        assertEquals(6, first(tokens(3, 1), faster));
        assertEquals(1, first(tokens(3, 1), Shock.of("more", (drivers, quarter) -> drivers.scaleDemand("*", 1.0))));
    }
}
