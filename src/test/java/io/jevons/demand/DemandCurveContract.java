package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.Markets;
import org.junit.jupiter.api.Test;

/** The laws of a {@link DemandCurve}. Extend it in a plug-in's tests, and JUnit runs them on the plug-in's curve. */
public abstract class DemandCurveContract {
    private static final double[] LOG_PRICES = {-3, -2, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 2, 3};

    /**
     * The curve to test.
     *
     * @return the curve
     */
    protected abstract DemandCurve curve();

    /** Lanes of a bundled cell, one for each price. */
    private static CellLanes cell(int lanes) {
        Lanes block = new Lanes(CompiledMarket.of(Markets.named("world-2024Q4")), lanes);
        block.reset(lanes);
        block.start();
        return new CellLanes(block, 1);
    }

    private double[] logIntensity(double... logPrices) {
        double[] out = new double[logPrices.length];
        curve().logIntensity(cell(logPrices.length), logPrices, out);
        return out;
    }

    @Test
    void hasANameForFiles() {
        assertTrue(curve().name().matches("[a-z][a-z0-9-]*"), curve().name());
    }

    @Test
    void isOneAtThePriceOfTheStart() {
        assertEquals(0, logIntensity(0)[0], 1e-12);
    }

    @Test
    void fallsInPriceAndStaysFinite() {
        double[] demand = logIntensity(LOG_PRICES);
        for (int i = 0; i < demand.length; i++) {
            assertTrue(Double.isFinite(demand[i]), "ln q at ln price " + LOG_PRICES[i]);
            assertTrue(i == 0 || demand[i] <= demand[i - 1], "rises at ln price " + LOG_PRICES[i]);
        }
        assertTrue(demand[demand.length - 1] < demand[0], "never falls");
    }

    @Test
    void elasticityIsTheSlope() {
        double[] elasticity = new double[LOG_PRICES.length];
        curve().elasticity(cell(LOG_PRICES.length), LOG_PRICES, elasticity);
        for (int i = 0; i < LOG_PRICES.length; i++) {
            double[] about = logIntensity(LOG_PRICES[i] - 1e-4, LOG_PRICES[i] + 1e-4);
            assertEquals((about[0] - about[1]) / 2e-4, elasticity[i], 1e-3, "at ln price " + LOG_PRICES[i]);
        }
    }

    @Test
    void lanesDoNotMeet() {
        double[] together = logIntensity(LOG_PRICES);
        for (int i = 0; i < LOG_PRICES.length; i++) {
            assertEquals(logIntensity(LOG_PRICES[i])[0], together[i], 1e-12);
        }
    }

    @Test
    void noShockMeansNoRebound() {
        assertFalse(ContractMarkets.reboundsWithoutAShock(curve()));
    }
}
