package io.jevons.rebound.shares;

import java.util.function.IntToDoubleFunction;

/**
 * The Shapley value: what each player adds to a game, averaged over all orders in which players may join.
 *
 * <p>φ_i = Σ_S |S|! (n - |S| - 1)! / n! · (v(S ∪ i) - v(S)), over the coalitions S without i. The values add up to
 * v(all) - v(none), a player that changes nothing gets 0, and like players get like values. Shapley, L. S. (1953), A value
 * for n-person games, in Contributions to the Theory of Games II, Princeton University Press.
 */
public final class Shapley {
    private Shapley() {}

    /** The values of n players; bit i of the game's argument says whether player i has joined. */
    public static double[] values(int players, IntToDoubleFunction game) {
        double[] worth = new double[1 << players];
        for (int coalition = 0; coalition < worth.length; coalition++) {
            worth[coalition] = game.applyAsDouble(coalition);
        }
        double[] weight = weights(players);
        double[] values = new double[players];
        for (int i = 0; i < players; i++) {
            int player = 1 << i;
            for (int coalition = 0; coalition < worth.length; coalition++) {
                if ((coalition & player) == 0) {
                    double added = worth[coalition | player] - worth[coalition];
                    values[i] += weight[Integer.bitCount(coalition)] * added;
                }
            }
        }
        return values;
    }

    /** s! (n - s - 1)! / n! by the size s of a coalition. */
    private static double[] weights(int players) {
        double[] weight = new double[players];
        if (players > 0) {
            weight[0] = 1.0 / players;
        }
        for (int s = 1; s < players; s++) {
            weight[s] = weight[s - 1] * s / (players - s);
        }
        return weight;
    }
}
