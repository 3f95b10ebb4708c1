package io.jevons.internal;

import java.util.function.Supplier;

/** A mistake in a metric, at one of the points that are evaluated together. */
public final class PointFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Its place among those that are evaluated together. */
    private final int point;

    /**
     * A mistake at a point.
     *
     * @param point its place among those that are evaluated together, from 0
     * @param mistake the mistake
     */
    public PointFailure(int point, RuntimeException mistake) {
        super(mistake);
        this.point = point;
    }

    /**
     * Evaluates points from a number on, and says of a mistake at which it came.
     *
     * @param what what a point is called
     * @param from the number of the first of them
     * @param evaluation evaluates them
     * @param <T> what comes of it
     * @return what comes of it
     */
    public static <T> T placed(String what, int from, Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (PointFailure e) {
            Throwable mistake = e.getCause();
            boolean told = mistake.getCause() != null;
            throw new IllegalStateException(
                    (told ? mistake.getMessage() : mistake) + " in " + what + " " + (from + e.point),
                    told ? mistake.getCause() : mistake);
        }
    }
}
