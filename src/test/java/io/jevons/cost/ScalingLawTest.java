package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import org.junit.jupiter.api.Test;

class ScalingLawTest {
    /** Chinchilla, 70 bn parameters and 1.4 tn tokens: the published law gives 1.94 nats. */
    @Test
    void givesChinchillasLoss() {
        assertEquals(1.936, ScalingLaw.HOFFMANN.loss(70e9, 1.4e12), 0.002);
    }

    @Test
    void hasItsLeastLossAtTheOptimum() {
        double flops = 5.76e23;
        for (ScalingLaw law : new ScalingLaw[] {ScalingLaw.HOFFMANN, ScalingLaw.BESIROGLU}) {
            double best = law.optimalParameters(flops);
            double least = law.loss(best, flops / 6 / best);
            assertTrue(least < law.loss(1.1 * best, flops / 6 / (1.1 * best)));
            assertTrue(least < law.loss(0.9 * best, flops / 6 / (0.9 * best)));
        }
    }

    @Test
    void refusesWhatIsNotAboveZero() {
        assertThrows(InvalidInputException.class, () -> ScalingLaw.HOFFMANN.loss(0, 1));
        assertThrows(InvalidInputException.class, () -> ScalingLaw.HOFFMANN.optimalParameters(-1));
    }
}
