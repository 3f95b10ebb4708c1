package io.jevons.uncertainty.particles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.uncertainty.random.RandomBits;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    @Test
    void offspringAreWithinOneOfTheirShare() {
        double[] weights = IntStream.range(0, 50)
                .mapToDouble(i -> i % 7 == 0 ? 0 : RandomBits.unit(3, i))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        for (double start : new double[] {1e-12, 0.3, 0.7, 1 - 1e-12}) {
            int[] offspring = new int[50];
            Arrays.stream(Resampling.systematic(weights, start)).forEach(p -> offspring[p]++);
            for (int i = 0; i < 50; i++) {
                double share = 50 * weights[i] / sum;
                assertTrue(Math.abs(offspring[i] - share) < 1 + 1e-9, i + ": " + offspring[i] + " for " + share);
            }
        }
    }

    @Test
    void meanOffspringIsTheShare() {
        double[] weights = {0.1, 0.55, 0.05, 0.3};
        double[] sums = new double[4];
        int runs = 10_000;
        for (int k = 0; k < runs; k++) {
            for (int parent : Resampling.systematic(weights, (k + 0.5) / runs)) {
                sums[parent] += 1.0 / runs;
            }
        }
        assertArrayEquals(new double[] {0.4, 2.2, 0.2, 1.2}, sums, 1e-3);
    }

    @Test
    void equalWeightsLeaveEverybody() {
        assertArrayEquals(new int[] {0, 1, 2}, Resampling.systematic(new double[] {1, 1, 1}, 0.5));
    }

    @Test
    void whatHasNoWeightIsNeverTaken() {
        assertArrayEquals(new int[] {1, 1, 1}, Resampling.systematic(new double[] {0, 1e-300, 0}, 1 - 1e-16));
    }

    @Test
    void nextPowerHalvesTheEffectiveSize() {
        double[] logs = IntStream.range(0, 1000)
                .mapToDouble(i -> -1e6 * RandomBits.unit(5, i))
                .toArray();
        double next = Tempering.next(logs, 0, 500);
        assertEquals(500, Tempering.effectiveSize(Tempering.weights(logs, next)), 1e-3);
        assertEquals(1, Tempering.next(new double[] {-3, -3, -3}, 0.2, 2));
    }
}
