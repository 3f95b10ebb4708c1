package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** References: closed forms of the truncated normal distribution in 60 digits (mpmath 1.3.0). */
    @ParameterizedTest
    @CsvSource({
        "6, 7, 6.15721090337828, .1508256646513177, 6.111358215508885, 6.361632044375847",
        "8, Infinity, 8.121368112236113, .119686605112439, 8.084911007391544, 8.278803341691198",
        "9, 10, 9.108456288012409, .1069990926206211, 9.075779713738544, 9.24935337636521"
    })
    void upperTailsOfTheNormalKeepTheirDigits(
            double low, double high, double mean, double deviation, double median, double ninth) {
        Distribution cut = Distribution.truncated(Distribution.normal(0, 1), low, high);
        assertEquals(mean, cut.mean(), 1e-13 * mean);
        assertEquals(deviation, cut.standardDeviation(), 1e-12 * deviation);
        assertEquals(median, cut.quantile(0.5), 1e-14 * median);
        assertEquals(ninth, cut.quantile(0.9), 1e-14 * ninth);
        assertEquals(0.5, cut.cdf(median), 1e-12);
        assertEquals(high, cut.quantile(1));
    }

    @Test
    void tailsMirrorEachOther() {
        Distribution normal = Distribution.normal(0, 1);
        List<Distribution> uppers = List.of(
                Distribution.truncated(normal, 9, 10),
                Distribution.truncated(Distribution.truncated(normal, 0, INFINITE), 9, 10),
                Distribution.truncated(Distribution.truncated(normal, 9, 12), 9, 10));
        Distribution lower = Distribution.truncated(normal, -10, -9);
        for (Distribution upper : uppers) {
            assertEquals(-lower.mean(), upper.mean(), 1e-13);
            for (double p : new double[] {0.01, 0.3, 0.5, 0.9}) {
                assertEquals(-lower.quantile(1 - p), upper.quantile(p), 1e-13);
                assertEquals(p, upper.cdf(upper.quantile(p)), 1e-12);
            }
        }
    }

    /** The cut end of (1 - x)^5, of which the rest is again a power: mean and deviation of the width are 1/6 and √5/(6√7). */
    @Test
    void upperTailOfPert() {
        double width = 1e-4;
        Distribution cut = Distribution.truncated(Distribution.pert(0, 0, 1), 1 - width, 1);
        assertEquals(1 - width + width / 6, cut.mean(), 1e-15);
        assertEquals(width * Math.sqrt(5 / 7.0) / 6, cut.standardDeviation(), 1e-12 * width);
        assertEquals(1 - width * Math.pow(0.5, 0.2), cut.quantile(0.5), 1e-15);
    }

    /** Powers again: (high - x)² for the triangle, and linear for uniform and, nearly, for log-uniform. */
    @Test
    void upperTailsOfOtherFamilies() {
        double width = 1e-9;
        Distribution triangle = Distribution.truncated(Distribution.triangular(0, 0, 1), 1 - width, 1);
        assertEquals(1 - width * Math.sqrt(0.5), triangle.quantile(0.5), 1e-15);
        assertEquals(width * Math.sqrt(1 / 18.0), triangle.standardDeviation(), 1e-6 * width);
        for (Distribution base : List.of(Distribution.uniform(0, 1), Distribution.logUniform(0.1, 1))) {
            Distribution flat = Distribution.truncated(base, 1 - width, 1);
            assertEquals(width / Math.sqrt(12), flat.standardDeviation(), 1e-6 * width, base.toString());
            assertEquals(1 - width / 2, flat.quantile(0.5), 1e-15, base.toString());
        }
    }

    /** References: E[X^k] = e^(k²σ²/2) (Φ(b - kσ) - Φ(a - kσ)) of the cut, in 60 digits (mpmath 1.3.0). */
    @ParameterizedTest
    @CsvSource({
        "3, 0, Infinity, 90.01713130052181, 8102.583912148207",
        "4, 0, Infinity, 2980.957987041728, 8886110.020507859",
        "4, 1e-9, Infinity, 2980.958316313594, 8886110.511280561",
        "4, 1, Infinity, 5961.727152800853, 12566856.60072441",
        "14, 1, Infinity, 7.275941895217609e42, 1.871687978078394e85",
        "3, 5, 1e9, 302.1960122970484, 13471.24140060519",
        "4, 1, 1e5, 783.8400632088666, 4835.52655475409",
        "4, 0, 1e20, 2980.957987041642, 8885125.380884733"
    })
    void momentsOfWideLognormals(double sigma, double low, double high, double mean, double deviation) {
        Distribution cut = Distribution.truncated(Distribution.lognormal(0, sigma), low, high);
        assertEquals(mean, cut.mean(), 1e-12 * mean);
        assertEquals(deviation, cut.standardDeviation(), 1e-11 * deviation);
    }

    @Test
    void deviationsBeyondDoublesAreInfinite() {
        Distribution cut = Distribution.truncated(Distribution.lognormal(0, 20), 1, INFINITE);
        assertEquals(2 * Math.exp(200), cut.mean(), 1e-12 * cut.mean());
        assertEquals(INFINITE, cut.standardDeviation());
        assertTrue(cut.quantile(0.9999) < INFINITE);
    }
}
