package io.jevons.estimate.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogForecastTest {
    private static final TDistribution STUDENT = new TDistribution(null, 4);

    private static double[] all(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    @Nested
    class Lognormal {
        private static final LogForecast FORECAST = LogForecast.lognormal(3, 0.2);

        /** Gneiting and Raftery 2007, section 4.2: the closed form of a normal forecast, here of the logarithm. */
        @Test
        void hasTheScoresOfItsClosedForm() {
            NormalDistribution normal = new NormalDistribution(null, Math.log(3), 0.2);
            for (double actual : new double[] {2, 2.9, 3, 4.5}) {
                double x = Math.log(actual);
                assertEquals(Scores.crpsNormal(Math.log(3), 0.2, x), FORECAST.crps(actual), 2e-4, "CRPS of " + actual);
                assertEquals(-Math.log(normal.density(x)), FORECAST.logScore(actual), 1e-12);
                assertEquals(normal.cumulativeProbability(x), FORECAST.pit(actual), 1e-12);
            }
        }

        /** The score of a standard normal at its mean is (√2 - 1)/√π, 0.2337 of its deviation. */
        @Test
        void scoresAtItsMiddleWhatThePaperSays() {
            assertEquals(0.2 * 0.2336950, FORECAST.crps(3), 2e-4);
        }

        @Test
        void hasItsQuantiles() {
            NormalDistribution normal = new NormalDistribution(null, 0, 1);
            for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
                assertEquals(3 * Math.exp(0.2 * normal.inverseCumulativeProbability(p)), FORECAST.quantile(p), 1e-3);
            }
            assertEquals(3, FORECAST.median(), 1e-3);
            assertTrue(FORECAST.covers(0.9, 3.9));
            assertTrue(!FORECAST.covers(0.5, 3.9));
        }
    }

    @Nested
    class Draws {
        @Test
        void areSmearedByStudentsErrors() {
            LogForecast forecast = LogForecast.draws(all(64, Math.log(3)), all(64, 0.2), 1, 7);
            for (double actual : new double[] {1.5, 2.9, 3, 4.5}) {
                double z = Math.log(actual / 3) / 0.2;
                assertEquals(-Math.log(STUDENT.density(z) / 0.2), forecast.logScore(actual), 1e-9);
                assertEquals(STUDENT.cumulativeProbability(z), forecast.pit(actual), 1e-9);
            }
            assertEquals(3 * Math.exp(0.2 * STUDENT.inverseCumulativeProbability(0.95)), forecast.quantile(0.95), 0.1);
        }

        /** The score is E|X - y| - E|X - X'|/2 over the sample (Gneiting and Raftery 2007, equation 21). */
        @Test
        void haveTheScoreOfTheirSample() {
            double[] x = {0.3, -1.2, 0.8, 2.5, 0.1};
            double y = 0.4;
            double first = Arrays.stream(x).map(v -> Math.abs(v - y)).average().orElseThrow();
            double second = Arrays.stream(x)
                    .flatMap(a -> Arrays.stream(x).map(b -> Math.abs(a - b)))
                    .average()
                    .orElseThrow();
            assertEquals(first - second / 2, Scores.crps(x, y), 1e-14);
        }

        /** Errors of two steps add: their distribution is the convolution of one with itself. */
        @Test
        void growWiderByTheStep() {
            LogForecast forecast = LogForecast.draws(all(20_000, 0), all(20_000, 0.1), 2, 3);
            for (double z : new double[] {-4, -1, 0.5, 2, 6}) {
                double below = 0;
                for (int i = 0; i < 4000; i++) {
                    double x = -40 + (i + 0.5) / 50;
                    below += STUDENT.density(x) * STUDENT.cumulativeProbability(z - x) / 50;
                }
                assertEquals(below, forecast.pit(Math.exp(0.1 * z)), 0.004, "at " + z);
            }
        }

        @Test
        void areTheSameAgain() {
            double[] logs = {0.1, 0.5, 0.4};
            assertEquals(
                    LogForecast.draws(logs, all(3, 0.1), 3, 9).crps(2),
                    LogForecast.draws(logs, all(3, 0.1), 3, 9).crps(2));
        }

        @Test
        void areOthersOfAnotherSeed() {
            double[] logs = {0.1, 0.5, 0.4};
            assertNotEquals(
                    LogForecast.draws(logs, all(3, 0.1), 3, 9).crps(2),
                    LogForecast.draws(logs, all(3, 0.1), 3, 10).crps(2));
        }
    }

    @Nested
    class Pool {
        private static final LogForecast ONE = LogForecast.lognormal(1, 0.1);
        private static final LogForecast TWO = LogForecast.draws(all(10, Math.log(2)), all(10, 0.2), 1, 5);
        private static final LogForecast BOTH = ONE.pool(TWO);

        @Test
        void isTheMeanOfBothDistributions() {
            for (double actual : new double[] {0.8, 1.4, 2.2}) {
                double density = Math.exp(-ONE.logScore(actual)) + Math.exp(-TWO.logScore(actual));
                assertEquals(-Math.log(density / 2), BOTH.logScore(actual), 1e-9);
                assertEquals((ONE.pit(actual) + TWO.pit(actual)) / 2, BOTH.pit(actual), 1e-12);
            }
            assertEquals(0.5, BOTH.pit(BOTH.median()), 0.01);
        }

        /** CRPS is convex in the distribution, so no pool is worse than the mean of its members. */
        @Test
        void isNoWorseThanTheMeanOfItsMembers() {
            for (double actual : new double[] {0.7, 1, 1.5, 2, 3}) {
                assertTrue(BOTH.crps(actual) <= (ONE.crps(actual) + TWO.crps(actual)) / 2 + 1e-3);
            }
        }
    }

    @Test
    void kernelsAreInverseToThemselves() {
        for (Kernel kernel : Kernel.values()) {
            for (double p : new double[] {1e-6, 0.03, 0.4, 0.5, 0.61, 0.999}) {
                assertEquals(p, kernel.below(kernel.quantile(p)), 1e-9, kernel + " at " + p);
            }
        }
        assertEquals(STUDENT.inverseCumulativeProbability(0.9), Kernel.STUDENT_4.quantile(0.9), 1e-6);
        assertEquals(1, Kernel.STUDENT_4.below(Double.POSITIVE_INFINITY));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(InvalidInputException.class, () -> LogForecast.lognormal(0, 1));
        assertThrows(InvalidInputException.class, () -> LogForecast.lognormal(1, 0));
        assertThrows(InvalidInputException.class, () -> LogForecast.draws(all(1, 0), all(1, 1), 1, 0));
        assertThrows(InvalidInputException.class, () -> LogForecast.draws(all(2, 0), all(3, 1), 1, 0));
        assertThrows(InvalidInputException.class, () -> LogForecast.draws(all(2, 0), all(2, 1), 0, 0));
        assertThrows(
                InvalidInputException.class, () -> LogForecast.lognormal(1, 1).crps(-1));
    }
}
