package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.uncertainty.study.Manifest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shocks have names, and their numbers are parameters of the scenario. */
final class ShockParametersTest {
    private static final Market MARKET = Markets.named("world-2024Q4");

    private static final Scenario SCENARIO = Scenario.parse("s.yaml", """
            scenario: s
            shocks:
              - efficiency: {grade: frontier, factor: {value: 8, range: [4, 16], kind: sourced, source: "a paper"}, from: 2025Q1, half-life: 0.5}
              - efficiency: {name: light models, grade: light, factor: 2, from: 2025Q1}
              - efficiency: {grade: general, factor: 3, from: 2025Q1}
              - tokens-per-task: {name: reasoning, factor: 2, chosen: true, from: 2025Q1, ramp: {value: 1.5, range: [1, 2]}}
              - distillation: {grade: general, hours-per-mtok: {flagship: 0.05}, quality: 0.9, share: 0.5, from: 2025Q1, half-life: 0.75}
            """);

    private static double number(Scenario scenario, String path) {
        return Staging.of(MARKET, scenario).get(path);
    }

    private static String message(Runnable refused) {
        return assertThrows(InvalidInputException.class, refused::run).getMessage();
    }

    @Nested
    final class Names {
        @Test
        void areKindAndNumberUnlessGiven() {
            assertEquals(
                    List.of("efficiency-1", "light models", "efficiency-3", "reasoning", "distillation-1"),
                    SCENARIO.shockNames());
        }

        @Test
        void areKeptInCompositionsWithASecondOneOfTheSameNameNumbered() {
            Scenario other = Scenario.named("other")
                    .with(Shock.efficiency("light", 2).from("2025Q1"))
                    .with(Shock.tokensPerTask("*", 1.5).named("reasoning").from("2026Q1"))
                    .with("shocks.reasoning.factor", 1.7);
            Scenario both = SCENARIO.then(other).then(other);
            assertEquals(
                    List.of("efficiency-1-2", "reasoning-2", "efficiency-1-3", "reasoning-3"),
                    both.shockNames().subList(5, 9));
            assertEquals(2, number(both, "shocks.reasoning.factor"), "the first one's own");
            assertEquals(1.7, number(both, "shocks.reasoning-2.factor"));
            assertEquals(1.7, number(both, "shocks.reasoning-3.factor"));
        }

        @Test
        void areThoseOfBasesFirst() {
            Scenario own = Scenario.named("own")
                    .basedOn("deepseek-r1")
                    .with(Shock.tokensPerTask("*", 1.5).named("reasoning").from("2026Q1"))
                    .with("shocks.reasoning.factor", 1.7)
                    .with("shocks.r1.share", 0.3);
            assertEquals(2, number(own, "shocks.reasoning.factor"), "the base's");
            assertEquals(1.7, number(own, "shocks.reasoning-2.factor"), "its own, as it means by the name");
            assertEquals(0.3, number(own, "shocks.r1.share"));
            assertTrue(own.parameters("shocks.reasoning*.factor").rowCount() == 2);
        }

        @Test
        void stayWhenAnotherShockIsLeftOut() {
            Scenario without =
                    SCENARIO.without(0).with(Shock.efficiency("edge", 2).from("2025Q1"));
            assertEquals(
                    List.of("light models", "efficiency-3", "reasoning", "distillation-1", "efficiency-3-2"),
                    without.shockNames());
            assertEquals(
                    without.shockNames(),
                    Scenario.parse("again", without.toYaml()).shockNames());
            assertEquals(4, SCENARIO.without("reasoning").shocks().size());
        }

        @Test
        void areRefusedTwice() {
            assertEquals(
                    "twice.yaml, line 4: shocks[1].capacity.name = a: must be unique in the file\nMaybe a-2",
                    message(() -> Scenario.parse("twice.yaml", """
                            scenario: twice
                            shocks:
                              - demand: {name: a, factor: 2, from: 2025Q1}
                              - capacity: {name: a, factor: 2, from: 2025Q1}
                            """)));
            String default2 = message(() -> Scenario.parse("twice.yaml", """
                    scenario: twice
                    shocks:
                      - demand: {name: demand-2, factor: 2, from: 2025Q1}
                      - demand: {factor: 2, from: 2025Q1}
                    """));
            assertTrue(default2.contains("name = demand-2: must be unique"), default2);
            FactorShock named = Shock.demand("*", 2).named("a").from("2025Q1");
            String inCode = message(() -> Scenario.named("c").with(named).with(named));
            assertTrue(inCode.contains("shock name = a: must be unique"), inCode);
        }

        @ParameterizedTest
        @CsvSource({"a.b", "'a,b'", "a*", "' '"})
        void areTextsThatAPathCanHold(String name) {
            String refused = message(() -> Scenario.parse(
                    "n.yaml", "scenario: n\nshocks:\n  - demand: {name: \"" + name + "\", factor: 2, from: 2025Q1}\n"));
            assertTrue(refused.startsWith("n.yaml, line 3: shocks[0].demand.name"), refused);
            assertThrows(InvalidInputException.class, () -> Shock.demand("*", 2).named(name));
        }
    }

    @Nested
    final class Changes {
        @Test
        void setFirstAndThenScaleByPathAndPattern() {
            Scenario changed = SCENARIO.scale("shocks.efficiency-*.factor", 2).with("shocks.efficiency-1.factor", 5);
            assertEquals(10, number(changed, "shocks.efficiency-1.factor"));
            assertEquals(6, number(changed, "shocks.efficiency-3.factor"));
            assertEquals(2, number(changed, "shocks.light models.factor"));
        }

