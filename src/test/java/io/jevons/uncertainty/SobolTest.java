package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.uncertainty.findings.SobolResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class SobolTest {
    private static final Distribution UNIT = TestFunctions.UNIT;

    /** Takes a second or two, so it is shared. */
    private static final SobolResult LARGE = ishigami(1 << 15);

    private static SobolResult ishigami(int base) {
        return Sobol.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                .base(base)
                .run();
    }

    @Nested
    class Laws {
        @Test
        void additiveFunctionHasNoInteraction() {
            SobolResult result = Sobol.of(List.of(UNIT, UNIT, UNIT), x -> 3 * x[0] + 2 * x[1] + x[2])
                    .base(4096)
                    .run();
            assertArrayEquals(new double[] {9 / 14.0, 4 / 14.0, 1 / 14.0}, result.first(), 2e-3);
            assertArrayEquals(result.first(), result.total(), 5e-3);
            for (double[] row : result.second()) {
                assertArrayEquals(new double[3], row, 6e-3);
            }
        }

        @Test
        void indicesDoNotDependOnScaleAndShift() {
            SobolResult plain = ishigami(256);
            SobolResult shifted = Sobol.of(TestFunctions.ISHIGAMI_INPUTS, x -> 1e3 - 5 * TestFunctions.ishigami(x))
                    .base(256)
                    .run();
            assertArrayEquals(plain.first(), shifted.first(), 1e-9);
            assertArrayEquals(plain.total(), shifted.total(), 1e-9);
        }

        @Test
        void secondOrderIsSymmetricWithoutDiagonal() {
            double[][] second = ishigami(256).second();
            for (int i = 0; i < 3; i++) {
                assertEquals(0, second[i][i]);
                for (int j = 0; j < 3; j++) {
                    assertEquals(second[i][j], second[j][i]);
                }
            }
        }

        @Test
        void leavingTheSecondOrderOutChangesLittleAndSavesRuns() {
            SobolResult with = ishigami(1024);
            SobolResult without = Sobol.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .withoutSecondOrder()
                    .run();
            assertEquals(1024 * 8, with.runs());
            assertEquals(1024 * 5, without.runs());
            assertArrayEquals(with.total(), without.total(), 1e-12);
            assertArrayEquals(with.first(), without.first(), 5e-3);
        }

        @Test
        void groupOfAllInputsHasAllOfTheVariance() {
            SobolResult result = Sobol.of(
                            Inputs.of(TestFunctions.ISHIGAMI_INPUTS), BatchModel.of(TestFunctions::ishigami))
                    .group("one", "x1", "x3")
                    .base(4096)
                    .run();
            assertEquals(List.of("one", "x2"), result.names());
            assertArrayEquals(new double[] {1 - 0.442411145, 0.442411145}, result.first(), 0.02);
            assertArrayEquals(result.first(), result.total(), 0.03);
        }
    }

    @Nested
    class AnalyticSolutions {
        @Test
        void ishigamiConverges() {
            SobolResult result = LARGE;
            assertArrayEquals(new double[] {.313905191, .442411145, 0}, result.first(), 2e-3);
            assertArrayEquals(new double[] {.557588855, .442411145, .243683664}, result.total(), 2e-3);
            assertEquals(.243683664, result.second()[0][2], 3e-3);
            assertEquals(13.844587940719254, result.variance(), 5e-3);
            assertEquals(3.5, result.mean(), 1e-3);
        }

        @Test
        void gFunctionOfSobol() {
            // f = Π (|4 x - 2| + a)/(1 + a): V_i = 1/(3 (1 + a_i)²), V = Π (1 + V_i) - 1 (Sobol 1993).
            double[] a = {0, 1, 4.5, 9, 99};
            double[] v = Arrays.stream(a).map(x -> 1 / (3 * (1 + x) * (1 + x))).toArray();
            double product = Arrays.stream(v).map(x -> 1 + x).reduce(1, (x, y) -> x * y);
            double[] first = Arrays.stream(v).map(x -> x / (product - 1)).toArray();
            double[] total = Arrays.stream(v)
                    .map(x -> x * product / (1 + x) / (product - 1))
                    .toArray();
            SobolResult result = Sobol.of(Collections.nCopies(5, UNIT), x -> {
                        double f = 1;
                        for (int i = 0; i < 5; i++) {
                            f *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
                        }
                        return f;
                    })
                    .base(1 << 14)
                    .run();
            assertArrayEquals(first, result.first(), 3e-3);
            assertArrayEquals(total, result.total(), 3e-3);
            assertEquals(product - 1, result.variance(), 2e-3);
            assertEquals(v[0] * v[1] / (product - 1), result.second()[0][1], 4e-3);
        }

        @Test
        void jevonsStraddle() {
            SobolResult result = Sobol.of(TestFunctions.STRADDLE_INPUTS, TestFunctions::straddle)
                    .base(1 << 14)
                    .run();
            assertArrayEquals(new double[] {27 / 31.0, 0}, result.first(), 1e-3);
            assertArrayEquals(new double[] {1, 4 / 31.0}, result.total(), 1e-3);
            assertEquals(4 / 31.0, result.second()[0][1], 2e-3);
        }

        @Test
        void normalInputsBearTheOriginOfTheSequence() {
            SobolResult result = Sobol.of(
                            List.of(Distribution.normal(0, 1), Distribution.normal(5, 2)), x -> x[0] + x[1])
                    .base(4096)
                    .run();
            assertArrayEquals(new double[] {0.2, 0.8}, result.first(), 4e-3);
        }
    }

    @Nested
    class Reference {
        /** Unscrambled points from the origin on; SALib gives the same digits. Tolerance 1e-10. */
        @Test
        void ishigamiWith1024Points() {
            SobolResult result = ishigami(1024);
            assertArrayEquals(new double[] {.332955105353, .441313938544, .01857843793}, result.first(), 1e-10);
            assertArrayEquals(new double[] {.558179045711, .443284584030, .242149373355}, result.total(), 1e-10);
        }
    }

    @Nested
    class Properties {
        @Test
        void threadsDoNotMatter() {
            SobolResult one = threads(1);
            for (int threads : new int[] {2, 7}) {
                SobolResult other = threads(threads);
                assertArrayEquals(one.first(), other.first(), 0);
                assertArrayEquals(one.total(), other.total(), 0);
                assertEquals(one.toString(), other.toString());
            }
        }

        private SobolResult threads(int count) {
            return Sobol.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .threads(count)
                    .run();
        }

        @Test
        void intervalsHoldTheTruthAboutAsOftenAsTheyShould() {
            int held = 0;
            for (int seed = 0; seed < 40; seed++) {
                SobolResult result = Sobol.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                        .withoutSecondOrder()
                        .scrambled()
                        .seed(seed)
                        .base(256)
                        .run();
                held += result.totalInterval(0).contains(.557588855) ? 1 : 0;
                held += result.totalInterval(1).contains(.442411145) ? 1 : 0;
                held += result.totalInterval(2).contains(.243683664) ? 1 : 0;
            }
            // The points are evener than random, so that the intervals hold at least as often as stated.
            assertTrue(held >= 0.9 * 120, held + " of 120");
        }

        @Test
        void scrambledDesignsDifferBySeedAndRepeat() {
            Sobol sobol = Sobol.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .scrambled()
                    .base(64);
            assertArrayEquals(sobol.seed(5).run().total(), sobol.seed(5).run().total(), 0);
            assertFalse(Arrays.equals(
                    sobol.seed(5).run().total(), sobol.seed(6).run().total()));
        }

        @Test
        void severalOutputsComeFromTheSameRuns() {
            BatchModel both = new BatchModel() {
                @Override
                public void evaluate(double[][] points, double[][] outputs) {
                    for (int i = 0; i < points.length; i++) {
                        outputs[0][i] = TestFunctions.ishigami(points[i]);
                        outputs[1][i] = points[i][2];
                    }
                }

                @Override
                public List<String> outputs() {
                    return List.of("ishigami", "third");
                }
            };
            List<SobolResult> results = Sobol.of(Inputs.of(TestFunctions.ISHIGAMI_INPUTS), both)
                    .base(1024)
                    .runAll();
            assertArrayEquals(ishigami(1024).first(), results.get(0).first(), 0);
            assertArrayEquals(new double[] {0, 0, 1}, results.get(1).total(), 1e-2);
        }
    }

    @Nested
    class Failures {
        @Test
        void constantOutputGivesZerosWithWarning() {
            SobolResult result = Sobol.of(List.of(UNIT, UNIT), x -> 0.1 + 0.2).run();
            assertArrayEquals(new double[2], result.first(), 0);
            assertArrayEquals(new double[2], result.total(), 0);
            assertTrue(result.toString().contains("Warning: the output is the same at every point"), result.toString());
            assertFalse(result.toString().contains("onverged"), result.toString());
        }

        @Test
        void failedRunsAreLeftOutAndCounted() {
            SobolResult result = Sobol.of(List.of(UNIT, UNIT), x -> x[0] < 0.01 ? Double.NaN : x[0] + x[1])
                    .run();
            assertTrue(DoubleStream.of(result.total()).allMatch(Double::isFinite));
            assertTrue(result.toString().contains("of 1024 base points left out"), result.toString());
        }

        @Test
        void outputThatIsNeverFiniteIsRefused() {
            Sobol sobol = Sobol.of(List.of(UNIT), x -> Double.NaN);
            assertTrue(assertThrows(InvalidInputException.class, sobol::run)
                    .getMessage()
                    .contains("0 of the first 256 of 1024"));
        }

        /** Below 5 % a note, above it no result: those left out go by their outcome. */
        @Test
        void outputThatIsOftenNotFiniteIsRefused() {
            Sobol sobol = Sobol.of(List.of(UNIT, UNIT), x -> x[0] < 0.1 ? Double.NaN : x[0] + x[1]);
            String message =
                    assertThrows(InvalidInputException.class, sobol::run).getMessage();
            assertTrue(message.startsWith("y: ") && message.contains("at least 95 %"), message);
            assertTrue(message.contains("Metric.change(..)"), message);
        }

        @Test
        void roundingAboutZeroIsWarnedOf() {
            String text = Sobol.of(List.of(UNIT, UNIT), x -> 0.1 + x[0] - x[0] - 0.1)
                    .base(64)
                    .run()
                    .toString();
            assertTrue(text.contains("Warning: every output is within 1e-12 of zero"), text);
            String large = Sobol.of(List.of(UNIT, UNIT), x -> 1e-9 * x[0])
                    .base(64)
                    .run()
                    .toString();
            assertFalse(large.contains("Warning"), large);
        }

        @Test
        void exceptionsOfTheFunctionComeThrough() {
            Sobol sobol = Sobol.of(List.of(UNIT), x -> {
                throw new ArithmeticException("no");
            });
            assertThrows(ArithmeticException.class, sobol.threads(3)::run);
        }

        @Test
        void correlatedInputsAreRefusedUnlessInOneGroup() {
            Inputs inputs = Inputs.of(List.of(UNIT, UNIT, UNIT)).correlate("x1", "x3", 0.5);
            Sobol sobol =
                    Sobol.of(inputs, BatchModel.of(x -> x[0] + x[1] + x[2])).base(64);
            String message =
                    assertThrows(InvalidInputException.class, sobol::run).getMessage();
            assertTrue(message.contains("x1 and x3") && message.contains("Maybe ShapleyEffects"), message);
            assertEquals(2, sobol.group("pair", "x1", "x3").run().first().length);
        }

        @Test
        void secondOrderThatWasLeftOutCannotBeAsked() {
            SobolResult result = Sobol.of(List.of(UNIT, UNIT), x -> x[0])
                    .withoutSecondOrder()
                    .base(16)
                    .run();
            assertThrows(InvalidInputException.class, result::second);
        }

        @Test
        void badSettings() {
            Sobol sobol = Sobol.of(List.of(UNIT, UNIT), x -> x[0]);
            assertThrows(InvalidInputException.class, () -> sobol.base(1));
            assertThrows(InvalidInputException.class, () -> sobol.threads(0));
            assertThrows(InvalidInputException.class, () -> sobol.group("g", "x9"));
            assertThrows(InvalidInputException.class, () -> sobol.group("x2", "x1"));
            assertThrows(
                    InvalidInputException.class, () -> sobol.group("g", "x1").group("g", "x2"));
            assertThrows(InvalidInputException.class, () -> Sobol.of(List.of(), x -> 0));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void saysWhetherItConvergedAndWhatNegativeIndicesMean() {
            String small = ishigami(64).toString();
            assertTrue(small.contains("Not converged"), small);
            assertTrue(small.contains("index below zero is sampling noise"), small);
            assertTrue(small.lines().allMatch(line -> line.length() <= Table.WIDTH), small);
            SobolResult large = LARGE;
            assertTrue(large.hasConverged());
            assertTrue(large.toString().contains("Converged"), large.toString());
            assertTrue(large.toString().contains("x1 with x3"), large.toString());
        }

        /** Of 128 points the third first-order index is above zero, and so are all that are printed. */
        @Test
        void noiseIsExplainedOnlyWhereItShows() {
            SobolResult result = ishigami(128);
            assertTrue(Arrays.stream(result.first()).allMatch(s -> s > 0));
            assertTrue(Arrays.stream(result.second())
                    .flatMapToDouble(Arrays::stream)
                    .anyMatch(s -> s < 0));
            assertFalse(result.toString().contains("below zero"), result.toString());
        }

        /** What two inputs do together is part of the total of either. */
        @Test
        void pairsOfWhichATotalIsNextToNothingAreNotNamed() {
            SobolResult result = Sobol.of(List.of(UNIT, UNIT, UNIT, UNIT), x -> x[0] * x[1] + 1e-3 * (x[2] + x[3]))
                    .base(16)
                    .run();
            double[][] second = result.second();
            double[] total = result.total();
            int impossible = 0;
            for (int i = 0; i < 4; i++) {
                for (int j = Math.max(2, i + 1); j < 4; j++) {
                    boolean beyond =
                            result.secondInterval(i, j).low() > 0 && second[i][j] > 2 * Math.min(total[i], total[j]);
                    impossible += beyond ? 1 : 0;
                }
            }
            assertTrue(impossible > 0, "no such pair in this design");
            String text = result.toString();
            assertTrue(text.contains("x1 with x2"), text);
            assertFalse(text.contains("with x3") || text.contains("with x4"), text);
        }

        @Test
        void adviceOnTheNumberOfPointsHoldsRoughly() {
            SobolResult result = ishigami(512);
            assertFalse(result.hasConverged());
            SobolResult advised = ishigami((int) result.baseNeeded());
            assertTrue(advised.totalInterval(0).width() < 0.07);
        }
    }
}
