package io.jevons.uncertainty.study;

import io.jevons.uncertainty.runner.ProgressListener;
import java.io.Console;
import java.io.PrintWriter;

/** A one-line bar on a terminal, for runs that take more than a moment; silent where there is no terminal. */
final class ProgressBar implements ProgressListener {
    private static final int WIDTH = 40;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final PrintWriter out;
    private final long patienceNanos;
    private final long start = System.nanoTime();
    private int shown = -1;

    ProgressBar(PrintWriter out, long patienceNanos) {
        this.out = out;
        this.patienceNanos = patienceNanos;
    }

    @SuppressWarnings("SystemConsoleNull") // Java 17 gives null where there is no terminal; later ones have isTerminal.
    static ProgressListener create() {
        Console console = System.console();
        return console == null || !isTerminal(console)
                ? (done, of) -> {}
                : new ProgressBar(console.writer(), PATIENCE_NANOS);
    }

    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void progress(int done, int of) {
        int filled = (int) ((long) WIDTH * done / of);
        boolean started = shown >= 0;
        if (filled == shown || (!started && System.nanoTime() - start < patienceNanos)) {
            return;
        }
        shown = filled;
        out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + of + " draws");
        if (done == of) {
            out.println();
        }
        out.flush();
    }
}
