package io.jevons.uncertainty.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distances between the distribution of all outputs and those of slices of an input, counted by hand. */
final class PawnEstimatorTest {
    private static double[] distances(int slices, double[] x, double[] y, int... rows) {
        double[][] values =
                IntStream.range(0, x.length).mapToObj(i -> new double[] {x[i]}).toArray(double[][]::new);
        return new PawnEstimator(values, y, slices, false).distances(0, rows);
    }

    /** Up to 2 lie all of the lower half, half of all and none of the upper half. */
    @Test
    void areTheLargestDifferencesOfTheDistributions() {
        assertArrayEquals(
                new double[] {0.5, 0.5},
                distances(2, new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, 0, 1, 2, 3),
                1e-15);
    }

    /** Up to 1 lie three of four, both of the lower half and one of the upper. Between equal outputs nothing is compared. */
    @Test
    void takeEqualOutputsAtOnce() {
        assertArrayEquals(
                new double[] {0.25, 0.25},
                distances(2, new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 2}, 0, 1, 2, 3),
                1e-15);
    }

    /** Three equal inputs are one slice: at 3 all of it against three quarters; of the other slice none. */
    @Test
    void keepEqualInputsTogether() {
        assertArrayEquals(
                new double[] {0.25, 0.75},
                distances(2, new double[] {1, 1, 1, 2}, new double[] {1, 2, 3, 4}, 0, 1, 2, 3),
                1e-15);
    }

    @Test
    void leaveOutEmptySlices() {
        assertArrayEquals(
                new double[] {0}, distances(3, new double[] {1, 1, 1}, new double[] {1, 2, 3}, 0, 1, 2), 1e-15);
    }

    /** Of the first draw twice and the last once: at its output all of the first slice, two thirds of all, none of the second. */
    @Test
    void countDrawsAsOftenAsTheyAreDrawn() {
        assertArrayEquals(
                new double[] {1 / 3.0, 2 / 3.0},
                distances(2, new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, 0, 0, 3),
                1e-15);
    }

    @Test
    void areZeroOfAConstant() {
        assertArrayEquals(
                new double[2],
                new PawnEstimator(new double[][] {{1}, {2}}, new double[] {5, 5}, 2, true)
                        .distances(0, new int[] {0, 1}));
    }

    /** The middle of three, and halfway between the middle two of four. */
    @Test
    void medianIsTheMiddle() {
        assertEquals(2, PawnEstimator.median(new double[] {9, 1, 2}));
        assertEquals(2.5, PawnEstimator.median(new double[] {9, 3, 1, 2}));
    }

    /** The dummy is an order of the draws, so that with a slice a draw every distance is that of one draw to all. */
    @Test
    void theDummyComesLastAndIsAnOrderOfTheDraws() {
        PawnEstimator estimator =
                new PawnEstimator(new double[][] {{1}, {2}, {3}, {4}}, new double[] {1, 2, 3, 4}, 4, false);
        // Of the draw with output k the distance is max(1 - k/4, (k - 1)/4): 3/4, 1/2, 1/2, 3/4.
        double[] medians = estimator.medians(new int[] {0, 1, 2, 3}, 5);
        assertArrayEquals(new double[] {0.625, 0.625}, medians, 1e-15);
    }

    /** The last two are never drawn; they come after all that are counted, and belong to the last slice. */
    @Test
    void countNoDrawsThatAreNotDrawn() {
        assertArrayEquals(
                new double[] {0.5, 0.5},
                distances(2, new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, 0, 1),
                1e-15);
    }
}
