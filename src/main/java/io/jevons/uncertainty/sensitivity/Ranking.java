package io.jevons.uncertainty.sensitivity;

import java.util.stream.IntStream;

/** The order in which results list their inputs. */
public final class Ranking {
    private Ranking() {}

    /** The places of the values, the largest first; equal ones in their own order. */
    public static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(i -> i)
                .toArray();
    }
}
