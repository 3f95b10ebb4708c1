package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.random.Gauss;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family at the ends of what doubles can say: an answer that keeps the laws, or the one exception. */
class DistributionEndsTest {
    private static final double[] ENDS = {
        -Double.MAX_VALUE,
        -1e300,
        -1e17,
        -1,
        -1e-17,
        -1e-300,
        0,
        Double.MIN_VALUE,
        1e-310,
        1e-300,
        1e-158,
        1e-50,
        1e-17,
        1e-3,
        0.5,
        1,
        Math.nextUp(1.0),
        2,
        1000,
        1e8,
        1e17,
        1e50,
        1e158,
        1e300,
        Double.MAX_VALUE
    };
    private static final double[] PROBABILITIES = {
        0, 1e-300, 1e-17, 1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9, Math.nextDown(1.0), 1
    };
    private static final int DRAWS = 500;
    private static final double ROUNDING = 1e-6;

    static List<String> families() {
        return Distribution.names().stream()
                .filter(n -> !n.endsWith("discrete") && !n.endsWith("empirical"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("families")
    void answersOrRefuses(String family) {
        Random random = new Random(family.hashCode());
        int answered = 0;
        for (int i = 0; i < DRAWS; i++) {
            List<Double> arguments = arguments(family, random);
            Distribution distribution;
            try {
                distribution = Distribution.named(family, arguments);
            } catch (InvalidInputException refused) {
                continue;
            }
            answered++;
            keepsTheLaws(family + arguments, distribution);
        }
        assertTrue(answered > DRAWS / 20, family + " answered " + answered + " times");
    }

    /** Mostly in the order that the family asks for, cut at anything: at an argument, a hair wide, or half-open. */
    private static List<Double> arguments(String family, Random random) {
        int count = family.contains("triangular") || family.contains("pert") ? 3 : 2;
        double[] own =
                random.doubles(count).map(u -> ENDS[(int) (u * ENDS.length)]).toArray();
        boolean ordered = !family.contains("beta") && !family.endsWith("normal");
        if (family.contains("log-") || family.contains("90") || family.contains("beta")) {
            own = java.util.Arrays.stream(own).map(Math::abs).toArray();
        }
        if (ordered) {
            java.util.Arrays.sort(own);
        }
        List<Double> arguments = new ArrayList<>();
        for (double x : own) {
            arguments.add(x);
        }
        if (family.startsWith(Truncation.PREFIX)) {
            double low = random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : ENDS[random.nextInt(ENDS.length)];
            double high = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : ENDS[random.nextInt(ENDS.length)];
            if (random.nextInt(4) == 0) {
                low = own[0];
                high = Math.nextUp(low);
            }
            arguments.add(Math.min(low, high));
            arguments.add(Math.max(low, high));
        }
        return arguments;
    }

    private static void keepsTheLaws(String what, Distribution d) {
        assertTrue(d.mean() >= d.lower() && d.mean() <= d.upper(), () -> what + ": mean " + d.mean());
        assertTrue(d.standardDeviation() >= 0, () -> what + ": deviation " + d.standardDeviation());
        double scale = d.arguments().stream()
                .mapToDouble(DistributionEndsTest::size)
                .max()
                .orElseThrow();
        double last = Double.NEGATIVE_INFINITY;
        for (double p : PROBABILITIES) {
            double x = d.quantile(p);
            assertTrue(x >= d.lower() && x <= d.upper(), () -> what + ": quantile " + p + " = " + x);
            double before = last;
            assertTrue(
                    x >= last - 4 * Math.ulp(scale), () -> what + ": quantile " + p + " = " + x + " after " + before);
            last = x;
            assertTrue(d.density(x) >= 0, () -> what + ": density at " + x + " = " + d.density(x));
        }
        double below = 0;
        for (double x : ENDS) {
            double cdf = d.cdf(x);
            double before = below;
            assertTrue(
                    cdf >= below - ROUNDING && cdf <= 1, () -> what + ": cdf(" + x + ") = " + cdf + " after " + before);
            below = cdf;
            assertTrue(d.density(x) >= 0, () -> what + ": density at " + x + " = " + d.density(x));
        }
    }

    private static double size(double end) {
        return Double.isFinite(end) ? Math.abs(end) : 0;
    }

    @ParameterizedTest
    @CsvSource({
        "beta, 1e300, 1",
        "beta, 1e50, 1e50",
        "beta, 4.9e-324, 2",
        "beta, 1e-310, 1e158",
        "lognormal, 1000, 1e-300",
        "lognormal, 1, 1e300",
        "normal, -1.7e308, 1e300",
        "normal, 0, 1e301"
    })
    void refusesWhatItCannotWorkOutAndSaysWhatIsAllowed(String family, double first, double second) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Distribution.named(family, List.of(first, second)));
        assertTrue(refused.getMessage().contains(": must be between "), refused::getMessage);
    }

    @Test
    void triangleIsRightHoweverWide() {
        Distribution wide = Distribution.triangular(-1e300, 0, 1e300);
        assertEquals(0.125, wide.cdf(-5e299), 1e-15);
        assertEquals(-5e299, wide.quantile(0.125), 1e285);
        assertEquals(0.75e-300, wide.density(2.5e299), 1e-314);
        assertEquals(0, wide.mean(), 1e284);
        Distribution narrow = Distribution.triangular(0, 1e-290, 2e-290);
        assertEquals(0.5, narrow.cdf(1e-290), 1e-15);
    }

    /** One way to say a beta of great shapes: normal about its mean, by the central limit theorem. */
    @Test
    void betaOfTheGreatestShapesIsNormal() {
        Distribution beta = Distribution.beta(1e9, 1e9);
        double deviation = 0.5 / Math.sqrt(2e9 + 1);
        assertEquals(deviation, beta.standardDeviation(), 1e-12 * deviation);
        for (double p : new double[] {0.01, 0.3, 0.5, 0.9}) {
            assertEquals(0.5 + deviation * Gauss.quantile(p), beta.quantile(p), 1e-5 * deviation);
        }
    }

    @Test
    void cutThatRoundingEatsIsRefusedWithARemedy() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> Distribution.truncated(Distribution.normal(0.5, 1e17), 0, 1000));
        assertTrue(refused.getMessage().endsWith("\nMaybe uniform: [0.0, 1000.0]"), refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"1e-158", "-1e-158", "4.9e-324", "1e-310", "1e-30", "1e-17", "-1e-17", "1", "-1", "0.9999999999999999"})
    void correlationsOfAnySizeHold(double rho) {
        List<Distribution> four = List.of(
                Distribution.uniform(0, 1),
                Distribution.uniform(0, 1),
                Distribution.uniform(0, 1),
                Distribution.uniform(0, 1));
        Inputs inputs = Inputs.of(four)
                .correlate("x1", "x2", rho)
                .correlate("x2", "x3", rho)
                .correlate("x1", "x4", -rho)
                .correlate("x3", "x4", 0.5);
        double[] at = inputs.at(new double[] {0.3, 0.6, 0.2, 0.9});
        for (double x : at) {
            assertTrue(x >= 0 && x <= 1, () -> "at " + x);
        }
        if (Math.abs(rho) < 1e-10) {
            assertEquals(rho, inputs.copula().rankCorrelation(0, 1), Math.abs(rho) * 1e-6 + Double.MIN_VALUE);
        }
    }
}
