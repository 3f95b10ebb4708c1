package io.jevons.uncertainty.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import org.junit.jupiter.api.Test;

/** Shapley effects of linear functions of normal inputs, as Owen and Prieur (2017, doi:10.1137/16M1097717) give them. */
final class LinearShapleyTest {
    /** Without correlation each has its own variance: 1, 4 · 4 and 9 · 9 of 98. */
    @Test
    void independentInputsHaveTheirOwnVariance() {
        assertArrayEquals(
                new double[] {1 / 98.0, 16 / 98.0, 81 / 98.0},
                LinearShapley.of(new double[] {1, 2, -3}, new double[][] {{1, 0, 0}, {0, 4, 0}, {0, 0, 9}}),
                1e-12);
    }

    /**
     * Two of them share what they have in common: of β₁²σ₁² (1 - ρ²/2) + ρ β₁β₂σ₁σ₂ + β₂²σ₂² ρ²/2. Here with βσ of 2 and 3, ρ = 1/2:
     * 4 · 7/8 + 3 + 9/8 = 7.625 and 9 · 7/8 + 3 + 4/8 = 11.375, of 4 + 9 + 6 = 19.
     */
    @Test
    void correlatedInputsShareWhatTheyHaveInCommon() {
        assertArrayEquals(
                new double[] {7.625 / 19, 11.375 / 19},
                LinearShapley.of(new double[] {2, 1}, new double[][] {{1, 1.5}, {1.5, 9}}),
                1e-12);
    }

    /** The same beside a third of its own variance, 6. */
    @Test
    void anotherInputChangesNothingBetweenThem() {
        assertArrayEquals(
                new double[] {7.625 / 25, 6 / 25.0, 11.375 / 25},
                LinearShapley.of(new double[] {2, 1, 1}, new double[][] {{1, 0, 1.5}, {0, 6, 0}, {1.5, 0, 9}}),
                1e-12);
    }

    @Test
    void ofAConstantAreZero() {
        assertArrayEquals(new double[2], LinearShapley.of(new double[] {0, 0}, new double[][] {{1, 0}, {0, 1}}));
    }

    /** Rounding of 1e-12 for each input and unit of the largest sum of a column: 2e-6 of a million. */
    @Test
    void asymmetryWithinRoundingIsNone() {
        double[] coefficients = {1, 1};
        assertArrayEquals(
                new double[] {0.5, 0.5}, LinearShapley.of(coefficients, new double[][] {{1e6, 0}, {1e-6, 1e6}}), 1e-9);
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> LinearShapley.of(coefficients, new double[][] {{1e6, 0}, {3e-6, 1e6}}));
        assertTrue(refused.getMessage().startsWith("covariance 1, 0 = "), refused.getMessage());
        InvalidInputException negative = assertThrows(
                InvalidInputException.class, () -> LinearShapley.of(coefficients, new double[][] {{1, 2}, {2, 1}}));
        assertTrue(negative.getMessage().startsWith("least eigenvalue of the covariance matrix = "));
        assertThrows(InvalidInputException.class, () -> LinearShapley.of(coefficients, new double[][] {{1, 0}}));
        assertThrows(
                InvalidInputException.class, () -> LinearShapley.of(coefficients, new double[][] {{1, 0}, {0, 1, 0}}));
    }
}
