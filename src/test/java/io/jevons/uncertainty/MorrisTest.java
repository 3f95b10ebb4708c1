package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.uncertainty.findings.MorrisResult;
import io.jevons.uncertainty.sensitivity.ElementaryEffects;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MorrisTest {
    private static final Distribution UNIT = TestFunctions.UNIT;

    @Nested
    class AnalyticSolutions {
        /** With two levels every step goes from the 1 % to the 99 % quantile, whatever the number of trajectories. */
        @Test
        void stepsOfAnInputWithoutEndSpanItsQuantiles() {
            Distribution normal = Distribution.normal(0, 1);
            for (int trajectories : new int[] {2, 10, 100}) {
                MorrisResult result = Morris.of(List.of(normal), x -> x[0])
                        .levels(2)
                        .trajectories(trajectories)
                        .run();
                assertEquals(normal.quantile(0.99) - normal.quantile(0.01), result.muStar()[0], 1e-12);
            }
        }

        @Test
        void linearFunctionHasItsCoefficients() {
            for (int levels : new int[] {2, 4, 6, 8}) {
                MorrisResult result = Morris.of(List.of(UNIT, UNIT, UNIT), x -> 4 * x[0] - 2 * x[1] + 7)
                        .levels(levels)
                        .run();
                assertArrayEquals(new double[] {4, -2, 0}, result.mu(), 1e-13);
                assertArrayEquals(new double[] {4, 2, 0}, result.muStar(), 1e-13);
                assertArrayEquals(new double[3], result.sigma(), 1e-13);
                assertTrue(result.hasConverged());
                assertEquals(
                        1, result.notes().size(), "no curvature, and no turn of what falls or does nothing: " + result);
            }
        }

        /** Twice as steep as a line, and the other way beyond the middle. */
        @Test
        void whatTurnsIsSaid() {
            MorrisResult result = Morris.of(List.of(UNIT, UNIT), x -> Math.abs(x[0] - 0.5) + x[1])
                    .run();
            assertEquals(3, result.notes().size(), result.toString());
            assertTrue(result.notes().get(1).endsWith("(sigma above half of mu*): x1."), result.toString());
            assertTrue(result.notes().get(2).contains("rises with the input in some places"), result.toString());
            assertEquals(result.muStar()[1], result.muStarInterval(1).low(), 1e-9);
        }

        @Test
        void sigmaIsZeroToTheBitWhereTheFunctionRoundsNothing() {
            MorrisResult result = Morris.of(List.of(UNIT, UNIT), x -> x[0]).run();
            assertArrayEquals(new double[] {1, 0}, result.muStar(), 0);
            assertArrayEquals(new double[2], result.sigma(), 0);
        }

        @Test
        void effectsAreOverTheRangeOfTheInput() {
            MorrisResult result = Morris.of(List.of(Distribution.uniform(10, 30), UNIT), x -> 0.5 * x[0])
                    .run();
            assertArrayEquals(new double[] {10, 0}, result.muStar(), 1e-12);
        }

        @Test
        void productHasSpread() {
            // The effect of x1 in x1 x2 is x2, which takes the four levels alike.
            MorrisResult result = Morris.of(List.of(UNIT, UNIT), x -> x[0] * x[1])
                    .trajectories(4000)
                    .run();
            assertEquals(0.5, result.mu()[0], 0.02);
            assertEquals(Math.sqrt(5) / 6, result.sigma()[0], 0.01);
            assertTrue(result.toString().contains("Curvature or interaction"), result.toString());
        }
    }

    @Nested
    class Reference {
        /** Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, exercise 4 of chapter 3. */
        @Test
        void exerciseOfThePrimer() {
            double[][] thirds = {
                {0, 1}, {0, 3}, {2, 3}, {0, 1}, {2, 1}, {2, 3}, {2, 0}, {2, 2}, {0, 2},
                {1, 3}, {3, 3}, {3, 1}, {1, 3}, {1, 1}, {3, 1}, {1, 2}, {1, 0}, {3, 0}
            };
            double[] outputs = {
                0.97, 0.71, 2.39, 0.97, 2.30, 2.39, 1.87, 2.40, 0.87, 2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20, 1.87,
                1.0
            };
            double[][] points = new double[18][];
            for (int i = 0; i < 18; i++) {
                points[i] = new double[] {thirds[i][0] / 3, thirds[i][1] / 3};
            }
            double[][] effects = new double[6][];
            for (int t = 0; t < 6; t++) {
                effects[t] = Morris.effects(points, outputs, 3 * t);
            }
            double[][] measures = ElementaryEffects.measures(effects, new int[] {0, 1, 2, 3, 4, 5});
            assertArrayEquals(new double[] {1.62, .35}, measures[1], 1e-9);
        }
    }

    /** Effects of 1 and 3, and of -1 and 3: the squares about the mean over one less than there are. */
    @Test
    void measuresAreMeanMeanOfAbsolutesAndDeviation() {
        double[][] measures = ElementaryEffects.measures(new double[][] {{1, -1}, {3, 3}, {9, 9}}, new int[] {0, 1});
        assertArrayEquals(new double[] {2, 1}, measures[0], 1e-15);
        assertArrayEquals(new double[] {2, 2}, measures[1], 1e-15);
        assertArrayEquals(new double[] {Math.sqrt(2), Math.sqrt(8)}, measures[2], 1e-15);
    }

    @Nested
    class Properties {
        @Test
        void threadsDoNotMatter() {
            Morris morris = Morris.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .trajectories(300);
            String one = morris.threads(1).run().toTable().toCsv();
            assertEquals(one, morris.threads(2).run().toTable().toCsv());
            assertEquals(one, morris.threads(7).run().toTable().toCsv());
        }

        @Test
        void inputsWithoutEndsAreTakenBetweenTheirTails() {
            MorrisResult result = Morris.of(
                            List.of(Distribution.normal(0, 1), Distribution.lognormal(0, 1)), x -> x[0] + x[1])
                    .run();
            assertTrue(result.muStar()[0] > 2 && result.muStar()[0] < 10, result.toString());
            assertTrue(Double.isFinite(result.muStar()[1]));
        }
    }

    @Nested
    class Failures {
        @Test
        void constantOutputGivesZerosWithWarning() {
            MorrisResult result = Morris.of(List.of(UNIT, UNIT), x -> 3).run();
            assertArrayEquals(new double[2], result.muStar(), 0);
            assertArrayEquals(new double[2], result.sigma(), 0);
            assertTrue(result.toString().contains("Warning: the output is the same"), result.toString());
            assertFalse(result.toString().contains("onverged"), result.toString());
        }

        @Test
        void correlatedInputsAreRefused() {
            Inputs inputs = Inputs.of(List.of(UNIT, UNIT)).correlate("x1", "x2", 0.3);
            Morris morris = Morris.of(inputs, BatchModel.of(x -> x[0]));
            String message =
                    assertThrows(InvalidInputException.class, morris::run).getMessage();
            assertTrue(message.contains("Maybe ShapleyEffects"), message);
        }

        @Test
        void badSettings() {
            Morris morris = Morris.of(List.of(UNIT), x -> x[0]);
            assertThrows(InvalidInputException.class, () -> morris.levels(3));
            assertThrows(InvalidInputException.class, () -> morris.trajectories(1));
        }

        /** 1 + 1e-16 x is 1 or its neighbour: constant to rounding, although two values differ. */
        @Test
        void outputThatIsConstantToRoundingGivesZeros() {
            MorrisResult result =
                    Morris.of(List.of(UNIT, UNIT), x -> 1 + 2.2e-16 * x[0]).run();
            assertArrayEquals(new double[2], result.muStar(), 0);
        }

        @Test
        void anOutputThatIsHardlyEverFiniteIsRefusedWithAnAlternative() {
            Morris morris = Morris.of(List.of(UNIT, UNIT), x -> Double.NaN);
            String message =
                    assertThrows(InvalidInputException.class, morris::run).getMessage();
            assertTrue(message.startsWith("y: 0 of 20 trajectories") && message.contains("Metric.backfire"), message);
        }

        @Test
        void manyFailedTrajectoriesAreWarnedOf() {
            String text = Morris.of(List.of(UNIT, UNIT), x -> x[0] == 1 ? Double.NaN : x[0])
                    .run()
                    .toString();
            assertTrue(text.contains("Warning: ") && text.contains("of 20 trajectories left out"), text);
        }

        @Test
        void failedTrajectoriesAreLeftOut() {
            MorrisResult result = Morris.of(List.of(UNIT, UNIT), x -> x[0] == 1 && x[1] == 1 ? Double.NaN : x[0])
                    .run();
            assertEquals(1, result.muStar()[0], 1e-12);
            assertTrue(result.toString().contains("left out"), result.toString());
        }
    }

    /** Intervals are judged against the largest effect: in 1024ths of the unit there is as much to do. */
    @Test
    void convergenceDoesNotDependOnTheUnit() {
        MorrisResult one = Morris.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                .run();
        MorrisResult parts = Morris.of(TestFunctions.ISHIGAMI_INPUTS, x -> 1024 * TestFunctions.ishigami(x))
                .run();
        assertEquals(one.trajectoriesNeeded(), parts.trajectoriesNeeded());
        assertFalse(one.hasConverged());
    }

    @Nested
    class PrintedForm {
        @Test
        void saysWhetherItConverged() {
            MorrisResult result = Morris.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .run();
            assertFalse(result.hasConverged());
            String text = result.toString();
            assertTrue(
                    text.startsWith("Not converged, about " + result.trajectoriesNeeded() + " trajectories needed: "),
                    text);
            assertTrue(text.contains("Not converged: ") && text.contains("trajectories would do"), text);
            assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
            assertTrue(result.trajectoriesNeeded() > 20);
        }
    }
}
