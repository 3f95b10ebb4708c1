package io.jevons.uncertainty.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Values about their weighted mean, against the chi-squared distribution of one less than there are. */
final class AgreementTest {
    /** 0 and 2 with errors of 1: both one error from 1; P(χ² > 2) of one degree is erfc(1). */
    @Test
    void isTheChanceOfTheDifferences() {
        assertEquals(0.15729920705028513, Agreement.chance(new double[] {0, 2}, new double[] {1, 1}), 1e-12);
    }

    /** Weights of 1 and 1/4 put the mean at 0.4, so that the squares are 0.16 and 0.64: erfc of the root of 0.4. */
    @Test
    void weighsByErrors() {
        assertEquals(0.3710933695226698, Agreement.chance(new double[] {0, 2}, new double[] {1, 2}), 1e-12);
    }

    /** Of two degrees P(χ² > q) is e^(-q/2): here q = 2 / 0.01 about 1. */
    @Test
    void hasADegreeLessThanValues() {
        double q = 2 / 0.25;
        assertEquals(Math.exp(-q / 2), Agreement.chance(new double[] {0, 1, 2}, new double[] {0.5, 0.5, 0.5}), 1e-12);
        assertEquals(1, Agreement.chance(new double[] {7, 7, 7}, new double[] {1, 2, 3}), 1e-12);
    }

    @Test
    void takesErrorsOfNothingForTheLeast() {
        assertEquals(1, Agreement.chance(new double[] {3, 3}, new double[] {0, 0}), 1e-6);
        assertEquals(0.15729920705028513, Agreement.chance(new double[] {0, 2e-9}, new double[] {0, 1e-12}), 1e-6);
    }
}
