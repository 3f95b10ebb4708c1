package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.RandomBits;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantilesTest {
    private static final int MANY = 250_000;

    private static double[] draws(Distribution distribution) {
        double[][] points = Sampler.MONTE_CARLO.block(1, MANY, 0, MANY, 8);
        return Arrays.stream(points)
                .mapToDouble(x -> distribution.quantile(x[0]))
                .toArray();
    }

    /** Gathered in parts that are merged in order, as the runs come in. */
    private static Quantiles merged(double[] values, int size) {
        Quantiles all = Quantiles.sketch();
        for (int from = 0; from < values.length; from += size) {
            Quantiles part = Quantiles.sketch();
            Arrays.stream(values, from, Math.min(values.length, from + size)).forEach(part::add);
            all.merge(part);
        }
        return all;
    }

    @Nested
    class Exact {
        @Test
        void interpolatesBetweenNeighbours() {
            Quantiles quantiles = Quantiles.exact();
            for (double x : new double[] {4, 1, 3, 2}) {
                quantiles.add(x);
            }
            assertEquals(1, quantiles.quantile(0));
            assertEquals(2.5, quantiles.quantile(0.5));
            assertEquals(1.75, quantiles.quantile(0.25), 1e-15);
            assertEquals(4, quantiles.quantile(1));
            assertEquals(4, quantiles.count());
        }

        @Test
        void mergingIsGatheringAll() {
            Quantiles one = Quantiles.exact();
            Quantiles two = Quantiles.exact();
            for (int i = 0; i < 100; i++) {
                (i % 3 == 0 ? one : two).add(i);
            }
            one.merge(two);
            assertEquals(49.5, one.quantile(0.5));
            one.add(1000);
            assertEquals(1000, one.quantile(1));
        }

        @Test
        void selectingIsSorting() {
            for (int n : new int[] {1, 2, 3, 17, 2000}) {
                for (double[] shape : new double[][] {{0, 1}, {1e-300, 1e-300}, {0, 300}, {5, 0}, {-1e308, 0.6e308}}) {
                    double[] values = new double[n];
                    for (int i = 0; i < n; i++) {
                        double score = Gauss.quantile(RandomBits.unit(n, i));
                        values[i] = shape[1] == 300 ? Math.exp(100 * score) : shape[0] + shape[1] * score;
                    }
                    double[] sorted = values.clone();
                    Arrays.sort(sorted);
                    double[] ps = {0, 0.05, 0.5, 0.95, 0.999, 1, 0.25};
                    double[] found = ExactQuantiles.select(new Bins(values.length), values, ps);
                    for (int k = 0; k < ps.length; k++) {
                        assertEquals(Quantiles.ofSorted(sorted, ps[k]), found[k], n + " " + shape[1] + " " + ps[k]);
                    }
                }
            }
        }

        @Test
        void servesUpToItsLimit() {
            assertTrue(Quantiles.forCount(100_000).isExact());
            assertFalse(Quantiles.forCount(100_001).isExact());
        }
    }

    @Nested
    class Sketch {
        static Stream<Distribution> shapes() {
            return Stream.of(
                    Distribution.uniform(0, 1),
                    Distribution.lognormal(0, 1.5),
                    Distribution.normal(-3, 2),
                    Distribution.lognormal(0, 3),
                    Distribution.beta(0.2, 0.2),
                    Distribution.logUniform(1e-9, 1e9),
                    Distribution.discrete(java.util.List.of(0.0, 1.0, 5.0), java.util.List.of(0.3, 0.3, 0.4)));
        }

        /** As they come, in order, and the other way round; gathered whole, and merged from as many as a thousand parts. */
        @ParameterizedTest
        @MethodSource("shapes")
        void errsByLessThanATenthOfAPercentilePoint(Distribution shape) {
            double[] values = draws(shape);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double[] reversed = IntStream.range(0, MANY)
                    .mapToDouble(i -> sorted[MANY - 1 - i])
                    .toArray();
            for (int part : new int[] {256, 4096, 65_536, MANY}) {
                within(sorted, merged(values, part));
            }
            within(sorted, merged(sorted, 256));
            within(sorted, merged(sorted, MANY));
            within(sorted, merged(reversed, 256));
        }

        private void within(double[] sorted, Quantiles sketch) {
            for (double p : new double[] {0.05, 0.5, 0.95}) {
                double low = Quantiles.ofSorted(sorted, p - 0.001);
                double high = Quantiles.ofSorted(sorted, p + 0.001);
                double quantile = sketch.quantile(p);
                assertTrue(quantile >= low && quantile <= high, p + ": " + low + " " + quantile + " " + high);
            }
            assertEquals(MANY, sketch.count());
        }

        @Test
        void sameOrderGivesTheSameBits() {
            double[] values = draws(Distribution.lognormal(0, 1));
            for (int i = 0; i < values.length; i += 7) {
                values[i] = Math.rint(values[i]);
            }
            Quantiles first = merged(values, 65_536);
            Quantiles second = merged(values, 65_536);
            for (double p = 0.01; p < 1; p += 0.01) {
                assertEquals(first.quantile(p), second.quantile(p), 0);
            }
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            for (Quantiles quantiles : new Quantiles[] {Quantiles.exact(), Quantiles.sketch()}) {
                assertThrows(InvalidInputException.class, () -> quantiles.quantile(0.5));
                assertThrows(InvalidInputException.class, () -> quantiles.add(Double.NaN));
                quantiles.add(1);
                assertThrows(InvalidInputException.class, () -> quantiles.quantile(-0.1));
            }
            assertThrows(InvalidInputException.class, () -> Quantiles.exact().merge(Quantiles.sketch()));
            assertThrows(InvalidInputException.class, () -> Quantiles.sketch().merge(Quantiles.exact()));
        }
    }
}
