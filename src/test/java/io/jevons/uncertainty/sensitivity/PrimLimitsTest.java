package io.jevons.uncertainty.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A box over ten cases on a line, of which the last three and the fifth are of interest. */
final class PrimLimitsTest {
    private static final double[][] POINTS = {{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}};
    private static final boolean[] OF_INTEREST = {false, false, false, false, true, false, false, true, true, true};

    private final PrimLimits all = PrimLimits.none(POINTS, OF_INTEREST);

    @Test
    void countsWhatItHolds() {
        PrimLimits upper = all.withLower(0, 5);
        assertEquals(10, all.count());
        assertEquals(0.4, all.density());
        assertEquals(1, all.coverage());
        assertEquals(5, upper.count());
        assertEquals(0.6, upper.density());
        assertEquals(0.5, upper.mass());
        assertEquals(0.75, upper.coverage());
        assertArrayEquals(new double[] {5, 6, 7}, upper.withUpper(0, 7).column(0));
    }

    @Test
    void holdsItsLimitsThemselves() {
        PrimLimits box = all.withLower(0, 2).withUpper(0, 5);
        assertTrue(box.holds(new double[] {2}) && box.holds(new double[] {5}));
        assertFalse(box.holds(new double[] {Math.nextDown(2.0)}) || box.holds(new double[] {Math.nextUp(5.0)}));
        assertFalse(box.holds(new double[] {Double.NaN}));
    }

    /** Friedman and Fisher (1999): the rise in density for each case that is given up, or taken in. */
    @Test
    void gainIsTheRiseInDensityForEachCaseMoved() {
        // From 4 of 10 to 4 of 6, for 4 cases.
        assertEquals((4 / 6.0 - 0.4) / 4, all.withLower(0, 4).gainOver(all), 1e-15);
        // The same lost when they are taken in again.
        assertEquals((0.4 - 4 / 6.0) / 4, all.gainOver(all.withLower(0, 4)), 1e-15);
        // A small peel may be worth more than a large one: from 0.4 to 4 of 9 for 1, to 3 of 5 for 5.
        assertEquals((4 / 9.0 - 0.4) / 1, all.withLower(0, 1).gainOver(all), 1e-15);
        assertEquals((3 / 5.0 - 0.4) / 5, all.withLower(0, 5).gainOver(all), 1e-15);
        assertTrue(all.withLower(0, 1).gainOver(all) > all.withLower(0, 5).gainOver(all));
    }

    @Test
    void nothingMovedOrNothingLeftIsNoGain() {
        assertEquals(0, all.withLower(0, -1).gainOver(all));
        assertEquals(0, all.withLower(0, 20).gainOver(all));
        assertEquals(0, all.withLower(0, 20).density());
    }

    @Test
    void knowsWhatItRestricts() {
        assertFalse(all.restricts(0));
        assertEquals(0, all.restrictions());
        assertTrue(all.withLower(0, 1).restricts(0) && all.withUpper(0, 1).restricts(0));
        assertEquals(1, all.withLower(0, 1).restrictions());
    }

    /** The chance of 3 or more hits in 5 where each is one with 0.4: 0.31744. */
    @Test
    void quasiPIsTheBinomialTail() {
        assertEquals(0.31744, all.withLower(0, 5).quasiP(0), 1e-12);
        assertEquals(1, all.quasiP(0));
        assertEquals(1, all.withUpper(0, 3).quasiP(0));
    }

    /** Of one limit alone: 1 - 0.6^5 for at least one hit in 5 below, and 0.4^3 for three in three above. */
    @Test
    void quasiPOfALimitIsWithoutThatLimit() {
        PrimLimits low = all.withUpper(0, 4);
        assertEquals(1 - Math.pow(0.6, 5), low.quasiPUpper(0), 1e-12);
        assertEquals(1, low.quasiPLower(0));
        PrimLimits high = all.withLower(0, 7).withUpper(0, 9.5);
        assertEquals(0.064, high.quasiPLower(0), 1e-12);
        assertEquals(1, high.quasiPUpper(0), "an upper limit above all cases");
        assertEquals(1, all.withLower(0, 5).withUpper(0, 6).quasiPLower(0), "nothing of interest");
        assertEquals(1, all.withLower(0, 5).withUpper(0, 6).quasiPUpper(0), "nothing of interest");
    }

    /** The likeliest chance goes first; what is as likely as the bound stays. */
    @Test
    void limitsThatMayBeChanceGo() {
        PrimLimits high = all.withLower(0, 7).withUpper(0, 9.5);
        PrimLimits without = high.simplified(0.1);
        assertEquals(7, without.lower(0));
        assertEquals(Double.POSITIVE_INFINITY, without.upper(0));
        assertEquals(0, high.simplified(0.05).restrictions());
        PrimLimits below = all.withUpper(0, 4);
        assertEquals(0, below.simplified(0.9).restrictions());
        assertEquals(1, below.simplified(below.quasiPUpper(0)).restrictions());
        assertEquals(1, without.simplified(without.quasiPLower(0)).restrictions());
    }

    /** The second input says nothing by its limits, of which each is likelier to be chance than that of the first. */
    @Test
    void theLikeliestChanceOfSeveralGoesFirst() {
        double[][] points = {{0, 0}, {1, 1}, {2, 0}, {3, 1}, {4, 0}, {5, 1}, {6, 0}, {7, 1}, {8, 0}, {9, 1}};
        boolean[] hits = {false, false, false, false, true, false, false, true, true, true};
        PrimLimits box = PrimLimits.none(points, hits).withLower(0, 7).withLower(1, 0.5);
        // Of 7 and 9 both are hits: of those with a second value of 1 two in five are, of those from 7 on all.
        assertEquals(0.16, box.quasiPLower(0), 1e-12);
        assertEquals(1, box.quasiPLower(1));
        PrimLimits simple = box.simplified(0.1);
        assertEquals(Double.NEGATIVE_INFINITY, simple.lower(1));
        assertEquals(7, simple.lower(0), "0.064 by itself");
    }
}
