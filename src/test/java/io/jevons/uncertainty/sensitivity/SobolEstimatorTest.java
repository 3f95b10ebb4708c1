package io.jevons.uncertainty.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * f = 5 + x1 + 2 x2 + 3 x1 x3 on signs, over every pair of the eight corners, where means over base points are the
 * expectations themselves: the variance is 1 + 4 + 9.
 */
final class SobolEstimatorTest {
    private static final int FACTORS = 3;
    private static final int CORNERS = 8;
    private static final int[] ALL = IntStream.range(0, CORNERS * CORNERS).toArray();

    private static double f(double[] x) {
        return 5 + x[0] + 2 * x[1] + 3 * x[0] * x[2];
    }

    private static double[] corner(int place) {
        return new double[] {place % 2 * 2 - 1, place / 2 % 2 * 2 - 1, place / 4 * 2 - 1};
    }

    /** One point with a coordinate of another. */
    private static double[] mixed(double[] x, double[] other, int coordinate) {
        double[] mixed = x.clone();
        mixed[coordinate] = other[coordinate];
        return mixed;
    }

    /** A, then A with each coordinate of B, then where asked B with each of A, then B; and a last base point that failed. */
    private static SobolEstimator estimator(boolean secondOrder) {
        int each = (secondOrder ? 2 : 1) * FACTORS + 2;
        double[] outputs = new double[each * (ALL.length + 1)];
        int row = 0;
        for (int base : ALL) {
            double[] a = corner(base / CORNERS);
            double[] b = corner(base % CORNERS);
            outputs[row++] = f(a);
            for (int i = 0; i < FACTORS; i++) {
                outputs[row++] = f(mixed(a, b, i));
            }
            for (int i = 0; i < FACTORS && secondOrder; i++) {
                outputs[row++] = f(mixed(b, a, i));
            }
            outputs[row++] = f(b);
        }
        Arrays.fill(outputs, row, outputs.length, Double.NaN);
        return new SobolEstimator(outputs, ALL, FACTORS, secondOrder, false);
    }

    @Test
    void givesTheIndicesOfAnExactDesign() {
        double[] expected = {1 / 14.0, 4 / 14.0, 0, 10 / 14.0, 4 / 14.0, 9 / 14.0};
        SobolEstimator estimator = estimator(false);
        assertArrayEquals(expected, estimator.indices(), 1e-14);
        assertEquals(14, estimator.variance(), 1e-13);
        assertEquals(5, estimator.mean(), 1e-14);
        assertEquals(65 * 5, estimator.runs());
        assertEquals(3, estimator.factors());
        assertFalse(estimator.hasSecondOrder());
    }

    @Test
    void givesThePairsRowByRow() {
        SobolEstimator estimator = estimator(true);
        double[] indices = estimator.indices();
        assertArrayEquals(
                new double[] {1 / 14.0, 4 / 14.0, 0, 10 / 14.0, 4 / 14.0, 9 / 14.0, 0, 9 / 14.0, 0}, indices, 1e-14);
        assertEquals(6, estimator.place(0, 1));
        assertEquals(7, estimator.place(2, 0));
        assertEquals(8, estimator.place(1, 2));
        assertEquals(65 * 8, estimator.runs());
        assertTrue(estimator.hasSecondOrder());
    }

    /** Of the base points at which A is corner 7 and B 0: x1 and x2 and x3 all change from 1 to -1. */
    @Test
    void readsAResampleAlone() {
        SobolEstimator estimator = estimator(false);
        // Centred, f(A) = 6 and f(B) = 0: the variance of the two is 9. Without x1: -2, without x2: 2, without x3: 0.
        double[] expected = {0, 0, 0, 64 / 18.0, 16 / 18.0, 36 / 18.0};
        assertArrayEquals(expected, estimator.indices(new int[] {7 * CORNERS}), 1e-14);
        assertArrayEquals(expected, estimator.indices(new int[] {7 * CORNERS, 7 * CORNERS}), 1e-14);
    }

    @Test
    void findsNothingWhereNothingVaries() {
        double[] outputs = new double[2 * 5];
        Arrays.fill(outputs, 3);
        assertArrayEquals(new double[6], new SobolEstimator(outputs, new int[] {0, 1}, 3, false, false).indices());
        outputs[0] = 4;
        SobolEstimator constant = new SobolEstimator(outputs, new int[] {0, 1}, 3, false, true);
        assertArrayEquals(new double[6], constant.indices());
        assertEquals(0, constant.variance());
    }
}
