package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
