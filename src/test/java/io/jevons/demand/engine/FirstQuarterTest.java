package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.ReferenceMarkets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calibration is the first quarter of a run without shocks: to the last bit, since it is the same code. */
class FirstQuarterTest {
    static Stream<Market> markets() {
        return Stream.of(
                ReferenceMarkets.world(),
                Markets.named("world-latest"),
                Markets.named("coal-1865"),
                RandomMarkets.market(7).read(),
                RandomMarkets.market(8).read());
    }

    private static Projection run(Market market, DriverShock... shocks) {
        return Engine.project(Plan.of("run", Drivers.of(market, List.of(shocks))));
    }

    @ParameterizedTest
    @MethodSource("markets")
    void priceIndicesAreOne(Market market) {
        Projection run = run(market);
        for (String cell : market.cells()) {
            assertEquals(1.0, run.series(cell, "price-index").get(0), cell);
        }
    }

    /** A fleet that no file gives is what is needed, of which every part is served. */
    @ParameterizedTest
    @MethodSource("markets")
    void fleetsThatAreNotGivenAreWhatIsNeeded(Market market) {
        Projection run = run(market);
        for (String tier : market.tiers()) {
            if (!market.has("tiers." + tier + ".installed")) {
                assertEquals(
                        run.series(tier, "need").get(0),
                        run.series(tier, "fleet").get(0),
                        tier);
                assertEquals(0.0, run.series(tier, "unserved").get(0), tier);
            }
        }
    }

    /** What a shock of the first quarter moves, the calibration does not see: twice the efficiency halves need for the same tokens. */
    @ParameterizedTest
    @MethodSource("markets")
    void isWithoutTheShocksOfTheFirstQuarter(Market market) {
        Projection plain = run(market);
        Projection shocked = run(market, (drivers, quarter) -> drivers.scaleEfficiency("*", "*", 2));
        for (String tier : market.tiers()) {
            assertEquals(
                    plain.series(tier, "fleet").get(0),
                    shocked.series(tier, "fleet").get(0),
                    tier);
            assertEquals(
                    plain.series(tier, "rent").get(0),
                    shocked.series(tier, "rent").get(0),
                    tier);
        }
        for (String cell : market.cells()) {
            assertEquals(0.5, shocked.series(cell, "price-index").get(0), 1e-13, cell);
        }
    }
}
