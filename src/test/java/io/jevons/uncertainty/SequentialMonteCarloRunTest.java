package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a run says of itself: its errors, modes that it may have missed, likelihoods that fail, and how it repeats. */
final class SequentialMonteCarloRunTest {
    @Nested
    class Errors {
        /** The error that one run tells is the spread of many. */
        @Test
        void areThoseOfManyRuns() {
            int runs = 60;
            double[] evidence = new double[runs];
            double[] means = new double[runs];
            double ofEvidence = 0;
            double ofMean = 0;
            for (int k = 0; k < runs; k++) {
                SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                                Collections.nCopies(4, SequentialMonteCarloTest.NORMAL),
                                x -> SequentialMonteCarloTest.logNormal(2, x[0] + x[1], 0.1)
                                        + SequentialMonteCarloTest.logNormal(1, x[1] * x[2] + x[3], 0.1))
                        .particles(512)
                        .seed(k)
                        .threads(1)
                        .run();
                evidence[k] = smc.logEvidence();
                means[k] = smc.mean(0);
                ofEvidence += smc.logEvidenceError() / runs;
                ofMean += smc.meanError(0) / runs;
            }
            double evidenceSpread = Estimate.mean(evidence).standardError() * Math.sqrt(runs);
            double meanSpread = Estimate.mean(means).standardError() * Math.sqrt(runs);
            assertEquals(1, ofEvidence / evidenceSpread, 0.5, ofEvidence + " for " + evidenceSpread);
            assertEquals(1, ofMean / meanSpread, 0.5, ofMean + " for " + meanSpread);
        }

