package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against posteriors that are known: each figure within five of its own Monte Carlo errors, and that error small. */
class SequentialMonteCarloTest {
    static final Distribution NORMAL = Distribution.normal(0, 1);

    static double logNormal(double x, double mean, double sd) {
        double z = (x - mean) / sd;
        return -z * z / 2 - Math.log(sd) - Math.log(2 * Math.PI) / 2;
    }

    static void assertNear(double expected, double actual, double error, double most) {
        assertTrue(error <= most, "error " + error + " is above " + most);
        assertEquals(expected, actual, 5 * error);
    }

    @Nested
    class ClosedForms {
        @Test
        void normalMeanWithNormalPrior() {
            double[] y = {2.1, 3.4, 2.9};
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                            List.of(Distribution.normal(1, 2)),
                            x -> Arrays.stream(y)
                                    .map(each -> logNormal(each, x[0], 0.7))
                                    .sum())
                    .seed(42)
                    .run();
            double precision = 1 / 4.0 + 3 / 0.49;
            double mean = (1 / 4.0 + (2.1 + 3.4 + 2.9) / 0.49) / precision;
            assertNear(mean, smc.mean(0), smc.meanError(0), 0.02);
            assertEquals(1 / Math.sqrt(precision), smc.sd(0), 0.02);
            // Product of the likelihoods and the prior at any x, over the posterior's density there.
            double evidence = logNormal(0, 1, 2)
                    + Arrays.stream(y).map(each -> logNormal(each, 0, 0.7)).sum()
                    - logNormal(0, mean, 1 / Math.sqrt(precision));
            assertNear(evidence, smc.logEvidence(), smc.logEvidenceError(), 0.06);
            assertEquals(1 - 1 / precision / 4, smc.contraction(0), 0.02);
            assertEquals(mean + 1.6449 / Math.sqrt(precision), smc.quantile(0, 0.95), 0.06);
        }

        /** Inputs that are correlated beforehand, of which three sums are seen. */
        @Test
        void linearGaussian() {
            int d = 6;
            double rho = 0.6;
            Inputs inputs = Inputs.of(Collections.nCopies(d, NORMAL))
                    .correlate("x1", "x2", Copula.rankCorrelation(rho))
                    .correlate("x5", "x6", Copula.rankCorrelation(-rho));
            RealMatrix prior = MatrixUtils.createRealIdentityMatrix(d);
            prior.setEntry(0, 1, rho);
            prior.setEntry(1, 0, rho);
            prior.setEntry(4, 5, -rho);
            prior.setEntry(5, 4, -rho);
            double[][] seen = {{1, 1, 0, 0, 0, 0}, {0, 1, -1, 2, 0, 0}, {0, 0, 0, 0.5, 1, 1}};
            double[] y = {2, -1.5, 0.8};
            double sd = 0.3;
            RealMatrix a = new Array2DRowRealMatrix(seen);
            RealMatrix ofData = a.multiply(prior)
                    .multiply(a.transpose())
                    .add(MatrixUtils.createRealIdentityMatrix(3).scalarMultiply(sd * sd));
            RealMatrix gain = prior.multiply(a.transpose())
                    .multiply(new LUDecomposition(ofData).getSolver().getInverse());
            RealVector mean = gain.operate(new ArrayRealVector(y));
            RealMatrix covariance = prior.subtract(gain.multiply(a).multiply(prior));
            RealVector solved = new LUDecomposition(ofData).getSolver().solve(new ArrayRealVector(y));
            double evidence = -0.5 * solved.dotProduct(new ArrayRealVector(y))
                    - 0.5 * Math.log(new LUDecomposition(ofData).getDeterminant())
                    - 1.5 * Math.log(2 * Math.PI);

            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(inputs, BatchModel.of(x -> {
                        double sum = 0;
                        for (int k = 0; k < 3; k++) {
                            double fitted = 0;
                            for (int j = 0; j < d; j++) {
                                fitted += seen[k][j] * x[j];
                            }
                            sum += logNormal(y[k], fitted, sd);
                        }
                        return sum;
                    }))
                    .particles(8192)
                    .seed(7)
                    .run();
            for (int i = 0; i < d; i++) {
                assertNear(mean.getEntry(i), smc.mean(i), smc.meanError(i), 0.03);
                for (int j = 0; j < d; j++) {
                    assertEquals(covariance.getEntry(i, j), smc.covariance(i, j), 0.06);
                }
            }
            assertNear(evidence, smc.logEvidence(), smc.logEvidenceError(), 0.06);
        }

