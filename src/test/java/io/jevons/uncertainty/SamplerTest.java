package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.random.Shuffle;
import io.jevons.uncertainty.random.SobolPoints;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    @Nested
    class Laws {
        @ParameterizedTest
        @EnumSource
        void anyDrawCanBeHadAlone(Sampler sampler) {
            double[][] all = sampler.block(7, 1000, 0, 1000, 42);
            for (int i : new int[] {999, 0, 500, 17, 256}) {
                assertArrayEquals(all[i], sampler.block(7, 1000, i, i + 1, 42)[0], 0);
            }
            assertArrayEquals(all[300], sampler.block(7, 1000, 290, 310, 42)[10], 0);
        }

        @ParameterizedTest
        @EnumSource
        void meansAndVariancesAreThoseOfTheCube(Sampler sampler) {
            double[][] points = sampler.block(5, 1 << 14, 0, 1 << 14, 7);
            for (int j = 0; j < 5; j++) {
                int column = j;
                double mean = Arrays.stream(points)
                        .mapToDouble(x -> x[column])
                        .average()
                        .orElseThrow();
                double square = Arrays.stream(points)
                        .mapToDouble(x -> x[column] * x[column])
                        .average()
                        .orElseThrow();
                assertEquals(0.5, mean, 4 * Math.sqrt(1 / 12.0 / (1 << 14)));
                assertEquals(1 / 3.0, square, 4 * Math.sqrt(4 / 45.0 / (1 << 14)));
            }
        }

        @ParameterizedTest
        @EnumSource(names = "SOBOL", mode = EnumSource.Mode.EXCLUDE)
        void seedsGiveOtherPointsInsideTheCube(Sampler sampler) {
            double[][] one = sampler.block(3, 512, 0, 512, 1);
            double[][] two = sampler.block(3, 512, 0, 512, 2);
            for (int i = 0; i < 512; i++) {
                assertFalse(Arrays.equals(one[i], two[i]));
                assertTrue(Arrays.stream(one[i]).allMatch(x -> x > 0 && x < 1));
            }
        }

        @Test
        void coordinatesAreUncorrelated() {
            for (Sampler sampler : List.of(Sampler.MONTE_CARLO, Sampler.LATIN_HYPERCUBE)) {
                double[][] points = sampler.block(4, 10_000, 0, 10_000, 3);
                for (int j = 1; j < 4; j++) {
                    int column = j;
                    double product = Arrays.stream(points)
                            .mapToDouble(x -> (x[0] - 0.5) * (x[column] - 0.5) * 12)
                            .average()
                            .orElseThrow();
                    assertEquals(0, product, 0.04, sampler + " " + j);
                }
            }
        }
    }

    @Nested
    class LatinHypercube {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 16, 100, 1000, 4097})
        void hasOnePointInEverySlice(int draws) {
            double[][] points = Sampler.LATIN_HYPERCUBE.block(3, draws, 0, draws, 5);
            for (int j = 0; j < 3; j++) {
                BitSet slices = new BitSet();
                for (double[] point : points) {
                    slices.set((int) (point[j] * draws));
                }
                assertEquals(draws, slices.cardinality());
            }
        }
    }

    @Nested
    class FewNumbers {
        /** All 120 orders of five, from 24 000 seeds: chi-square on 119 degrees of freedom is below 172 in 99.9 %. */
        @Test
        void everyOrderIsAsLikely() {
            Map<String, Integer> counts = new HashMap<>();
            for (int seed = 0; seed < 24_000; seed++) {
                int[] order = new Shuffle(5, RandomBits.key(seed, 0)).block(0, 5);
                counts.merge(Arrays.toString(order), 1, Integer::sum);
            }
            assertEquals(120, counts.size());
            double chiSquare = counts.values().stream()
                    .mapToDouble(n -> (n - 200.0) * (n - 200) / 200)
                    .sum();
            assertTrue(chiSquare < 172, "chi-square " + chiSquare);
        }

        @ParameterizedTest
        @ValueSource(ints = {5, 256, 257, 2000})
        void placesAskedForAloneAreThoseOfTheWhole(int n) {
            Shuffle shuffle = new Shuffle(n, 17);
            int[] whole = shuffle.block(0, n);
            assertEquals(n, Arrays.stream(whole).distinct().count());
            for (int i = 0; i < n; i += 3) {
                assertEquals(whole[i], shuffle.block(i, i + 1)[0]);
            }
        }
    }

    @Nested
    class SobolSequence {
        @Test
        void agreesWithSciPy() {
            double[][] points = SobolPoints.plain(5).first(1024);
            for (Resources.Row row : Resources.csv(SamplerTest.class, "sobol-points.csv")) {
                for (int j = 0; j < 5; j++) {
                    assertEquals(row.number("x" + (j + 1)), points[row.integer("index")][j], 0);
                }
            }
        }

        @Test
        void reachesAThousandDimensions() {
            double[] point = SobolPoints.plain(1000).at(37);
            // From SciPy 1.17.1, scipy.stats.qmc.Sobol(1000, scramble=False): point 37.
            assertArrayEquals(
                    new double[] {0.921875, 0.171875, 0.234375, 0.703125},
                    new double[] {point[0], point[99], point[499], point[999]},
                    0);
            assertThrows(InvalidInputException.class, () -> SobolPoints.plain(1001));
        }

        @Test
        void scramblingKeepsTheEvenness() {
            double[][] points = Sampler.SCRAMBLED_SOBOL.block(2, 256, 0, 256, 11);
            // The first two dimensions are a (0, 8, 2)-net: one point in every elementary rectangle.
            for (int a = 0; a <= 8; a++) {
                BitSet cells = new BitSet();
                for (double[] point : points) {
                    int row = (int) (point[0] * (1 << a));
                    int column = (int) (point[1] * (1 << (8 - a)));
                    cells.set(row << (8 - a) | column);
                }
                assertEquals(256, cells.cardinality());
            }
        }
    }

    @Nested
    class DrawsOfInputs {
        @Test
        void originOfTheSequenceIsMovedInsideWhereAnInputHasNoEnd() {
            Inputs inputs = Inputs.of(List.of(Distribution.uniform(0, 1), Distribution.normal(0, 1)));
            double[] first = Draws.of(inputs, Sampler.SOBOL, 1000, 0).at(0);
            assertEquals(0, first[0]);
            assertEquals(Distribution.normal(0, 1).quantile(0.0005), first[1], 1e-12);
        }

        /** The square of a normal score leans on the tails: they must not be cut. */
        @ParameterizedTest
        @EnumSource
        void tailsAreWhole(Sampler sampler) {
            Inputs inputs = Inputs.of(List.of(Distribution.normal(0, 1), Distribution.normal(0, 1)))
                    .correlate("x1", "x2", 0.5);
            int draws = 64;
            int seeds = sampler == Sampler.SOBOL ? 1 : 400;
            for (int j = 0; j < 2; j++) {
                double sum = 0;
                for (int seed = 0; seed < seeds; seed++) {
                    for (double[] draw : Draws.of(inputs, sampler, draws, seed).all()) {
                        sum += draw[j] * draw[j];
                    }
                }
                // Cut at half a draw's share the mean would be 0.972. The plain sequence has its origin moved inside.
                double error = sampler == Sampler.SOBOL ? 0.07 : sampler == Sampler.MONTE_CARLO ? 0.036 : 0.015;
                assertEquals(1, sum / seeds / draws, error, sampler + " x" + (j + 1));
            }
        }

        @Test
        void randomDrawsAreTheSameHoweverMany() {
            Inputs inputs = Inputs.of(List.of(Distribution.lognormal(0, 1)));
            double[][] few = Draws.of(inputs, Sampler.MONTE_CARLO, 1000, 7).all();
            double[][] many = Draws.of(inputs, Sampler.MONTE_CARLO, 100_000, 7).block(0, 1000);
            assertTrue(Arrays.deepEquals(few, many));
        }

        @Test
        void shareOfDrawsIsTheProbability() {
            Inputs inputs = Inputs.of(List.of(Distribution.normal(1.1, 0.3)));
            double[][] draws =
                    Draws.of(inputs, Sampler.LATIN_HYPERCUBE, 10_000, 9).all();
            int rises = (int) Arrays.stream(draws)
                    .filter(x -> Math.pow(0.1, 1 - x[0]) > 1)
                    .count();
            assertEquals(.630558660, Estimate.probability(rises, 10_000).value(), 2e-4);
        }

        @Test
        void badBlocksAreRefused() {
            Draws draws = Draws.of(Inputs.of(List.of(TestFunctions.UNIT)), Sampler.MONTE_CARLO, 10, 0);
            assertThrows(InvalidInputException.class, () -> draws.at(10));
            assertThrows(InvalidInputException.class, () -> draws.block(-1, 3));
            assertThrows(InvalidInputException.class, () -> draws.inputs().at(new double[] {0.1, 0.2}));
            assertThrows(InvalidInputException.class, () -> Draws.of(draws.inputs(), Sampler.SOBOL, 0, 0));
            assertEquals(0, draws.block(4, 4).length);
            assertEquals("10 draws of 1 inputs, Monte Carlo, seed 0", draws.toString());
        }
    }
}