        /**
         * Between two modes no particle moves, so that the share of one is what resampling left: its error over runs is the one that
         * is told, and larger than that of as many independent draws.
         */
        @Test
        void ofProbabilitiesAreThoseOfManyRuns() {
            int runs = 60;
            int particles = 512;
            double[] shares = new double[runs];
            double told = 0;
            double worth = 0;
            for (int k = 0; k < runs; k++) {
                SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                                List.of(Distribution.normal(0, 5)), Errors::ofTwoModes)
                        .particles(particles)
                        .seed(k)
                        .threads(1)
                        .run();
                double[] upper = Arrays.stream(smc.draws())
                        .mapToDouble(x -> x[0] > 0 ? 1 : 0)
                        .toArray();
                shares[k] = Arrays.stream(upper).average().orElseThrow();
                told += smc.errorOfMean(upper) / runs;
                worth += smc.effectiveDraws(upper) / runs;
            }
            double spread = Estimate.mean(shares).standardError() * Math.sqrt(runs);
            double share = Arrays.stream(shares).average().orElseThrow();
            assertEquals(0.7, share, 5 * spread / Math.sqrt(runs));
            assertEquals(1, told / spread, 0.4, told + " for " + spread);
            assertTrue(spread > 1.3 * Math.sqrt(share * (1 - share) / particles), "spread " + spread);
            assertTrue(worth < particles / 1.5, "worth " + worth);
        }

        /**
         * Of 64 particles in 30 dimensions a few families are left, which is all that the draws can be worth; the error that is told then
         * is no smaller than the spread over runs.
         */
        @Test
        void fewFamiliesAreWorthNoMoreDrawsThanTheyAre() {
            int runs = 24;
            double[] shares = new double[runs];
            double told = 0;
            for (int k = 0; k < runs; k++) {
                SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                                Collections.nCopies(30, SequentialMonteCarloTest.NORMAL), Errors::ofManyInputs)
                        .particles(64)
                        .seed(k)
                        .threads(1)
                        .run();
                double[] upper = Arrays.stream(smc.draws())
                        .mapToDouble(x -> x[0] + x[1] + x[2] + x[3] > 0.8 ? 1 : 0)
                        .toArray();
                shares[k] = Arrays.stream(upper).average().orElseThrow();
                assertTrue(smc.families() < 20, smc.toString());
                assertTrue(smc.effectiveDraws(upper) <= smc.families() + 1e-9, smc.toString());
                assertTrue(smc.worthOf(upper).startsWith("at most "), smc.worthOf(upper));
                told += smc.errorOfMean(upper) / runs;
            }
            double spread = Estimate.mean(shares).standardError() * Math.sqrt(runs);
            assertTrue(told > 0.8 * spread, told + " for " + spread);
        }

        private static double ofManyInputs(double... x) {
            return Arrays.stream(x)
                    .map(each -> SequentialMonteCarloTest.logNormal(0.2, each, 0.3))
                    .sum();
        }

        private static double ofTwoModes(double... x) {
            return Math.log(0.3 * Math.exp(SequentialMonteCarloTest.logNormal(x[0], -6, 0.1))
                    + 0.7 * Math.exp(SequentialMonteCarloTest.logNormal(x[0], 6, 0.1))
                    + 1e-300);
        }

        @Test
        void leaveOutDrawsWithoutANumber() {
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(SequentialMonteCarloTest.NORMAL), x -> 0)
                    .particles(64)
                    .run();
            double[] values = new double[64];
            Arrays.fill(values, Double.NaN);
            values[0] = 0;
            values[1] = 2;
            // Two draws one from their mean: √(2 · (1/2)²).
            assertEquals(Math.sqrt(0.5), smc.errorOfMean(values), 1e-12);
            assertEquals(2, smc.effectiveDraws(values), 1e-12);
            assertThrows(InvalidInputException.class, () -> smc.errorOfMean(1, 2));
            Arrays.fill(values, Double.NaN);
            assertTrue(
                    Double.isNaN(smc.errorOfMean(values)), "of what no draw has there is no error, and not one of 0");
            assertEquals(0, smc.effectiveDraws(values));
        }
    }

    /** A mode so narrow that few draws of the prior meet it or none, beside a wide one of four times its weight. */
    @Nested
    class NarrowModes {
        private static SequentialMonteCarlo of(double sd) {
            return SequentialMonteCarlo.of(
                            List.of(SequentialMonteCarloTest.NORMAL, SequentialMonteCarloTest.NORMAL), x -> {
                                double wide = SequentialMonteCarloTest.logNormal(x[0], -0.5, 1)
                                        + SequentialMonteCarloTest.logNormal(x[1], -0.5, 1);
                                double narrow = SequentialMonteCarloTest.logNormal(x[0], 1.5, sd)
                                        + SequentialMonteCarloTest.logNormal(x[1], 1.5, sd);
                                double top = Math.max(wide, narrow);
                                return top + Math.log(0.5 * Math.exp(wide - top) + 0.5 * Math.exp(narrow - top));
                            })
                    .particles(2048);
        }

        private static boolean warns(SequentialMonteCarloResult smc) {
            return smc.toString().contains("descend from one first particle");
        }

        /** Of seeds 4 to 7 one has no particle in the mode and says nothing, others a few, and say so. */
        @Test
        void areMissedByOneRunAndSeenInSeveral() {
            SequentialMonteCarlo hard = of(0.05);
            SequentialMonteCarloResult missed = hard.seed(4).run();
            assertTrue(Arrays.stream(missed.draws()).noneMatch(x -> Math.abs(x[0] - 1.5) + Math.abs(x[1] - 1.5) < 0.1));
            assertTrue(!warns(missed), missed.toString());
            assertTrue(warns(hard.seed(7).run()), hard.seed(7).run().toString());
            String table = hard.seed(4).agreement(4).toString();
            assertTrue(table.contains("Warning: the runs differ by more than their errors"), table);
        }

        @Test
        void thatAreWideEnoughMakeNobodyWarn() {
            SequentialMonteCarlo easy = of(0.4);
            assertTrue(!warns(easy.seed(4).run()), easy.seed(4).run().toString());
            String table = easy.seed(4).agreement(4).toString();
            assertTrue(table.contains("The runs agree within their errors"), table);
            assertTrue(table.replaceAll("\\s+", " ").contains("What all of them miss"), table);
            assertThrows(InvalidInputException.class, () -> easy.agreement(1));
            InvalidInputException many = assertThrows(InvalidInputException.class, () -> easy.agreement(101));
            assertTrue(many.getMessage().startsWith("runs = 101: must be 2 to 100"), many.getMessage());
        }

        /** Nor do many stages or many inputs, after which few families are left in any case. */
        @Test
        void manyStagesMakeNobodyWarn() {
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                            Collections.nCopies(5, SequentialMonteCarloTest.NORMAL),
                            x -> Arrays.stream(x)
                                    .map(each -> SequentialMonteCarloTest.logNormal(0.3, each, 1e-4))
                                    .sum())
                    .particles(1024)
                    .run();
            assertTrue(smc.stages().size() > 20, smc.stageTable().toString());
            assertTrue(!smc.toString().contains("Warning"), smc.toString());
        }
    }

    @Nested
    class Likelihoods {
        @Test
        void ofNothingLeavesThePrior() {
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(Distribution.uniform(2, 4)), x -> 0)
                    .run();
            assertEquals(0, smc.logEvidence());
            assertEquals(0, smc.logEvidenceError(), 1e-9);
            assertEquals(3, smc.mean(0), 0.05);
            assertEquals(0, smc.contraction(0), 0.06);
        }

        /** 3 % of the prior are possible. */
        @Test
        void ofZeroAreCounted() {
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                            List.of(Distribution.uniform(0, 1), SequentialMonteCarloTest.NORMAL),
                            x -> x[0] < 0.97
                                    ? Double.NEGATIVE_INFINITY
                                    : SequentialMonteCarloTest.logNormal(1, x[1], 0.5))
                    .seed(4)
                    .run();
            double evidence = Math.log(0.03) + SequentialMonteCarloTest.logNormal(1, 0, Math.sqrt(1.25));
            SequentialMonteCarloTest.assertNear(evidence, smc.logEvidence(), smc.logEvidenceError(), 0.2);
            assertEquals(0.985, smc.mean(0), 0.001);
            assertEquals(0.8, smc.mean(1), 0.05);
            assertTrue(smc.impossible() > 3900);
            assertEquals(0, smc.failed());
            assertTrue(Arrays.stream(smc.draws()).allMatch(x -> x[0] >= 0.97));
        }

        @Test
        void thatFailAreCountedApart() {
            ToDoubleFunction<double[]> failing = x -> x[0] < 0 ? Double.NaN : x[0] > 2 ? 1 / 0.0 : 0;
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(SequentialMonteCarloTest.NORMAL), failing)
                    .seed(4)
                    .run();
            assertEquals(Math.log(0.47725), smc.logEvidence(), 5 * smc.logEvidenceError());
            assertEquals(0, smc.impossible());
            assertTrue(smc.failed() > 2000);
            assertTrue(smc.toString().contains("evaluations failed"), smc.toString());
        }

        @Test
        void thatNothingCanMeetAreRefused() {
            SequentialMonteCarlo none = SequentialMonteCarlo.of(
                            List.of(SequentialMonteCarloTest.NORMAL), x -> Double.NaN)
                    .particles(64);
            InvalidInputException refused = assertThrows(InvalidInputException.class, none::run);
            assertTrue(
                    refused.getMessage()
                            .startsWith(
                                    "log likelihood: is finite at 0 of 16384 draws of the prior, must be at 10 or more (it is not a"
                                            + " number, or plus infinity, at 16384 points)\nMaybe "),
                    refused.getMessage());
        }
    }

    @Nested
    class Runs {
        private static SequentialMonteCarlo rosenbrock() {
            return SequentialMonteCarlo.of(
                            Inputs.of(List.of(
                                            SequentialMonteCarloTest.NORMAL,
                                            Distribution.lognormal90(0.5, 4),
                                            Distribution.beta(2, 3)))
                                    .correlate("x1", "x2", 0.5),
                            BatchModel.of(x -> SequentialMonteCarloTest.logNormal(x[1], x[0] * x[0] + x[2], 0.1)))
                    .particles(1000)
                    .seed(42);
        }

        @Test
        void areTheSameOnAnyNumberOfThreads() {
            SequentialMonteCarloResult one = rosenbrock().threads(1).run();
            SequentialMonteCarloResult many = rosenbrock().threads(5).run();
            assertArrayEquals(one.draws(), many.draws());
            assertEquals(one.logEvidence(), many.logEvidence());
            assertEquals(one.stages(), many.stages());
            assertArrayEquals(one.logLikelihoods(), many.logLikelihoods());
        }

        @Test
        void differWithTheSeed() {
            assertTrue(rosenbrock().run().mean(0) != rosenbrock().seed(43).run().mean(0));
        }

        /** A model that spoils its points does not spoil the draws. */
        @Test
        void keepTheirDraws() {
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(SequentialMonteCarloTest.NORMAL), x -> {
                        double log = SequentialMonteCarloTest.logNormal(1, x[0], 1);
                        x[0] = 1e9;
                        return log;
                    })
                    .run();
            assertEquals(0.5, smc.mean(0), 0.1);
        }

        @Test
        void tellHowFarTheyAre() {
            List<Integer> told = new ArrayList<>();
            rosenbrock().progress((done, of) -> told.add(done)).run();
            assertEquals(1000, told.get(told.size() - 1));
            assertEquals(told.stream().sorted().toList(), told);
        }

        @Test
        void giveWayToAnInterrupt() {
            SequentialMonteCarlo interrupting = SequentialMonteCarlo.of(
                            List.of(SequentialMonteCarloTest.NORMAL), x -> -x[0] * x[0] * 1e6)
                    .progress((done, of) -> Thread.currentThread().interrupt());
            assertThrows(CancellationException.class, interrupting::run);
            assertTrue(Thread.interrupted());
        }

        @Test
        void areRefusedWithTooFewParticles() {
            InvalidInputException refused =
                    assertThrows(InvalidInputException.class, () -> rosenbrock().particles(3));
            assertTrue(refused.getMessage().contains("particles = 3"), refused.getMessage());
        }

        @Test
        void printPriorAndPosterior() {
            String printed = rosenbrock().run().toString();
            assertTrue(printed.contains("Prior and posterior of 3 inputs"), printed);
            assertTrue(printed.contains("log evidence"), printed);
        }
    }
}
