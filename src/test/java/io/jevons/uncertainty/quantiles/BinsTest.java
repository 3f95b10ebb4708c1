package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Values of some ranks without sorting all, and where an estimate lies. */
final class BinsTest {
    /** One object for one sample after another, of other sizes and signs. */
    @Test
    void findRanksOfEachSampleByItself() {
        Bins bins = new Bins(12);
        assertArrayEquals(
                new double[] {1, 12, 6}, bins.ranked(new double[] {12, 3, 5, 1, 2, 4, 11, 10, 9, 8, 7, 6}, 0, 11, 5));
        assertArrayEquals(new double[] {-4, 0, 9}, bins.ranked(new double[] {0, -4, 9, -1, 3}, 0, 2, 4));
        assertArrayEquals(new double[] {2, 2}, bins.ranked(new double[] {2, 2, 2, 2, 2, 2, 2, 2}, 0, 7));
        assertArrayEquals(new double[] {1e-300, 1e300}, bins.ranked(new double[] {1e300, 1, 1e-300, 2, 3}, 0, 4));
    }

    @Test
    void intervalsHoldTheirEnds() {
        Interval interval = new Interval(-1, 2.5);
        assertEquals(3.5, interval.width());
        assertEquals(true, interval.contains(-1) && interval.contains(2.5));
        assertEquals(false, interval.contains(Math.nextDown(-1.0)) || interval.contains(Math.nextUp(2.5)));
        assertEquals("[-1.00, 2.50]", interval.toString());
    }
}
