package io.jevons.rebound.shares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ShapleyTest {
    @Test
    void gamesThatAddGiveEachPlayerItsOwn() {
        double[] own = {3, -1, 0, 4.5};
        double[] values = Shapley.values(4, c -> {
            double sum = 10;
            for (int i = 0; i < own.length; i++) {
                sum += (c >> i & 1) * own[i];
            }
            return sum;
        });
        assertArrayEquals(own, values, 1e-14);
    }

    @Test
    void theGlovesGameHasTheKnownAnswer() {
        // Players 0 and 1 hold a left glove, player 2 a right one; a pair is worth 1.
        double[] values = Shapley.values(3, c -> (c & 4) != 0 && (c & 3) != 0 ? 1 : 0);
        assertArrayEquals(new double[] {1.0 / 6, 1.0 / 6, 2.0 / 3}, values, 1e-15);
    }

    @Test
    void valuesAddUpForAnyGame() {
        SplittableRandom random = new SplittableRandom(3);
        double[] worth = random.doubles(256, -5, 5).toArray();
        double[] values = Shapley.values(8, c -> worth[c]);
        assertEquals(worth[255] - worth[0], Arrays.stream(values).sum(), 1e-13);
    }

    @Test
    void nobodyPlaysNothing() {
        assertEquals(0, Shapley.values(0, c -> 7).length);
    }
}
