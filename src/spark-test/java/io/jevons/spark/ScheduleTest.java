package io.jevons.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The simulated schedule against what is known of any schedule. */
final class ScheduleTest {
    private static final double ROUNDING = 1e-9;

    private static double[] tasks(int count, long seed) {
        Random random = new Random(seed);
        return random.doubles(count, 0.5, 1.5).toArray();
    }

    private static double sum(double[] tasks) {
        return Arrays.stream(tasks).sum();
    }

    @Test
    void oneCoreTakesTheSum() {
        double[] tasks = tasks(100, 1);
        assertEquals(sum(tasks), new Schedule(1, 0, 0).makespan(tasks), ROUNDING);
        assertEquals(sum(tasks) + 100 * 0.01, new Schedule(1, 0.01, 0).makespan(tasks), ROUNDING);
    }

    /**
     * Graham's bound on list scheduling (1969, SIAM J. Appl. Math. 17(2), 416-429): the work over the cores, and at most the longest task more. The first
     * wave, of four tasks, adds one task's time where there are more cores.
     */
    @Test
    void liesWithinGrahamsBound() {
        for (int cores : new int[] {2, 3, 4, 16, 100}) {
            for (long seed = 1; seed <= 5; seed++) {
                double[] tasks = tasks(4000, seed);
                double longest = Arrays.stream(tasks).max().orElseThrow();
                double even = sum(tasks) / cores;
                double span = new Schedule(cores, 0, 0).makespan(tasks);
                assertTrue(span >= even - ROUNDING, cores + " cores: " + span + " below " + even);
                double first = cores > 4 ? longest : 0;
                double most = even + (1 - 1.0 / cores) * longest + first;
                assertTrue(span <= most + ROUNDING, cores + " cores: " + span + " above " + most);
            }
        }
    }

    /** With so many cores that the driver is what they wait for, the driver's work is the length, and a task before it. */
    @Test
    void theDriverIsTheLimit() {
        double[] tasks = tasks(1000, 3);
        double span = new Schedule(64, 0, 0.1).makespan(tasks);
        assertTrue(span >= 100 && span <= 100 + 2 * 1.5, "" + span);
        double sent = new Schedule(64, 0.1, 0).makespan(tasks);
        assertTrue(sent >= 100 && sent <= 100 + 3 * 1.5, "" + sent);
    }

    /** A chunk that hangs does not fill the driver's memory: no more than two waves go out after it. */
    @Test
    void aStragglerHoldsLaterWavesBack() {
        double[] tasks = new double[1000];
        Arrays.fill(tasks, 1);
        tasks[0] = 500;
        double span = new Schedule(10, 0, 0).makespan(tasks);
        // By then the wave of the straggler and the two after it are done, and the rest takes its time.
        assertTrue(span > 500 + (1000 - 4 - 2 * 40) / 10.0 - 1 && span < 500 + 1000 / 10.0, "" + span);
    }
}
