package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
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

    /** Sorting is the truth, for skewed, tied and mixed samples, ranks in any order and one object for all. */
    @Test
    void findWhatSortingFinds() {
        Random random = new Random(5);
        Bins bins = new Bins(999);
        for (int trial = 0; trial < 300; trial++) {
            int n = 1 + random.nextInt(999);
            int kind = trial % 5;
            double[] sample = random.doubles(n)
                    .map(u -> switch (kind) {
                        case 0 -> Math.exp(20 * u);
                        case 1 -> Math.rint(5 * u);
                        case 2 -> u - 0.5;
                        case 3 -> -1 / u;
                        default -> 1 + u * 1e-15;
                    })
                    .toArray();
            int[] ranks = random.ints(5, 0, n).toArray();
            double[] sorted = sample.clone();
            Arrays.sort(sorted);
            double[] expected = Arrays.stream(ranks).mapToDouble(r -> sorted[r]).toArray();
            assertArrayEquals(expected, bins.ranked(sample, ranks), 0, "trial " + trial);
        }
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
