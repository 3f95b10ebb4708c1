package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The engine in the limits where rebound has a closed form. */
final class ClosedFormTest {
    private static final double TIGHT = 1e-9;

    /** Berkhout et al. (2000), Energy Policy 28, 425-432: rebound from the elasticity of demand, here over an arc. */
    @Nested
    class Isoelastic {
        @Test
        void reboundIsTheArcOfTheDemandCurve() {
            for (double gain : new double[] {1.1, 2, 3, 10, 100}) {
                for (double elasticity : new double[] {0, 0.2, 0.5, 1, 1.1, 1.5, 2}) {
                    for (double passThrough : new double[] {1, 0.6, 0}) {
                        double expected = (Math.pow(gain, passThrough * elasticity) - 1) / (gain - 1);
                        double actual = rebound(gain, elasticity, passThrough);
                        assertEquals(expected, actual, TIGHT * Math.max(expected, 1e-3), gain + " " + elasticity);
                    }
                }
            }
        }

        @Test
        void withoutResponseReboundIsZero() {
            assertEquals(0, rebound(2, 0, 1), 1e-12);
            assertEquals(0, rebound(100, 1.5, 0), 1e-12);
        }

        @Test
        void aGainOfLessThanATenthOfAPercentIsNoSaving() {
            Comparison comparison = Comparison.of(market(0.5, 1), TinyMarket.efficiency(1.0009));
            assertTrue(comparison.rebound(Resource.GPU_HOURS).find("2025Q3").isEmpty());
        }

        @Test
        void newMarketsAndIntensityAddUp() {
            Market market = market(0.7, 1).with("cells.all.new-market-elasticity", 0.6);
            Comparison comparison = Comparison.of(market, TinyMarket.efficiency(4));
            double expected = (Math.pow(4, 1.3) - 1) / 3;
            assertEquals(expected, comparison.rebound(Resource.GPUS).at("2025Q4"), TIGHT * expected);
        }

        private Market market(double elasticity, double passThrough) {
            return TinyMarket.oneTier(3)
                    .with("cells.all.elasticity", elasticity)
                    .with("cells.all.pass-through", passThrough);
        }

        private double rebound(double gain, double elasticity, double passThrough) {
            return Comparison.of(market(elasticity, passThrough), TinyMarket.efficiency(gain))
                    .rebound(Resource.GPU_HOURS)
                    .at("2025Q3");
        }
    }

    /** Wei, T. (2007), Energy Economics 29, 1-12, and Gillingham et al. (2016): rebound with a supply that slopes. */
    @Nested
    class RentalSupply {
        @Test
        void aFixedFleetDampsTheReboundThroughRents() {
            for (double elasticity : new double[] {0.1, 0.3, 0.5, 0.9}) {
                for (double supply : new double[] {1, 2, 5}) {
                    double expected = 1 + (elasticity - 1) * supply / (supply + elasticity);
                    assertEquals(expected, marginal(elasticity, supply, 1.01), TIGHT * expected);
                }
            }
        }

        @Test
        void theReboundOfASmallGainIsTheMarginalOne() {
            // R of the gain itself, not its slope: what is left is of the order of the gain.
            double gain = 1.0111;
            double expected = 1 + (0.5 - 1) * 2 / (2 + 0.5);
            double actual = EquilibriumRebound.comparison(0.5, 2, gain)
                    .rebound(Resource.GPUS)
                    .at(EquilibriumRebound.LAST.toString());
            assertEquals(expected, actual, gain - 1);
        }

        private double marginal(double elasticity, double supply, double gain) {
            return EquilibriumRebound.of(elasticity, supply, gain).rebound();
        }
    }
}