        /** Two narrow modes far apart in a wide prior. */
        @Test
        void twoModes() {
            double sd = 0.5;
            ToDoubleFunction<double[]> logLikelihood = x -> {
                double left = Math.log(0.7) + logNormal(x[0], -4, sd) + logNormal(x[1], -4, sd);
                double right = Math.log(0.3) + logNormal(x[0], 4, sd) + logNormal(x[1], 6, sd);
                double top = Math.max(left, right);
                return top + Math.log(Math.exp(left - top) + Math.exp(right - top));
            };
            double wide = Math.hypot(5, sd);
            double left = 0.7 * Math.exp(2 * logNormal(4, 0, wide));
            double right = 0.3 * Math.exp(logNormal(4, 0, wide) + logNormal(6, 0, wide));
            Distribution prior = Distribution.normal(0, 5);
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(prior, prior), logLikelihood)
                    .particles(8192)
                    .seed(5)
                    .run();
            double onTheLeft = Arrays.stream(smc.draws()).filter(x -> x[0] < 0).count() / 8192.0;
            assertEquals(left / (left + right), onTheLeft, 0.05);
            assertNear(Math.log(left + right), smc.logEvidence(), smc.logEvidenceError(), 0.08);
            double shrink = 25 / (25 + sd * sd);
            double[] upper = Arrays.stream(smc.draws())
                    .filter(x -> x[0] > 0)
                    .mapToDouble(x -> x[1])
                    .toArray();
            assertEquals(6 * shrink, Arrays.stream(upper).average().orElseThrow(), 0.08);
        }

        /** What is seen lies 40 deviations out in the prior, where probabilities are no doubles any more. */
        @Test
        void farOutInTheTails() {
            for (double y : new double[] {40, -40}) {
                SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(NORMAL), x -> logNormal(y, x[0], 1))
                        .seed(1)
                        .run();
                assertEquals(y / 2, smc.mean(0), 0.1);
                assertEquals(Math.sqrt(0.5), smc.sd(0), 0.05);
                assertEquals(logNormal(y, 0, Math.sqrt(2)), smc.logEvidence(), 0.6);
            }
        }

        /** Evidence in two parts: each part's score is its density given the first. */
        @Test
        void partsComeInOneAfterTheOther() {
            BatchModel parts = new BatchModel() {
                @Override
                public List<String> outputs() {
                    return List.of("first", "second");
                }

                @Override
                public void evaluate(double[][] points, double[][] outputs) {
                    for (int i = 0; i < points.length; i++) {
                        outputs[0][i] = logNormal(1, points[i][0], 0.5);
                        outputs[1][i] = logNormal(2, points[i][0], 0.5);
                    }
                }
            };
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(Inputs.of(List.of(NORMAL)), parts)
                    .seed(3)
                    .run();
            double variance = 1 / (1 + 1 / 0.25);
            assertEquals(logNormal(1, 0, Math.sqrt(1.25)), smc.increments()[0], 0.1);
            assertEquals(logNormal(2, 4 * variance, Math.sqrt(variance + 0.25)), smc.increments()[1], 0.1);
            assertEquals(12.0 / 9, smc.mean(0), 0.04);
            assertTrue(smc.stageTable().toString().contains("second: log score"));

            // The same from a run on the first part alone.
            SequentialMonteCarlo whole = SequentialMonteCarlo.of(Inputs.of(List.of(NORMAL)), parts);
            SequentialMonteCarloResult first = SequentialMonteCarlo.of(List.of(NORMAL), x -> logNormal(1, x[0], 0.5))
                    .seed(4)
                    .run();
            SequentialMonteCarloResult then = whole.seed(4).continueFrom(first);
            assertEquals(first.logEvidence(), then.increments()[0], 1e-12);
            assertEquals(logNormal(2, 4 * variance, Math.sqrt(variance + 0.25)), then.increments()[1], 0.1);
            assertNear(12.0 / 9, then.mean(0), then.meanError(0), 0.02);
            assertArrayEquals(
                    then.draws(), whole.seed(4).threads(3).continueFrom(first).draws());
            assertTrue(assertThrows(
                            InvalidInputException.class,
                            () -> whole.particles(64).continueFrom(first))
                    .getMessage()
                    .startsWith("particles = 64: must be 4096"));
            assertTrue(assertThrows(
                            InvalidInputException.class,
                            () -> SequentialMonteCarlo.of(Inputs.of(List.of(Distribution.normal(0, 2))), parts)
                                    .continueFrom(first))
                    .getMessage()
                    .startsWith("distribution of x1 = "));
        }
    }

    /** Shapes that a random walk or a draw about the mean finds hard. */
    @Nested
    class HardShapes {
        /** Twenty inputs of which neighbours' sums are seen: the posterior is normal, its moments and evidence in closed form. */
        @Test
        void twentyCorrelatedDimensions() {
            int d = 20;
            double sd = 0.5;
            RealMatrix a = MatrixUtils.createRealMatrix(d, d);
            for (int i = 0; i < d; i++) {
                a.setEntry(i, i, 1);
                a.setEntry(i, (i + 1) % d, 0.9);
            }
            double[] y = IntStream.range(0, d).mapToDouble(i -> Math.sin(i)).toArray();
            RealMatrix ofData = a.multiply(a.transpose())
                    .add(MatrixUtils.createRealIdentityMatrix(d).scalarMultiply(sd * sd));
            RealVector solved = new LUDecomposition(ofData).getSolver().solve(new ArrayRealVector(y));
            RealVector mean = a.transpose().operate(solved);
            double evidence = -0.5 * solved.dotProduct(new ArrayRealVector(y))
                    - 0.5 * Math.log(new LUDecomposition(ofData).getDeterminant())
                    - d / 2.0 * Math.log(2 * Math.PI);
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(Collections.nCopies(d, NORMAL), x -> {
                        double sum = 0;
                        for (int i = 0; i < d; i++) {
                            sum += logNormal(y[i], x[i] + 0.9 * x[(i + 1) % d], sd);
                        }
                        return sum;
                    })
                    .seed(11)
                    .run();
            for (int i = 0; i < d; i++) {
                assertEquals(mean.getEntry(i), smc.mean(i), 0.12);
            }
            assertNear(evidence, smc.logEvidence(), smc.logEvidenceError(), 0.2);
        }

        /** Haario's banana: y ~ N(x² , 0.3) seen through the prior x ~ N(0, 1), y ~ N(0, 3). Moments by quadrature over x. */
        @Test
        void banana() {
            double sd = 0.3;
            double wide = 3;
            double[] sums = new double[3];
            for (int i = 0; i < 8000; i++) {
                double x = -6 + 12 * (i + 0.5) / 8000;
                // Given x, y has prior N(0, 3) and is seen to be x² with error 0.3.
                double weight = Math.exp(logNormal(x, 0, 1) + logNormal(x * x, 0, Math.hypot(sd, wide))) * 12 / 8000;
                sums[0] += weight;
                sums[1] += weight * x * x;
                sums[2] += weight * x * x * wide * wide / (wide * wide + sd * sd);
            }
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                            List.of(NORMAL, Distribution.normal(0, wide)), x -> logNormal(x[1], x[0] * x[0], sd))
                    .particles(8192)
                    .seed(4)
                    .run();
            assertNear(Math.log(sums[0]), smc.logEvidence(), smc.logEvidenceError(), 0.06);
            assertEquals(0, smc.mean(0), 0.06);
            assertEquals(sums[1] / sums[0], smc.covariance(0, 0) + smc.mean(0) * smc.mean(0), 0.06);
            assertNear(sums[2] / sums[0], smc.mean(1), smc.meanError(1), 0.06);
        }

        /** Neal's funnel: x_i ~ N(0, exp(v / 2)), each seen with an error of 1. Moments of v by quadrature. */
        @Test
        void funnel() {
            double[] y = {0.3, -2.5, 4, 0.1, -0.7, 1.5};
            double[] sums = new double[3];
            for (int i = 0; i < 8000; i++) {
                double v = -16 + 32 * (i + 0.5) / 8000;
                double log = logNormal(v, 0, 2);
                for (double each : y) {
                    log += logNormal(each, 0, Math.hypot(1, Math.exp(v / 2)));
                }
                double weight = Math.exp(log) * 32 / 8000;
                sums[0] += weight;
                sums[1] += weight * v;
                sums[2] += weight * v * v;
            }
            List<Distribution> prior = new ArrayList<>(List.of(Distribution.normal(0, 2)));
            prior.addAll(Collections.nCopies(y.length, NORMAL));
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(prior, x -> {
                        double sum = 0;
                        for (int i = 0; i < y.length; i++) {
                            sum += logNormal(y[i], Math.exp(x[0] / 2) * x[1 + i], 1);
                        }
                        return sum;
                    })
                    .particles(8192)
                    .seed(9)
                    .run();
            double mean = sums[1] / sums[0];
            assertNear(Math.log(sums[0]), smc.logEvidence(), smc.logEvidenceError(), 0.12);
            assertEquals(mean, smc.mean(0), 0.12);
            assertEquals(Math.sqrt(sums[2] / sums[0] - mean * mean), smc.sd(0), 0.12);
        }

        /** A corner of a uniform square, beyond which nothing is possible, and a part of it where the model fails. */
        @Test
        void truncatedSupportAndFailures() {
            Distribution unit = Distribution.uniform(0, 1);
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(List.of(unit, unit), x -> {
                        if (x[0] + x[1] > 0.5) {
                            return Double.NEGATIVE_INFINITY;
                        }
                        return x[0] < 0.1 ? Double.NaN : 0;
                    })
                    .particles(8192)
                    .seed(6)
                    .run();
            // The triangle below the line from (0.1, 0.4) to (0.5, 0): its area and its mean.
            assertNear(Math.log(0.4 * 0.4 / 2), smc.logEvidence(), smc.logEvidenceError(), 0.06);
            assertEquals(0.1 + 0.4 / 3, smc.mean(0), 0.01);
            assertEquals(0.4 / 3, smc.mean(1), 0.01);
            assertTrue(smc.failed() > 0 && smc.impossible() > 0);
        }
    }

    /** Rubin (1981); posterior moments by quadrature over both of its parameters. */
    @Nested
    class EightSchools {
        private static final double[] Y = {28, 8, -3, 7, -1, 1, 18, 12};
        private static final double[] SIGMA = {15, 10, 16, 11, 9, 11, 10, 18};
        private static final double MU = 4.3968207138;
        private static final double MU_SD = 3.3177044631;
        private static final double TAU = 3.5977054841;
        private static final double TAU_SD = 3.2199584147;

        private static void assertSchools(SequentialMonteCarloResult smc) {
            assertNear(MU, smc.mean(0), smc.meanError(0), 0.12);
            assertEquals(MU_SD, smc.sd(0), 0.25);
            assertNear(TAU, smc.mean(1), smc.meanError(1), 0.15);
            assertEquals(TAU_SD, smc.sd(1), 0.35);
        }

        private static double marginal(double mu, double tau) {
            double sum = 0;
            for (int i = 0; i < Y.length; i++) {
                sum += logNormal(Y[i], mu, Math.hypot(SIGMA[i], tau));
            }
            return sum;
        }

        @Test
        void withTheEffectsIntegratedOut() {
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                            List.of(Distribution.normal(0, 5), new HalfCauchy(5)), x -> marginal(x[0], x[1]))
                    .particles(8192)
                    .seed(1)
                    .run();
            assertSchools(smc);
            double evidence = 0;
            int steps = 400;
            for (int i = 0; i < steps; i++) {
                double mu = Distribution.normal(0, 5).quantile((i + 0.5) / steps);
                for (int j = 0; j < steps; j++) {
                    evidence += Math.exp(marginal(mu, new HalfCauchy(5).quantile((j + 0.5) / steps))) / steps / steps;
                }
            }
            assertNear(Math.log(evidence), smc.logEvidence(), smc.logEvidenceError(), 0.05);
        }

        @Test
        void withEveryEffect() {
            List<Distribution> prior = new ArrayList<>(List.of(Distribution.normal(0, 5), new HalfCauchy(5)));
            prior.addAll(Collections.nCopies(8, NORMAL));
            SequentialMonteCarloResult smc = SequentialMonteCarlo.of(
                            prior,
                            x -> IntStream.range(0, 8)
                                    .mapToDouble(i -> logNormal(Y[i], x[0] + x[1] * x[2 + i], SIGMA[i]))
                                    .sum())
                    .particles(8192)
                    .seed(2)
                    .run();
            assertSchools(smc);
        }
    }

    /** Talts et al. (2018): the rank of the truth among posterior draws is uniform when the truth is a draw of the prior. */
    @Nested
    @Tag("long")
    class SimulationBasedCalibration {
        private static final int WORLDS = 200;
        private static final int BINS = 10;

        /** The 99.9 % quantile of chi-squared with 9 degrees of freedom. */
        private static final double LIMIT = 27.877;

        /** Three noisy sights of a level and its growth, in many worlds; gives chi-squared of the ranks of both. */
        private static double[] ranks(double jacobian) {
            List<Distribution> prior = List.of(Distribution.lognormal(0, 0.7), Distribution.normal(0.2, 0.4));
            Inputs inputs = Inputs.of(prior);
            int[][] counts = new int[2][BINS];
            for (int world = 0; world < WORLDS; world++) {
                double[] truth = inputs.at(new double[] {unit(world, 0), unit(world, 1)});
                double[] seen = new double[3];
                for (int t = 0; t < 3; t++) {
                    seen[t] = Math.log(truth[0]) + truth[1] * t + NORMAL.quantile(unit(world, 2 + t));
                }
                double[][] draws = SequentialMonteCarlo.of(prior, x -> {
                            double sum = jacobian * Math.log(x[0]);
                            for (int t = 0; t < 3; t++) {
                                sum += logNormal(seen[t], Math.log(x[0]) + x[1] * t, 1);
                            }
                            return sum;
                        })
                        .particles(512)
                        .seed(world)
                        .threads(1)
                        .run()
                        .draws();
                for (int k = 0; k < 2; k++) {
                    int input = k;
                    long below = Arrays.stream(draws)
                            .filter(x -> x[input] < truth[input])
                            .count();
                    counts[k][(int) (below * BINS / 513)]++;
                }
            }
            return Arrays.stream(counts)
                    .mapToDouble(of -> Arrays.stream(of)
                            .mapToDouble(c -> Math.pow(c - WORLDS / (double) BINS, 2) / (WORLDS / (double) BINS))
                            .sum())
                    .toArray();
        }

        private static double unit(int world, int number) {
            return io.jevons.uncertainty.random.RandomBits.unit(1000 + world, number);
        }

        @Test
        void ranksAreUniform() {
            double[] chiSquared = ranks(0);
            assertTrue(chiSquared[0] < LIMIT, "level: " + chiSquared[0]);
            assertTrue(chiSquared[1] < LIMIT, "growth: " + chiSquared[1]);
        }

        /** As if the prior were a density over the logarithm: the test can fail. */
        @Test
        void ranksAreNotUniformWithAWrongJacobian() {
            double level = ranks(1)[0];
            assertTrue(level > LIMIT, "level: " + level);
        }
    }
}
