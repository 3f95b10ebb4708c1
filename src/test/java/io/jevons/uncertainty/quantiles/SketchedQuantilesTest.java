package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A sketch takes finite values alone, one by one or many at once, and knows its ends to the bit. */
final class SketchedQuantilesTest {
    private static final double[] MIXED = {
        3, Double.NaN, -7.5, Double.POSITIVE_INFINITY, 12, Double.NEGATIVE_INFINITY, 0.25, 100, -200, 3
    };

    private static double[] sorted() {
        return Arrays.stream(MIXED).filter(Double::isFinite).sorted().toArray();
    }

    @Test
    void isExactUntilItHasEdges() {
        SketchedQuantiles few = new SketchedQuantiles();
        few.addFinite(MIXED, 0, MIXED.length);
        assertEquals(7, few.count());
        assertEquals(-200, few.quantile(0));
        assertEquals(3, few.quantile(0.5));
        assertEquals(12 + 0.5 * 88, few.quantile(11 / 12.0), 1e-12, "halfway from the sixth to the last");
        assertEquals(100, few.quantile(1));
    }

    /** Of edges at every value all ranks are found; what lies outside of them still has its ends. */
    @Test
    void countsBetweenItsEdgesAndBeyondThem() {
        SketchedQuantiles sketch = SketchedQuantiles.withEdges(new double[] {-7.5, 0.25, 3, 12});
        sketch.addFinite(MIXED, 0, MIXED.length);
        double[] all = sorted();
        assertEquals(all.length, sketch.count());
        assertEquals(-200, sketch.quantile(0));
        assertEquals(100, sketch.quantile(1));
        for (int i = 1; i < all.length - 1; i++) {
            assertEquals(all[i], sketch.quantile(i / (all.length - 1.0)), 1e-9, "rank " + i);
        }
        SketchedQuantiles one = SketchedQuantiles.withEdges(new double[] {-7.5, 0.25, 3, 12});
        for (double value : all) {
            one.add(value);
        }
        for (double p : new double[] {0, 0.1, 0.35, 0.5, 0.77, 1}) {
            assertEquals(one.quantile(p), sketch.quantile(p), 0.0, "at " + p);
        }
    }

    @Test
    void takesAPartOfARow() {
        SketchedQuantiles sketch = SketchedQuantiles.withEdges(new double[] {0, 3, 12});
        sketch.addFinite(MIXED, 4, 7);
        assertEquals(2, sketch.count());
        assertEquals(0.25, sketch.quantile(0));
        assertEquals(12, sketch.quantile(1));
        sketch.addFinite(MIXED, 9, 10);
        assertEquals(3, sketch.count());
        assertEquals(3, sketch.quantile(0.5));
        assertThrows(IndexOutOfBoundsException.class, () -> sketch.addFinite(MIXED, 0, 11));
    }

    /** The first 4096 finite ones decide the edges; the others are counted. */
    @Test
    void setsItsEdgesFromTheFirstFiniteOnes() {
        int n = SketchedQuantiles.PILOT + 50;
        double[] values = new double[n + 1];
        for (int i = 0; i < n; i++) {
            values[i + 1] = i;
        }
        values[0] = Double.NaN;
        SketchedQuantiles sketch = new SketchedQuantiles();
        sketch.addFinite(values, 0, SketchedQuantiles.PILOT);
        assertEquals(SketchedQuantiles.PILOT - 1, sketch.count());
        assertEquals(0, sketch.edges().length);
        sketch.addFinite(values, SketchedQuantiles.PILOT, n + 1);
        assertEquals(n, sketch.count());
        assertTrue(sketch.edges().length > 1000);
        assertEquals(0, sketch.quantile(0));
        assertEquals(n - 1, sketch.quantile(1));
        assertEquals((n - 1) / 2.0, sketch.quantile(0.5), 2);
        assertFalse(sketch.isExact());
    }

    /** Between two ranks a quantile lies as far as asked from the one to the other, as of sorted values. */
    @Test
    void interpolatesBetweenRanks() {
        double[] values = {1, 2, 4, 8, 16};
        SketchedQuantiles sketch = SketchedQuantiles.withEdges(values);
        sketch.addFinite(values, 0, 5);
        assertEquals(1.25, sketch.quantile(1 / 16.0), 1e-12);
        assertEquals(2.5, sketch.quantile(5 / 16.0), 1e-12);
        assertEquals(14, sketch.quantile(15 / 16.0), 1e-12);
        assertEquals("5 values in a sketch of 5 edges", sketch.toString());
    }

    /** What is written is read: runs of zeros before, between and after counts, and counts of more than seven bits. */
    @Test
    void isWrittenAndReadToTheBit() throws IOException {
        double[] edges = new double[300];
        Arrays.setAll(edges, i -> i);
        SketchedQuantiles sketch = SketchedQuantiles.withEdges(edges);
        double[] values = new double[400];
        Arrays.fill(values, 0, 300, 7.5);
        Arrays.fill(values, 300, 310, 150);
        Arrays.fill(values, 310, 400, 299);
        values[399] = -4;
        sketch.addFinite(values, 0, values.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sketch.write(new DataOutputStream(bytes));
        assertTrue(bytes.size() < 60, bytes.size() + " bytes");
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        SketchedQuantiles read = SketchedQuantiles.withEdges(edges).read(in);
        assertEquals(-1, in.read(), "all is read");
        assertEquals(400, read.count());
        for (int i = 0; i <= 100; i++) {
            assertEquals(sketch.quantile(i / 100.0), read.quantile(i / 100.0), 0.0);
        }
        assertEquals(-4, read.quantile(0));
        assertEquals(299, read.quantile(1));
        read.take(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(800, read.count());
        assertEquals(sketch.quantile(0.5), read.quantile(0.5), 1e-9);
        ByteArrayOutputStream none = new ByteArrayOutputStream();
        SketchedQuantiles.withEdges(new double[] {1}).write(new DataOutputStream(none));
        assertEquals(
                0,
                SketchedQuantiles.withEdges(new double[] {1})
                        .read(new DataInputStream(new ByteArrayInputStream(none.toByteArray())))
                        .count());
    }
}
