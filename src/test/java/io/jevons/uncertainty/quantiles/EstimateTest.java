package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Sampler;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    @Nested
    class AnalyticSolutions {
        @Test
        void probability() {
            Estimate estimate = Estimate.probability(400, 1000);
            assertEquals(0.4, estimate.value());
            assertEquals(Math.sqrt(0.4 * 0.6 / 1000), estimate.standardError(), 1e-4);
            assertTrue(Estimate.probability(0, 1000).standardError() > 0);
        }

        /** Agresti and Coull (1998): as if two more draws had hit and two more had not. */
        @Test
        void standardErrorOfAProbabilityIsThatOfTheModerateShare() {
            // 9 of 24: √(0.375 · 0.625 / 24).
            assertEquals(0.09882117688026186, Estimate.probability(7, 20).standardError(), 1e-16);
            // 2 of 14, and 12 of 14: √(2 · 12 / 14³).
            assertEquals(0.09352195295828244, Estimate.probability(0, 10).standardError(), 1e-16);
            assertEquals(0.09352195295828244, Estimate.probability(10, 10).standardError(), 1e-16);
            assertEquals(0.35, Estimate.probability(7, 20).value());
        }

        @Test
        void mean() {
            Estimate estimate = Estimate.mean(1, 2, 3, 4);
            assertEquals(2.5, estimate.value());
            assertEquals(Math.sqrt(5 / 3.0 / 4), estimate.standardError(), 1e-15);
        }

        @Test
        void quantileOfUniformValues() {
            int n = 10_000;
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = (i + 0.5) / n;
            }
            Estimate estimate = Estimate.quantile(0.95, values);
            assertEquals(0.95, estimate.value(), 1e-4);
            assertEquals(Math.sqrt(0.95 * 0.05 / n), estimate.standardError(), 1e-4);
        }

        /**
         * Of 10 values the median lies between the second and the ninth with 98 % (1 - 2 · 11/1024), and between none closer
         * with 95 %: Conover's table. Here the ninth is 20, farther off than the second.
         */
        @Test
        void quantileReachesToTheFartherOfItsRanks() {
            Estimate estimate = Estimate.quantile(0.5, 8, 30, 1, 7, 2, 6, 20, 3, 5, 4);
            assertEquals(5.5, estimate.value());
            assertEquals(20 - 5.5, estimate.interval().high() - 5.5, 1e-12);
            Estimate mirrored = Estimate.quantile(0.5, -8, -30, -1, -7, -2, -6, -20, -3, -5, -4);
            assertEquals(20 - 5.5, -5.5 - mirrored.interval().low(), 1e-12);
        }

        /** The 40 largest of 0 to 99 have mean 79.5 and variance 40 · 41 / 12; their threshold, 60, adds √(0.6 / 40) · 19.5. */
        @Test
        void tailsAllowForTheirThreshold() {
            double[] values = new double[100];
            Arrays.setAll(values, i -> i);
            Estimate tail = Estimate.upperTail(0.4, values);
            assertEquals(79.5, tail.value());
            assertEquals(Math.sqrt(40 * 41 / 12.0 / 40 + 0.6 / 40 * 19.5 * 19.5), tail.standardError(), 1e-12);
        }

        @Test
        void drawsForAPrecision() {
            // The poll-taker's rule: 3 points at a half take 1067 or 1068 answers.
            assertEquals(1068L, Estimate.probability(500_000, 1_000_000).drawsFor(0.03));
        }
    }

    /** 88 finite values and 12 infinite ones, as of what never pays back: type 7 puts the 95 % quantile among the latter. */
    @Nested
    class InfiniteValues {
        private final double[] years = IntStream.range(0, 100)
                .mapToDouble(i -> i < 88 ? i : Double.POSITIVE_INFINITY)
                .toArray();

        @Test
        void areValuesLikeAnyOther() {
            assertEquals(49.5, Estimate.quantile(0.5, years).value());
            Estimate high = Estimate.quantile(0.95, years);
            assertEquals(Double.POSITIVE_INFINITY, high.value());
            assertEquals(100, high.draws());
            assertEquals("infinite", Numbers.human(high.interval().high()));
            assertTrue(high.interval().low() > 80, high.interval().toString());
            // The rank of 87.12 lies between the last finite value and the first infinite one.
            assertEquals(
                    Double.POSITIVE_INFINITY, Estimate.quantile(0.88, years).value());
            double[] mirrored = Arrays.stream(years).map(x -> -x).toArray();
            assertEquals(
                    Double.NEGATIVE_INFINITY, Estimate.quantile(0.05, mirrored).value());
            assertEquals(-49.5, Estimate.quantile(0.5, mirrored).value());
        }

        @Test
        void makeAMeanInfinite() {
            Estimate mean = Estimate.mean(years);
            assertEquals(Double.POSITIVE_INFINITY, mean.value());
            assertEquals(Double.NaN, mean.standardError());
            assertEquals("infinite (standard error -, 100 draws)", mean.toString());
            assertEquals(
                    Double.NaN,
                    Estimate.mean(Double.NEGATIVE_INFINITY, 0, Double.POSITIVE_INFINITY)
                            .value());
            assertEquals(
                    Double.POSITIVE_INFINITY, Estimate.upperTail(0.2, years).value());
            assertEquals(Estimate.MOST_DRAWS, mean.drawsFor(1));
            assertFalse(mean.isWithin(1));
        }

        @Test
        void sameInEveryDrawAreThatQuantileForSure() {
            double[] never = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            assertEquals(new Estimate(Double.POSITIVE_INFINITY, 0, 3), Estimate.quantile(0.5, never));
        }
    }

    @Nested
    class IntervalsOfProbabilities {
        /** Wilson's interval, of 0 of 2000 the one from 0 to z²/(n + z²); of 7 of 20 by SciPy 1.17.1, binomtest. */
        @Test
        void areThoseOfWilson() {
            Interval none = Estimate.probability(0, 2000).interval();
            assertEquals(0, none.low());
            assertEquals(0.0019170472, none.high(), 1e-9);
            Interval all = Estimate.probability(2000, 2000).interval();
            assertEquals(1 - 0.0019170472, all.low(), 1e-9);
            assertEquals(1, all.high());
            Interval some = Estimate.probability(7, 20).interval();
            assertEquals(0.1811918241, some.low(), 1e-9);
            assertEquals(0.5671457233, some.high(), 1e-9);
        }

        @Test
        void holdEveryShareAndStayWithinBounds() {
            for (int draws = 1; draws < 60; draws++) {
                for (int hits = 0; hits <= draws; hits++) {
                    Estimate estimate = Estimate.probability(hits, draws);
                    Interval interval = estimate.interval();
                    assertTrue(interval.low() >= 0 && interval.high() <= 1, estimate + " " + interval);
                    assertTrue(interval.contains(estimate.value()), estimate + " " + interval);
                }
            }
        }
    }

    @Nested
    class DrawsAdvised {
        @Test
        void areNoMoreThanCanBeDrawn() {
            Estimate estimate = Estimate.mean(1, 2, 3, 4);
            assertEquals(Estimate.MOST_DRAWS, estimate.drawsFor(Double.MIN_NORMAL));
            assertEquals(Estimate.MOST_DRAWS, new Estimate(1, Double.NaN, 10).drawsFor(1));
            assertEquals(1, new Estimate(1, 0, 10).drawsFor(Double.MIN_NORMAL));
        }
    }

    @Nested
    class Laws {
        @Test
        void intervalsHoldTheTruthAsOftenAsTheyShould() {
            int heldMean = 0;
            int heldQuantile = 0;
            int heldProbability = 0;
            int studies = 1000;
            for (int seed = 0; seed < studies; seed++) {
                double[][] points = Sampler.MONTE_CARLO.block(1, 500, 0, 500, seed);
                double[] values = new double[500];
                int hits = 0;
                for (int i = 0; i < 500; i++) {
                    values[i] = points[i][0];
                    hits += values[i] < 0.02 ? 1 : 0;
                }
                heldMean += Estimate.mean(values).interval().contains(0.5) ? 1 : 0;
                heldQuantile += Estimate.quantile(0.9, values).interval().contains(0.9) ? 1 : 0;
                heldProbability += Estimate.probability(hits, 500).interval().contains(0.02) ? 1 : 0;
            }
            assertEquals(0.95, (double) heldMean / studies, 0.02);
            assertEquals(0.96, (double) heldQuantile / studies, 0.015);
            assertEquals(0.95, (double) heldProbability / studies, 0.03);
        }

        /** Whatever the distribution, the tail and the number of draws: 95 %, less two standard errors of 2000 studies. */
        @ParameterizedTest
        @CsvSource({"60, 0.5", "120, 0.05", "500, 0.95", "500, 0.5", "2000, 0.05"})
        void quantilesHoldAtLeastAsOftenAsStated(int draws, double p) {
            Distribution skewed = Distribution.lognormal(0, 1);
            int held = 0;
            int studies = 2000;
            for (int seed = 0; seed < studies; seed++) {
                double[][] points = Sampler.MONTE_CARLO.block(1, draws, 0, draws, seed);
                double[] values = Arrays.stream(points)
                        .mapToDouble(x -> skewed.quantile(x[0]))
                        .toArray();
                held += Estimate.quantile(p, values).interval().contains(skewed.quantile(p)) ? 1 : 0;
            }
            assertTrue(held >= (0.95 - 0.01) * studies, "held " + held);
            assertTrue(held <= 0.995 * studies, "held " + held);
        }

        /** Exponential values, whose mean beyond any threshold is 1 more than that: 1 - log share. */
        @ParameterizedTest
        @CsvSource({"2000, 0.05", "1000, 0.2", "500, 1"})
        void tailsHoldAsOftenAsStated(int draws, double share) {
            int held = 0;
            int studies = 2000;
            for (int seed = 0; seed < studies; seed++) {
                double[] values = Arrays.stream(Sampler.MONTE_CARLO.block(1, draws, 0, draws, seed))
                        .mapToDouble(x -> -Math.log1p(-x[0]))
                        .sorted()
                        .toArray();
                held += Estimate.upperTail(share, values).interval().contains(1 - Math.log(share)) ? 1 : 0;
            }
            assertEquals(0.945, (double) held / studies, 0.015);
        }

        @Test
        void tailsAreOfWholeDraws() {
            double[] values = new double[100];
            Arrays.setAll(values, i -> i);
            assertEquals(96, Estimate.upperTail(0.07, values).value());
            assertEquals(7, Estimate.upperTail(0.07, values).draws());
            assertEquals(8, Estimate.upperTail(0.0701, values).draws());
        }

        @Test
        void precisionIsReachedWithTheDrawsAdvised() {
            Estimate estimate = Estimate.probability(300, 1000);
            assertFalse(estimate.isWithin(0.01));
            long needed = estimate.drawsFor(0.01);
            assertTrue(Estimate.probability((int) (0.3 * needed), (int) needed).isWithin(0.01001));
        }
    }

    @Nested
    class BadInput {
        @Test
        void probabilitiesOutsideAreRefusedInWords() {
            String message = assertThrows(InvalidInputException.class, () -> Estimate.quantile(2, 1, 2))
                    .getMessage();
            assertEquals("probability = 2.0: must be above 0 and below 1", message);
        }

        @Test
        void tailsOfTooFewDrawsNameTheShare() {
            String message = assertThrows(InvalidInputException.class, () -> Estimate.upperTail(0.05, new double[20]))
                    .getMessage();
            assertTrue(
                    message.startsWith("share of the tail = 0.05: must be at least 2 of the 20 draws; it is 1"),
                    message);
            assertThrows(InvalidInputException.class, () -> Estimate.upperTail(0, 1, 2, 3));
            assertThrows(InvalidInputException.class, () -> Estimate.upperTail(Double.NaN, 1, 2, 3));
        }

        @Test
        void isRefused() {
            assertThrows(InvalidInputException.class, () -> Estimate.probability(3, 2));
            assertThrows(InvalidInputException.class, () -> Estimate.mean(1));
            assertThrows(InvalidInputException.class, () -> Estimate.quantile(0, 1, 2));
            assertThrows(
                    InvalidInputException.class,
                    () -> Estimate.probability(1, 2).drawsFor(0));
        }
    }

    @Test
    void printsOnOneLine() {
        assertEquals(
                "0.400 (standard error 0.0155, 1000 draws)",
                Estimate.probability(400, 1000).toString());
    }

    /** A precision that is just reached is reached. */
    @Test
    void isWithinThePrecisionThatItReaches() {
        Estimate estimate = new Estimate(0, 1, 10);
        double reached = estimate.interval().high();
        assertTrue(estimate.isWithin(reached));
        assertFalse(estimate.isWithin(Math.nextDown(reached)));
    }
}
