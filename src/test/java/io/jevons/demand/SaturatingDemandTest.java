package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The values of the built-in demand curve, for an elasticity of 0.9 and a saturation multiple of 4: ε̂ = 1.2. */
final class SaturatingDemandTest {
    private static final double EXPONENT = 0.9 * 4 / 3;

    private static CellLanes cell(boolean saturates, int lanes) {
        Market world = Markets.named("world-2024Q4");
        int index = world.cells().indexOf("sme");
        String without =
                Resources.text(Markets.class, "world-2024Q4.yaml").replaceAll("(?m)^.*\\bsaturation: .*\\n", "");
        Market market = (saturates ? world.with("cells.sme.saturation", 4) : Market.parse("without.yaml", without))
                .with("cells.sme.elasticity", 0.9);
        Lanes block = new Lanes(CompiledMarket.of(market), lanes);
        block.reset(lanes);
        block.start();
        return new CellLanes(block, index);
    }

    private static double[] logIntensity(double... logPrice) {
        double[] out = new double[logPrice.length];
        new SaturatingDemand().logIntensity(cell(true, logPrice.length), logPrice, out);
        return out;
    }

    private static double[] elasticity(double... logPrice) {
        double[] out = new double[logPrice.length];
        new SaturatingDemand().elasticity(cell(true, logPrice.length), logPrice, out);
        return out;
    }

    @Nested
    class Intensity {
        @Test
        void isTheFormulas() {
            for (double x : new double[] {-3, -0.5, 0, 0.25, 2}) {
                double expected = Math.log(4 / (1 + 3 * Math.exp(EXPONENT * x)));
                assertEquals(expected, logIntensity(x)[0], 1e-12);
            }
        }

        @Test
        void endsAtTheMultipleWhereTokensAreFree() {
            assertEquals(Math.log(4), logIntensity(-1e6)[0], 1e-12);
        }

        /** e^710 leaves the range of doubles: beyond an exponent of 700, intensity stays at that, ln(4/3) - 700. */
        @Test
        void isThatAtAnExponentOfSevenHundredBeyondIt() {
            double lowest = Math.log(4 / 3.0) - 700;
            double[] found = logIntensity(699 / EXPONENT, 700 / EXPONENT, 701 / EXPONENT, 1e4, 1e300);
            assertEquals(lowest + 1, found[0], 1e-9);
            for (int l = 1; l < found.length; l++) {
                assertEquals(lowest, found[l], 1e-9);
            }
        }
    }

    @Nested
    class Elasticity {
        @Test
        void isTheFormulas() {
            for (double x : new double[] {-3, -0.5, 0.25, 2}) {
                double above = 3 * Math.exp(EXPONENT * x);
                assertEquals(EXPONENT * above / (1 + above), elasticity(x)[0], 1e-12);
            }
            assertEquals(0.9, elasticity(0)[0], 1e-12);
        }

        @Test
        void nearsTheExponentWherePricesAreWithoutBound() {
            assertEquals(EXPONENT, elasticity(1e300)[0], 1e-12);
        }
    }

    @Test
    void withoutSaturationItIsConstant() {
        double[] found = new double[3];
        new SaturatingDemand().logIntensity(cell(false, 3), new double[] {-2, 0, 1000}, found);
        assertEquals(1.8, found[0], 1e-12);
        assertEquals(0, found[1], 1e-300);
        assertEquals(-900, found[2], 1e-9);
    }
}
