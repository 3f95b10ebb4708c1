package io.jevons.uncertainty.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.uncertainty.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InversionTest {
    private static final double[] PROBABILITIES = {1e-12, 1e-6, 0.001, 0.1, 0.3, 0.5, 0.6, 0.9, 0.999, 1 - 1e-12};

    /** References in 60 digits (mpmath 1.3.0, betainc). */
    @ParameterizedTest
    @CsvSource({
        ".02, .04, 1e-6, 5.986640024031237e-292",
        ".003, .006, .3, 2.511382899319235e-116",
        ".003, .006, .6, 5.536621319415578e-16"
    })
    void rootsNextToZero(double alpha, double beta, double p, double x) {
        assertEquals(x, Distribution.beta(alpha, beta).quantile(p), 1e-11 * x);
    }

    /**
     * The definition, from needles at both ends to one in the middle: the cumulative steps over p from the double before to
     * the double after, but for what Commons Math's function itself is off by.
     */
    @ParameterizedTest
    @CsvSource({
        ".003, .006",
        ".02, .04",
        ".5, .5",
        "1, 1",
        "1, 1000",
        "1000, 1",
        ".01, 100",
        "100, .01",
        "2, 5",
        "500, .5",
        "1e5, 1e5",
        "40, 3",
        "1e-4, 1e-4"
    })
    void quantileInvertsTheCumulative(double alpha, double beta) {
        Distribution d = Distribution.beta(alpha, beta);
        for (double p : PROBABILITIES) {
            double x = d.quantile(p);
            double near = 8 * Math.ulp(x);
            assertTrue(d.cdf(x + near) >= p * (1 - 1e-10), d + " at " + p + ": " + x);
            assertTrue(x - near < 0 || d.cdf(x - near) <= p * (1 + 1e-10), d + " at " + p + ": " + x);
        }
    }

    /** 1 - (1 - x)^1000 and its mirror image x^1000, down to the ends of the range. */
    @Test
    void tailsOfPowers() {
        UnitBeta first = new UnitBeta(1, 1000);
        UnitBeta last = new UnitBeta(1000, 1);
        for (double q : new double[] {1e-300, 1e-100, 1e-10, 0.2, 0.5}) {
            double x = -Math.expm1(Math.log(q) / 1000);
            assertEquals(x, first.fromLow(1 - q, q), 1e-13 * x);
            assertEquals(x, last.fromHigh(q, 1 - q), 1e-13 * x);
            assertEquals(q, first.survival(x, 1 - x), 1e-10 * q);
            double near = -Math.expm1(Math.log1p(-q) / 1000);
            assertEquals(near, first.fromLow(q, 1 - q), 1e-13 * near);
            assertEquals(near, last.fromHigh(1 - q, q), 1e-13 * near);
        }
    }
}
