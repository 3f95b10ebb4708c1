package io.jevons.estimate;

import static io.jevons.estimate.Reference.assertPublished;
import static io.jevons.estimate.Reference.column;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import io.jevons.internal.Resources;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartialAdjustmentTest {
    private static PartialAdjustment gasoline() {
        List<Resources.Row> rows = Reference.rows("AER_USGasB.csv");
        return PartialAdjustment.of(
                        column(rows, r -> r.number("gas") / r.number("cars")),
                        column(rows, r -> r.number("price") / r.number("deflator")))
                .control("income", column(rows, r -> r.number("gnp") / r.number("population")))
                .control("cars", column(rows, r -> r.number("cars") / r.number("population")));
    }

    @Nested
    class Laws {
        @Test
        void longRunIsShortRunOverAdjustment() {
            PartialAdjustmentFit fit = gasoline().fit();
            assertEquals(
                    fit.longRun().value(),
                    fit.shortRun().value() / fit.adjustment().value(),
                    1e-14);
            assertEquals(0.5, Math.pow(1 - fit.adjustment().value(), fit.halfLife()), 1e-12);
        }

        @Test
        void recoversANoiselessPath() {
            double[] price = new double[30];
            double[] quantity = new double[30];
            SplittableRandom random = new SplittableRandom(1);
            double q = 0;
            for (int t = 0; t < 30; t++) {
                double p = random.nextGaussian();
                q = 0.4 - 0.3 * p + 0.6 * q;
                price[t] = Math.exp(p);
                quantity[t] = Math.exp(q);
            }
            PartialAdjustmentFit fit = PartialAdjustment.of(quantity, price).fit();
            assertEquals(-0.3, fit.shortRun().value(), 1e-12);
            assertEquals(-0.75, fit.longRun().value(), 1e-12);
        }
    }

    @Nested
    class Published {
        @Test
        void gasolineInTheUnitedStates() {
            PartialAdjustmentFit fit = gasoline().fit();
            assertPublished("USGasB-koyck", "lp (SR)", fit.shortRun());
            assertPublished("USGasB-koyck", "lag", fit.regression().estimate(PartialAdjustmentFit.LAG));
            assertPublished("USGasB-koyck", "LR=lp/(1-lag)", fit.longRun());
            assertPublished(
                    "USGasB-koyck",
                    "BG LM(1)",
                    fit.regression().breuschGodfrey(1).value());
        }
    }

    @Nested
    class Simulated {
        @Test
        void deltaMethodIntervalsCoverInLongSeries() {
            SplittableRandom random = new SplittableRandom(5);
            int covered = 0;
            for (int s = 0; s < 1_000; s++) {
                double[] price = new double[400];
                double[] quantity = new double[400];
                double q = 0;
                for (int t = 0; t < 400; t++) {
                    double p = random.nextGaussian();
                    q = -0.4 * p + 0.5 * q + 0.5 * random.nextGaussian();
                    price[t] = Math.exp(p);
                    quantity[t] = Math.exp(q);
                }
                CoefficientEstimate longRun =
                        PartialAdjustment.of(quantity, price).fit().longRun();
                covered += longRun.lower(0.95) <= -0.8 && -0.8 <= longRun.upper(0.95) ? 1 : 0;
            }
            assertEquals(950, covered, 21);
        }

        @Test
        void instrumentsRemoveTheBiasOfAPriceThatMovesWithDemand() {
            SplittableRandom random = new SplittableRandom(8);
            int n = 5_000;
            double[] price = new double[n];
            double[] quantity = new double[n];
            double[][] cost = new double[n][1];
            double q = 0;
            for (int t = 0; t < n; t++) {
                double u = random.nextGaussian();
                cost[t][0] = random.nextGaussian();
                double p = cost[t][0] + 0.8 * u;
                q = -0.5 * p + 0.5 * q + u;
                price[t] = Math.exp(p);
                quantity[t] = Math.exp(q);
            }
            PartialAdjustment model = PartialAdjustment.of(quantity, price);
            assertTrue(model.fit().shortRun().value() > -0.2);
            PartialAdjustmentFit fit = model.instruments(cost).fit();
            assertEquals(-0.5, fit.shortRun().value(), 3 * fit.shortRun().standardError());
            assertEquals(-1, fit.longRun().value(), 3 * fit.longRun().standardError());
        }
    }

    @Nested
    class BadInput {
        @Test
        void namesWhatIsWrong() {
            assertRefused("price[1] = 0.0", () -> PartialAdjustment.of(new double[] {1, 2, 3}, new double[] {1, 0, 2}));
            assertRefused("rows of price = 2", () -> PartialAdjustment.of(new double[] {1, 1, 1}, new double[] {1, 2}));
            assertRefused(
                    "periods = 3",
                    () -> PartialAdjustment.of(new double[] {1, 2, 3}, new double[] {1, 3, 2})
                            .fit());
            assertRefused("regressor trend", () -> gasoline().trend().trend().fit());
        }

        private void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
            String found = assertThrows(InvalidInputException.class, call).getMessage();
            assertTrue(found.startsWith(message), found);
        }
    }

    @Nested
    class Printed {
        @Test
        void showsBothRuns() {
            String text = gasoline().fit().toString();
            assertTrue(text.startsWith("Partial adjustment\n"), text);
            for (String part : List.of("short-run elasticity", "long-run elasticity", "-0.789", "half-life")) {
                assertTrue(text.contains(part), part + " in\n" + text);
            }
            assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        }
    }
}
