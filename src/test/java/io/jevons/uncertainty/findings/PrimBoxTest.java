package io.jevons.uncertainty.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.PrimLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Boxes over 40 cases, of which the last ten are of interest: x is their number, y is 0 and 1 in turn and says nothing. */
final class PrimBoxTest {
    private static PrimLimits all() {
        double[][] points = new double[40][];
        boolean[] hits = new boolean[40];
        for (int i = 0; i < 40; i++) {
            points[i] = new double[] {i, i % 2};
            hits[i] = i >= 30;
        }
        return PrimLimits.none(points, hits);
    }

    private static PrimBox box(Map<String, String> words, PrimLimits... peeled) {
        List<PrimLimits> trajectory = new java.util.ArrayList<>(List.of(all()));
        trajectory.addAll(List.of(peeled));
        return new PrimBox(InputNames.of(List.of("x", "y"), words), "hits", trajectory, trajectory.size() - 1);
    }

    private static final PrimLimits LATE = all().withLower(0, 30);

    /** A quarter of all cases, so that ten in ten are a chance of 0.25^10. */
    @Test
    void tellsALimitThatIsSure() {
        PrimBox box = box(Map.of(), LATE);
        assertEquals("x >= 30.0", box.rule());
        assertEquals("x >= 30.0", box.shortRule());
        assertEquals(1, box.density());
        assertEquals(1, box.coverage());
        assertEquals(0.25, box.mass());
        assertEquals(Math.pow(0.25, 10), box.quasiPFrom(0), 1e-12);
        assertEquals(Math.pow(0.25, 10), box.quasiP(0), 1e-12);
        assertEquals(1, box.quasiPTo(0));
        assertTrue(box.restricts(0));
        assertFalse(box.restricts(1));
        assertTrue(box.contains(30, 5) && !box.contains(29, 5));
        assertSame(box, box.simplified());
        Table table = box.toTable();
        assertEquals(1, table.rowCount());
        assertEquals("x", table.get(0, "input"));
        assertEquals(30.0, table.get(0, "from"));
        assertEquals(Double.NaN, table.get(0, "to"));
        assertEquals(Math.pow(0.25, 10), (double) table.get(0, "quasi-p from"), 1e-12);
        assertEquals(Double.NaN, table.get(0, "quasi-p to"));
        String text = box.toString().replaceAll("\\s+", " ");
        assertTrue(text.startsWith("hits where x >= 30.0"), text);
        assertTrue(
                text.contains("hits: 100 % of the cases in the box (density), 25.0 % of all cases. The box holds 100 %"
                        + " of all such cases (coverage) and 25.0 % of all cases (mass)."),
                text);
        assertFalse(text.contains("may be chance"), text);
    }

    /** Without the limit on y as many of the cases in the box are hits: it may be chance, and goes. */
    @Test
    void tellsALimitThatMayBeChance() {
        PrimBox box = box(Map.of(), LATE, LATE.withUpper(1, 0.5));
        assertEquals("x >= 30.0 and y <= 0.500 (may be chance)", box.rule());
        assertEquals("x >= 30.0; beside a limit that may be chance", box.shortRule());
        assertEquals(1, box.quasiPTo(1));
        assertEquals(Math.pow(0.25, 5), box.quasiPFrom(0), 1e-12);
        PrimBox simple = box.simplified();
        assertEquals("x >= 30.0", simple.rule());
        assertEquals(4, simple.steps());
        assertEquals(3, box.steps());
        String text = box.toString().replaceAll("\\s+", " ");
        assertTrue(text.startsWith("hits where x >= 30.0 and y <= 0.500 (may be chance)"), text);
        assertTrue(text.contains("A limit with a quasi-p above 0.05 may be chance. simplified() is the box"), text);
        assertEquals(2, box.toTable().rowCount());
        assertEquals(0.5, box.toTable().get(1, "to"));
        assertEquals(1.0, box.toTable().get(1, "quasi-p to"));
    }

    @Test
    void countsLimitsThatMayBeChance() {
        PrimBox two = box(Map.of(), all().withLower(0, 0).withUpper(0, 35).withUpper(1, 0.5));
        assertEquals("0 <= x <= 35.0 (may be chance) and y <= 0.500 (may be chance)", two.rule());
        assertEquals("", two.shortRule());
        PrimBox three = box(Map.of(), all().withUpper(1, 0.5));
        assertEquals("", three.shortRule());
        assertEquals("everywhere", box(Map.of()).rule());
        assertEquals("everywhere", box(Map.of()).shortRule());
        assertTrue(
                box(Map.of()).toString().startsWith("hits everywhere"),
                box(Map.of()).toString());
    }

    /** Where inputs have words, the title says no more than what is sure. */
    @Test
    void namesInputsInWords() {
        PrimBox box = box(Map.of("x", "the hour"), LATE, LATE.withUpper(1, 0.5));
        String text = box.toString().replaceAll("\\s+", " ");
        assertTrue(text.startsWith("hits where the hour >= 30.0; beside a limit that may be chance"), text);
        assertEquals(List.of("x", "y"), box.names());
        PrimBox unsure = box(Map.of("x", "the hour"), all().withUpper(1, 0.5));
        assertTrue(unsure.toString().startsWith("hits where y <= 0.500 (may be chance)"), unsure.toString());
    }

    @Test
    void hasTheStepsThatLedThere() {
        PrimBox box = box(Map.of(), LATE, LATE.withUpper(1, 0.5));
        Table table = box.trajectory();
        assertEquals(3, table.rowCount());
        assertEquals("everywhere", table.get(0, "rule"));
        assertEquals(0.25, table.get(0, "density"));
        assertEquals(1.0, table.get(1, "density"));
        assertEquals(0.5, table.get(2, "coverage"));
        assertEquals(2, ((Number) table.get(2, "limited")).intValue());
        assertEquals(1, ((Number) table.get(1, "limited")).intValue());
        assertEquals("x >= 30.0", box.step(1).rule());
        assertThrows(InvalidInputException.class, () -> box.step(3));
        assertThrows(InvalidInputException.class, () -> box.step(-1));
        assertThrows(InvalidInputException.class, () -> box.lower(2));
        assertThrows(InvalidInputException.class, () -> box.contains(1));
    }
}
