package io.jevons.internal;

import java.util.concurrent.CancellationException;

/** How long work gives way to an interrupt of its thread: at places that it passes many times a second. */
public final class Interrupts {
    private Interrupts() {}

    /**
     * Gives the work up if the thread was interrupted. The thread stays interrupted, so that its owner sees it too.
     *
     * @throws CancellationException if the thread was interrupted
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
    }

    /**
     * The exception of work that was given up, for who was told of the interrupt by an exception that cleared it.
     *
     * @return the exception; the thread is interrupted again
     */
    public static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted: the run was given up and nothing of it is kept");
    }
}
