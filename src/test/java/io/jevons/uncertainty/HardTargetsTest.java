package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Targets that are hard for a sampler: mean, standard deviation and log evidence against closed forms or quadrature. */
class HardTargetsTest {
    private static final Distribution NORMAL = Distribution.normal(0, 1);

    /** Of the first input. */
    private record Truth(double mean, double sd, double logEvidence) {}

    private static double logNormal(double x, double mean, double sd) {
        double z = (x - mean) / sd;
        return -z * z / 2 - Math.log(sd) - Math.log(2 * Math.PI) / 2;
    }

    private static double logOfSum(double a, double b) {
        double top = Math.max(a, b);
        return top + Math.log(Math.exp(a - top) + Math.exp(b - top));
    }

    /** By the midpoint rule over prior times likelihood. */
    private static Truth quadrature(DoubleUnaryOperator log, double low, double high) {
        int n = 200_000;
        double step = (high - low) / n;
        double[] logs = new double[n];
        Arrays.setAll(logs, i -> log.applyAsDouble(low + (i + 0.5) * step));
        double top = Arrays.stream(logs).max().orElseThrow();
        double[] sums = new double[3];
        for (int i = 0; i < n; i++) {
            double x = low + (i + 0.5) * step;
            double weight = Math.exp(logs[i] - top) * step;
            sums[0] += weight;
            sums[1] += weight * x;
            sums[2] += weight * x * x;
        }
        double mean = sums[1] / sums[0];
        return new Truth(mean, Math.sqrt(sums[2] / sums[0] - mean * mean), top + Math.log(sums[0]));
    }

    /** Mean and log evidence within five of the errors that the run tells, which are small, and sd within a share of itself. */
    private static SequentialMonteCarloResult assertFound(
            Truth truth,
            List<Distribution> prior,
            ToDoubleFunction<double[]> logLikelihood,
            int particles,
            double most) {
        SequentialMonteCarloResult smc = SequentialMonteCarlo.of(prior, logLikelihood)
                .particles(particles)
                .seed(42)
                .run();
        assertEquals(truth.mean(), smc.mean(0), 5 * smc.meanError(0) + 1e-12, smc.toString());
        assertEquals(1, smc.sd(0) / truth.sd(), 0.2, smc.toString());
        assertEquals(truth.logEvidence(), smc.logEvidence(), 5 * smc.logEvidenceError(), smc.toString());
        assertTrue(smc.logEvidenceError() < most, smc.toString());
        return smc;
    }

    /** Each two of twenty inputs correlated by 0.99: one direction is 45 times as long as the others. */
    @Test
    void twentyInputsOnANeedle() {
        int d = 20;
        double rho = 0.99;
        double wide = 3;
        double along = 1 + (d - 1) * rho;
        double across = 1 - rho;
        double constant = -0.5 * (Math.log(along) + (d - 1) * Math.log(across)) - d / 2.0 * Math.log(2 * Math.PI);
        double prior = wide * wide;
        double varianceAlong = 1 / (1 / prior + 1 / along);
        double varianceAcross = 1 / (1 / prior + 1 / across);
        Truth truth = new Truth(
                2 * prior / (prior + along),
                Math.sqrt((varianceAlong + (d - 1) * varianceAcross) / d),
                -0.5 * (d * 4.0 / (prior + along) + Math.log(prior + along) + (d - 1) * Math.log(prior + across))
                        - d / 2.0 * Math.log(2 * Math.PI));
        assertFound(
                truth,
                Collections.nCopies(d, Distribution.normal(0, wide)),
                x -> {
                    double sum = 0;
                    double squares = 0;
                    for (double each : x) {
                        sum += each - 2;
                        squares += (each - 2) * (each - 2);
                    }
                    double onTheAxis = sum * sum / d;
                    return -0.5 * (onTheAxis / along + (squares - onTheAxis) / across) + constant;
                },
                1024,
                0.25);
    }

    /** Rosenbrock's valley: given x, y is normal about x² and cut off at the edges of the prior. */
    @Test
    void rosenbrock() {
        double sd = 1 / Math.sqrt(200);
        NormalDistribution unit = new NormalDistribution();
        Truth truth = quadrature(
                x -> {
                    double inside = unit.cumulativeProbability((5 - x * x) / sd)
                            - unit.cumulativeProbability((-5 - x * x) / sd);
                    return -(1 - x) * (1 - x)
                            + Math.log(Math.max(Double.MIN_NORMAL, inside) * sd * Math.sqrt(2 * Math.PI) / 100);
                },
                -5,
                5);
        Distribution prior = Distribution.uniform(-5, 5);
        assertFound(
                truth,
                List.of(prior, prior),
                x -> -(1 - x[0]) * (1 - x[0]) - 100 * Math.pow(x[1] - x[0] * x[0], 2),
                1024,
                0.15);
    }

    /** A peak a hundredth wide, six deviations out in the prior. */
    @Test
    void needleFarOut() {
        double sd = 0.01;
        double shrink = 1 / (1 + sd * sd);
        Truth truth = new Truth(
                6 * shrink,
                sd * Math.sqrt(shrink),
                logNormal(6, 0, Math.hypot(1, sd)) + logNormal(-5, 0, Math.hypot(1, sd)));
        assertFound(truth, List.of(NORMAL, NORMAL), x -> logNormal(x[0], 6, sd) + logNormal(x[1], -5, sd), 1024, 0.2);
    }

