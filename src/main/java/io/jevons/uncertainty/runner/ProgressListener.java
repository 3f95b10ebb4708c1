package io.jevons.uncertainty.runner;

/** Is told how far a run has come; by the thread that called run, now and then. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Some draws are done.
     *
     * @param done how many, all those before included
     * @param of how many there are in all
     */
    void progress(int done, int of);
}
