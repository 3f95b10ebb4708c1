package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
    @Nested
    class DensitiesAtTheEnds {
        /** With the shape 1 at an end the density falls from there as b (1 - x)^(b - 1). */
        @Test
        void areThoseOfTheBetaDistribution() {
            assertEquals(1, Distribution.beta(1, 1).density(0), 1e-15);
            assertEquals(1, Distribution.beta(1, 1).density(1), 1e-15);
            assertEquals(3, Distribution.beta(1, 3).density(0), 1e-15);
            assertEquals(3, Distribution.beta(3, 1).density(1), 1e-15);
            assertEquals(0, Distribution.beta(3, 1).density(0));
            assertEquals(Double.POSITIVE_INFINITY, Distribution.beta(0.5, 1).density(0));
            assertEquals(5, Distribution.pert(0, 0, 1).density(0), 1e-15);
            assertEquals(2.5, Distribution.pert(-1, 1, 1).density(1), 1e-15);
        }
    }

    @Nested
    class Ranges {
        @Test
        void ratiosMayOverflow() {
            assertEquals(1, Distribution.logUniform(1e-200, 1e200).quantile(0.5), 1e-13);
            assertEquals(1, Distribution.lognormal90(1e-200, 1e200).quantile(0.5), 1e-13);
            Distribution widest = Distribution.logUniform(Double.MIN_VALUE, Double.MAX_VALUE);
            assertEquals(Double.MAX_VALUE, widest.quantile(1 - 0x1p-53), 1e-9 * Double.MAX_VALUE);
            assertEquals(0.25, widest.cdf(widest.quantile(0.25)), 1e-14);
            assertTrue(widest.standardDeviation() < Double.MAX_VALUE);
        }

        /** References in 60 digits (mpmath 1.3.0), to either side of where the series ends. */
        @ParameterizedTest
        @CsvSource({"1.0000001, 2.886751347633608e-8", "3, .5716774507941147", "8, 1.953560888188321"})
        void deviationOfALogUniform(double high, double deviation) {
            assertEquals(deviation, Distribution.logUniform(1, high).standardDeviation(), 1e-14 * deviation);
        }

        @Test
        void deviationOfANarrowTriangle() {
            assertEquals(
                    1 / Math.sqrt(6),
                    Distribution.triangular(1e9, 1e9 + 1, 1e9 + 2).standardDeviation(),
                    1e-15);
        }

        @Test
        void endsTooFarApartAreRefused() {
            refused("uniform high = 1.0E308", () -> Distribution.uniform(-1e308, 1e308));
            refused("triangular high = 1.0E308", () -> Distribution.triangular(-1e308, 0, 1e308));
            refused("pert high = 1.0E308", () -> Distribution.pert(-1e308, 0, 1e308));
        }

        private void refused(String start, Executable call) {
            String message = assertThrows(InvalidInputException.class, call).getMessage();
            assertTrue(message.startsWith(start), message);
        }
    }
}
