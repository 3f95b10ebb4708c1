package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Regret of outcomes that are given, counted by hand. */
final class RegretTest {
    private static final Metric MORE = Metric.of("tokens", c -> 0);
    private static final Metric LESS = MORE.lessIsBetter();
    private static final Scenario A = Scenario.named("a");
    private static final Scenario B = Scenario.named("b");

    /** The third draw has no outcome of b, and counts for neither. */
    private static final double[][] OUTCOMES = {{100, 97, 5, 40, -10}, {80, 100, Double.NaN, 50, -10}};

    private static Regret regret(Metric aim) {
        return Regret.of(aim, List.of("a", "b"), OUTCOMES, "1");
    }

    @Test
    void isWhatIsMissedOfTheBestOfEachDraw() {
        assertArrayEquals(new double[] {0, 3, 10, 0}, regret(MORE).of(0));
        assertArrayEquals(new double[] {20, 0, 0, 0}, regret(MORE).of(1));
        assertArrayEquals(new double[] {20, 0, 0, 0}, regret(LESS).of(0));
        assertArrayEquals(new double[] {0, 3, 10, 0}, regret(LESS).of(1));
    }

    /** Ties are best for both; 3 of 100 is within a twentieth of the best, 10 of 50 is not. */
    @Test
    void sharesAreOfDrawsWithOutcomesOfAll() {
        assertEquals(Estimate.probability(2, 4), regret(MORE).best(A));
        assertEquals(Estimate.probability(3, 4), regret(MORE).best(B));
        assertEquals(Estimate.probability(3, 4), regret(MORE).satisfices(A));
        assertEquals(Estimate.probability(3, 4), regret(MORE).satisfices(B));
        assertEquals(Estimate.probability(4, 4), regret(MORE).tolerance(0.2).satisfices(B));
        // 3 more than 97 is short of it by more than a thirtieth, by less than a thirtieth and a little.
        assertEquals(Estimate.probability(2, 4), regret(LESS).tolerance(0.03).satisfices(B));
        assertEquals(Estimate.probability(3, 4), regret(LESS).tolerance(0.031).satisfices(B));
    }

    @Test
    void thresholdsAreReachedAtThem() {
        assertEquals(Estimate.probability(2, 4), regret(MORE).satisfices(A, 97));
        assertEquals(Estimate.probability(1, 4), regret(MORE).satisfices(A, 97.5));
        assertEquals(Estimate.probability(3, 4), regret(LESS).satisfices(A, 97));
        assertEquals(Estimate.probability(2, 4), regret(LESS).satisfices(A, 96.5));
    }

    /** Means 227/4 and 55, regrets of 0, 0, 3, 10 and 0, 0, 0, 20; the 95 % quantile is 0.85 of the way from third to fourth. */
    @Test
    void isTabledByScenario() {
        Table table = regret(MORE).toTable();
        assertRow(table, 0, 56.75, 3.25, 3 + 0.85 * 7, 10, 0.5, 0.75);
        assertRow(table, 1, 55, 5, 0.85 * 20, 20, 0.75, 0.75);
        assertTrue(
                table.toString().replaceAll("\\s+", " ").contains("regret is smallest (10.0) with a."),
                table.toString());
        assertTrue(table.toString().contains("4 draws"), table.toString());
    }

    private static void assertRow(Table table, int row, double... expected) {
        for (int j = 0; j < expected.length; j++) {
            assertEquals(expected[j], (double) table.get(row, j + 1), 1e-12, "column " + (j + 1));
        }
    }

    @Test
    void namesAllWhoseLargestIsSmallest() {
        Regret tied = Regret.of(MORE, List.of("a", "b"), new double[][] {{1, 2}, {2, 1}}, "1");
        String text = tied.toString().replaceAll("\\s+", " ");
        assertTrue(text.contains("with a and b."), text);
    }

    @Test
    void tellsOfDrawsWithoutAFiniteOutcome() {
        double[][] values = {{1, 2, Double.NaN, 1}, {2, 1, 1, Double.POSITIVE_INFINITY}};
        String text = Regret.of(MORE, List.of("a", "b"), values, "1").toString().replaceAll("\\s+", " ");
        assertTrue(text.contains("Left out: 2 draws in which a scenario has no finite outcome."), text);
        assertTrue(
                regret(MORE).toString().contains("Left out: 1 draw in"),
                regret(MORE).toString());
    }

    @Test
    void needsTwoDrawsWithOutcomesOfAll() {
        double[][] one = {{1, Double.NaN, 2}, {1, 1, Double.POSITIVE_INFINITY}};
        String message = assertThrows(InvalidInputException.class, () -> Regret.of(MORE, List.of("a", "b"), one, "1"))
                .getMessage();
        assertTrue(
                message.startsWith("regret by " + MORE.name()
                        + ": it is a finite number in every scenario in 1 of 3 draws, must be in at least 2"),
                message);
        assertThrows(InvalidInputException.class, () -> regret(MORE).of(2));
        assertThrows(InvalidInputException.class, () -> regret(MORE).best(Scenario.named("c")));
    }

    @Test
    void tableOfAThresholdHasARowAScenario() {
        Table table = regret(MORE).satisficing(97);
        assertEquals(regret(MORE).names(), List.of("a", "b"));
        assertEquals(2, table.rowCount());
        assertEquals("b", table.get(1, "scenario"));
        assertEquals(0.5, table.get(0, "share"));
        assertEquals(0.25, table.get(1, "share"));
        assertEquals(Estimate.probability(1, 4).standardError(), table.get(1, "standard error"));
        assertTrue(table.toString().contains("Share of 4 draws with tokens at least 97"), table.toString());
        assertTrue(regret(LESS).satisficing(97).toString().contains(" at most 97"));
        assertEquals(0.75, regret(LESS).satisficing(97).get(0, "share"));
    }
}
