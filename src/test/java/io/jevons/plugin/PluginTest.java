package io.jevons.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A jar's parts, found by the library and named in files. */
@Tag("long")
final class PluginTest {
    private static Market world(String line) {
        return Market.parse("world.yaml", Resources.text(Markets.class, "world-2024Q4.yaml") + line + "\n");
    }

    private static double change(Market market) {
        return Comparison.of(market, Scenarios.named("deepseek-r1")).change(Resource.GPUS, Horizon.LONG_RUN);
    }

    @ParameterizedTest
    @CsvSource({"demand-curve, linear", "tier-choice, least-cost", "rental-market, regulated"})
    void partsAreNamedInMarketFiles(String key, String name) {
        double own = PluginJar.within(() -> change(world(key + ": " + name)));
        assertTrue(Double.isFinite(own));
        assertNotEquals(change(world("")), own, 1e-6);
    }

    @Test
    void withoutTheJarTheNameIsUnknown() {
        String message = assertThrows(InvalidInputException.class, () -> change(world("demand-curve: linear")))
                .getMessage();
        assertTrue(message.contains("world.yaml, line"), message);
        assertTrue(message.contains("unknown demand-curve 'linear'"), message);
    }

    @Test
    void linearDemandBoundsWhatUsersTake() {
        Market market = PluginJar.within(() -> world("demand-curve: linear"));
        double intensity = PluginJar.within(
                () -> Comparison.project(market, Scenarios.named("deepseek-r1")).value("sme", "intensity", "2031Q4"));
        assertTrue(intensity <= 1 + market.get("cells.sme.elasticity"), "intensity " + intensity);
    }

    @Test
    void scenariosComeFromTheJar() {
        Scenario boom = PluginJar.within(() -> Scenarios.named("factory-boom"));
        assertEquals("factories take three times the tokens", boom.title());
        assertTrue(PluginJar.within(() -> Scenarios.table().toString()).contains("factory-boom"));
        assertThrows(InvalidInputException.class, () -> Scenarios.named("factory-boom"));
        // A scenario in a file can be based on it.
        Scenario onTop = Scenario.parse("on-top.yaml", "scenario: on-top\nbased-on: factory-boom\n");
        assertEquals(
                0.0,
                PluginJar.within(() ->
                        Comparison.of(Markets.named("world-2024Q4"), onTop).change(Resource.GPUS, Horizon.LONG_RUN)));
    }

    @Test
    void claimsComeFromTheJar() {
        Comparison comparison = Comparison.of(Markets.named("world-2024Q4"), Scenarios.named("edge-shift"));
        String names = PluginJar.within(
                () -> comparison.claims().stream().map(r -> r.claim().name()).collect(Collectors.joining(" ")));
        assertTrue(names.contains("edge-doubles"), names);
    }
}
