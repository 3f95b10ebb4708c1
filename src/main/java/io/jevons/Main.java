package io.jevons;

/** Runs the main job. */
public final class Main {
    private Main() {}

    /**
     * Runs the main job.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("x");
    }
}
