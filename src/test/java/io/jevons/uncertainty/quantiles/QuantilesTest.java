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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
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

    /** Edges from the first values, and then parts that are merged in an order of their own. */
    private static SketchedQuantiles merged(double[] values, int size, long order) {
        SketchedQuantiles all = new SketchedQuantiles();
        int first = Math.min(values.length, SketchedQuantiles.PILOT);
        Arrays.stream(values, 0, first).forEach(all::add);
        int parts = (values.length - first + size - 1) / size;
        for (int k : RandomBits.order(parts, order)) {
            SketchedQuantiles part = all.empty();
            int from = first + k * size;
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

        @ParameterizedTest
        @MethodSource("shapes")
        void errsByLessThanATenthOfAPercentilePoint(Distribution shape) {
            within(draws(shape));
        }

        @Test
        void errsByNoMoreOnShapesThatAreHardToCount() {
            double[] normal = draws(Distribution.normal(0, 1));
            within(Arrays.stream(normal)
                    .map(z -> Math.tan(Math.PI * (Gauss.cdf(z) - 0.5)))
                    .toArray());
            within(Arrays.stream(normal).map(z -> z < 0.5 ? 0 : z).toArray());
            within(Arrays.stream(normal)
                    .map(z -> z < -1 ? -0.0 : Math.rint(2 * z) / 2)
                    .toArray());
            within(Arrays.stream(normal).map(z -> 1 + 1e-12 * z).toArray());
            within(Arrays.stream(normal)
                    .map(z -> z < 0 ? -1e-300 * z : 1e300 * z)
                    .toArray());
            within(Arrays.stream(normal).map(z -> 7.0).toArray());
        }

        private void within(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            SketchedQuantiles sketch = merged(values, 4096, 1);
            for (double p : new double[] {0.05, 0.5, 0.95}) {
                double low = Quantiles.ofSorted(sorted, p - 0.001);
                double high = Quantiles.ofSorted(sorted, p + 0.001);
                double quantile = sketch.quantile(p);
                assertTrue(quantile >= low && quantile <= high, p + ": " + low + " " + quantile + " " + high);
            }
            assertEquals(MANY, sketch.count());
            assertEquals(sorted[0] + 0.0, sketch.quantile(0) + 0.0);
            assertEquals(sorted[MANY - 1], sketch.quantile(1));
        }

        @Test
        void anyOrderAndAnySizeOfPartsGiveTheSameBits() {
            double[] values = draws(Distribution.normal(0, 1));
            for (int i = 0; i < values.length; i += 7) {
                values[i] = Math.rint(values[i]);
            }
            Quantiles one = Quantiles.sketch();
            Arrays.stream(values).forEach(one::add);
            for (int size : new int[] {1000, 8192, 65_536}) {
                Quantiles parts = merged(values, size, size);
                for (double p = 0; p <= 1; p += 0.01) {
                    assertEquals(one.quantile(p), parts.quantile(p), 0);
                }
            }
        }

        @Test
        void isTheSameWhenReadAgain() throws IOException {
            SketchedQuantiles sketch = merged(draws(Distribution.lognormal(0, 1)), 8192, 3);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sketch.write(new DataOutputStream(bytes));
            SketchedQuantiles read = SketchedQuantiles.withEdges(sketch.edges())
                    .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            for (double p = 0; p <= 1; p += 0.01) {
                assertEquals(sketch.quantile(p), read.quantile(p), 0);
            }
            assertEquals(sketch.count(), read.count());
        }

        @Test
        void refusesSketchesOfOtherEdges() {
            Quantiles one = merged(draws(Distribution.normal(0, 1)), 8192, 1);
            Quantiles two = merged(draws(Distribution.normal(1, 1)), 8192, 1);
            assertThrows(InvalidInputException.class, () -> one.merge(two));
        }
    }

    @Nested
    class BadInput {
        @Test
        void edgesOutOfOrderAreRefusedByTheFirstThatIs() {
            double[][] bad = {{2, 1.7e308, 1e300}, {1, 1}, {3, 2}, {Double.NaN}, {Double.NEGATIVE_INFINITY, 0}};
            int[] first = {2, 1, 1, 0, 0};
            for (int i = 0; i < bad.length; i++) {
                double[] edges = bad[i];
                InvalidInputException refused =
                        assertThrows(InvalidInputException.class, () -> SketchedQuantiles.withEdges(edges));
                assertTrue(refused.getMessage().startsWith("values[" + first[i] + "] = "), refused.getMessage());
            }
            assertEquals(0, SketchedQuantiles.withEdges(new double[0]).count());
        }

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
