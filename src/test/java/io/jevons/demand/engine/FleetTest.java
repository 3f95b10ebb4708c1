package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.Markets;
import org.junit.jupiter.api.Test;

/** How tight a fleet is. */
final class FleetTest {
    private static double[] tightness(double[] need, double[] stock) {
        Lanes lanes = new Lanes(CompiledMarket.of(Markets.named("world-2024Q4")), need.length);
        lanes.reset(need.length);
        double[] out = new double[need.length];
        Fleet.tightness(lanes, need, stock, out);
        return out;
    }

    @Test
    void isNeedOverFleet() {
        assertArrayEquals(
                new double[] {1, 2, 0.25},
                tightness(new double[] {3, 6, 1}, new double[] {3, 3, 4}),
                1e-15);
    }

    /** Nothing to serve and nothing to serve it with is no scarcity: 1, not NaN. */
    @Test
    void isOneWhereThereIsNeitherNeedNorFleet() {
        assertArrayEquals(
                new double[] {1, 2, 1}, tightness(new double[] {0, 2, 0}, new double[] {0, 1, 0}), 1e-15);
    }

    @Test
    void isWithoutBoundWhereThereIsNoFleet() {
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, 0},
                tightness(new double[] {2, 0}, new double[] {0, 2}));
    }
}
