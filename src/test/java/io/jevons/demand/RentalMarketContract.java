package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.market.Markets;
import org.junit.jupiter.api.Test;

/** The laws of a {@link RentalMarket}. Extend it in a plug-in's tests. */
public abstract class RentalMarketContract {
    private static final double[] LOG_TIGHTNESS = {
        Double.NEGATIVE_INFINITY, -5, -1, -0.1, 0, 0.1, 1, 5, Double.POSITIVE_INFINITY
    };

    /**
     * The rental market to test.
     *
     * @return the rental market
     */
    protected abstract RentalMarket rental();

    private double[] logScarcity(double... logTightness) {
        int n = logTightness.length;
        Lanes lanes = new Lanes(CompiledMarket.of(Markets.named("world-2024Q4")), n);
        lanes.reset(n);
        double[] logFloor = new double[n];
        double[] logCeiling = new double[n];
        lanes.kernels.log(lanes.row(Slot.RENTAL_FLOOR), 0, logFloor, 0, n);
        lanes.kernels.log(lanes.row(Slot.RENTAL_CEILING), 0, logCeiling, 0, n);
        double[] out = new double[n];
        rental().logScarcity(new TierLanes(lanes, logFloor, logCeiling, 0), logTightness, out);
        return out;
    }

    @Test
    void hasANameForFiles() {
        assertTrue(rental().name().matches("[a-z][a-z0-9-]*"), rental().name());
    }

    @Test
    void isNeutralWhereNeedIsTheFleet() {
        assertEquals(0, logScarcity(0)[0], 1e-12);
    }

    @Test
    void neverFallsInScarcityAndStaysFinite() {
        double[] scarcity = logScarcity(LOG_TIGHTNESS);
        for (int i = 0; i < scarcity.length; i++) {
            assertTrue(Double.isFinite(scarcity[i]), "at ln tightness " + LOG_TIGHTNESS[i]);
            assertTrue(i == 0 || scarcity[i] >= scarcity[i - 1], "falls at ln tightness " + LOG_TIGHTNESS[i]);
        }
    }

    @Test
    void lanesDoNotMeet() {
        double[] together = logScarcity(LOG_TIGHTNESS);
        for (int i = 0; i < LOG_TIGHTNESS.length; i++) {
            assertEquals(logScarcity(LOG_TIGHTNESS[i])[0], together[i], 1e-12);
        }
    }

    @Test
    void noShockMeansNoRebound() {
        assertFalse(ContractMarkets.reboundsWithoutAShock(rental()));
    }
}
