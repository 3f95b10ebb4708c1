package io.jevons.internal;

import java.util.concurrent.CancellationException;

/** How long work gives way to an interrupt of its thread: at places that it passes many times a second. */
public final class Interrupts {
    private static final String GIVEN_UP = "interrupted: the run was given up and nothing of it is kept";

    private Interrupts() {}

    /**
     * Gives the work up if the thread was interrupted. The thread stays interrupted, so that its owner sees it too.
     *
     * @throws CancellationException if the thread was interrupted
     */
    public static void check() {
        check(Thread.currentThread());
    }

    /**
     * Gives the work up if the thread that it is done for was interrupted, which is not the one that does it.
     *
     * @param owner the thread; it stays interrupted
     * @throws CancellationException if it was interrupted
     */
    public static void check(Thread owner) {
        if (owner.isInterrupted()) {
            throw new CancellationException(GIVEN_UP);
        }
    }

    /**
     * The exception of work that was given up, for who was told of the interrupt by an exception that cleared it.
     *
     * @return the exception; the thread is interrupted again
     */
    public static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException(GIVEN_UP);
    }
}
