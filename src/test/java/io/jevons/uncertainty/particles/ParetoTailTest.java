package io.jevons.uncertainty.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.uncertainty.random.RandomBits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParetoTailTest {
    /** The quantiles of a generalised Pareto distribution of scale 1 at (i - 1/2)/n. */
    private static double[] quantiles(double shape, int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> (Math.pow(1 - (i + 0.5) / n, -shape) - 1) / shape)
                .toArray();
    }

    /** Computed with {@code pyro.ops.stats.fit_generalized_pareto} of Pyro 1.9.1 (Python), to all digits. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 200, 0.3150712424607639, 0.9919964876956558",
        "0.8, 136, 0.775564838475384, 0.9995810403676033",
        "-0.2, 60, -0.06132078263794294, 0.9538327165867492"
    })
    void fitIsThatOfPyro(double shape, int n, double fittedShape, double fittedScale) {
        ParetoTail fit = ParetoTail.fit(quantiles(shape, n));
        assertEquals(fittedShape, fit.shape(), 1e-10);
        assertEquals(fittedScale, fit.scale(), 1e-10);
    }

    /** For large samples the prior does not matter, and the estimate is consistent. */
    @ParameterizedTest
    @CsvSource({"-0.4", "0.1", "0.5", "0.7", "1.2"})
    void fitFindsTheShapeOfALargeSample(double shape) {
        assertEquals(shape, ParetoTail.fitWithoutPrior(quantiles(shape, 20_000)).shape(), 0.01);
    }

    /**
     * Target exp(1), draws from an exponential of rate λ: the ratio is e^((λ-1)x)/λ, whose tail has the shape 1 - 1/λ (Vehtari
     * et al. 2024, section 3).
     */
    @ParameterizedTest
    @CsvSource({"1.5", "2", "3", "5"})
    void weightsOfTooNarrowDrawsHaveTheirShape(double rate) {
        int n = 100_000;
        double[] logs = IntStream.range(0, n)
                .mapToDouble(i -> (rate - 1) * -Math.log(RandomBits.unit(7, i)) / rate)
                .toArray();
        assertEquals(1 - 1 / rate, ParetoTail.shape(logs), 0.12);
    }

    @Test
    void boundedWeightsAreGood() {
        double[] logs = IntStream.range(0, 4000)
                .mapToDouble(i -> RandomBits.unit(11, i))
                .toArray();
        assertTrue(ParetoTail.shape(logs) < 0.3);
    }

    @Test
    void scaleOfTheWeightsDoesNotMatter() {
        double[] logs = IntStream.range(0, 1000)
                .mapToDouble(i -> 2 * RandomBits.unit(13, i))
                .toArray();
        double[] shifted =
                IntStream.range(0, 1000).mapToDouble(i -> logs[i] - 5000).toArray();
        assertEquals(ParetoTail.shape(logs), ParetoTail.shape(shifted), 1e-6);
    }

    @Test
    void tooFewWeightsAreNotTrusted() {
        assertEquals(Double.POSITIVE_INFINITY, ParetoTail.shape(0, 1, 2));
        double[] mostlyNothing = new double[1000];
        java.util.Arrays.fill(mostlyNothing, Double.NEGATIVE_INFINITY);
        mostlyNothing[3] = 0;
        assertEquals(Double.POSITIVE_INFINITY, ParetoTail.shape(mostlyNothing));
    }

    @Test
    void equalWeightsAreTheBest() {
        assertEquals(Double.NEGATIVE_INFINITY, ParetoTail.shape(new double[1000]));
    }
}
