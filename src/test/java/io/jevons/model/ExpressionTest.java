package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.model.ModelInputs.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas mean what mathematics means by them. */
final class ExpressionTest {
    /** Two nests: cuda of the tiers big and small, other of rival; one cell. */
    private static final class Small implements ModelInputs {
        private final Map<String, Double> numbers;

        Small(Map<String, Double> numbers) {
            this.numbers = numbers;
        }

        @Override
        public List<String> names(IndexSet set) {
            return switch (set) {
                case TIER -> List.of("big", "small", "rival");
                case NEST -> List.of("cuda", "other");
                case CELL -> List.of("cell");
                default -> List.of();
            };
        }

        @Override
        public int owner(IndexSet of, int index, IndexSet owner) {
            return owner == IndexSet.NEST ? index / 2 : -1;
        }

        @Override
        public OptionalDouble parameter(String path) {
            return numbers.containsKey(path) ? OptionalDouble.of(numbers.get(path)) : OptionalDouble.empty();
        }

        @Override
        public String source(String path) {
            return "test";
        }

        @Override
        public int quarters() {
            return 4;
        }

        @Override
        public List<Effect> effects(String driver, int[] indices, int period, Run run) {
            return List.of();
        }

        @Override
        public List<Released> releases(int period, Run run) {
            return List.of();
        }

        @Override
        public boolean isOff(String channel) {
            return false;
        }

        @Override
        public OptionalDouble strategy(Equation equation, int[] indices, Reader reader) {
            return OptionalDouble.empty();
        }
    }

    /** Prices of the tiers are 2, 3 and 5; only big and rival have a fleet. */
    private static final ModelInputs INPUTS = new Small(Map.of(
            "tiers.big.price-usd", 2.0,
            "tiers.small.price-usd", 3.0,
            "tiers.rival.price-usd", 5.0,
            "tiers.big.installed", 10.0,
            "tiers.rival.installed", 20.0));

    private static double value(String lines, String key, int period, int... indices) {
        return Evaluator.of(Equations.parse("== Test\n" + lines), INPUTS).value(key, Run.BASE, period, indices);
    }

    private static double value(String formula) {
        return value("v  value  1\n  = " + formula, "v", 0);
    }

    @Nested
    final class Arithmetic {
        @ParameterizedTest
        @CsvSource({
            "1 + 2 · 3, 7",
            "(1 + 2) · 3, 9",
            "7 - 2 - 1, 4",
            "12 / 3 / 2, 2",
            "2 · 3^2, 18",
            "-2^2, -4",
            "2^-1, 0.5",
            "2^3^2, 512",
            "1 - -1, 2",
            "10^6, 1000000",
            "0.25 + Δ, 0.5",
            "exp(ln(3)), 3",
            "Φ(Φ⁻¹(0.3)), 0.3"
        })
        void followsTheUsualPrecedence(String formula, double expected) {
            assertEquals(expected, value(formula), 1e-12);
        }

        @Test
        void minAndMaxTakeTwoNumbers() {
            assertEquals(2, value("min(2, 3)"));
            assertEquals(3, value("max(2, 3)"));
        }

        @Test
        void millsIsTheInverseMillsRatio() {
            // φ(0)/Φ(0) = 2/√(2π)
            assertEquals(2 / Math.sqrt(2 * Math.PI), value("mills(0)"), 1e-14);
        }
    }

    @Nested
    final class Sums {
        @ParameterizedTest
        @CsvSource({
            "Σ[j] price[j], 10",
            "Σ[j] price[j] · 2, 20",
            "2 · Σ[j] price[j] + 1, 21",
            "Π[j] price[j], 30",
            "Π[j] price[j] · 2, 60",
            "max[j] price[j], 5",
            "(Σ[j] price[j]) / (Σ[j] installed[j]), 0.3333333333333333"
        })
        void goOverAllMembers(String formula, double expected) {
            assertEquals(expected, value(formula), 1e-15);
        }

        @Test
        void goOverTheMembersOfANest() {
            String lines = "S[n]  sum  1\n  = Σ[j ∈ n] price[j]";
            assertEquals(5, value(lines, "S[n]", 0, 0));
            assertEquals(5, value(lines, "S[n]", 0, 1));
        }

        @Test
        void leaveOutWhatHasNoValue() {
            assertEquals(30, value("Σ[j] installed[j]"));
            assertEquals(2 * 10 + 5 * 20, value("Σ[j] price[j] · installed[j]"));
            assertEquals(200, value("Π[j] installed[j]"));
        }

        @Test
        void ofExponentialsDoNotOverflowUnderALogarithm() {
            assertEquals(1000 + Math.log(3), value("ln(Σ[j] exp(1000 + 0 · price[j]))"), 1e-12);
            assertEquals(-1000 + Math.log(3), value("ln(Σ[j] exp(0 · price[j] - 1000))"), 1e-12);
        }
    }

