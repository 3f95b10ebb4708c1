package io.jevons.uncertainty.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jevons.uncertainty.quantiles.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals by resampling, of the mean of (i + ½)/400, i = 0 to 399, whose standard error is √(1/12)/20. */
final class BootstrapTest {
    private static final int N = 400;
    private static final double ERROR = Math.sqrt(1.0 / 12) / 20;
    private static final int[] ROWS = IntStream.range(0, N).toArray();

    private static double mean(int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> (i + 0.5) / N).average().orElseThrow();
    }

    private static Function<int[], double[]> mean() {
        return rows -> new double[] {mean(rows), rows.length};
    }

    /** 1.96 standard errors to either side; 4000 resamples tell an end to a 40th of one. */
    @Test
    void holdsTheMiddleNinetyFivePercentOfResamples() {
        List<Interval> intervals = Bootstrap.intervals(ROWS, 4000, 1, mean());
        assertEquals(0.5 - 1.96 * ERROR, intervals.get(0).low(), 0.15 * ERROR);
        assertEquals(0.5 + 1.96 * ERROR, intervals.get(0).high(), 0.15 * ERROR);
        // Every resample is as large as the sample.
        assertEquals(new Interval(N, N), intervals.get(1));
    }

    @Test
    void drawsRowsAndNotPlaces() {
        int[] last = {399, 399, 399};
        assertEquals(399.5 / N, Bootstrap.intervals(last, 20, 1, mean()).get(0).low(), 1e-15);
        assertEquals(
                399.5 / N,
                Bootstrap.aboutBiased(last, 20, 1, new double[] {399.5 / N}, rows -> new double[] {mean(rows)})
                        .get(0)
                        .high(),
                1e-15);
    }

    @Test
    void goesByItsSeed() {
        assertEquals(Bootstrap.intervals(ROWS, 50, 1, mean()), Bootstrap.intervals(ROWS, 50, 1, mean()));
        assertNotEquals(Bootstrap.intervals(ROWS, 50, 1, mean()), Bootstrap.intervals(ROWS, 50, 2, mean()));
        double[] whole = {0.5, 0};
        assertEquals(
                Bootstrap.aboutBiased(ROWS, 50, 1, whole, mean()), Bootstrap.aboutBiased(ROWS, 50, 1, whole, mean()));
        assertNotEquals(
                Bootstrap.aboutBiased(ROWS, 50, 1, whole, mean()), Bootstrap.aboutBiased(ROWS, 50, 2, whole, mean()));
    }

    /**
     * The mean of half of the rows, drawn without replacement, has the standard error of all of them:
     * √(s² / (n/2) · (1 - 1/2)).
     */
    @Test
    void aboutBiasedReachesAsFarAsHalvesOfTheRowsDo() {
        Interval interval =
                Bootstrap.aboutBiased(ROWS, 4000, 1, new double[] {0.5}, mean()).get(0);
        assertEquals(1.96 * ERROR, interval.high() - 0.5, 0.1 * ERROR);
        assertEquals(0.5 - interval.low(), interval.high() - 0.5, 1e-12);
    }

    /** What is about a share stays one. */
    @Test
    void aboutBiasedStaysBetweenZeroAndOne() {
        double[] whole = {0.001, 0.999};
        List<Interval> intervals = Bootstrap.aboutBiased(
                ROWS, 100, 1, whole, rows -> new double[] {mean(rows) - 0.499, mean(rows) + 0.499});
        assertEquals(0, intervals.get(0).low());
        assertEquals(1, intervals.get(1).high());
    }
}
