package io.jevons.uncertainty.particles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.RandomBits;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final int N = 400;

    private static double[][] places(int dimensions) {
        double[][] places = new double[N][];
        for (int i = 0; i < N; i++) {
            double[] place = RandomBits.units(RandomBits.key(3, i), 0, dimensions);
            Arrays.setAll(place, j -> Gauss.quantile(place[j]));
            place[1] = 0.99 * place[0] + Math.sqrt(1 - 0.99 * 0.99) * place[1];
            places[i] = place;
        }
        return places;
    }

    private static double[] equal() {
        double[] weights = new double[N];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** What a particle may do is learned from the other half: wherever its own is, its step is the same to the bit. */
    @Test
    void stepsDoNotDependOnTheOwnHalf() {
        double[][] places = places(3);
        double[][] others = places.clone();
        for (int i = 0; i < N; i += 2) {
            others[i] = Arrays.stream(places[i]).map(x -> 5 - 3 * x).toArray();
        }
        int[] parents = IntStream.range(0, N).toArray();
        CrossedMoves moves = CrossedMoves.of(places, equal(), parents);
        CrossedMoves moved = CrossedMoves.of(others, equal(), parents);
        double[] from = {0.1, 0.2, 0.3};
        assertArrayEquals(moves.of(8).walk(from, 1, 7), moved.of(8).walk(from, 1, 7));
        assertArrayEquals(moves.of(8).anew(from, 0.5, 7), moved.of(8).anew(from, 0.5, 7));
        assertEquals(moves.of(8).logNormal(from), moved.of(8).logNormal(from));
        assertFalse(Arrays.equals(moves.of(9).walk(from, 1, 7), moved.of(9).walk(from, 1, 7)));
    }

    /** Offspring belongs to the half of its parent. */
    @Test
    void halvesAreThoseOfTheParents() {
        int[] parents = new int[N];
        Arrays.fill(parents, 1);
        CrossedMoves moves = CrossedMoves.of(places(2), equal(), parents);
        assertEquals(moves.of(0), moves.of(N - 1));
    }

    /** Where all weight is on a few of one half, both learn from all that there is. */
    @Test
    void aHalfWithoutWeightLearnsFromAll() {
        double[] weights = new double[N];
        for (int i = 0; i < 40; i += 2) {
            weights[i] = 1;
        }
        CrossedMoves moves =
                CrossedMoves.of(places(2), weights, IntStream.range(0, N).toArray());
        double[] from = {0, 0};
        assertTrue(Double.isFinite(moves.of(0).walk(from, 1, 7)[1]));
        assertFalse(Arrays.equals(from, moves.of(0).walk(from, 1, 7)));
        assertFalse(Arrays.equals(from, moves.of(1).walk(from, 1, 7)));
    }

    @Test
    void correlationsCountAsFarAsTheyAreMoreThanChance() {
        assertEquals(0.99, Moves.kept(0.99, 200), 1e-5);
        assertEquals(-0.99, Moves.kept(-0.99, 200), 1e-5);
        // 0.5 has a variance of 0.75² / 200 by chance, 0.0028; twice that over 0.25 is lost.
        assertEquals(0.5 * (1 - 2 * 0.5625 / 200 / 0.25), Moves.kept(0.5, 200), 1e-12);
        assertEquals(0, Moves.kept(0.09, 200));
        assertEquals(0, Moves.kept(0, 200));
    }

    /** Steps along two inputs of which one is nearly the other, and an independent one beside them. */
    @Test
    void stepsHaveTheShapeOfTheParticles() {
        Moves moves = Moves.of(places(3), equal());
        double[] sums = new double[3];
        for (int k = 0; k < 4000; k++) {
            double[] step = moves.walk(new double[3], Math.sqrt(3) / 2.38, k);
            sums[0] += step[0] * step[0] / 4000;
            sums[1] += step[0] * step[1] / 4000;
            sums[2] += step[0] * step[2] / 4000;
        }
        assertEquals(1, sums[0], 0.15);
        assertEquals(0.99, sums[1] / sums[0], 0.01);
        assertEquals(0, sums[2] / sums[0], 0.05);
    }

    /** Independent particles are 2 d apart in the mean, whatever their scales and correlations; twice as far is four times. */
    @Test
    void jumpsAreMeasuredInTheShapeOfTheParticles() {
        double[][] from = places(3);
        double[][] to =
                IntStream.range(0, N).mapToObj(i -> from[(i + N / 2) % N]).toArray(double[][]::new);
        CrossedMoves moves =
                CrossedMoves.of(from, equal(), IntStream.range(0, N).toArray());
        double jump = moves.jump(from, to);
        assertEquals(2 * 3, jump, 0.6);
        assertEquals(0, moves.jump(from, from));
        double[][] twice = IntStream.range(0, N)
                .mapToObj(i -> IntStream.range(0, 3)
                        .mapToDouble(j -> from[i][j] + 2 * (to[i][j] - from[i][j]))
                        .toArray())
                .toArray(double[][]::new);
        assertEquals(4 * jump, moves.jump(from, twice), 1e-9 * jump);
    }
}