    @Nested
    final class Cases {
        @Test
        void theFirstThatHoldsCounts() {
            String lines =
                    "v[j]  value  1\n  = 1  where price[j] > 4\n  = 2  where price[j] ≥ 3 and given installed[j]\n"
                            + "  = 3  where price[j] = 3 or price[j] < 0\n  = 4";
            assertEquals(4, value(lines, "v[j]", 0, 0));
            assertEquals(3, value(lines, "v[j]", 0, 1));
            assertEquals(1, value(lines, "v[j]", 0, 2));
        }

        @Test
        void oneThatComesToNothingLeavesTheNext() {
            String lines = "v[j]  value  1\n  = installed[j]\n  = 0";
            assertEquals(10, value(lines, "v[j]", 0, 0));
            assertEquals(0, value(lines, "v[j]", 0, 1));
        }

        @Test
        void aQuantityWithoutAnyHasNoValue() {
            assertTrue(Double.isNaN(value("v[j]  value  1\n  = installed[j]", "v[j]", 0, 1)));
        }
    }

    @Nested
    final class Marks {
        private static final String GROWING =
                "t  time  years\n  = Δ · i\nx  stock  1\n  = 1  where t = 0\n  = 2 · x₋\n";

        @Test
        void lastQuarterIsARecurrence() {
            assertEquals(16, value(GROWING, "x", 4));
        }

        @Test
        void theCalibrationIsQuarterZero() {
            assertEquals(15, value(GROWING + "v  value  1\n  = x - x₀", "v", 4));
        }

        @Test
        void aLoopWithinAQuarterIsRefused() {
            String loop = "a  value  1\n  = b + 1\nb  value  1\n  = a + 1";
            assertTrue(assertThrows(IllegalStateException.class, () -> value(loop, "a", 0))
                    .getMessage()
                    .contains("depends on itself"));
        }
    }

    @Nested
    final class Faults {
        @ParameterizedTest
        @ValueSource(
                strings = {"1 +", "(1", "1 2", "Σ[j price[j]", "min(1)", "price[jj]", "exp 1", "Π nothing(x)", "1 ? 2"})
        void ofTheTextAreRefused(String formula) {
            assertThrows(IllegalStateException.class, () -> value(formula));
        }

        @Test
        void anUnknownSymbolIsNamed() {
            assertTrue(assertThrows(IllegalStateException.class, () -> value("nobody + 1"))
                    .getMessage()
                    .contains("nobody"));
        }

        @Test
        void noNumberIsNoValue() {
            assertTrue(assertThrows(ArithmeticException.class, () -> value("0 / 0"))
                    .getMessage()
                    .startsWith("v in quarter 0 of BASE"));
        }

        @Test
        void anEntryStandsOnce() {
            assertThrows(IllegalStateException.class, () -> value("v  a  1\n  = 1\nv  b  1\n  = 2", "v", 0));
        }
    }

    @Nested
    final class Model {
        @Test
        void namesEverySymbolThatItReads() {
            List<String> unknown = new ArrayList<>();
            for (Equation equation : Equations.model().all()) {
                for (Expression.Reference reference : References.of(equation)) {
                    boolean known = Equations.model().find(reference.key()).isPresent()
                            || Keys.market().ofSymbol(reference.key()).isPresent();
                    if (!known) {
                        unknown.add(reference.key() + " in " + equation.key());
                    }
                }
            }
            assertEquals(List.of(), unknown);
        }

        @Test
        void readsEveryParameterThatHasASymbol() {
            List<String> read = Equations.model().all().stream()
                    .flatMap(e -> References.of(e).stream())
                    .map(Expression.Reference::key)
                    .toList();
            List<String> unread = Keys.market().all().stream()
                    .filter(k -> !k.symbol().isEmpty())
                    .map(k -> Equations.key(k.symbol(), k.indices()))
                    .filter(k -> !read.contains(k))
                    .toList();
            assertEquals(List.of("floor[c]"), unread);
        }

        @Test
        void hasNoEquationThatNothingReadsAndNoSeriesShows() {
            List<String> read = Equations.model().all().stream()
                    .flatMap(e -> References.of(e).stream())
                    .map(Expression.Reference::key)
                    .toList();
            List<String> idle = Equations.model().all().stream()
                    .filter(e -> e.series().isEmpty() && !read.contains(e.key()))
                    .map(Equation::key)
                    .toList();
            assertEquals(List.of("rebound[y,j]", "rebound[y]", "Σrebound[y,j]", "Σrebound[y]"), idle);
        }

        @Test
        void saysWhatEveryEntryIsInItsUnit() {
            for (Equation equation : Equations.model().all()) {
                assertTrue(equation.name().length() > 3 && !equation.unit().isBlank(), equation.key());
                for (char index : equation.indices()) {
                    assertTrue(equation.name().contains("{" + index + "}"), equation.key() + ": " + equation.name());
                }
            }
        }
    }
}
