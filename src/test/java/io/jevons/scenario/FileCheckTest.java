package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.market.BundledMarkets;
import io.jevons.market.Markets;
import io.jevons.model.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is wrong with a file, at once. */
final class FileCheckTest {
    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), String.join("\n", lines) + "\n");
    }

    @Test
    void tellsOfEveryFaultOfAScenario() throws IOException {
        List<String> faults = FileCheck.of(file(
                        "scenario: s",
                        "sset: {a: 1}",
                        "set: {cells.sme.elasticity: x}",
                        "shocks:",
                        "  - efficiency: {grade: frontier, factor: -2, from: 2025Q1}",
                        "  - efficency: {grade: frontier, factor: 2, from: 2025Q1}",
                        "  - capacity: {tier: flagship, factor: 0.5}"))
                .faults();
        assertEquals(5, faults.size(), faults.toString());
        for (int i = 0; i < 5; i++) {
            int line = List.of(2, 3, 5, 6, 7).get(i);
            assertTrue(faults.get(i).startsWith("mine.yaml, line " + line + ": "), faults.get(i));
        }
    }

    /** Of a shock every key, and of set and scale every path and every value out of its bounds. */
    @Test
    void tellsOfEveryFaultOfAShockAndOfEveryChange() throws IOException {
        Path shocks = file(
                "scenario: s",
                "shocks:",
                "  - efficiency: {grad: frontier, factor: -2, from: 2025, halflife: 1, ramp: -1}",
                "  - demand: {factor: 0, from: 2025Q1, cel: sme}");
        List<String> faults = Jevons.check(shocks).faults();
        List<String> told =
                List.of("grad'", "factor = -2", "from = 2025", "halflife'", "ramp = -1", "factor = 0", "cel'");
        assertEquals(told.size(), faults.size(), faults.toString());
        for (int i = 0; i < told.size(); i++) {
            assertTrue(faults.get(i).contains(told.get(i)), faults.get(i));
        }
        Path changes = file(
                "scenario: s",
                "set: {cells.sme.elastcity: 1, cells.sme.viable: 2, cells.sme.beta: -1}",
                "scale: {tiers.flagshp.price-usd: 2, tiers.flagship.busy: 100}",
                "shocks:",
                "  - capacity: {tier: flagshp, factor: 0.5, from: 2025Q1}");
        List<String> found =
                Jevons.check(changes, Markets.named("world-latest")).faults();
        List<String> wrong = List.of(
                "'cells.sme.elastcity' matches no parameter",
                "'tiers.flagshp.price-usd' matches no parameter",
                "tiers.flagship.busy = ",
                "cells.sme.viable = 2.0: must be",
                "cells.sme.beta = -1.0: must be",
                "unknown tier 'flagshp'");
        assertEquals(wrong.size(), found.size(), found.toString());
        for (String each : wrong) {
            assertTrue(found.stream().anyMatch(f -> f.contains(each)), each + " in " + found);
        }
    }

    /** What an ensemble refuses, check refuses: numbers that do not fit, what no shock has, what cannot vary, no two inputs. */
    @Test
    void tellsOfWhatCannotBeDrawn() throws IOException {
        Path scenario = file(
                "scenario: s",
                "shocks:",
                "  - efficiency: {grade: frontier, factor: 2, from: 2025Q1}",
                "uncertainty:",
                "  cells.sme.elasticity: {set: {uniform: [0.5, 0.4]}}",
                "  shocks.efficiency-1.factor: {set: {discrete: [0.3, 0.9]}}",
                "  shocks.efficiency-1.from: {set: {uniform: [2025, 2027]}}",
                "  cells.sme.elasticty: {set: {uniform: [0.5, 0.6]}}",
                "correlations: [[shocks.efficiency-1.factor, shocks.demand-1.factor, 0.5]]");
        for (FileCheck check : List.of(Jevons.check(scenario), Jevons.check(scenario, Markets.named("world-latest")))) {
            assertTold(
                    check,
                    "line 5: uncertainty.cells.sme.elasticity: uniform high = 0.4",
                    "line 6: uncertainty.shocks.efficiency-1.factor: discrete");
        }
        assertTold(
                Jevons.check(scenario),
                "line 7: unknown parameter 'shocks.efficiency-1.from'",
                "line 9: unknown parameter 'shocks.demand-1.factor'");
        InvalidInputException read = assertThrows(InvalidInputException.class, () -> Scenario.read(scenario));
        assertTrue(
                read.getMessage().startsWith("mine.yaml, line 5: uncertainty.cells.sme.elasticity: uniform"),
                read.getMessage());
    }

    @Test
    void tellsOfWhatCannotVaryOnAMarket() throws IOException {
        Path scenario = file("scenario: s", "uncertainty:", "  cells.sme.elasticty: {set: {uniform: [0.5, 0.6]}}");
        assertTold(
                Jevons.check(scenario, Markets.named("world-latest")),
                "line 3: unknown parameter 'cells.sme.elasticty'");
        Path second = file(
                "scenario: s",
                "uncertainty:",
                "  cells.sme.elasticity: {set: {uniform: [0.5, 0.6]}}",
                "  quarters: {scale: {uniform: [0.5, 0.6]}}",
                "correlations:",
                "  - [cells.sme.elasticity, cells.sme.elasticity, 0.5]",
                "  - [cells.sme.elasticity, nobody, 0.5]");
        assertTold(
                Jevons.check(second, Markets.named("world-latest")),
                "line 4: parameter quarters: must not vary, since no equation reads it",
                "line 6: correlation of cells.sme.elasticity and cells.sme.elasticity: must be of two inputs",
                "line 7: unknown uncertain parameter 'nobody'");
        InvalidInputException run = assertThrows(
                InvalidInputException.class,
                () -> Jevons.ensemble(
                                Markets.named("world-latest"),
                                Scenario.parse(
                                        "s.yaml",
                                        "scenario: s\nuncertainty:\n  quarters: {scale: {uniform: [0.5, 0.6]}}\n"))
                        .draws(4)
                        .run());
        assertEquals("s.yaml, line 3: parameter quarters: must not vary, since no equation reads it", run.getMessage());
    }

    @Test
    void tellsOfWhatCannotVaryOfAMarket() throws IOException {
        Path market = file(
                "market: mine",
                "based-on: world-latest",
                "uncertainty:",
                "  quarters: {scale: {uniform: [0.5, 0.6]}}",
                "  cells.*.shares.flagship: {scale: {uniform: [0.5, 0.6]}}",
                "correlations:",
                "  - [quarters, quarters, 0.5]",
                "  - [quarters, nobody, 0.5]");
        assertTold(
                Jevons.check(market),
                "line 4: parameter quarters: must not vary",
                "line 5: parameter cells.",
                "must not vary by itself",
                "line 7: correlation of quarters and quarters",
                "line 8: unknown uncertain parameter 'nobody'");
        Path none = file(
                "market: mine",
                "based-on: world-latest",
                "uncertainty: ",
                "correlations: [[cells.sme.elasticity, cells.sme.beta, 0.5]]");
        assertTold(
                Jevons.check(none),
                "line 4: correlation of cells.sme.elasticity and cells.sme.beta: must be of two uncertain parameters");
    }

    @Test
    void bundledFilesKeepTheRules() {
        List<InvalidInputException> faults = new ArrayList<>();
        assertEquals(1, ScenarioRule.all().size());
        for (String name : BundledScenarios.names()) {
            ScenarioRule.all().forEach(rule -> rule.check(Scenarios.named(name), faults::add));
        }
        for (String name : BundledMarkets.names()) {
            Staging alone = Staging.of(Markets.named(name), Scenarios.named("baseline"));
            ScenarioRule.all().forEach(rule -> rule.check(alone, faults::add));
        }
        assertEquals(List.of(), faults);
    }

    private static void assertTold(FileCheck check, String... told) {
        for (String each : told) {
            assertTrue(check.faults().stream().anyMatch(f -> f.contains(each)), each + " in " + check);
        }
    }

    @Test
    void aKeyThatIsUnknownStandsOnItsOwnLine() throws IOException {
        List<String> faults = FileCheck.of(file(
                        "scenario: s",
                        "shoks:",
                        "  - demand: {factor: 2, from: 2025Q1}",
                        "sourcess:",
                        "",
                        "  # two",
                        "  - one",
                        "shocks:",
                        "  - efficency:",
                        "      grade: frontier"))
                .faults();
        assertTrue(faults.get(0).startsWith("mine.yaml, line 2: unknown key 'shoks'"), faults.toString());
        assertTrue(faults.get(1).startsWith("mine.yaml, line 4: unknown key 'sourcess'"), faults.toString());
        assertTrue(faults.get(2).startsWith("mine.yaml, line 9: shocks[0]: unknown shock"), faults.toString());
        assertEquals(3, faults.size(), faults.toString());
    }

    @Test
    void aBaseThatThereIsNotIsAFault() throws IOException {
        String expected = "mine.yaml, line 2: based-on = basline: unknown scenario 'basline'\nMaybe baseline";
        FileCheck alone = Jevons.check(file("scenario: y", "based-on: basline"));
        assertEquals(1, alone.faults().size(), alone.toString());
        assertTrue(alone.faults().get(0).startsWith(expected), alone.toString());
        FileCheck there = Jevons.check(folder.resolve("mine.yaml"), Markets.named("world-latest"));
        assertEquals(alone, there);
        FileCheck more = Jevons.check(file("scenario: y", "based-on: basline", "shoks: []"));
        assertEquals(2, more.faults().size(), more.toString());
        assertTrue(more.faults().get(1).startsWith(expected), more.toString());
        FileCheck itself = Jevons.check(file("scenario: y", "based-on: y"));
        assertTrue(!itself.isValid(), itself.toString());
    }

    @Test
    void tellsOfEveryShockThatDoesNotFitAMarket() throws IOException {
        FileCheck check = Jevons.check(
                file(
                        "scenario: s",
                        "shocks:",
                        "  - capacity: {tier: flagshp, factor: 0.5, from: 2025Q1}",
                        "  - demand: {cell: sme, factor: 2, from: 2026Q1}",
                        "  - efficiency: {grade: frontir, factor: 2, from: 2026Q1}"),
                Markets.named("world-latest"));
        assertEquals(2, check.faults().size(), check.toString());
        assertTrue(check.faults().get(0).contains("unknown tier 'flagshp'"), check.toString());
        assertTrue(check.faults().get(1).contains("unknown grade 'frontir'"), check.toString());
    }

    @Test
    void tellsOfEveryFaultOfAMarket() throws IOException {
        FileCheck check = Jevons.check(file(
                "market: bad",
                "based-on: world-latest",
                "finance: {electricity-usd-per-kwh: -1, pues: 2}",
                "tiers:",
                "  asic: {gpu: chip, nest: other}",
                "  flagship: {price-usd: abc}"));
        assertEquals(4, check.faults().size(), check.toString());
        assertTrue(check.toString().startsWith("mine.yaml, a market file: 4 faults\n- mine.yaml, line 3: "));
    }

    /** Parts, groups, parts that the file names, rules and correlations, each with all that is wrong with it. */
    @Test
    void tellsOfEveryFaultOfWhatAMarketBringsAlong() throws IOException {
        List<String> parts = Jevons.check(file(
                        "market: bad",
                        "based-on: world-latest",
                        "gpus:",
                        "  a: {memory-gb: -1, bandwidth-gb-per-s: 0, tflops-16bit: hi, link: foo, nonsense: 4}",
                        "  L40S: {memory-gb: 10, board-w: -1}",
                        "models:",
                        "  m: {parameters-b: -1, layers: 2.5, weights: bf17, foo: 1}"))
                .faults();
        assertTold(
                parts,
                "line 4: unknown key 'gpus.a.nonsense'",
                "line 4: gpus.a.link = foo: must be one of fabric, pcie, network, none",
                "line 4: gpus.a.memory-gb = -1: must be",
                "line 4: gpus.a.bandwidth-gb-per-s = 0: must be",
                "line 4: gpus.a.tflops-16bit = hi: must be",
                "line 5: gpus.L40S: GPU 'L40S': must have a name of its own",
                "line 5: gpus.L40S.board-w = -1: must be",
                "line 7: unknown key 'models.m.foo'",
                "line 7: missing keys 'models.m.hidden', 'models.m.vocabulary', 'models.m.heads'",
                "line 7: models.m.parameters-b = -1: must be",
                "line 7: models.m.layers = 2.5: must be a whole number",
                "line 7: models.m.weights: unknown precision 'bf17'");
        List<String> groups = Jevons.check(file(
                        "market: bad",
                        "based-on: world-latest",
                        "groups:",
                        "  a: {tiers: [flagshp, edg]}",
                        "  b: {nest: cudda}",
                        "  total: {nest: cuda}",
                        "  c: {title: nothing in it}",
                        "  d: {tiers: [edge, edge]}",
                        "demand-curve: foo",
                        "tier-choice: bar"))
                .faults();
        assertTold(
                groups,
                "line 7: missing key 'groups.c.tiers'",
                "line 4: groups.a.tiers: unknown tier 'flagshp'",
                "line 4: groups.a.tiers: unknown tier 'edg'",
                "line 5: groups.b.nest: unknown nest 'cudda'",
                "line 6: groups.total: must have a name of its own",
                "line 8: groups.d.tiers = [edge, edge]: must have each tier once",
                "line 9: unknown demand-curve 'foo'",
                "line 10: unknown tier-choice 'bar'");
        List<String> served = Jevons.check(file(
                        "market: bad",
                        "based-on: world-latest",
                        "grades:",
                        "  x: {serve: {flagship: {model: m7, gpu: g7, gpus: 0, precision: foo, workload: {input: -1, output: 3}}}}",
                        "  y: {serve: {edge: {model: DeepSeek-R1, workload: {input: 1}, more: 2}}}",
                        "tiers: {edge: {site: nowhere}}",
                        "uncertainty:",
                        "  cells.sme.beta: {scale: {unform: [1, 2]}}",
                        "  cells.sme.markup: {scal: {uniform: [1, 2]}}",
                        "correlations: [[a, b, 3], [a, b]]"))
                .faults();
        assertTold(
                served,
                "line 4: grades.x.serve.flagship.model: unknown model 'm7'",
                "line 4: grades.x.serve.flagship.gpu: unknown GPU 'g7'",
                "line 4: grades.x.serve.flagship.gpus = 0: must be",
                "line 4: grades.x.serve.flagship.precision: unknown precision 'foo'",
                "line 4: grades.x.serve.flagship.workload.input = -1: must be a finite number > 0",
                "line 5: unknown key 'grades.y.serve.edge.more'",
                "line 5: missing keys 'grades.y.serve.edge.gpu', 'grades.y.serve.edge.gpus', 'grades.y.serve.edge.precision'",
                "line 5: missing key 'grades.y.serve.edge.workload.output'",
                "line 9: unknown key 'uncertainty.cells.sme.markup.scal'",
                "line 10: correlations[0][2] = 3: must be",
                "line 10: correlations[1] = a list: must be",
                "line 6: tiers.edge.site: unknown site 'nowhere'",
                "line 8: uncertainty.cells.sme.beta: unknown distribution 'unform'");
    }

    private static void assertTold(List<String> faults, String... told) {
        assertEquals(told.length, faults.size(), faults.toString());
        for (int i = 0; i < told.length; i++) {
            assertTrue(faults.get(i).startsWith("mine.yaml, " + told[i]), told[i] + " against " + faults.get(i));
        }
    }

    @Test
    void aValidFileIsValid() throws IOException {
        Path market = Files.writeString(
                folder.resolve("m.yaml"), Markets.named("world-latest").toYaml().text());
        assertTrue(FileCheck.of(market).isValid());
        Path scenario = file("scenario: s", "shocks:", "  - capacity: {tier: flagshp, factor: 0.5, from: 2025Q1}");
        assertEquals(
                "mine.yaml is a valid scenario file", FileCheck.of(scenario).toString());
        FileCheck there = Jevons.check(scenario, Markets.named("world-latest"));
        assertTrue(there.faults().get(0).contains("unknown tier 'flagshp'"), there.toString());
    }

    @Test
    void keysAreThoseOfTheTables() {
        assertEquals(
                Keys.market().all().size() + Keys.parts().all().size(),
                Jevons.keys("market").rowCount());
        Table capacity = Jevons.keys("capacity");
        assertEquals("tier", capacity.get(1, "key"));
        assertEquals(
                Keys.market().all().stream()
                        .filter(k -> k.path().startsWith("finance."))
                        .count(),
                Jevons.keys("finance").rowCount());
    }

    @Test
    void seriesAreThoseThatARunHas() {
        Table series = Jevons.series();
        List<String> known = IntStream.range(0, series.rowCount())
                .mapToObj(row -> (String) series.get(row, "variable"))
                .toList();
        var outcome = Jevons.compare(Markets.named("world-latest"), Scenarios.named("baseline"));
        outcome.base()
                .keys()
                .forEach(k -> assertTrue(known.contains(k.variable().replaceFirst(":.*", "")), k.toString()));
    }
}
