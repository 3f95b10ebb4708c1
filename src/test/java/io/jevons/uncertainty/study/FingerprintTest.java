package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One market and one scenario have one hash, whatever way they are written, and another where a result may differ. */
final class FingerprintTest {
    private static final Market MARKET = Markets.named("world-latest");
    private static final String FILE = MARKET.toYaml().toString();

    private static final String SCENARIO = """
            scenario: mine
            set: {cells.sme.elasticity: 0.9, tiers.flagship.capacity-per-year: 1.0e+7}
            shocks:
              - efficiency: {grade: frontier, factor: 8, from: 2025Q1, half-life: 0.5}
              - demand: {cell: sme, factor: 1.5, from: 2026Q1}
            """;

    private static String hash(Scenario scenario) {
        return Manifest.hash(Comparison.of(MARKET, scenario).scenario());
    }

    @Test
    void aScenarioHasOneHashInYamlJsonAndCode() {
        String hash = hash(Scenario.parse("mine.yaml", SCENARIO));
        assertEquals(hash, hash(Scenario.parse("mine.json", """
                {"shocks": [{"demand": {"from": "2026Q1", "factor": 1.50, "cell": "sme"}},
                            {"efficiency": {"half-life": 5e-1, "from": "2025Q1", "factor": 8.0, "grade": "frontier"}}],
                 "title": "the same", "based-on": "baseline",
                 "set": {"tiers.flagship.capacity-per-year": 10000000, "cells.sme.elasticity": 0.90}, "scenario": "mine"}
                """)));
        Scenario code = Scenario.named("mine")
                .with("tiers.flagship.capacity-per-year", 1e7)
                .with("cells.sme.elasticity", 0.9)
                .with(Shock.demand("sme", 1.5).from("2026Q1"))
                .with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.5));
        assertEquals(hash, hash(code));
        assertEquals(hash, hash(Scenario.parse("again.yaml", code.toYaml().toString())));
        assertNotEquals(hash, hash(code.with("cells.sme.elasticity", Math.nextUp(0.9))));
    }

    /** The file with the keys of its cells and tiers from last to first, which changes nothing. */
    private static String otherOrder(String yaml) {
        List<String> lines = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String line : (yaml + "end").lines().toList()) {
            if (line.matches("    [a-z].*: .*")) {
                keys.add(line);
            } else {
                Collections.reverse(keys);
                lines.addAll(keys);
                keys.clear();
                lines.add(line);
            }
        }
        return String.join("\n", lines.subList(0, lines.size() - 1));
    }

    @Test
    void theOrderOfKeysChangesNeitherHashNorDraws() {
        Market other = Market.parse("other.yaml", otherOrder(FILE));
        assertNotEquals(MARKET.allParameters(), other.allParameters());
        assertEquals(Manifest.hash(MARKET), Manifest.hash(other));
        Scenario scenario = Scenario.parse("s.yaml", SCENARIO + """
                uncertainty:
                  cells.sme.*elasticity: {scale: {lognormal-90: [0.9, 1.1]}, each: true}
                """);
        List<Study> runs = List.of(MARKET, other).stream()
                .map(m -> Ensemble.of(m, scenario).draws(4).seed(1).run())
                .toList();
        assertEquals(runs.get(0).manifest(), runs.get(1).manifest());
        assertEquals(
                runs.get(0).band("flagship", "need", 0.5).toString(),
                runs.get(1).band("flagship", "need", 0.5).toString());
    }

    @Test
    void everyTextThatDecidesAResultIsHashed() {
        String hash = Manifest.hash(MARKET);
        for (List<String> change : List.of(
                List.of("tiers: [flagship, midrange]", "tiers: [flagship]"),
                List.of("nest: other", "nest: cuda"),
                List.of("    site: data-centre\n", ""))) {
            assertNotEquals(FILE, FILE.replaceFirst(change.get(0).replace("[", "\\["), change.get(1)), change.get(0));
            Market changed =
                    Market.parse("changed.yaml", FILE.replaceFirst(change.get(0).replace("[", "\\["), change.get(1)));
            assertNotEquals(hash, Manifest.hash(changed), change.get(0));
        }
        assertEquals(
                hash,
                Manifest.hash(Market.parse(
                        "bundled.yaml", "# a comment\n" + Resources.text(Markets.class, "world-latest.yaml"))));
    }
}
