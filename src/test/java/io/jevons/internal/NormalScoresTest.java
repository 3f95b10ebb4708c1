package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole arrays have the bits of one number after another, whatever their length and however many lie in the tails. */
final class NormalScoresTest {
    private final NormalScores normal = new NormalScores();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 255, 256, 257, 1000})
    void ofEvenProbabilities(int length) {
        Random random = new Random(length);
        assertSameAsScalar(random.doubles(length).toArray());
        assertSameAsScalar(random.doubles(length, 0, 0.08).toArray());
        assertSameAsScalar(random.doubles(length, 0.92, 1).toArray());
    }

    /** Where the near tail's approximation ends, at exp(−25), where the centre's does, and where there is no score. */
    @Test
    void ofEdges() {
        double far = Math.exp(-25);
        assertSameAsScalar(
                0,
                -0.0,
                1,
                0.5,
                0.075,
                0.925,
                Math.nextDown(0.075),
                Math.nextUp(0.925),
                far,
                Math.nextDown(far),
                Math.nextUp(far),
                1e-300,
                Double.MIN_VALUE,
                Math.nextDown(1.0),
                -1e-9,
                1.1,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    @Test
    void andBack() {
        double[] scores = new Random(3).doubles(700, -9, 9).toArray();
        double[] probabilities = scores.clone();
        normal.probabilities(probabilities);
        assertArrayEquals(Arrays.stream(scores).map(ArrayMath::normalCdf).toArray(), probabilities, 0);
        double[] exponentials = scores.clone();
        normal.exponentials(exponentials);
        assertArrayEquals(Arrays.stream(scores).map(ArrayMath::exp).toArray(), exponentials, 0);
    }

    private void assertSameAsScalar(double... p) {
        double[] scores = p.clone();
        normal.scores(scores);
        assertArrayEquals(Arrays.stream(p).map(ArrayMath::normalQuantile).toArray(), scores, 0);
    }
}
