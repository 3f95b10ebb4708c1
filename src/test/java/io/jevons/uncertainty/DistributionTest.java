package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    static Stream<Distribution> smooth() {
        return Stream.of(
                Distribution.uniform(-1, 3),
                Distribution.logUniform(0.1, 100),
                Distribution.triangular(0, 1, 4),
                Distribution.triangular(0, 0, 4),
                Distribution.pert(-1, 0, 5),
                Distribution.normal(2, 0.5),
                Distribution.lognormal(0, 1),
                Distribution.lognormal90(0.6, 1.7),
                Distribution.beta(2, 5),
                Distribution.beta(0.5, 0.5),
                Distribution.truncated(Distribution.lognormal(0, 1), 0.5, 3),
                Distribution.truncated(Distribution.normal(0, 1), 0, Double.POSITIVE_INFINITY));
    }

    static Stream<Distribution> all() {
        return Stream.concat(
                smooth(),
                Stream.of(
                        Distribution.discrete(List.of(3.0, 1.0), List.of(0.25, 0.75)),
                        Distribution.empirical(4, 4, 1, 2)));
    }

    @Nested
    class Laws {
        static Stream<Distribution> smooth() {
            return DistributionTest.smooth();
        }

        static Stream<Distribution> all() {
            return DistributionTest.all();
        }

        @ParameterizedTest
        @MethodSource("smooth")
        void quantileInvertsTheCumulative(Distribution d) {
            for (double p : new double[] {1e-6, 0.001, 0.05, 0.3, 0.5, 0.77, 0.95, 0.999}) {
                assertEquals(p, d.cdf(d.quantile(p)), 1e-12);
            }
        }

        @ParameterizedTest
        @MethodSource("smooth")
        void densityIsTheSlopeOfTheCumulative(Distribution d) {
            for (double p : new double[] {0.06, 0.31, 0.52, 0.81, 0.93}) {
                double x = d.quantile(p);
                double h = 1e-5 * d.standardDeviation();
                double slope = (d.cdf(x + h) - d.cdf(x - h)) / (2 * h);
                assertEquals(d.density(x), slope, 1e-6 * d.density(x) + 1e-9);
            }
        }

        @ParameterizedTest
        @MethodSource("all")
        void momentsAreThoseOfTheQuantiles(Distribution d) {
            int n = 20_000;
            double mean = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                double x = d.quantile((i + 0.5) / n);
                mean += x / n;
                square += x * x / n;
            }
            assertEquals(d.mean(), mean, 1e-3 * d.standardDeviation());
            assertEquals(d.standardDeviation(), Math.sqrt(square - mean * mean), 1e-2 * d.standardDeviation());
        }

        @ParameterizedTest
        @MethodSource("all")
        void nothingLiesOutsideTheSupport(Distribution d) {
            assertEquals(d.lower(), d.quantile(0));
            assertEquals(d.upper(), d.quantile(1));
            if (Double.isFinite(d.lower())) {
                assertEquals(0, d.density(Math.nextDown(d.lower())));
                assertEquals(0, d.cdf(Math.nextDown(d.lower())));
            }
            assertEquals(1, d.cdf(d.upper()));
            assertEquals(0, d.density(Double.POSITIVE_INFINITY));
        }
    }

    @Nested
    class AnalyticSolutions {
        @Test
        void lognormal90PutsNineTenthsBetweenItsBounds() {
            Distribution d = Distribution.lognormal90(0.5, 1.8);
            assertEquals(0.05, d.cdf(0.5), 1e-14);
            assertEquals(0.95, d.cdf(1.8), 1e-14);
            assertEquals(Math.sqrt(0.5 * 1.8), d.quantile(0.5), 1e-14);
        }

        @Test
        void spendingRisesWhereTheElasticityIsAboveOne() {
            // ε ~ N(1.1, 0.3), price × 0.1: the spend ratio 10^(ε - 1) is lognormal, above 1 with Φ(1/3).
            Distribution elasticity = Distribution.normal(1.1, 0.3);
            assertEquals(.630558660, 1 - elasticity.cdf(1), 1e-9);
            Distribution ratio = Distribution.lognormal(0.1 * Math.log(10), 0.3 * Math.log(10));
            assertEquals(.630558660, 1 - ratio.cdf(1), 1e-9);
            for (double p : new double[] {0.05, 0.5, 0.95}) {
                assertEquals(Math.pow(10, elasticity.quantile(p) - 1), ratio.quantile(p), 1e-12 * ratio.quantile(p));
            }
        }

        @Test
        void pertHasTheMeanOfThreePointEstimates() {
            assertEquals((1 + 4 * 3 + 10) / 6.0, Distribution.pert(1, 3, 10).mean(), 1e-14);
        }

        @Test
        void truncatedExponentialTailOfNormal() {
            // The half normal: mean √(2/π), variance 1 - 2/π.
            Distribution half = Distribution.truncated(Distribution.normal(0, 1), 0, Double.POSITIVE_INFINITY);
            assertEquals(Math.sqrt(2 / Math.PI), half.mean(), 1e-12);
            assertEquals(Math.sqrt(1 - 2 / Math.PI), half.standardDeviation(), 1e-12);
        }

        @Test
        void discreteStepsAtItsValues() {
            Distribution d = Distribution.discrete(List.of(3.0, 1.0), List.of(0.25, 0.75));
            assertEquals(1.5, d.mean(), 1e-15);
            assertEquals(1, d.quantile(0.75));
            assertEquals(3, d.quantile(0.7500001));
            assertEquals(0.75, d.cdf(2.9));
            assertEquals(0.25, d.density(3));
        }

        @Test
        void empiricalHasTheMomentsOfItsSample() {
            Distribution d = Distribution.empirical(4, 4, 1, 2);
            assertEquals(2.75, d.mean(), 1e-15);
            assertEquals(0.5, d.density(4));
            assertEquals(2, d.quantile(0.5));
        }

        @Test
        void truncatedDiscreteKeepsWhatLiesWithin() {
            Distribution d = Distribution.truncated(Distribution.empirical(1, 2, 3, 4), 2, 3);
            assertEquals(2.5, d.mean(), 1e-15);
            assertEquals(0.5, d.cdf(2));
        }
    }

    @Nested
    class Reference {
        @Test
        void agreesWithSciPy() {
            for (Resources.Row row : Resources.csv(DistributionTest.class, "distributions.csv")) {
                List<Double> arguments = Arrays.stream(row.text("arguments").split(" "))
                        .map(Double::valueOf)
                        .toList();
                Distribution d = Distribution.named(row.text("name"), arguments);
                near(row.number("mean"), d.mean(), d);
                near(row.number("sd"), d.standardDeviation(), d);
                near(row.number("q05"), d.quantile(0.05), d);
                near(row.number("q90"), d.quantile(0.9), d);
                near(row.number("density"), d.density(row.number("x")), d);
                near(row.number("cdf"), d.cdf(row.number("x")), d);
            }
        }

        private void near(double expected, double actual, Distribution d) {
            assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)), d.toString());
        }
    }

    @Nested
    class Named {
        @Test
        void everyNameHasItsFamily() {
            for (String name : Distribution.names()) {
                List<Double> arguments = new ArrayList<>(
                        switch (name.replace("truncated-", "")) {
                            case "triangular", "pert" -> List.of(1.0, 2.0, 3.0);
                            case "discrete" -> List.of(1.0, 0.5, 2.0, 0.5);
                            default -> List.of(1.0, 2.0);
                        });
                if (name.startsWith("truncated-")) {
                    arguments.addAll(List.of(0.5, 1.5));
                }
                Distribution d = Distribution.named(name, arguments);
                assertEquals(name, d.name());
                assertEquals(arguments, d.arguments());
                assertEquals(
                        d.quantile(0.3),
                        Distribution.named(d.name(), d.arguments()).quantile(0.3));
            }
        }

        @Test
        void everyDistributionIsMadeAgainFromItsNameAndArguments() {
            Distribution lognormal = Distribution.lognormal90(0.5, 1.8);
            List<Distribution> made = Stream.concat(
                            all(),
                            Stream.of(
                                    Distribution.truncated(lognormal, Double.NEGATIVE_INFINITY, 1.2),
                                    Distribution.truncated(Distribution.truncated(lognormal, 0.6, 3), 0.7, 2),
                                    Distribution.truncated(
                                            Distribution.discrete(List.of(3.0, 1.0, 2.0), List.of(0.1, 0.2, 0.7)),
                                            1,
                                            2),
                                    Distribution.truncated(Distribution.empirical(0.1, 0.3, 0.3, 0.7, 0.9), 0.2, 0.8)))
                    .toList();
            for (Distribution d : made) {
                Distribution again = Distribution.named(d.name(), d.arguments());
                assertEquals(d.toString(), again.toString());
                for (double p = 0; p <= 1; p += 1.0 / 64) {
                    assertEquals(d.quantile(p), again.quantile(p), d + " at " + p);
                }
            }
            assertEquals(
                    "truncated-lognormal-90(0.500, 1.80, 0, infinite)",
                    Distribution.truncated(lognormal, 0, Double.POSITIVE_INFINITY)
                            .toString());
        }

        @Test
        void unknownNamesAndWrongNumbersOfArgumentsAreRefused() {
            refused("Maybe lognormal", () -> Distribution.named("lognorml", List.of(0.0, 1.0)));
            refused("a list of 2 numbers", () -> Distribution.named("uniform", List.of(0.0)));
            refused("pairs", () -> Distribution.named("discrete", List.of(0.0)));
            refused("then the low and the high end", () -> Distribution.named("truncated-normal", List.of(0.0, 1.0)));
            refused("Maybe lognormal", () -> Distribution.named("truncated-lognorml", List.of(0.0, 1.0, 0.0, 1.0)));
        }
    }

    @Nested
    class BadInput {
        @Test
        void namesTheArgument() {
            refused("Maybe uniform(0.0, 1.0)", () -> Distribution.uniform(1, 0));
            refused("uniform high", () -> Distribution.uniform(0, Double.NaN));
            refused("log-uniform low", () -> Distribution.logUniform(0, 1));
            refused("triangular mode", () -> Distribution.triangular(0, 2, 1));
            refused("pert mode", () -> Distribution.pert(0, -1, 1));
            refused("standard deviation", () -> Distribution.normal(0, 0));
            refused("sigma", () -> Distribution.lognormal(0, -1));
            refused("lognormal-90 low", () -> Distribution.lognormal90(-1, 1));
            refused("alpha", () -> Distribution.beta(0, 1));
            refused("sum 1", () -> Distribution.discrete(List.of(1.0, 2.0), List.of(0.5, 0.4)));
            refused("one for each", () -> Distribution.discrete(List.of(1.0, 2.0), List.of(1.0)));
            refused("sample", () -> Distribution.empirical());
            refused("value of the sample", () -> Distribution.empirical(1, Double.NaN));
            refused("can fall", () -> Distribution.truncated(Distribution.uniform(0, 1), 2, 3));
            refused("can fall", () -> Distribution.truncated(Distribution.empirical(1), 2, 3));
            refused("above the low end", () -> Distribution.truncated(Distribution.uniform(0, 1), 1, 0));
            refused("probability", () -> Distribution.uniform(0, 1).quantile(1.1));
            refused("probability", () -> Distribution.empirical(1, 2).quantile(Double.NaN));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void oneLineAndATable() {
            assertEquals(
                    "lognormal-90(0.600, 1.70)",
                    Distribution.lognormal90(0.6, 1.7).toString());
            assertEquals(
                    "empirical(7 values)",
                    Distribution.empirical(1, 2, 3, 4, 5, 6, 7).toString());
            String table = Distribution.uniform(0, 2).describe().toString();
            assertTrue(table.contains("standard deviation") && table.contains("0.577"), table);
            assertTrue(table.contains("quantile 95 %") && table.contains("1.90"), table);
        }
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(InvalidInputException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
