package io.jevons.rebound.shares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LogMeanDivisiaTest {
    private static double[] effects(double[] before, double[] after) {
        LogMeanDivisia index = new LogMeanDivisia(before.length);
        index.add(before, after);
        double[] effects = new double[before.length];
        for (int k = 0; k < effects.length; k++) {
            effects[k] = index.effect(k);
        }
        return effects;
    }

    private static double[] of(double... factors) {
        return factors;
    }

    @Nested
    class Laws {
        @Test
        void effectsAddUpAndRatiosMultiply() {
            SplittableRandom random = new SplittableRandom(7);
            for (int round = 0; round < 200; round++) {
                LogMeanDivisia index = new LogMeanDivisia(5);
                for (int term = 0; term < 6; term++) {
                    index.add(random(random), random(random));
                }
                double sum = 0;
                double product = 1;
                for (int k = 0; k < 5; k++) {
                    sum += index.effect(k);
                    product *= index.ratio(k);
                }
                double difference = index.to() - index.from();
                assertEquals(difference, sum, 1e-12 * Math.max(index.to(), index.from()));
                assertEquals(index.to() / index.from(), product, 1e-12 * product);
            }
        }

        private double[] random(SplittableRandom random) {
            double[] factors = new double[5];
            for (int k = 0; k < factors.length; k++) {
                factors[k] = Math.exp(random.nextDouble(-4, 4));
            }
            return factors;
        }

        @Test
        void turningTimeAroundTurnsSignsAround() {
            double[] there = effects(of(2, 3, 0.5), of(1, 4, 5));
            double[] back = effects(of(1, 4, 5), of(2, 3, 0.5));
            for (int k = 0; k < 3; k++) {
                assertEquals(there[k], -back[k], 1e-13);
            }
        }

        @Test
        void ofOneTermRatiosAreThoseOfTheFactors() {
            LogMeanDivisia index = new LogMeanDivisia(2);
            index.add(of(2, 5), of(3, 4));
            assertEquals(1.5, index.ratio(0), 1e-15);
            assertEquals(0.8, index.ratio(1), 1e-15);
        }

        @Test
        void factorsThatOffsetEachOtherHaveEffectsThatDo() {
            double[] effects = effects(of(1, 8), of(8, 1));
            assertEquals(8 * Math.log(8), effects[0], 1e-13);
            assertEquals(-8 * Math.log(8), effects[1], 1e-13);
        }

        @Test
        void meanIsBetweenGeometricAndArithmetic() {
            assertEquals(3, LogMeanDivisia.mean(3, 3));
            assertEquals(1 / Math.log(2), LogMeanDivisia.mean(1, 2), 1e-15);
            assertEquals(1 + 5e-10, LogMeanDivisia.mean(1, 1 + 1e-9), 1e-15);
            assertTrue(LogMeanDivisia.mean(1, 100) > 10 && LogMeanDivisia.mean(1, 100) < 50.5);
        }
    }

    /** Ang, Zhang and Choi (1998), table 2: what a factor gets where the term V or the factor x is 0 on a side. */
    @Nested
    class EightCases {
        @Test
        void case1TermAndFactorAppear() {
            assertArrayEquals(of(42, 0), effects(of(0, 6), of(7, 6)));
        }

        @Test
        void case2TermAndFactorDisappear() {
            assertArrayEquals(of(-42, 0), effects(of(7, 6), of(0, 6)));
        }

        @Test
        void case3TermAppearsThoughTheFactorWasThere() {
            assertArrayEquals(of(0, 35), effects(of(6, 0), of(7, 5)));
        }

        @Test
        void case4TermDisappearsThoughTheFactorStays() {
            assertArrayEquals(of(0, -35), effects(of(7, 5), of(6, 0)));
        }

        @Test
        void case5NoTermThoughTheFactorIsThere() {
            assertArrayEquals(of(0, 0), effects(of(7, 0), of(6, 0)));
        }

        @Test
        void case6NothingOnEitherSide() {
            assertArrayEquals(of(0, 0), effects(of(0, 0), of(0, 0)));
        }

        @Test
        void case7NoTermAndTheFactorDisappears() {
            assertArrayEquals(of(0, 0), effects(of(7, 0), of(0, 5)));
        }

        @Test
        void case8NoTermAndTheFactorAppears() {
            assertArrayEquals(of(0, 0), effects(of(0, 5), of(7, 0)));
        }

        @Test
        void factorsThatAppearTogetherShareTheTermAlike() {
            assertArrayEquals(of(21, 21, 0), effects(of(0, 0, 2), of(7, 3, 2)));
        }

        @Test
        void areTheLimitsOfSmallNumbers() {
            double last = Double.POSITIVE_INFINITY;
            for (double small : of(1e-10, 1e-100, 1e-300)) {
                double distance = Math.abs(effects(of(small, 5), of(7, 6))[0] - 42);
                assertTrue(distance < last && distance * Math.log(1 / small) < 60);
                last = distance;
            }
        }

        @Test
        void ratiosAgainstNothingAreUndefined() {
            LogMeanDivisia index = new LogMeanDivisia(1);
            index.add(of(0), of(3));
            assertTrue(Double.isNaN(index.ratio(0)));
        }
    }
}
