package io.jevons.uncertainty.particles;

import java.util.Arrays;

/**
 * Moves learned from one half of the particles for the other. What a particle does then does not depend on where it is itself; where it
 * does, as with steps learned from all, the particles sit too well in the ellipse that was drawn around them, and the logarithm of
 * the evidence comes out too low, by a third in fifty dimensions with two thousand particles (Beskos et al. 2016,
 * doi:10.1214/15-AAP1113, on what adapting costs).
 */
public final class CrossedMoves {
    /** Below as many particles to learn from, a half says less than its own particles with it. */
    private static final double ENOUGH = 8;

    private final Moves[] halves;
    private final int[] halfOf;

    private CrossedMoves(Moves[] halves, int[] halfOf) {
        this.halves = halves;
        this.halfOf = halfOf;
    }

    /**
     * The moves of particles that were resampled.
     *
     * @param scores where the parents are
     * @param weights their weights
     * @param parents the parent of each particle, whose half it belongs to
     */
    public static CrossedMoves of(double[][] scores, double[] weights, int[] parents) {
        Moves[] halves = new Moves[2];
        for (int half = 0; half < 2; half++) {
            double[] others = weights.clone();
            for (int i = half; i < others.length; i += 2) {
                others[i] = 0;
            }
            boolean enough = Tempering.effectiveSize(others) >= ENOUGH;
            halves[half] = Moves.of(scores, enough ? others : weights);
        }
        return new CrossedMoves(
                halves, Arrays.stream(parents).map(parent -> parent % 2).toArray());
    }

    /** What one particle may do. */
    public Moves of(int particle) {
        return halves[halfOf[particle]];
    }

    /** The mean squared jump from one place to the other, in which independent particles are 2 d apart. */
    public double jump(double[][] from, double[][] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += of(i).squaredDistance(from[i], to[i]) / from.length;
        }
        return sum;
    }
}