    /** Four figures with Cauchy errors, two of them far off: three modes, and tails that fall like a power. */
    @Test
    void heavyTails() {
        double[] y = {-20, 0, 1, 20};
        DoubleUnaryOperator likelihood = x -> Arrays.stream(y)
                .map(each -> -Math.log(Math.PI * (1 + (x - each) * (x - each))))
                .sum();
        Truth truth = quadrature(x -> logNormal(x, 0, 10) + likelihood.applyAsDouble(x), -80, 80);
        assertFound(truth, List.of(Distribution.normal(0, 10)), x -> likelihood.applyAsDouble(x[0]), 2048, 0.1);
    }

    /** Two modes of equal weight in the likelihood, one ten times as wide as the other. */
    @Test
    void modesOfUnequalWidth() {
        double wide = 5;
        double left = 0.5 * Math.exp(logNormal(-3, 0, Math.hypot(wide, 0.1)));
        double right = 0.5 * Math.exp(logNormal(3, 0, Math.hypot(wide, 1)));
        double share = left / (left + right);
        double ofLeft = -3 * wide * wide / (wide * wide + 0.01);
        double ofRight = 3 * wide * wide / (wide * wide + 1);
        double mean = share * ofLeft + (1 - share) * ofRight;
        double square = share * (ofLeft * ofLeft + 1 / (1 / (wide * wide) + 100))
                + (1 - share) * (ofRight * ofRight + 1 / (1 / (wide * wide) + 1));
        Truth truth = new Truth(mean, Math.sqrt(square - mean * mean), Math.log(left + right));
        assertFound(
                truth,
                List.of(Distribution.normal(0, wide)),
                x -> logOfSum(Math.log(0.5) + logNormal(x[0], -3, 0.1), Math.log(0.5) + logNormal(x[0], 3, 1)),
                2048,
                0.1);
    }

    /** Steps of e³ with nothing between them that tells which way is up. */
    @Test
    void plateaus() {
        DoubleUnaryOperator likelihood = x -> -3 * Math.floor(2 * Math.abs(x - 3));
        Truth truth = quadrature(x -> logNormal(x, 0, 2) + likelihood.applyAsDouble(x), -20, 20);
        assertFound(truth, List.of(Distribution.normal(0, 2)), x -> likelihood.applyAsDouble(x[0]), 1024, 0.15);
    }

    /** One in a thousand of the prior is possible, two of 2048 particles: the prior is drawn on until enough are. */
    @Test
    void hardlyAnythingPossible() {
        Truth truth = new Truth(0.9995, 0.001 / Math.sqrt(12), Math.log(0.001) + logNormal(1, 0, Math.sqrt(1.25)));
        SequentialMonteCarloResult smc = assertFound(
                truth,
                List.of(Distribution.uniform(0, 1), NORMAL),
                x -> x[0] < 0.999 ? Double.NEGATIVE_INFINITY : logNormal(x[1], 1, 0.5),
                2048,
                0.25);
        assertTrue(smc.impossible() > 30_000, smc.toString());
        assertEquals(0.8, smc.mean(1), 0.1);
    }

    /** Log likelihoods of a million in size, by their slope and by a constant. */
    @Test
    void hugeScale() {
        double shrink = 1e6 / (1e6 + 1);
        double constant = Math.log(2 * Math.PI / 1e6);
        Truth truth =
                new Truth(shrink, 1 / Math.sqrt(1e6 + 1), -1e6 + constant + 2 * logNormal(1, 0, Math.sqrt(1 + 1e-6)));
        assertFound(
                truth,
                List.of(NORMAL, NORMAL),
                x -> -1e6 - 0.5e6 * ((x[0] - 1) * (x[0] - 1) + (x[1] - 1) * (x[1] - 1)),
                1024,
                0.2);
        assertFound(
                new Truth(1e-6, 1e-6, -Math.log(1e6)),
                List.of(Distribution.uniform(0, 1)),
                x -> -1e6 * x[0],
                1024,
                0.2);
    }

    /** What is likely lies at the end of a bounded prior, one where the density is infinite among them. */
    @Test
    void massAtAnEdge() {
        Distribution unit = Distribution.uniform(0, 1);
        assertFound(
                new Truth(1 / 200.0, 1 / 200.0, -Math.log(200) - Math.log(300)),
                List.of(unit, unit),
                x -> -200 * x[0] + 300 * (x[1] - 1),
                1024,
                0.15);
        // With x = sin² u, beta(1/2, 1/2) is uniform in u.
        Truth inU = quadrature(u -> Math.log(2 / Math.PI) - 50 * Math.pow(Math.sin(u), 2), 0, Math.PI / 2);
        double[] moments = new double[3];
        for (int i = 0; i < 20_000; i++) {
            double x = Math.pow(Math.sin(Math.PI / 2 * (i + 0.5) / 20_000), 2);
            double weight = Math.exp(-50 * x);
            moments[0] += weight;
            moments[1] += weight * x;
            moments[2] += weight * x * x;
        }
        double mean = moments[1] / moments[0];
        Truth truth = new Truth(mean, Math.sqrt(moments[2] / moments[0] - mean * mean), inU.logEvidence());
        assertFound(truth, List.of(Distribution.beta(0.5, 0.5)), x -> -50 * x[0], 1024, 0.1);
    }
}
