package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.uncertainty.findings.SobolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indices of 12 (x1 - 1/2) (x2 - 1/2) + x3 of uniform inputs: the pair has 1 of a variance of 13/12, the third 1/12. */
final class SobolResultTest {
    private static final List<Distribution> THREE = List.of(TestFunctions.UNIT, TestFunctions.UNIT, TestFunctions.UNIT);

    private static Sobol pair() {
        return Sobol.of(THREE, x -> 12 * (x[0] - 0.5) * (x[1] - 0.5) + x[2]);
    }

    private final SobolResult result = pair().base(1024).run();

    @Test
    void haveThePartsOfTheVariance() {
        assertEquals(13 / 12.0, result.variance(), 0.02);
        assertEquals(0.5, result.mean(), 0.01);
        assertArrayEquals(new double[] {0, 0, 1 / 13.0}, result.first(), 0.05);
        assertArrayEquals(new double[] {12 / 13.0, 12 / 13.0, 1 / 13.0}, result.total(), 0.05);
        double[][] second = result.second();
        assertEquals(12 / 13.0, second[0][1], 0.05);
        assertEquals(second[0][1], second[1][0]);
        assertEquals(0, second[0][2], 0.05);
        assertEquals(0, second[2][2]);
        assertTrue(result.secondInterval(0, 1).contains(second[0][1]));
        assertEquals(result.secondInterval(0, 1), result.secondInterval(1, 0));
        assertThrows(InvalidInputException.class, () -> result.secondInterval(1, 1));
    }

    /** The largest total first; of pairs the one that is distinct from zero, and never more than its inputs' totals. */
    @Test
    void areTabledByTheirTotals() {
        Table table = result.toTable();
        assertEquals(3, table.rowCount());
        assertEquals("x3", table.get(2, "input"));
        for (int i = 0; i < 2; i++) {
            assertTrue((double) table.get(i, "total") >= (double) table.get(i + 1, "total"));
        }
        String text = result.toString().replaceAll("\\s+", " ");
        assertTrue(text.contains("Second order, distinct from zero: x1 with x2 0.9"), text);
        assertFalse(text.contains("with x3"), text);
        assertEquals("x" + (result.total()[0] >= result.total()[1] ? 1 : 2), table.get(0, "input"));
        String title = result.chart().title();
        assertTrue(title.startsWith(table.get(0, "input") + " decides 9"), title);
    }

    @Test
    void withoutTheSecondOrderHaveNoPairs() {
        SobolResult without = pair().base(256).withoutSecondOrder().run();
        assertThrows(InvalidInputException.class, without::second);
        assertThrows(InvalidInputException.class, () -> without.secondInterval(0, 1));
        assertFalse(without.toString().contains("Second order"), without.toString());
        assertEquals(256 * 5, without.runs());
        assertEquals(256 * 8, pair().base(256).run().runs());
    }

    /** The note names the widest of the intervals of first and total indices; base points come as powers of two. */
    @Test
    void sayWhichIntervalIsTheWidest() {
        for (int base : new int[] {16, 64}) {
            SobolResult few = pair().base(base).run();
            assertFalse(few.hasConverged());
            String widest = "";
            double width = 0;
            for (int i = 0; i < 3; i++) {
                if (few.firstInterval(i).width() > width) {
                    width = few.firstInterval(i).width();
                    widest = "first-order index of x" + (i + 1);
                }
            }
            for (int i = 0; i < 3; i++) {
                if (few.totalInterval(i).width() > width) {
                    width = few.totalInterval(i).width();
                    widest = "total index of x" + (i + 1);
                }
            }
            String note = few.notes().get(0);
            assertTrue(note.contains("the 95 % interval of the " + widest + " is "), note);
            assertTrue(few.baseNeeded() > base);
            assertEquals(1, Long.bitCount(few.baseNeeded()));
            boolean below = false;
            for (int i = 0; i < 3; i++) {
                below |= few.first()[i] < 0 || few.total()[i] < 0;
            }
            assertEquals(below, few.notes().size() == 2, few.toString());
        }
    }

    /** Of one input that decides all there is nothing to doubt. */
    @Test
    void haveConvergedWhereNothingIsInDoubt() {
        SobolResult one = Sobol.of(List.of(TestFunctions.UNIT), x -> x[0])
                .base(16384)
                .withoutSecondOrder()
                .run();
        assertTrue(one.hasConverged(), one.toString());
        assertEquals(16384, one.baseNeeded());
        assertTrue(one.notes().get(0).startsWith("Converged: no 95 % interval is wider than "));
        assertEquals(1, one.first()[0], 0.01);
        SobolResult none = Sobol.of(THREE, x -> 7).base(64).run();
        assertEquals(List.of("Warning: the output is the same at every point; all figures are zero."), none.notes());
    }
}
