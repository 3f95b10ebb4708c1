package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.uncertainty.findings.PrimBox;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrimTest {
    private final double[][] points = Sampler.SOBOL.block(4, 512, 0, 512, 0);

    private boolean[] corner(double x1, double x2) {
        boolean[] marks = new boolean[points.length];
        for (int i = 0; i < points.length; i++) {
            marks[i] = points[i][0] > x1 && points[i][1] < x2;
        }
        return marks;
    }

    private PrimBox find() {
        return Prim.of(points, corner(.5, .3))
                .peelAlpha(.05)
                .pasteAlpha(.05)
                .minMass(.05)
                .find();
    }

    @Nested
    class Laws {
        @Test
        void coverageDensityAndMassFitTogether() {
            PrimBox last = find();
            double share = last.step(0).density();
            for (int k = 0; k < last.steps(); k++) {
                PrimBox box = last.step(k);
                assertEquals(box.coverage() * share, box.density() * box.mass(), 1e-12);
                if (k > 0) {
                    assertTrue(box.density() > last.step(k - 1).density());
                }
            }
            assertEquals(1, last.step(0).coverage());
            assertEquals(1, last.step(0).mass());
        }

        @Test
        void boxHoldsTheLeastMass() {
            PrimBox box = Prim.of(points, corner(.9, .1)).minMass(0.2).find();
            assertTrue(box.mass() >= 0.2);
            assertTrue(box.density() < 0.2);
        }

        @Test
        void orderOfCasesDoesNotMatter() {
            double[][] reversed = new double[512][];
            boolean[] marks = new boolean[512];
            boolean[] forward = corner(.5, .3);
            for (int i = 0; i < 512; i++) {
                reversed[i] = points[511 - i];
                marks[i] = forward[511 - i];
            }
            assertEquals(find().toString(), Prim.of(reversed, marks).find().toString());
        }

        @Test
        void pastingMendsGreedyPeels() {
            PrimBox patient = Prim.of(points, corner(.5, .3))
                    .peelAlpha(0.3)
                    .pasteAlpha(0.05)
                    .minMass(0.01)
                    .find();
            assertEquals(1, patient.density(), 0.05);
        }
    }

    @Nested
    class Reference {
        /** Issue 6. */
        @Test
        void cornerOfTheCube() {
            PrimBox box = find();
            assertEquals(.948052, box.coverage(), 5e-7);
            assertEquals(1, box.density());
            assertEquals(.142578, box.mass(), 5e-7);
            assertEquals(.524414, box.lower(0), 5e-7);
            assertEquals(.295898, box.upper(1), 5e-7);
            assertEquals(Double.POSITIVE_INFINITY, box.upper(0));
            assertEquals(Double.NEGATIVE_INFINITY, box.lower(1));
            assertFalse(box.restricts(2) || box.restricts(3));
        }
    }

    @Nested
    class QuasiP {
        @Test
        void isTheBinomialTailOfTheBoxWithoutTheLimits() {
            PrimBox box = find();
            // All 73 cases of the box are of interest; without the limit on x1, a share p of its cases is.
            long in = java.util.Arrays.stream(points)
                    .filter(x -> x[1] <= box.upper(1))
                    .count();
            long hits = java.util.Arrays.stream(points)
                    .filter(x -> x[1] <= box.upper(1) && x[0] > .5)
                    .count();
            assertEquals(Math.pow((double) hits / in, 73), box.quasiP(0), 1e-30);
            assertEquals(1, box.quasiP(2));
        }

        /** Of a band in one input each end is held to the box without that end, which is half a line. */
        @Test
        void anEndIsHeldToTheBoxWithoutIt() {
            boolean[] band = new boolean[points.length];
            for (int i = 0; i < band.length; i++) {
                band[i] = points[i][0] > .3 && points[i][0] < .6;
            }
            PrimBox box = Prim.of(points, band).find();
            long in = java.util.Arrays.stream(points)
                    .filter(x -> x[0] <= box.upper(0))
                    .count();
            long inside = java.util.Arrays.stream(points)
                    .filter(x -> x[0] <= box.upper(0) && x[0] >= box.lower(0))
                    .count();
            assertEquals(1, box.density());
            double p = java.util.Arrays.stream(points)
                            .filter(x -> x[0] <= box.upper(0) && x[0] > .3 && x[0] < .6)
                            .count()
                    / (double) in;
            double expected = Math.pow(p, (double) inside);
            assertEquals(expected, box.quasiPFrom(0), 1e-9 * expected);
            assertTrue(box.quasiP(0) < box.quasiPFrom(0) && box.quasiP(0) < box.quasiPTo(0));
            assertEquals(1, box.quasiPFrom(2));
            assertEquals(1, box.quasiPTo(2));
        }
    }

    @Nested
    class Failures {
        @Test
        void noCaseOfInterestIsRefused() {
            String message = assertThrows(InvalidInputException.class, () -> Prim.of(points, new boolean[512]))
                    .getMessage();
            assertTrue(message.contains("cases of interest = 0"), message);
        }

        @Test
        void allCasesOfInterestNeedNoLimits() {
            PrimBox box = Prim.of(points, corner(-1, 2)).find();
            assertEquals("everywhere", box.rule());
            assertEquals(1, box.coverage());
        }

        @Test
        void tiedValuesArePeeledWhole() {
            double[][] coins = new double[100][];
            boolean[] marks = new boolean[100];
            for (int i = 0; i < 100; i++) {
                coins[i] = new double[] {i % 2, 7};
                marks[i] = i % 2 == 1;
            }
            PrimBox box = Prim.of(coins, marks).find();
            assertEquals(1, box.density());
            assertEquals(0.5, box.lower(0));
            assertFalse(box.restricts(1));
        }

        @Test
        void badSettings() {
            Prim prim = Prim.of(points, corner(.5, .3));
            assertThrows(InvalidInputException.class, () -> prim.peelAlpha(0.5));
            assertThrows(InvalidInputException.class, () -> prim.pasteAlpha(0));
            assertThrows(InvalidInputException.class, () -> prim.minMass(2));
            assertThrows(InvalidInputException.class, () -> prim.names(List.of("a")));
            assertThrows(InvalidInputException.class, () -> prim.find().step(99));
            assertThrows(InvalidInputException.class, () -> prim.find().lower(9));
            assertThrows(InvalidInputException.class, () -> prim.find().upper(-1));
            assertThrows(InvalidInputException.class, () -> prim.find().restricts(4));
            assertThrows(InvalidInputException.class, () -> prim.find().quasiP(4));
            assertThrows(InvalidInputException.class, () -> prim.find().contains(1, 2));
            assertThrows(InvalidInputException.class, () -> Prim.of(points, new boolean[3]));
            assertThrows(
                    InvalidInputException.class, () -> Prim.of(new double[][] {{Double.NaN}}, new boolean[] {true}));
            assertThrows(
                    InvalidInputException.class,
                    () -> Prim.of(new double[][] {{1}, {1, 2}}, new boolean[] {true, true}));
        }
    }

    @Nested
    class Noise {
        /** No input has to do with the marks, yet a greedy box has limits. */
        @Test
        void limitsThatMayBeChanceAreMarked() {
            double[][] cases = new double[500][10];
            boolean[] marks = new boolean[500];
            Random random = new Random(2);
            for (int i = 0; i < 500; i++) {
                marks[i] = random.nextDouble() < 0.3;
                for (int j = 0; j < 10; j++) {
                    cases[i][j] = random.nextDouble();
                }
            }
            PrimBox box = Prim.of(cases, marks).find();
            int doubtful = 0;
            for (int j = 0; j < 10; j++) {
                doubtful += mayBeChance(box, j) ? 1 : 0;
            }
            assertTrue(doubtful > 0, box.toString());
            assertEquals(doubtful, box.rule().split("may be chance", -1).length - 1, box.rule());
            assertTrue(box.toString().contains("simplified() is the box"), box.toString());
        }

        private static boolean mayBeChance(PrimBox box, int j) {
            return (box.lower(j) > Double.NEGATIVE_INFINITY && box.quasiPFrom(j) > 0.05)
                    || (box.upper(j) < Double.POSITIVE_INFINITY && box.quasiPTo(j) > 0.05);
        }

        /** A corner with two true limits among ten inputs, of which eight say nothing. */
        @Test
        void simplifyingLeavesTheLimitsThatAreNoChance() {
            double[][] cases = new double[400][10];
            boolean[] marks = new boolean[400];
            Random random = new Random(5);
            for (int i = 0; i < 400; i++) {
                for (int j = 0; j < 10; j++) {
                    cases[i][j] = random.nextDouble();
                }
                marks[i] = cases[i][3] > 0.4 && cases[i][3] < 0.8 && random.nextDouble() < 0.7;
            }
            PrimBox box = Prim.of(cases, marks).find();
            PrimBox simple = box.simplified();
            assertTrue(java.util.stream.IntStream.range(0, 10).anyMatch(j -> mayBeChance(box, j)), box.toString());
            for (int j = 0; j < 10; j++) {
                assertFalse(mayBeChance(simple, j), simple.toString());
                assertTrue(box.restricts(j) || !simple.restricts(j));
            }
            assertTrue(simple.lower(3) > 0.3 && simple.upper(3) < 0.9, simple.toString());
            assertFalse(simple.rule().contains("chance"), simple.rule());
            assertTrue(simple.mass() > box.mass() && simple.coverage() >= box.coverage());
            assertEquals(box.steps() + 1, simple.steps());
            assertSame(simple, simple.simplified());
        }

        @Test
        void limitsThatAreNoneAreNot() {
            String text = find().toString();
            assertFalse(text.contains("chance"), text);
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void isARuleInWords() {
            PrimBox box = Prim.of(points, corner(.5, .3))
                    .names(List.of("elasticity", "growth", "c", "d"))
                    .interest("backfire")
                    .find();
            assertEquals("elasticity >= 0.524 and growth <= 0.296", box.rule());
            String text = box.toString();
            assertTrue(text.startsWith("backfire where elasticity >= 0.524 and growth <= 0.296"), text);
            assertTrue(text.contains("94.8 %") && text.contains("(coverage)"), text);
            assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
            assertTrue(box.trajectory().rowCount() > 5);
        }
    }
}
