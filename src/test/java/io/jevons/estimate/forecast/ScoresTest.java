package io.jevons.estimate.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScoresTest {
    /** The integral that defines the score, by the trapezoidal rule. */
    private static double integral(DoubleUnaryOperator cdf, double actual, double from, double to) {
        int steps = 200_000;
        double width = (to - from) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = from + (i + 0.5) * width;
            double gap = cdf.applyAsDouble(x) - (x >= actual ? 1 : 0);
            sum += gap * gap * width;
        }
        return sum;
    }

    @Nested
    class Laws {
        @Test
        void closedFormsEqualTheIntegral() {
            NormalDistribution normal = new NormalDistribution(null, 0, 1);
            double byIntegral = integral(x -> normal.cumulativeProbability((x - 2) / 3), 4.5, -40, 40);
            assertEquals(byIntegral, Scores.crpsNormal(2, 3, 4.5), 1e-4);
            double lognormal = integral(x -> normal.cumulativeProbability(Math.log(x / 2) / 0.4), 3.1, 1e-9, 40);
            assertEquals(lognormal, Scores.crpsLognormal(2, 0.4, 3.1), 1e-4);
        }

        @Test
        void sampleOfOneIsTheAbsoluteErrorAndNoiseConvergesToTheNormal() {
            assertEquals(1.5, Scores.crps(new double[] {2}, 3.5), 1e-15);
            // Points 1 and 3, outcome 2: the distribution function is 1/2 between them, so that 2 * 1/4.
            assertEquals(0.5, Scores.crps(new double[] {3, 1}, 2), 1e-15);
            SplittableRandom random = new SplittableRandom(4);
            double[] draws = new double[200_000];
            Arrays.setAll(draws, i -> 2 + 3 * random.nextGaussian());
            assertEquals(Scores.crpsNormal(2, 3, 4.5), Scores.crps(draws, 4.5), 0.01);
        }

        @Test
        void theTrueDistributionScoresBest() {
            SplittableRandom random = new SplittableRandom(6);
            double truth = 0;
            double narrow = 0;
            double wide = 0;
            for (int i = 0; i < 20_000; i++) {
                double y = random.nextGaussian();
                truth += Scores.crpsNormal(0, 1, y);
                narrow += Scores.crpsNormal(0, 0.5, y);
                wide += Scores.crpsNormal(0, 2, y);
            }
            assertTrue(truth < narrow && truth < wide);
        }
    }

    @Nested
    class Analytic {
        @Test
        void normalAtItsMean() {
            // sigma (sqrt(2) - 1) / sqrt(pi).
            assertEquals((Math.sqrt(2) - 1) / Math.sqrt(Math.PI), Scores.crpsNormal(0, 1, 0), 1e-14);
        }

        @Test
        void coverageHoldsTheEnds() {
            assertEquals(1, Scores.coverage(new double[] {1, 1}, new double[] {2, 2}, new double[] {1, 2}));
            double[] outside = {Math.nextDown(1.0), Math.nextUp(2.0)};
            assertEquals(0, Scores.coverage(new double[] {1, 1}, new double[] {2, 2}, outside));
        }

        @Test
        void coverageAndPercentageError() {
            double[] lower = {0, 0, 0, 0};
            double[] upper = {1, 1, 1, 1};
            assertEquals(0.5, Scores.coverage(lower, upper, new double[] {0.5, 1, 1.5, -1}));
            double error = Scores.meanAbsolutePercentageError(new double[] {90, 220}, new double[] {100, 200});
            assertEquals(0.1, error, 1e-15);
        }
    }

    @Nested
    class Forecasts {
        @Test
        void pointHasNoInterval() {
            Forecast point = Forecast.point(5);
            assertTrue(point.isPoint());
            assertEquals(2, point.crps(3));
            assertFalse(point.covers(0.9, 5.1));
        }

        @Test
        void lognormalQuantilesBracketTheMedian() {
            Forecast forecast = Forecast.lognormal(100, 0.3);
            assertEquals(100, forecast.quantile(0.5), 1e-10);
            assertEquals(100 * Math.exp(0.3 * 1.6448536269514722), forecast.quantile(0.95), 1e-8);
            assertTrue(forecast.covers(0.9, 140) && !forecast.covers(0.9, 170));
        }

        @Test
        void sampleInterpolatesItsQuantiles() {
            Forecast forecast = Forecast.sample(4, 1, 3, 2);
            assertEquals(2.5, forecast.median(), 1e-15);
            assertEquals(1.3, forecast.quantile(0.1), 1e-12);
        }
    }

    @Nested
    class BadInput {
        @Test
        void namesWhatIsWrong() {
            assertRefused("deviation = 0.0", () -> Scores.crpsNormal(0, 0, 1));
            assertRefused("size of sample = 0", () -> Scores.crps(new double[0], 1));
            assertRefused(
                    "actuals[0] = 0", () -> Scores.meanAbsolutePercentageError(new double[] {1}, new double[] {0}));
            assertRefused(
                    "rows of lower = 1",
                    () -> Scores.coverage(new double[] {1}, new double[] {1, 2}, new double[] {1, 2}));
            assertRefused("probability = 1.0", () -> Forecast.point(1).quantile(1));
        }

        private void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
            String found = assertThrows(InvalidInputException.class, call).getMessage();
            assertTrue(found.startsWith(message), found);
        }
    }
}
