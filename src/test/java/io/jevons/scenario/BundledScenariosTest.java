package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import io.jevons.internal.Wildcard;
import io.jevons.market.BundledMarkets;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that come with the jar: each runs on the bundled market, and says where it comes from. */
final class BundledScenariosTest {
    private static final Market WORLD = Markets.named("world-2024Q4");

    static Stream<String> files() {
        return BundledScenarios.names().stream().map(name -> name + ".yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void runOnTheBundledMarketOfTheirTime(String file) {
        Scenario scenario = Scenario.parse(file, Resources.text(Scenarios.class, file));
        assertEquals(file, scenario.name() + ".yaml");
        assertEquals(scenario.name(), Scenarios.named(scenario.name()).name());
        Market market = BundledMarkets.names().contains(scenario.name()) ? Markets.named(scenario.name()) : WORLD;
        Comparison comparison = Comparison.of(market, scenario);
        assertTrue(Double.isFinite(comparison.change(Resource.GPU_HOURS, Horizon.LONG_RUN)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void sayWhatTheyAssumeAndWhereFiguresComeFrom(String file) {
        String text = Resources.text(Scenarios.class, file);
        Scenario scenario = Scenario.parse(file, text);
        assertFalse(scenario.title().isEmpty());
        if (scenario.shocks().isEmpty() || scenario.name().equals("no-rebound")) {
            return;
        }
        assertFalse(scenario.sources().isEmpty(), "sources");
        String head = text.lines().takeWhile(l -> l.startsWith("#")).reduce("", (a, b) -> a + b.substring(1));
        assertTrue(head.length() > 200, "a paragraph at the head");
        assertTrue(head.contains("assume") || head.contains("marked as assumed"), "what it assumes");
        assertTrue(head.contains("leaves out"), "what it leaves out");
        long explained = text.lines().filter(l -> l.startsWith("  # ")).count();
        assertTrue(explained > 0, "a comment on the figures");
    }

    /** Else the ensemble would draw the market's own values, and its bands would be of another scenario than the lines. */
    @ParameterizedTest
    @MethodSource("files")
    void haveARangeOfTheirOwnForWhatTheySetAndTheMarketDraws(String file) {
        Scenario scenario = Scenario.parse(file, Resources.text(Scenarios.class, file));
        for (Market market : List.of(WORLD, Markets.named("world-latest"))) {
            List<String> drawn = market.uncertainty().stream()
                    .filter(rule -> !rule.scale())
                    .flatMap(rule -> market.paths(rule.pattern()).stream())
                    .toList();
            List<String> own = scenario.uncertainty().stream()
                    .flatMap(rule -> Wildcard.matches(rule.pattern(), drawn).stream())
                    .toList();
            for (Change set : scenario.sets()) {
                assertEquals(
                        List.of(),
                        Wildcard.matches(set.pattern(), drawn).stream()
                                .filter(path -> !own.contains(path))
                                .toList(),
                        market.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void roundTripThroughYaml(String file) {
        Scenario scenario = Scenario.parse(file, Resources.text(Scenarios.class, file));
        Scenario again = Scenario.parse("again", scenario.toYaml());
        assertEquals(
                0, scenario.diff(again).rowCount(), () -> scenario.diff(again).toString());
        assertEquals(scenario.sources(), again.sources());
    }

    @Test
    void distillationAndGrpoAloneArePartsOfTheWholeStory() {
        List<String> whole = Scenarios.named("deepseek-r1").shocks().stream()
                .map(s -> s.toYaml().toString())
                .toList();
        for (String part : List.of("distillation-only", "grpo-only")) {
            Scenarios.named(part)
                    .shocks()
                    .forEach(s -> assertTrue(whole.contains(s.toYaml().toString()), part + ": " + s));
        }
    }

    @Test
    void noReboundHasTheShocksOfDeepSeek() {
        assertEquals(
                Scenarios.named("deepseek-r1").shocks().stream()
                        .map(Shock::toYaml)
                        .toList(),
                Scenarios.named("no-rebound").shocks().stream()
                        .map(Shock::toYaml)
                        .toList());
    }
}
