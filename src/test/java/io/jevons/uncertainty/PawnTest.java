package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.findings.PawnResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PawnTest {
    private static final Distribution UNIT = TestFunctions.UNIT;

    @Nested
    class AnalyticSolutions {
        @Test
        void soleInputShiftsByItsSlices() {
            // y = x in 4 slices: F of slice s against the whole differs by max(s/4, 1 - (s+1)/4): 3/4, 1/2, 1/2, 3/4.
            PawnResult result =
                    Pawn.of(List.of(UNIT), x -> x[0]).draws(4096).slices(4).run();
            assertEquals(0.625, result.median()[0], 1e-9);
            assertEquals(0.75, result.maximum()[0], 1e-9);
        }

        @Test
        void inputWithoutInfluenceIsNoBetterThanTheDummy() {
            PawnResult result = Pawn.of(List.of(UNIT, UNIT), x -> x[0])
                    .sampler(Sampler.MONTE_CARLO)
                    .draws(4000)
                    .run();
            assertEquals(result.dummy(), result.median()[1], 0.02);
            assertTrue(result.median()[0] > 5 * result.dummy());
        }

        @Test
        void discreteInputHasOneSliceAValue() {
            Distribution coin = Distribution.discrete(List.of(0.0, 1.0), List.of(0.5, 0.5));
            PawnResult result =
                    Pawn.of(List.of(coin, UNIT), x -> x[0] + 0.1 * x[1]).run();
            assertEquals(0.5, result.median()[0], 0.01);
        }
    }

    @Nested
    class Reference {
        /** 1024 unscrambled points, 16 slices, median; the digits are multiples of 2^-11. */
        @Test
        void ishigami() {
            PawnResult result = Pawn.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .sampler(Sampler.SOBOL)
                    .draws(1024)
                    .slices(16)
                    .run();
            assertArrayEquals(new double[] {.2431640625, .3999023438, .1098632812}, result.median(), 1e-10);
        }
    }

    @Nested
    class Intervals {
        /** The indices of 200 000 scrambled Sobol points in 10 slices, computed once with this library's distances. */
        private static final double[] LARGE_SAMPLE = {.2378, .3918, .0808};

        private static final int SEEDS = 60;

        private static PawnResult ishigami(long seed) {
            return Pawn.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .sampler(Sampler.MONTE_CARLO)
                    .draws(1000)
                    .seed(seed)
                    .run();
        }

        /** Resampling with replacement held the third value in none of the seeds. */
        @Test
        void holdTheIndexOfManyDrawsInNineOfTenSeeds() {
            int[] held = new int[3];
            for (int seed = 0; seed < SEEDS; seed++) {
                PawnResult result = ishigami(seed);
                for (int i = 0; i < 3; i++) {
                    held[i] += result.interval(i).contains(LARGE_SAMPLE[i]) ? 1 : 0;
                }
            }
            for (int count : held) {
                assertTrue(count >= 0.85 * SEEDS, Arrays.toString(held));
            }
        }

        @Test
        void holdTheirIndexAlways() {
            for (int seed = 0; seed < 40; seed++) {
                PawnResult result = Pawn.of(List.of(UNIT, UNIT), x -> x[0])
                        .sampler(Sampler.MONTE_CARLO)
                        .draws(1000)
                        .seed(seed)
                        .run();
                for (int i = 0; i < 2; i++) {
                    assertTrue(result.interval(i).contains(result.median()[i]), "seed " + seed);
                    assertTrue(
                            result.interval(i).low() >= 0 && result.interval(i).high() <= 1);
                }
            }
        }
    }

    @Nested
    class Properties {
        @Test
        void threadsDoNotMatter() {
            Pawn pawn = Pawn.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami);
            String one = pawn.threads(1).run().toTable().toCsv();
            assertEquals(one, pawn.threads(2).run().toTable().toCsv());
            assertEquals(one, pawn.threads(7).run().toTable().toCsv());
        }

        @Test
        void givenDrawsDoAsWell() {
            Inputs inputs = Inputs.of(TestFunctions.ISHIGAMI_INPUTS);
            double[][] values = Draws.of(inputs, Sampler.SOBOL, 1024, 0).all();
            double[] outputs =
                    Arrays.stream(values).mapToDouble(TestFunctions::ishigami).toArray();
            assertArrayEquals(
                    Pawn.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                            .run()
                            .median(),
                    Pawn.ofDraws(inputs, values, outputs, 10, 0).median(),
                    0);
        }

        @Test
        void correlatedInputsAreAllowedAndNoted() {
            Inputs inputs = Inputs.of(List.of(UNIT, UNIT)).correlate("x1", "x2", 0.9);
            PawnResult result = Pawn.of(inputs, BatchModel.of(x -> x[0])).run();
            assertTrue(result.median()[1] > 0.3);
            assertTrue(result.toString().contains("inputs are correlated"), result.toString());
        }
    }

    @Nested
    class Failures {
        @Test
        void constantOutputGivesZerosWithWarning() {
            PawnResult result = Pawn.of(List.of(UNIT, UNIT), x -> 3).run();
            assertArrayEquals(new double[2], result.median(), 0);
            assertTrue(result.toString().contains("Warning: the output is the same"), result.toString());
            assertFalse(result.toString().contains("onverged"), result.toString());
        }

        @Test
        void outputThatIsOftenNotFiniteIsRefused() {
            Pawn often = Pawn.of(List.of(UNIT), x -> x[0] > 0.9 ? Double.NaN : x[0]);
            String message =
                    assertThrows(InvalidInputException.class, often::run).getMessage();
            assertTrue(message.startsWith("y: 92") && message.contains("of 1024 draws"), message);
            Pawn seldom = Pawn.of(List.of(UNIT), x -> x[0] > 0.98 ? Double.NaN : x[0]);
            assertTrue(seldom.run().toString().contains("of 1024 draws left out"));
        }

        /** 20 draws do for 10 slices, but not 19 of them. */
        @Test
        void slicesNeedTwoFiniteDrawsEach() {
            Pawn pawn = Pawn.of(List.of(UNIT), x -> x[0] > 0.95 ? Double.NaN : x[0])
                    .sampler(Sampler.LATIN_HYPERCUBE)
                    .draws(20);
            String message =
                    assertThrows(InvalidInputException.class, pawn::run).getMessage();
            assertTrue(message.startsWith("draws with a finite output"), message);
        }

        @Test
        void badSettings() {
            Pawn pawn = Pawn.of(List.of(UNIT), x -> x[0]);
            assertThrows(InvalidInputException.class, () -> pawn.slices(1));
            assertThrows(
                    InvalidInputException.class, () -> pawn.draws(10).slices(6).run());
            assertThrows(
                    InvalidInputException.class,
                    () -> Pawn.ofDraws(Inputs.of(List.of(UNIT)), new double[9][1], new double[8], 2, 0));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void namesTheDummy() {
            String text = Pawn.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .run()
                    .toString();
            assertTrue(text.contains("An input without influence would have"), text);
            assertTrue(text.contains("onverged"), text);
        }

        @Test
        void beginsWithTheDrawsThatItNeeds() {
            PawnResult few = Pawn.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .draws(64)
                    .run();
            assertFalse(few.hasConverged());
            assertTrue(few.drawsNeeded() > 64);
            String text = few.toString();
            assertTrue(
                    text.startsWith("Not converged, about " + few.drawsNeeded() + " draws needed: PAWN indices of"),
                    text);
        }
    }
}
