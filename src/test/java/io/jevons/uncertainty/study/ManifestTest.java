package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ManifestTest {
    private static final Market MARKET = Markets.named("world-2024Q4");
    private static final Ensemble ENSEMBLE = Ensemble.of(MARKET, Scenarios.named("deepseek-r1"))
            .draws(4)
            .vary("cells.sme.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
            .vary("cells.sme.beta", Vary.scale(Distribution.uniform(0.5, 1.5)))
            .correlate("cells.sme.elasticity", "cells.sme.beta", 0.25)
            .select("flagship", "rent");
    private static final String JSON = ENSEMBLE.run().manifest().toJson();

    @TempDir
    private Path folder;

    private InvalidInputException refused(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.json"), json);
        return assertThrows(InvalidInputException.class, () -> Manifest.read(file));
    }

    @Test
    void isReadFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.json"), JSON);
        assertEquals(JSON, Manifest.read(file).toJson());
        assertEquals(JSON, Manifest.parse(JSON).toJson());
    }

    /** Part by part, put in place of what the manifest has, and what the message must then say. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            "flagship rent"           # "rent"                          # line 14: series[0] = 'rent': must be an entity
            "flagship rent"           # "rent "                         # line 14: series[0] = 'rent ': must be an entity
            ["flagship rent"]         # "flagship rent"                 # line 14: series = 'flagship rent': must be a list
            ["flagship rent"]         # [["flagship", "rent"]]          # line 14: series[0] = a list: must be a text
            , "cells.sme.beta", 0.25] # ]                               # line 13: correlations[0] = a list: must be two inputs
            , 0.25]                   # , 0.25, 1]                      # line 13: correlations[0] = a list: must be two inputs
            , 0.25]                   # , 2.5]                          # line 13: correlations[0][2] = 2.5: must be a number between
            "seed": "1"               # "seed": 1.5                     # line 8: seed = 1.5: must be a whole number
            "seed": "1"               # "seed": ["1"]                   # line 8: seed = a list: must be a text
            "seed":                   # "sead":                         # line 8: unknown key 'sead'
            "draws": 4                # "draws": 1                      # line 10: draws = 1: must be a whole number between
            "draws": 4                # "draws": "4"                    # line 10: draws = '4': must be a whole number
            "keep-all": false         # "keep-all": 0                   # line 15: keep-all = 0: must be on or off
            "keep-all": false         # "keep-al": false                # line 15: unknown key 'keep-al'
            "market-sha256": "        # "market-sha256": "0             # line 4: market-sha256 = '0
            "scenario-sha256": "      # "scenario-sha256": "x           # line 6: scenario-sha256 = 'x
            "scale": true             # "scale": "perhaps"              # line 12: vary[0].scale = 'perhaps': must be on or off
            "scale": true             # "scale": true, "more": 1        # line 12: unknown key 'vary[0].more'
            "each": false, "dist      # "eech": false, "dist            # line 12: unknown key 'vary[0].eech'
            "uniform"                 # "unifrom"                       # line 12: vary[0].distribution: unknown distribution 'unifrom'
            [0.5, 1.5]                # [1.5, 0.5]                      # line 12: vary[0].distribution: uniform
            [0.5, 1.5]                # [0.5]                           # line 12: vary[0].distribution: uniform
            [0.5, 1.5]                # [0.5, "much"]                   # line 12: vary[0].arguments[1] = 'much': must be a number
            """)
    void namesThePlaceOfWhatIsWrong(String there, String instead, String message) throws IOException {
        int at = JSON.indexOf(there);
        assertTrue(at >= 0, JSON);
        String changed = JSON.substring(0, at) + instead + JSON.substring(at + there.length());
        String said = refused(changed).getMessage();
        assertTrue(said.startsWith("manifest.json, " + message), said);
    }

    @Test
    void namesTheValueThatWasTamperedWith() {
        for (String[] change : new String[][] {
            {
                "\"market-sha256\": \"" + Manifest.hash(MARKET),
                "\"market-sha256\": \"" + "0".repeat(64),
                "market world-2024Q4 has SHA-256"
            },
            {"\"pattern\": \"cells.sme.beta\"", "\"pattern\": \"cells.sme.bet\"", "cells.sme.bet"},
            {"flagship rent", "flagship rant", "rant"},
            {"\"cells.sme.beta\", 0.25", "\"cells.nobody\", 0.25", "cells.nobody"},
            {"\"scenario\": \"deepseek-r1\"", "\"scenario\": \"saturation\"", "scenario saturation has SHA-256"},
        }) {
            Manifest changed = Manifest.parse(JSON.replace(change[0], change[1]));
            String message = assertThrows(
                            InvalidInputException.class,
                            () -> Ensemble.from(changed).run(),
                            change[1])
                    .getMessage();
            assertTrue(message.contains(change[2]), message);
        }
    }

    /** One scenario, however it came about, has one hash in every manifest. */
    @Nested
    class OneHash {
        static List<Scenario> scenarios() {
            List<Scenario> all = new ArrayList<>();
            for (String name : List.of(
                    "baseline",
                    "deepseek-r1",
                    "no-rebound",
                    "distillation-only",
                    "reasoning-boom",
                    "export-controls")) {
                all.add(Scenarios.named(name));
            }
            all.add(Scenario.named("by-code")
                    .with("cells.sme.elasticity", 0.9)
                    .with("cells.*.beta", 1.25)
                    .with("cells.sme.elasticity", 0.7)
                    .scale("cells.*.sigma", 1.1)
                    .scale("cells.sme.sigma", 1.7)
                    .scale("cells.*.sigma", 1.3)
                    .with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.3)));
            all.add(Scenario.parse("twice.yaml", """
                            scenario: twice
                            uncertainty:
                              cells.*.elasticity: {scale: {uniform: [0.5, 1.5]}}
                              cells.*.beta: {scale: {uniform: [0.5, 1.5]}}
                            """).then(Scenario.parse("again.yaml", """
                            scenario: again
                            uncertainty:
                              cells.*.elasticity: {scale: {uniform: [0.6, 1.4]}}
                            """)));
            return all;
        }

        @ParameterizedTest
        @MethodSource("scenarios")
        void fromCodeFromItsFileAndInBothKindsOfManifest(Scenario scenario) {
            Scenario read = Scenario.parse("again.yaml", scenario.toYaml());
            Manifest first = manifest(scenario);
            Manifest second = manifest(read);
            assertEquals(first.toJson(), second.toJson());
            assertEquals(
                    first.scenarioHash(),
                    Manifest.hash(Comparison.of(MARKET, scenario).scenario()));
            assertEquals(
                    first.scenarioHash(),
                    Manifest.hash(Comparison.of(MARKET, read).scenario()));
            Ensemble.from(first, MARKET, read);
        }

        private Manifest manifest(Scenario scenario) {
            return Ensemble.of(MARKET, scenario).draws(2).run().manifest();
        }

        @Test
        void isAnotherWhereAnythingIsChanged() {
            Scenario scenario = Scenario.parse("mine.yaml", """
                    scenario: mine
                    uncertainty: {cells.*.elasticity: {scale: {uniform: [0.5, 1.5]}}}
                    """);
            Scenario wider =
                    Scenario.parse("mine.yaml", scenario.toYaml().text().replace("1.5", "1.75"));
            Manifest manifest = manifest(scenario);
            assertNotEquals(scenario.uncertainty(), wider.uncertainty());
            assertEquals(manifest.scenarioHash(), manifest(wider).scenarioHash());
            assertNotEquals(manifest.assumptionsHash(), manifest(wider).assumptionsHash());
            String message = assertThrows(InvalidInputException.class, () -> Ensemble.from(manifest, MARKET, wider))
                    .getMessage();
            assertTrue(message.startsWith("base and distributions of mine has SHA-256"), message);
        }
    }
}
