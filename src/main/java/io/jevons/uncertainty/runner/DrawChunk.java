package io.jevons.uncertainty.runner;

import io.jevons.internal.Sha256;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A part of a study that runs by itself: a range of its draws, or points of a design. Immutable. */
public final class DrawChunk implements Serializable {
    /** Draws a chunk: some tenths of a second of work, which is what makes the cost of handing it out small. */
    static final int SIZE = 8192;

    /** The most chunks that draws are cut into: beyond, chunks grow, and not what comes back of them. */
    private static final int MOST = 4096;

    /** The fewest points that are worth sending. */
    private static final int LEAST = 128;

    /** Into how many chunks few points are divided. */
    private static final int SHARES = 32;

    private static final long serialVersionUID = 1L;

    /** The first draw. */
    private final int from;

    /** The draw after the last. */
    private final int to;

    /** Empty for draws, which the job lays by itself. */
    private final double[][] points;

    private DrawChunk(int from, int to, double[][] points) {
        this.from = from;
        this.to = to;
        this.points = points;
    }

    /**
     * All draws of a study, or all rows of a design, in chunks.
     *
     * @param total how many there are
     * @return the chunks, in order; none where there are no draws
     */
    public static List<DrawChunk> of(int total) {
        long size = (long) SIZE * Math.max(1, ((long) total + SIZE * MOST - 1) / (SIZE * MOST));
        List<DrawChunk> chunks = new ArrayList<>();
        for (long from = 0; from < total; from += size) {
            chunks.add(new DrawChunk((int) from, (int) Math.min(total, from + size), new double[0][]));
        }
        return chunks;
    }

    /**
     * Points that a method chose as it went, in chunks: small ones where there are few, so that all cores have some.
     *
     * @param all the points, one row each
     * @return the chunks, in order
     */
    public static List<DrawChunk> points(double[][] all) {
        Objects.requireNonNull(all, "all");
        int size = Math.max(LEAST, Math.min(SIZE, all.length / SHARES));
        List<DrawChunk> chunks = new ArrayList<>();
        for (int from = 0; from < all.length; from += size) {
            int to = Math.min(all.length, from + size);
            chunks.add(new DrawChunk(from, to, Arrays.copyOfRange(all, from, to)));
        }
        return chunks;
    }

    /**
     * The first draw, or point.
     *
     * @return its number, from 0
     */
    public int from() {
        return from;
    }

    /**
     * The draw, or point, after the last one.
     *
     * @return its number
     */
    public int to() {
        return to;
    }

    /**
     * The points, where they were chosen elsewhere.
     *
     * @return the points, one row each; empty for draws, which the job lays by itself
     */
    public Optional<double[][]> points() {
        return points.length == 0 ? Optional.empty() : Optional.of(points);
    }

    /**
     * What tells it from every other chunk of a job.
     *
     * @return its draws, or its points by their SHA-256
     */
    public String text() {
        return from + " to " + to + (points.length == 0 ? "" : " " + Sha256.of(points));
    }

    @Override
    public String toString() {
        return (points.length == 0 ? "draws " : "points ") + from + " to " + (to - 1);
    }
}
