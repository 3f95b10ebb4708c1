package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreteDistributionTest {
    /** The least x with cdf(x) >= k/n is the k-th value. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 49, 1000, 12_345})
    void quantilesOfAStepAreItsValue(int n) {
        double[] values = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        Distribution counted = Distribution.empirical(values);
        Distribution given =
                Distribution.discrete(DoubleStream.of(values).boxed().toList(), Collections.nCopies(n, 1.0 / n));
        Distribution cut = Distribution.truncated(
                Distribution.empirical(
                        IntStream.rangeClosed(1, 2 * n).asDoubleStream().toArray()),
                1,
                n);
        for (Distribution d : List.of(counted, given, cut)) {
            for (int k = 1; k <= n; k++) {
                assertEquals(k, d.quantile((double) k / n), d + " at " + k);
                assertEquals((double) k / n, d.cdf(k), 1e-15, d + " at " + k);
            }
        }
    }

    @Test
    void aStepIsPassedByMoreThanRounding() {
        Distribution d = Distribution.empirical(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertEquals(8, d.quantile(0.8));
        assertEquals(9, d.quantile(0.8 + 1e-14));
        assertEquals(1, d.quantile(0));
        assertEquals(10, d.quantile(1));
    }

    @Test
    void zeroHasNoSign() {
        Distribution d = Distribution.discrete(List.of(0.0, -0.0, 1.0), List.of(0.25, 0.25, 0.5));
        assertEquals(0.5, d.cdf(-0.0));
        assertEquals(0.5, d.density(-0.0));
    }
}
