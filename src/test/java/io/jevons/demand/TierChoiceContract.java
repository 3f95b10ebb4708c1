package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.Markets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws of a {@link TierChoice}. Extend it in a plug-in's tests. */
public abstract class TierChoiceContract {
    private static final int LANES = 3;
    private static final int CASES = 200;

    private final Random random = new Random(20250120);

    /**
     * The choice to test.
     *
     * @return the choice
     */
    protected abstract TierChoice choice();

    /**
     * Whether {@link TierChoice#invert} finds utilities for any shares. A choice that gives all to the best tier cannot.
     *
     * @return whether it does; true unless overridden
     */
    protected boolean invertsAnyShares() {
        return true;
    }

    /** A set in which some tiers cannot be chosen; never none. */
    private ChoiceSet set() {
        Lanes lanes = new Lanes(CompiledMarket.of(Markets.named("world-2024Q4")), LANES);
        lanes.reset(LANES);
        boolean[] available = new boolean[lanes.market.tiers];
        available[random.nextInt(available.length)] = true;
        for (int j = 0; j < available.length; j++) {
            available[j] |= random.nextBoolean();
        }
        int[] members = new int[lanes.market.nests];
        for (int j = 0; j < available.length; j++) {
            members[lanes.market.nestOf[j]] += available[j] ? 1 : 0;
        }
        return new ChoiceSet(lanes, available, members);
    }

    /** Shares and inclusive values at some utilities. */
    private static final class Chosen {
        private final double[][] share;
        private final double[] value = new double[LANES];

        private Chosen(int tiers) {
            share = new double[tiers][LANES];
        }
    }

    private Chosen choose(ChoiceSet set, double[][] utility) {
        Chosen chosen = new Chosen(utility.length);
        double[][] copy = Arrays.stream(utility).map(double[]::clone).toArray(double[][]::new);
        choice().choose(set, copy, chosen.share, chosen.value);
        return chosen;
    }

    private double[][] utilities(ChoiceSet set, double span) {
        double[][] utility = new double[set.tiers()][];
        Arrays.setAll(utility, j -> random.doubles(LANES, -span, span).toArray());
        return utility;
    }

    @Test
    void hasANameForFiles() {
        assertTrue(choice().name().matches("[a-z][a-z0-9-]*"), choice().name());
    }

    @Test
    void sharesSumToOneOverWhatCanBeChosen() {
        for (int i = 0; i < CASES; i++) {
            ChoiceSet set = set();
            double[][] share = choose(set, utilities(set, 8)).share;
            for (int l = 0; l < LANES; l++) {
                double sum = 0;
                for (int j = 0; j < set.tiers(); j++) {
                    double s = share[j][l];
                    assertTrue(s >= 0 && s <= 1 + 1e-12, "share " + s);
                    assertTrue(set.isAvailable(j) || s == 0, "a share where there is no tier");
                    sum += s;
                }
                assertEquals(1, sum, 1e-12);
            }
        }
    }

    @Test
    void aBetterTierLosesNothing() {
        for (int i = 0; i < CASES; i++) {
            ChoiceSet set = set();
            double[][] utility = utilities(set, 8);
            Chosen before = choose(set, utility);
            int tier = random.nextInt(set.tiers());
            if (set.isAvailable(tier)) {
                utility[tier][0] += 0.5;
                Chosen after = choose(set, utility);
                assertTrue(after.share[tier][0] >= before.share[tier][0] - 1e-12, "share fell");
                assertTrue(after.value[0] >= before.value[0] - 1e-12, "inclusive value fell");
                assertEquals(before.share[tier][1], after.share[tier][1], 1e-12, "another lane moved");
            }
        }
    }

    @Test
    void onlyDifferencesOfUtilityCount() {
        for (int i = 0; i < CASES; i++) {
            ChoiceSet set = set();
            double[][] utility = utilities(set, 8);
            Chosen before = choose(set, utility);
            for (double[] row : utility) {
                for (int l = 0; l < LANES; l++) {
                    row[l] += 2;
                }
            }
            Chosen after = choose(set, utility);
            for (int j = 0; j < utility.length; j++) {
                assertArrayEquals(before.share[j], after.share[j], 1e-9);
            }
            assertEquals(before.value[0] + 2, after.value[0], 1e-9);
        }
    }

    @Test
    void inversionGivesTheSharesBack() {
        for (int i = 0; i < CASES && invertsAnyShares(); i++) {
            ChoiceSet set = set();
            double[][] share = choose(set, utilities(set, 2)).share;
            double[][] utility = new double[share.length][LANES];
            choice().invert(set, share, utility);
            double[][] again = choose(set, utility).share;
            for (int j = 0; j < share.length; j++) {
                assertArrayEquals(share[j], again[j], 1e-9);
            }
        }
    }

    @Test
    void noShockMeansNoRebound() {
        assertFalse(ContractMarkets.reboundsWithoutAShock(choice()));
    }
}
