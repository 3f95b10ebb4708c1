package io.jevons.demand.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.model.Equation;
import io.jevons.model.Equations;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.EngineCases;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
final class ExplanationTest {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    /** Every quantity below one that was not seen yet. */
    private static List<Quantity> below(Quantity root, Set<String> seen) {
        List<Quantity> found = new ArrayList<>();
        Deque<Quantity> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Quantity next = open.pop();
            if (seen.add(next.symbol() + " " + next.name() + " " + next.formula())) {
                found.add(next);
                next.parts().forEach(open::push);
            }
        }
        return found;
    }

    private static String lastOf(Projection projection) {
        return projection.start().plus(projection.periods() - 1).toString();
    }

    private static void assertSame(double expected, double actual, String what) {
        assertEquals(expected, actual, Math.max(ABSOLUTE, RELATIVE * Math.abs(expected)), what);
    }

    /** Follows some series of a projection down to the last parameter; returns how many numbers there were. */
    private static int assertRecomputes(Projection projection, int series, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SeriesKey> keys = projection.keys();
        int count = 0;
        for (int n = 0; n < series; n++) {
            SeriesKey key = keys.get(random.nextInt(keys.size()));
            String quarter = projection
                    .start()
                    .plus(random.nextInt(projection.periods()))
                    .toString();
            Explanation root = projection.explain(key.entity(), key.variable(), quarter);
            assertEquals(projection.value(key.entity(), key.variable(), quarter), root.value(), key + " " + quarter);
            for (Quantity quantity : below(root.quantity(), new HashSet<>())) {
                assertSame(quantity.value(), quantity.recomputed(), quantity.name() + " = " + quantity.formula());
                assertEquals(quantity.isGiven(), !quantity.source().isEmpty(), quantity.name());
                count++;
            }
        }
        return count;
    }

    @Nested
    final class Arithmetic {
        @ParameterizedTest
        @CsvSource({
            "a,a", "a,b", "c,c", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,j", "j,k", "j,l", "j,m", "j,n", "j,o"
        })
        void everyNumberIsItsFormulaOfTheNumbersBelow(String market, String name) {
            Comparison comparison = EngineCases.comparison(market, name);
            assertTrue(assertRecomputes(comparison.scenario(), 5, 1) > 200);
            assertRecomputes(comparison.base(), 1, 2);
        }

        @Test
        void everySeriesOfAProjectionIsExplained() {
            Projection projection = EngineCases.comparison("a", "f").scenario();
            for (SeriesKey key : projection.keys()) {
                Explanation root = projection.explain(key.entity(), key.variable(), lastOf(projection));
                assertSame(root.value(), root.recomputed(), key.toString());
                assertEquals(
                        projection.value(key.entity(), key.variable(), lastOf(projection)),
                        root.value(),
                        key.toString());
            }
        }

        @Test
        void theSeriesOfAccountingAndOfTheEngineeringEstimateAreExplained() {
            Projection projection = EngineCases.comparison("a", "b").scenario();
            String tier = projection.market().tiers().get(0);
            String cell = projection.market().cells().get(0);
            String workload = projection.market().trainingWorkloads().get(0);
            String quarter = lastOf(projection);
            Map<String, List<String>> hidden = Map.of(
                    tier,
                    List.of("engineering-hours", "engineering-need", "engineering-sales", "engineering-power"),
                    cell,
                    List.of("cell-hours:" + tier, "cell-growth", "tokens-per-task"),
                    workload,
                    List.of("training-growth", "training-response", "training-efficiency"));
            hidden.forEach((entity, variables) -> variables.forEach(variable -> {
                Explanation root = projection.explain(entity, variable, quarter);
                assertSame(projection.value(entity, variable, quarter), root.value(), variable);
                below(root.quantity(), new HashSet<>())
                        .forEach(q -> assertSame(q.value(), q.recomputed(), q.name() + " = " + q.formula()));
            }));
        }

        @Test
        void theBundledMarketUnderTheArticlesCase() {
            Market world = Markets.named("world-2024Q4");
            Comparison comparison = Comparison.of(world, Scenarios.named("deepseek-r1"));
            assertTrue(assertRecomputes(comparison.scenario(), 4, 3) > 2000);
            assertRecomputes(comparison.base(), 1, 4);
        }

        @Test
        void channelsThatAreOffFollowTheBase() {
            Market world = Markets.named("world-2024Q4");
            assertRecomputes(Comparison.of(world, Scenarios.named("no-rebound")).scenario(), 3, 5);
        }
    }

    @Nested
    final class Sources {
        private final Market market = EngineCases.market("a");
        private final String tier = market.tiers().get(0);
        private final String cell = market.cells().get(0);

        private Quantity find(Explanation root, String name) {
            return below(root.quantity(), new HashSet<>()).stream()
                    .filter(q -> q.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void aParameterNamesItsMarketAndItsLine() {
            Explanation root = Comparison.project(market, Scenario.named("plain"))
                    .explain(tier, "need", market.start().plus(4).toString());
            String source = find(root, "tiers." + tier + ".busy").source();
            assertTrue(source.startsWith("market " + market.name() + " (market-a.yaml, line "), source);
        }

        @Test
        void aParameterThatAScenarioSetsNamesTheScenario() {
            String path = "cells." + cell + ".elasticity";
            Explanation root = Comparison.project(
                            market, Scenario.named("steep").with(path, 1.25).scale(path, 2))
                    .explain(cell, "intensity", market.start().plus(4).toString());
            Quantity found = find(root, path);
            assertEquals(2.5, found.value());
            assertTrue(found.source().startsWith("scenario steep, scale"), found.source());
        }

        @Test
        void aParameterThatAScenarioFileSetsNamesFileLineAndScenario() {
            String path = "cells." + cell + ".elasticity";
            Scenario flat = Scenario.parse("flat.yaml", "scenario: flat\nset: {" + path + ": 0.25}\n");
            Explanation root = Comparison.project(market, flat)
                    .explain(cell, "intensity", market.start().plus(4).toString());
            String source = find(root, path).source();
            assertTrue(source.startsWith("flat.yaml, line 2: set of scenario flat (was "), source);
        }

        @Test
        void aDriverNamesEveryShockThatMovesIt() {
            String from = market.start().plus(1).toString();
            Scenario two = Scenario.named("two")
                    .with(Shock.demand(cell, 3).from(from))
                    .with(Shock.demand("*", 2).from(from));
            Explanation root = Comparison.project(market, two)
                    .explain(cell, "tokens", market.start().plus(4).toString());
            Explanation factor = root.children().stream()
                    .filter(c -> c.symbol().equals("d"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("Π f", factor.formula());
            assertEquals(6, factor.value());
            assertEquals(
                    List.of(
                            "scenario two: demand of " + cell + ": factor 3.00, from " + from,
                            "scenario two: demand of all cells: factor 2.00, from " + from),
                    factor.children().stream().map(Explanation::source).toList());
        }
    }

    @Nested
    final class Depth {
        private final Projection projection = Comparison.project(EngineCases.market("a"), Scenario.named("plain"));
        private final Explanation need = projection.explain(
                projection.market().tiers().get(0), "need", projection.start().plus(2));

        @Test
        void isTwoUnlessSaid() {
            assertEquals(need.depth(2).toString(), need.toString());
        }

        @Test
        void cutsTheTree() {
            assertTrue(need.depth(0).children().isEmpty());
            assertEquals(2, need.depth(0).toString().lines().count());
            assertTrue(need.depth(1).children().get(0).children().isEmpty());
            assertTrue(need.depth(3).toString().length() > need.toString().length());
        }

        @Test
        void everyFormulaCanBePrintedInPlainCharacters() {
            for (Equation equation : Equations.model().all()) {
                String shown = equation.symbol() + " = "
                        + String.join(" ", equation.lines()).replaceAll("\\[[^]]*]", "");
                String plain = ExplanationText.ascii(
                        shown.replace("≤", "<=").replace("∈", "in").replace("Δ", "0.25"));
                assertTrue(plain.chars().allMatch(c -> c < 128), plain);
            }
        }

        @Test
        void theWholeTreePrintsEachNumberOnce() {
            String all = need.depth(1000).toString();
            assertTrue(all.lines().allMatch(line -> line.length() <= 100));
            assertTrue(all.lines().count() < 10_000, () -> all.lines().count() + " lines");
        }

        @Test
        void mustNotBeNegative() {
            assertThrows(InvalidInputException.class, () -> need.depth(-1));
            assertThrows(InvalidInputException.class, () -> need.depth(1001));
        }
    }

    @Nested
    final class BadInput {
        private final Projection projection = Comparison.project(EngineCases.market("a"), Scenario.named("plain"));
        private final String tier = projection.market().tiers().get(0);

        private String refusal(String entity, String variable, String quarter) {
            return assertThrows(InvalidInputException.class, () -> projection.explain(entity, variable, quarter))
                    .getMessage();
        }

        @Test
        void namesWhatThereIs() {
            String quarter = projection.start().toString();
            assertTrue(refusal("flagshp", "need", quarter).contains("flagshp"));
            assertTrue(refusal(tier, "needs", quarter).contains("Maybe need"));
            assertTrue(refusal(tier, "need", "1999Q1").contains("between"));
            assertTrue(refusal(tier, "need", "soon").contains("soon"));
        }

        @Test
        void anEngineeringEstimateNeedsAComparison() {
            assertTrue(refusal(tier, "engineering-need", projection.start().toString())
                    .contains("engineering-need"));
        }
    }
}
