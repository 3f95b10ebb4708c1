package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TornadoTest {
    private static final Distribution UNIT = TestFunctions.UNIT;

    @Nested
    class AnalyticSolutions {
        @Test
        void barsOfALinearFunction() {
            TornadoResult result = Tornado.of(List.of(UNIT, Distribution.uniform(0, 10)), x -> 5 * x[0] - x[1])
                    .run();
            assertEquals(-2.5, result.middle(), 1e-12);
            assertEquals(4.5, result.swing(0), 1e-12);
            assertEquals(9, result.swing(1), 1e-12);
            assertEquals(2, result.low(1), 1e-12);
            assertEquals(-7, result.high(1), 1e-12);
            assertEquals("x2", result.toTable().get(0, 0));
            assertEquals(List.of(), result.warnings());
        }

        @Test
        void otherQuantiles() {
            TornadoResult result =
                    Tornado.of(List.of(UNIT), x -> x[0]).between(0.1, 0.8).run();
            assertEquals(0.1, result.low(0), 1e-15);
            assertEquals(0.8, result.high(0), 1e-15);
        }
    }

    @Nested
    class Warnings {
        @Test
        void jevonsStraddleHidesThePriceRate() {
            TornadoResult result = Tornado.of(
                            Inputs.of(TestFunctions.STRADDLE_INPUTS).names(List.of("elasticity", "price rate")),
                            BatchModel.of(TestFunctions::straddle))
                    .run();
            assertEquals(0, result.swing(1), 1e-15);
            String text = String.join("\n", result.warnings());
            assertTrue(text.contains("price rate has next to no bar, yet a total index of 0.1"), text);
            assertTrue(text.contains("elasticity together with other inputs"), text);
        }

        @Test
        void responseOnBothSidesAlikeIsNotMissed() {
            TornadoResult result = Tornado.of(List.of(UNIT, UNIT), x -> Math.sin(2 * Math.PI * x[0]) + 0.001 * x[1])
                    .between(0.25 * 1e-9, 1 - 0.25 * 1e-9)
                    .run();
            assertTrue(result.warnings().get(0).contains("x1 has next to no bar"), result.toString());
        }

        @Test
        void correlationIsNoted() {
            Inputs inputs = Inputs.of(List.of(UNIT, UNIT)).correlate("x1", "x2", 0.5);
            TornadoResult result =
                    Tornado.of(inputs, BatchModel.of(x -> x[0] + x[1])).run();
            assertTrue(result.toString().contains("ShapleyEffects allow for correlation"), result.toString());
            assertEquals(1, result.warnings().size());
        }

        @Test
        void correlationDoesNotHideInteraction() {
            Inputs inputs = Inputs.of(TestFunctions.STRADDLE_INPUTS)
                    .names(List.of("elasticity", "price rate"))
                    .correlate("elasticity", "price rate", 0.2);
            TornadoResult result =
                    Tornado.of(inputs, BatchModel.of(TestFunctions::straddle)).run();
            assertTrue(result.toString().contains("price rate has next to no bar"), result.toString());
            assertTrue(result.toString().contains("which leaves out correlations"), result.toString());
        }

        @Test
        void threadsDoNotMatter() {
            Tornado tornado = Tornado.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami);
            String one = tornado.threads(1).run().toString();
            assertEquals(one, tornado.threads(2).run().toString());
            assertEquals(one, tornado.threads(7).run().toString());
        }

        @Test
        void checkCanBeLeftOut() {
            TornadoResult result = Tornado.of(List.of(UNIT), x -> x[0]).check(0).run();
            assertEquals(List.of("Not checked for interaction, to which a tornado is blind."), result.warnings());
        }

        @Test
        void constantOutputGivesZerosWithWarning() {
            TornadoResult result = Tornado.of(List.of(UNIT), x -> 3).run();
            assertEquals(0, result.swing(0));
            assertTrue(result.toString().contains("Warning: the output is the same"), result.toString());
        }
    }

    @Nested
    class OutputsThatAreNotFinite {
        /** Fails where x1 is high. */
        private final TornadoResult result = Tornado.of(
                        List.of(UNIT, UNIT, UNIT), x -> x[0] > 0.9 ? Double.NaN : x[1] + 2 * x[2])
                .check(0)
                .run();

        @Test
        void haveNoBarAndComeLast() {
            Table table = result.toTable();
            assertEquals("x3", table.get(0, 0));
            assertEquals("x2", table.get(1, 0));
            assertEquals("x1", table.get(2, 0));
            assertEquals("x3 moves y most", result.chart().title());
            assertEquals("x1", result.chart().traces().get(0).points().get(2).label());
        }

        @Test
        void areNoted() {
            assertTrue(
                    result.warnings()
                            .contains(
                                    "Warning: the output is not a finite number where x1 is moved; its bar has no length and comes"
                                            + " last."),
                    result.toString());
        }

        @Test
        void nameNoInputWhereAllAreSo() {
            TornadoResult none =
                    Tornado.of(List.of(UNIT, UNIT), x -> Double.NaN).check(0).run();
            assertEquals("Tornado of y", none.chart().title());
            assertEquals(
                    1,
                    none.warnings().stream()
                            .filter(w -> w.contains("not a finite number"))
                            .count());
        }

        @Test
        void areToldInOneSentence() {
            TornadoResult many = Tornado.of(
                            Collections.nCopies(6, UNIT),
                            x -> x[0] < 0.1 || x[1] < 0.1 || x[2] < 0.1 || x[3] > 0.9 ? Double.NaN : x[4])
                    .check(0)
                    .run();
            assertEquals(
                    List.of(
                            "Warning: the output is not a finite number where 4 inputs (x1; x2; x3 and others) are moved; their bars"
                                    + " have no length and come last."),
                    many.warnings().stream()
                            .filter(w -> w.contains("not a finite"))
                            .toList());
            assertFalse(many.toString().contains("a remark"));
            assertTrue(many.remarked("This is a remark.").toString().endsWith("This is a remark.\n"));
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            Tornado tornado = Tornado.of(List.of(UNIT), x -> x[0]);
            assertThrows(InvalidInputException.class, () -> tornado.between(0.6, 0.9));
            assertThrows(InvalidInputException.class, () -> tornado.between(0.1, 1));
            assertThrows(InvalidInputException.class, () -> tornado.check(1));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void fits() {
            String text = Tornado.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .run()
                    .toString();
            assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
            assertTrue(text.contains("swing"), text);
        }
    }
}
