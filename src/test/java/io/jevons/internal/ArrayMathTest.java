package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayMathTest {
    /** Compares bits, all NaN being alike. */
    static void assertSame(double expected, double actual, double x) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), () -> "at " + x);
    }

    @Nested
    class Identities {
        @Test
        void logarithmUndoesTheExponential() {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 10_000; i++) {
                double x = random.nextDouble(-700, 700);
                assertEquals(x, ArrayMath.log(ArrayMath.exp(x)), 2.3e-16 + 2.3e-16 * Math.abs(x));
            }
        }

        @Test
        void bothTailsMakeOne() {
            SplittableRandom random = new SplittableRandom(2);
            for (int i = 0; i < 10_000; i++) {
                double x = random.nextDouble(-10, 10);
                assertEquals(1, ArrayMath.normalCdf(x) + ArrayMath.normalCdf(-x), 2.3e-16);
            }
        }

        @Test
        void inverseMillsIsDensityOverDistribution() {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 10_000; i++) {
                double x = random.nextDouble(-20, 20);
                double density = ArrayMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
                double expected = density / ArrayMath.normalCdf(x);
                assertEquals(expected, ArrayMath.inverseMills(x), expected * 1e-15 * Math.max(1, 0.5 * x * x));
            }
        }

        @Test
        void quantileUndoesTheDistribution() {
            SplittableRandom random = new SplittableRandom(4);
            for (int i = 0; i < 10_000; i++) {
                double x = random.nextDouble(-37, 5);
                double p = ArrayMath.normalCdf(x);
                // An error of the distribution function weighs 1/λ for negative x; near 1, doubles are coarse.
                double tolerance = 2e-15 * Math.max(1, Math.abs(x)) + Math.ulp(p) / p / ArrayMath.inverseMills(x);
                assertEquals(x, ArrayMath.normalQuantile(p), tolerance);
            }
        }

        @Test
        void quantilesMirror() {
            for (int i = 1; i < 64; i++) {
                double p = i / 64.0;
                assertEquals(-ArrayMath.normalQuantile(p), ArrayMath.normalQuantile(1 - p), 0.0);
            }
        }
    }

    @Nested
    class SpecialValues {
        @ParameterizedTest
        @CsvSource({
            "NaN, NaN",
            "Infinity, Infinity",
            "-Infinity, 0",
            "0, 1",
            "-0.0, 1",
            "709.79, Infinity",
            "1e300, Infinity",
            "-745.2, 0",
            "-1e300, 0",
            "4.9E-324, 1",
        })
        void exponential(double x, double expected) {
            assertSame(expected, ArrayMath.exp(x), x);
        }

        @ParameterizedTest
        @CsvSource({
            "NaN, NaN",
            "Infinity, Infinity",
            "-Infinity, NaN",
            "0, -Infinity",
            "-0.0, -Infinity",
            "1, 0",
            "-1, NaN",
            "-4.9E-324, NaN",
            "-1e300, NaN",
        })
        void logarithm(double x, double expected) {
            assertSame(expected, ArrayMath.log(x), x);
        }

        @ParameterizedTest
        @CsvSource({
            "NaN, NaN",
            "Infinity, 1",
            "-Infinity, 0",
            "0, 0.5",
            "-0.0, 0.5",
            "40, 1",
            "1e300, 1",
            "-40, 0",
            "-1e300, 0",
        })
        void normalDistribution(double x, double expected) {
            assertSame(expected, ArrayMath.normalCdf(x), x);
        }

        @ParameterizedTest
        @CsvSource({
            "NaN, NaN",
            "Infinity, 0",
            "-Infinity, Infinity",
            "40, 0",
            "1e300, 0",
            "-1e10, 1e10",
            "-1e300, 1e300",
            "-1.7976931348623157e308, 1.7976931348623157e308",
        })
        void inverseMills(double x, double expected) {
            assertSame(expected, ArrayMath.inverseMills(x), x);
        }

        @ParameterizedTest
        @CsvSource({
            "NaN, NaN",
            "0, -Infinity",
            "-0.0, -Infinity",
            "1, Infinity",
            "0.5, 0",
            "-4.9E-324, NaN",
            "1.0000000000000002, NaN",
            "Infinity, NaN",
            "-Infinity, NaN",
        })
        void quantile(double p, double expected) {
            assertSame(expected, ArrayMath.normalQuantile(p), p);
        }
    }

    @Nested
    class References {
        /** Each bound is the one that the Javadoc states, in units in the last place. */
        @ParameterizedTest
        @CsvSource({"exp, 1", "log, 1", "normal_cdf, 2", "inverse_mills, 4", "normal_quantile, 5"})
        void scalarFormsMeetTheirBounds(String name, double bound) {
            DoubleUnaryOperator function = functionOf(name);
            List<Resources.Row> rows = Resources.csv(ArrayMathTest.class, name + ".csv");
            assertTrue(rows.size() > 300);
            for (Resources.Row row : rows) {
                double x = row.number("x");
                assertTrue(error(row, function.applyAsDouble(x)) <= bound, () -> name + " at " + x);
            }
        }

        @Test
        void upperHalfOfTheDistributionIsWithinOneUnit() {
            for (Resources.Row row : Resources.csv(ArrayMathTest.class, "normal_cdf.csv")) {
                double x = row.number("x");
                assertTrue(x < 0 || error(row, ArrayMath.normalCdf(x)) <= 1, () -> "at " + x);
            }
        }

        @Test
        void tailsOfTheQuantileAreNearlyRounded() {
            for (Resources.Row row : Resources.csv(ArrayMathTest.class, "normal_quantile.csv")) {
                double p = row.number("x");
                boolean tail = Math.abs(p - 0.5) > 0.425;
                assertTrue(!tail || error(row, ArrayMath.normalQuantile(p)) <= 2.5, () -> "at " + p);
            }
        }

        private static double error(Resources.Row row, double actual) {
            double value = row.number("value");
            return Math.abs((actual - value) / Math.ulp(value) - row.number("rest"));
        }

        private static DoubleUnaryOperator functionOf(String name) {
            return switch (name) {
                case "exp" -> ArrayMath::exp;
                case "log" -> ArrayMath::log;
                case "normal_cdf" -> ArrayMath::normalCdf;
                case "inverse_mills" -> ArrayMath::inverseMills;
                default -> ArrayMath::normalQuantile;
            };
        }
    }
}
