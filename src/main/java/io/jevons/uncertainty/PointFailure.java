package io.jevons.uncertainty;

import java.util.function.Supplier;

/** A mistake in a metric, at one of the points that are evaluated together. */
final class PointFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int point;

    PointFailure(int point, RuntimeException mistake) {
        super(mistake);
        this.point = point;
    }

    /** Evaluates points from a number on, and says of a mistake at which it came. */
    static <T> T placed(String what, int from, Supplier<T> evaluation) {
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
