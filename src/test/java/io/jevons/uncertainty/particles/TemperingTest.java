package io.jevons.uncertainty.particles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Ten particles, the likelihood of half of which is e^-10 of that of the others. */
final class TemperingTest {
    private static final double[] LOGS = {-3, -13, -3, -13, -3, -13, -3, -13, -3, -13};

    /**
     * Weights 1 and w make 10 (1 + w)² / (2 (1 + w²)) of them, which is 9 at w = 1/2: after a step of ln 2 / 10 from wherever
     * it starts.
     */
    @Test
    void stepsToWhereSoManyAreLeft() {
        assertEquals(Math.log(2) / 10, Tempering.next(LOGS, 0, 9), 1e-12);
        assertEquals(0.25 + Math.log(2) / 10, Tempering.next(LOGS, 0.25, 9), 1e-12);
    }

    @Test
    void endsAtOneWhereMoreAreLeft() {
        assertEquals(1, Tempering.next(LOGS, 0.95, 9));
        assertEquals(1, Tempering.next(LOGS, 0, 5));
        assertEquals(1, Tempering.next(new double[] {-2, -2}, 0, 2));
    }

    @Test
    void weightsAreAgainstTheLargest() {
        assertArrayEquals(
                new double[] {1, Math.exp(-5), 0},
                Tempering.weights(new double[] {-3, -13, Double.NEGATIVE_INFINITY}, 0.5),
                1e-15);
    }

    /** (1 + 1/2 + 1/2)² / (1 + 1/4 + 1/4). */
    @Test
    void effectiveSizeIsThatOfKong() {
        assertEquals(4 / 1.5, Tempering.effectiveSize(new double[] {1, 0.5, 0.5}), 1e-15);
        assertEquals(3, Tempering.effectiveSize(new double[] {2, 2, 2}), 1e-15);
    }

    /** The mean of e^(-3 s) and e^(-13 s) at s = 1/2. */
    @Test
    void logMeanIsThatOfTheLikelihoods() {
        double mean = (Math.exp(-1.5) + Math.exp(-6.5)) / 2;
        assertEquals(Math.log(mean), Tempering.logMean(LOGS, 0.5), 1e-12);
        assertEquals(0, Tempering.logMean(LOGS, 0), 1e-15);
    }
}
