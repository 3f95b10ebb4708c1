package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the sentence of a break-even puts backfire: where the scan has rebound above 1, and nowhere else. */
final class CrossingsTest {
    /** Points at 0, 1, 2, ..: above 1 (+), below (-), exactly there (0), or undefined (blank). */
    private static List<Crossings.Point> scan(String signs) {
        List<Crossings.Point> points = new ArrayList<>();
        for (int i = 0; i < signs.length(); i++) {
            int sign = signs.charAt(i) == '+' ? 1 : signs.charAt(i) == '-' ? -1 : 0;
            double rebound = signs.charAt(i) == ' ' ? Double.NaN : 1 + 0.5 * sign;
            points.add(new Crossings.Point(i, rebound, 0.1 * sign, 0.2));
        }
        return points;
    }

    private static String backfire(String signs, Double... roots) {
        return Crossings.backfire(scan(signs), List.of(roots));
    }

    @Test
    void isSaidWhereThePointsHaveIt() {
        assertEquals("backfire above 1.50", backfire("--++", 1.5));
        assertEquals("backfire below 1.50", backfire("++--", 1.5));
        assertEquals("backfire from 0.500 to 2.50", backfire("-++-", 0.5, 2.5));
        assertEquals("backfire below 0.500 and above 2.50", backfire("+--+", 0.5, 2.5));
    }

    @Test
    void anUndefinedBeginningTurnsNoSideRound() {
        assertEquals("backfire from 2.00 to 3.50", backfire("  ++--", 3.5));
        assertEquals("backfire above 3.50", backfire("  --++", 3.5));
    }

    @Test
    void aSideMayChangeWhereNothingIsDefined() {
        assertEquals("backfire below 1.00 and above 5.50", backfire("++ ---++", 5.5));
        assertEquals("backfire from 0.500 to 2.00", backfire("-++  --", 0.5));
        assertEquals("backfire at 2.00 and above 5.50", backfire("  + --++", 5.5));
    }

    @Test
    void touchingIsNoCrossing() {
        assertEquals("backfire nowhere", backfire("--0--", 2.0));
        assertEquals("backfire below 2.00 and above 2.00", backfire("++0++", 2.0));
        assertEquals("backfire nowhere", backfire("0---", 0.0));
    }

    /** Training answers strongly and is all that is left to save where use grows slowly; more growth drowns it in use that answers little. */
    @Test
    void theSentenceAgreesWithItsTable() {
        Comparison c = Comparison.of(
                Markets.named("world-latest")
                        .with("training.*.elasticity", 2.5)
                        .with("cells.*.elasticity", 0.05)
                        .with("cells.*.effort-elasticity", 0)
                        .with("cells.*.new-market-elasticity", 0)
                        .with("cells.*.sigma", 30)
                        .with("training.*.revenue-pull", 0),
                Scenario.named("x")
                        .with(Shock.efficiency("*", 1.15).from("2025Q1"))
                        .with(Shock.trainingEfficiency("*", 1.009).from("2025Q1")));
        BreakEven found = c.breakEven(Resource.GPU_HOURS, Horizon.LONG_RUN, "cells.*.growth.long-run");
        double root = found.multiplier().orElseThrow();
        String sentence = found.sentence();
        assertEquals(true, sentence.contains("to " + Numbers.human(root) + "."), sentence);
        Table table = found.toTable();
        for (int i = 0; i < table.rowCount(); i++) {
            double rebound = (double) table.get(i, "rebound");
            if (!Double.isNaN(rebound)) {
                assertEquals((double) table.get(i, 0) < root, rebound > 1, "row " + i);
            }
        }
    }
}
