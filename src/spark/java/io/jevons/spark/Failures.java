package io.jevons.spark;

import java.io.InvalidClassException;
import java.util.concurrent.CancellationException;

/** What a failed job says, as the library says it. */
final class Failures {
    private Failures() {}

    static RuntimeException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClassNotFoundException
                    || cause instanceof InvalidClassException
                    || cause instanceof LinkageError) {
                return Parcel.absent(cause);
            }
        }
        String told = String.valueOf(failure.getMessage());
        if (told.contains("cancelled")) {
            CancellationException cancelled =
                    new CancellationException("Spark's job was cancelled: " + firstLine(told));
            cancelled.initCause(failure);
            return cancelled;
        }
        return new IllegalStateException("Spark gave up: " + firstLine(told), failure);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