        @Test
        void reachEveryNumberAndMoveTheResult() {
            for (String key : List.of(
                    "efficiency-1.half-life",
                    "reasoning.ramp",
                    "distillation-1.share",
                    "distillation-1.quality",
                    "distillation-1.quality-exponent")) {
                String path = "shocks." + key;
                double old = number(SCENARIO, path);
                Scenario changed = SCENARIO.with(path, 0.9 * old);
                assertEquals(0.9 * old, number(changed, path));
                assertNotEquals(
                        Manifest.hash(Comparison.of(MARKET, SCENARIO).scenario()),
                        Manifest.hash(Comparison.of(MARKET, changed).scenario()),
                        path + " is in the hash of the scenario");
            }
        }

        @Test
        void addARampWhereThereIsAStepAndScalingPassesBy() {
            assertEquals(2, number(SCENARIO.with("shocks.light models.ramp", 2), "shocks.light models.ramp"));
            Staging.of(MARKET, SCENARIO.scale("shocks.light models.ramp", 2));
            String both = message(() -> Staging.of(MARKET, SCENARIO.with("shocks.reasoning.half-life", 2)));
            assertTrue(both.contains("matches no number of any shock"), both);
        }

        @Test
        void doWhatAFileWithThatNumberDoes() {
            Scenario written = Scenario.parse("w.yaml", SCENARIO.toYaml().text().replace("value: 8.0", "value: 5.0"));
            assertEquals(
                    Manifest.hash(Comparison.of(MARKET, written).scenario()),
                    Manifest.hash(Comparison.of(MARKET, SCENARIO.with("shocks.efficiency-1.factor", 5))
                            .scenario()));
        }

        @Test
        void areRefusedWhereAPathMatchesNothingOrAValueIsOutOfBounds() {
            assertEquals(
                    "scenario s, set: 'shocks.reasonin.factor' matches no number of any shock\nMaybe shocks.reasoning.factor",
                    message(() -> Staging.of(MARKET, SCENARIO.with("shocks.reasonin.factor", 3))));
            String inFile = message(() -> Staging.of(MARKET, Scenario.parse("f.yaml", """
                    scenario: f
                    scale: {shocks.reasoning.factor: 3}
                    """)));
            assertTrue(inFile.startsWith("f.yaml, line 2: scale") && inFile.contains("a shock: there is none"), inFile);
            String bounds = message(() -> Staging.of(MARKET, SCENARIO.with("shocks.distillation-1.share", 2)));
            assertTrue(bounds.contains("share = 2.0: must be a number in (0, 1]"), bounds);
            String none = message(() -> SCENARIO.parameters("shocks.nothing.*"));
            assertTrue(none.contains("unknown parameter 'shocks.nothing.*'"), none);
        }
    }

    @Nested
    final class Tables {
        @Test
        void listNumbersWithRangeKindAndSource() {
            String table = SCENARIO.with("shocks.reasoning.factor", 3)
                    .parameters("shocks.*")
                    .toFullString();
            assertTrue(table.contains("shocks.efficiency-1.factor"), table);
            assertTrue(table.contains("4.00 to 16.0") && table.contains("sourced") && table.contains("a paper"), table);
            assertTrue(table.contains("scenario s, set (was 2.00)"), table);
            assertEquals(10, SCENARIO.parameters("shocks.*").rowCount());
        }
    }

    @Nested
    final class Files {
        @Test
        void roundTripNamesFormsChangesUncertaintyAndCorrelations() {
            Scenario whole = Scenario.parse("whole.yaml", SCENARIO.toYaml() + """
                    set: {shocks.efficiency-1.factor: 6}
                    uncertainty:
                      shocks.reasoning.factor: {set: {lognormal-90: [1.3, 4]}, reason: "long answers"}
                      shocks.distillation-*.share: {scale: {uniform: [0.5, 1.5]}, each: true}
                    correlations: [[shocks.reasoning.factor, shocks.distillation-1.share, 0.4]]
                    """);
            Scenario again = Scenario.parse("again.yaml", whole.toYaml());
            assertEquals(whole.toYaml(), again.toYaml());
            assertEquals(whole.shockNames(), again.shockNames());
            assertEquals(
                    whole.parameters("shocks.*")
                            .toString()
                            .replace("whole.yaml", "again.yaml")
                            .replaceAll("line \\d+", ""),
                    again.parameters("shocks.*").toString().replaceAll("line \\d+", ""));
            assertEquals(whole.uncertainty().size(), again.uncertainty().size());
            assertTrue(
                    again.toYaml().text().contains("source: a paper"),
                    again.toYaml().text());
        }

        @Test
        void refuseWhatTheFormDoesNotHave() {
            String refused = message(() -> Scenario.parse("f.yaml", """
                    scenario: f
                    shocks:
                      - demand: {factor: {value: 2, rnage: [1, 3]}, from: 2025Q1}
                    """));
            assertTrue(refused.startsWith("f.yaml, line 3:") && refused.contains("Maybe range"), refused);
            String bounds = message(() -> Scenario.parse("f.yaml", """
                    scenario: f
                    shocks:
                      - demand: {factor: {value: -2}, from: 2025Q1}
                    """));
            assertTrue(bounds.contains("shocks[0].demand.factor.value = -2: must be a finite number > 0"), bounds);
        }
    }
}
