package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jevons.uncertainty.random.RandomBits;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgesTest {
    /** Numbers of any size and sign, and many that differ in their last bits alone. */
    private static double any(long key, int i, double scale) {
        double bits = Double.longBitsToDouble(RandomBits.key(key, i));
        double near = scale + Math.ulp(scale) * RandomBits.below(40, key, i);
        return i % 3 == 0 && Double.isFinite(bits) ? bits : i % 3 == 1 ? near : scale * RandomBits.unit(key, i);
    }

    /** A binary search says the same. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -1e300, 1e-320, 4e15})
    void placesAreWhereASearchFindsThem(double scale) {
        for (int count : new int[] {1, 2, 3, 100, 2048}) {
            double[] sorted = DoubleStream.concat(
                            DoubleStream.of(0.0),
                            DoubleStream.iterate(0, i -> i + 1)
                                    .limit(count - 1L)
                                    .map(i -> any(count, (int) i, scale)))
                    .map(x -> x + 0.0)
                    .distinct()
                    .sorted()
                    .toArray();
            Edges edges = new Edges(sorted);
            for (int i = 0; i < 4000; i++) {
                double edge = sorted[i % sorted.length];
                for (double value :
                        new double[] {any(~count, i, scale), edge, Math.nextUp(edge), Math.nextDown(edge)}) {
                    check(sorted, edges, value);
                }
            }
            check(sorted, edges, -0.0);
        }
    }

    private static void check(double[] sorted, Edges edges, double value) {
        boolean within = value >= sorted[0] && value <= sorted[sorted.length - 1];
        assertEquals(within, edges.spans(value));
        if (within) {
            // Found at a place, or with its bits turned over where it would go: the other way round than here.
            assertEquals(
                    ~Arrays.binarySearch(sorted, value + 0.0),
                    edges.place(value),
                    () -> value + " of " + sorted.length);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void spanNothingThatIsNotFinite(double value) {
        assertFalse(new Edges(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}).spans(value));
        assertFalse(new Edges(new double[0]).spans(value));
        assertFalse(new Edges(new double[0]).spans(0));
    }

    /** Five of ten are the second, the fourth and so on, which have as many values about each of them. */
    @Test
    void areEvenByNumber() {
        double[] sorted = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertArrayEquals(new double[] {1, 3, 5, 7, 9}, Edges.of(sorted, 5).values());
        assertArrayEquals(sorted, Edges.of(sorted, 20).values());
        assertArrayEquals(
                new double[] {0, 3},
                Edges.of(new double[] {-0.0, 0.0, 0.0, 3}, 4).values());
    }

    @Test
    void areEqualWhereTheirValuesAre() {
        Edges edges = new Edges(new double[] {1, 2});
        Edges same = new Edges(new double[] {1, 2});
        assertEquals(edges, same);
        assertEquals(edges.hashCode(), same.hashCode());
        assertNotEquals(edges, new Edges(new double[] {1, 3}));
        assertNotEquals(edges, new Object());
        assertEquals(2, edges.size());
        assertEquals(1, edges.lowest());
        assertEquals(2, edges.highest());
    }
}
