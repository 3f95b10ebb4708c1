package io.jevons.uncertainty.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Errors by families of four particles, worked out by hand. */
final class GenealogyTest {
    private static final double[] EQUAL = {1, 1, 1, 1};
    private final Genealogy genealogy = new Genealogy(4);

    /** Shares of 1/4, 1/4, 1/2 and 0: their squares are 0.375, of which equal ones would have 0.25. */
    @Test
    void evidenceErrsByUnequalShares() {
        genealogy.weighted(new double[] {1, 1, 2, 0});
        assertEquals(Math.sqrt(0.125), genealogy.logEvidenceError(), 1e-15);
    }

    /** Of the third particle come two, which count together from then on, whatever their weights are. */
    @Test
    void offspringCountsWithItsFounder() {
        genealogy.weighted(EQUAL);
        assertEquals(0, genealogy.logEvidenceError());
        genealogy.resampled(new double[] {1, 1, 2, 0}, new int[] {0, 1, 2, 2});
        genealogy.weighted(EQUAL);
        assertEquals(Math.sqrt(0.125), genealogy.logEvidenceError(), 1e-15);
        assertEquals(3, genealogy.families());
        assertEquals(0.5, genealogy.largestFamily());
        // Values away from their mean by 1.5 of 4: alone four times 0.375², together 0.375² twice and 0.75².
        assertEquals(Math.sqrt(0.84375), genealogy.meanError(new double[] {0, 0, 3, 3}), 1e-15);
        genealogy.resampled(EQUAL, new int[] {3, 3, 2, 2});
        assertEquals(1, genealogy.families());
        assertEquals(1, genealogy.largestFamily());
    }

    /** 0.8, 1.6, 0.8 and 0.8 offspring are rounded: 0.16, 0.24, 0.16 and 0.16, over 16, is no error of the evidence. */
    @Test
    void roundingToWholeOffspringIsTakenOff() {
        genealogy.resampled(new double[] {1, 2, 1, 1}, new int[] {0, 1, 1, 3});
        genealogy.weighted(EQUAL);
        assertEquals(Math.sqrt(0.375 - 0.25 - 0.72 / 16), genealogy.logEvidenceError(), 1e-15);
    }

    /** What remains where moves forget where a particle came from: the unequal weights of each stage. */
    @Test
    void neverErrsByLessThanItsStages() {
        genealogy.weighted(new double[] {1, 1, 2, 0});
        genealogy.weighted(new double[] {1, 1, 2, 0});
        assertEquals(Math.sqrt(0.25), genealogy.logEvidenceError(), 1e-15);
    }

    /** -2/3, nothing and 2/3 about a mean of 3; what has no number counts for nothing. */
    @Test
    void meansErrByWhatValuesAreAway() {
        assertEquals(Math.sqrt(8 / 9.0), genealogy.meanError(new double[] {1, 3, Double.NaN, 5}), 1e-15);
    }

    @Test
    void copiesGoOnByThemselves() {
        genealogy.resampled(new double[] {1, 2, 1, 1}, new int[] {0, 1, 1, 3});
        genealogy.weighted(new double[] {1, 1, 2, 0});
        Genealogy copy = genealogy.copy();
        assertEquals(genealogy.logEvidenceError(), copy.logEvidenceError());
        copy.resampled(EQUAL, new int[] {0, 0, 0, 0});
        assertEquals(1, copy.families());
        assertEquals(3, genealogy.families());
        genealogy.weighted(EQUAL);
        copy = genealogy.copy();
        copy.weighted(EQUAL);
        genealogy.weighted(EQUAL);
        assertEquals(genealogy.logEvidenceError(), copy.logEvidenceError());
    }
}
