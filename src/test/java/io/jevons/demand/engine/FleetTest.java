package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.Markets;
import org.junit.jupiter.api.Test;

/** How tight a fleet is. */
final class FleetTest {
    private static double[] logTightness(double[] need, double[] stock) {
        Lanes lanes = new Lanes(CompiledMarket.of(Markets.named("world-2024Q4")), need.length);
        lanes.reset(need.length);
        double[] out = new double[need.length];
        Fleet.logTightness(lanes, need, stock, out);
        return out;
    }

    @Test
    void isNeedOverFleet() {
        assertArrayEquals(
                new double[] {0, Math.log(2), -Math.log(4)},
                logTightness(new double[] {3, 6, 1}, new double[] {3, 3, 4}),
                1e-15);
    }

    /** Nothing to serve and nothing to serve it with is no scarcity: ln 1, not NaN. */
    @Test
    void isOneWhereThereIsNeitherNeedNorFleet() {
        assertArrayEquals(
                new double[] {0, Math.log(2), 0}, logTightness(new double[] {0, 2, 0}, new double[] {0, 1, 0}), 1e-15);
    }

    @Test
    void isWithoutBoundWhereOneOfThemIsMissing() {
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                logTightness(new double[] {2, 0}, new double[] {0, 2}));
    }
}
