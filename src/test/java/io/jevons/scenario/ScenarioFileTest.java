package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Refusal;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioFileTest {
    private static final String FILE = "mine.yaml";
    private static final Market MARKET = MarketText.small().read();

    /** Reads a scenario with these lines below its name, and sets it up on the small market. */
    private static Staging stage(String... lines) {
        return Staging.of(MARKET, parse(lines));
    }

    private static Scenario parse(String... lines) {
        return Scenario.parse(FILE, "scenario: mine\n" + String.join("\n", lines) + "\n");
    }

    private static Refusal refusal(String... lines) {
        return Refusal.of(() -> stage(lines));
    }

    @Nested
    final class Keys {
        @Test
        void unknownOnesAreRefusedWithTheNearest() {
            refusal("bassed-on: baseline")
                    .at(FILE, 2)
                    .names("unknown key 'bassed-on'")
                    .maybe("based-on");
            refusal("shocks:", "  - efficency: {grade: only, factor: 2, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("shocks[0]", "unknown shock 'efficency'")
                    .maybe("efficiency");
            refusal("shocks:", "  - efficiency: {grade: only, facter: 2, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("unknown key 'shocks[0].efficiency.facter'")
                    .maybe("factor");
            refusal("channels: {adoptions: off}")
                    .at(FILE, 2)
                    .names("unknown channel 'adoptions'")
                    .maybe("adoption");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "efficiency: {factor: 2, from: 2019Q4}|efficiency.grade",
                    "efficiency: {grade: only, from: 2019Q4}|efficiency.factor",
                    "efficiency: {grade: only, factor: 2}|efficiency.from",
                    "training-efficiency: {factor: 2, from: 2019Q4}|training-efficiency.workload",
                    "tokens-per-task: {from: 2019Q4}|tokens-per-task.factor",
                    "preference: {from: 2019Q4}|preference.shift",
                    "model-release: {hours-per-mtok: {big: 1}, from: 2019Q4}|model-release.grade",
                    "model-release: {grade: only, from: 2019Q4}|model-release.model",
                    "model-release: {grade: only, hours-per-mtok: {big: 1}}|model-release.from",
                    "distillation: {grade: only, from: 2019Q4}|distillation.teacher",
                    "distillation: {grade: only, teacher: DeepSeek-R1, from: 2019Q4}|distillation.student",
                    "distillation: {grade: only, hours-per-mtok: {big: 1}, from: 2019Q4}|distillation.quality"
                })
        void missingOnesAreNamed(String shock, String key) {
            refusal("shocks:", "  - " + shock).at(FILE, 3).names("missing key 'shocks[0]." + key + "'");
        }

        @Test
        void theNameIsNeeded() {
            Refusal.of(() -> Scenario.parse(FILE, "title: x")).at(FILE, 1).names("missing key 'scenario'");
            Refusal.of(() -> Scenario.parse(FILE, "scenario: ''")).at(FILE, 1).names("scenario = ''");
        }

        @Test
        void duplicatesAreRefused() {
            refusal("title: a", "title: b").at(FILE, 3).names("duplicate key 'title'");
            refusal("set: {algorithmic-trend: 0.1, algorithmic-trend: 0.2}")
                    .names("duplicate key 'set.algorithmic-trend'");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "shocks: {efficiency: {}}|shocks = keys with values: must be a list",
                    "shocks: [efficiency]|shocks[0] = efficiency: must be keys with values",
                    "shocks: [{}]|shocks[0] = keys with values: must be one kind of shock",
                    "shocks: [{demand: 1}]|shocks[0].demand = 1: must be keys with values",
                    "shocks: [{demand: {factor: 1}, access: {factor: 1}}]|must be one kind of shock",
                    "set: [1]|set = a list: must be keys with values",
                    "set: {algorithmic-trend: fast}|set.algorithmic-trend = fast: must be a finite number",
                    "set: {algorithmic-trend: .nan}|set.algorithmic-trend = .nan: must be a finite number",
                    "scale: {algorithmic-trend: .inf}|scale.algorithmic-trend = .inf: must be a finite number",
                    "channels: [adoption]|channels = a list: must be keys with values",
                    "channels: {adoption: 0}|channels.adoption = 0: must be on or off",
                    "sources: one|sources = one: must be a list",
                    "title: [a]|title = a list: must be a text"
                })
        void wrongTypesAreRefused(String line, String message) {
            refusal(line).at(FILE, 2).names(message);
        }
    }

    @Nested
    final class Bounds {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "efficiency: {grade: only, factor: @, from: 2019Q4}",
                    "training-efficiency: {workload: lab, factor: @, from: 2019Q4}",
                    "tokens-per-task: {factor: @, from: 2019Q4}",
                    "hardware-price: {tier: big, factor: @, from: 2019Q4}",
                    "capacity: {tier: big, factor: @, from: 2019Q4}",
                    "demand: {cell: eager, factor: @, from: 2019Q4}",
                    "access: {cell: eager, factor: @, from: 2019Q4}",
                    "value: {cell: eager, factor: @, from: 2019Q4}",
                    "demand: {factor: 2, from: 2019Q4, ramp: @}",
                    "demand: {factor: 2, from: 2019Q4, half-life: @}",
                    "model-release: {grade: only, hours-per-mtok: {big: @}, from: 2019Q4}"
                })
        void arePositive(String shock) {
            for (String value : List.of("0", "-1e-300", ".nan", ".inf", "-.inf", "1e+999", "many", "[1]")) {
                refusal("shocks:", "  - " + shock.replace("@", value))
                        .at(FILE, 3)
                        .names(
                                "shocks[0].",
                                (value.equals("[1]") ? "a list" : value) + ": must be a finite number > 0");
            }
            stage("shocks:", "  - " + shock.replace("@", "1e-3"));
            stage("shocks:", "  - " + shock.replace("@", "40"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "model-release: {grade: only, hours-per-mtok: {big: 1}, share: @, from: 2019Q4}",
                    "distillation: {grade: only, hours-per-mtok: {big: 1}, quality: @, from: 2019Q4}",
                    "distillation: {grade: only, hours-per-mtok: {big: 1}, quality: 1, share: @, from: 2019Q4}"
                })
        void areFractions(String shock) {
            for (String value : List.of("0", "-0.1", "1.0000000000000003", ".nan", "all")) {
                refusal("shocks:", "  - " + shock.replace("@", value))
                        .at(FILE, 3)
                        .names("shocks[0].", " = " + value + ": must be a number in (0, 1]");
            }
            stage("shocks:", "  - " + shock.replace("@", "1"));
            stage("shocks:", "  - " + shock.replace("@", "1e-6"));
        }

        @Test
        void ofAShiftIsFinite() {
            for (String value : List.of(".nan", ".inf", "-.inf", "far")) {
                refusal("shocks:", "  - preference: {tier: big, shift: " + value + ", from: 2019Q4}")
                        .at(FILE, 3)
                        .names("shocks[0].preference.shift = " + value + ": must be a finite number");
            }
            stage("shocks:", "  - preference: {tier: big, shift: -3, from: 2019Q4}");
        }

        @Test
        void ofAPathAreZeroToOne() {
            for (String value : List.of("-0.1", "1.1", ".nan")) {
                refusal("shocks:", "  - demand: {factor: 2, path: {2019Q4: " + value + "}}")
                        .at(FILE, 3)
                        .names("shocks[0].demand.path.2019Q4 = " + value + ": must be a number in [0, 1]");
            }
            refusal("shocks:", "  - demand: {factor: 2, path: {}}").names("at least one quarter with its value");
            refusal("shocks:", "  - demand: {factor: 2, path: {2019-Q4: 1}}")
                    .at(FILE, 3)
                    .names("2019-Q4", "must be a year and a quarter, such as 2025Q1");
        }

        @Test
        void ofAQualityExponentIsZero() {
            String shock = "distillation: {grade: only, hours-per-mtok: {big: 1}, quality: 0.9, from: 2019Q4, ";
            refusal("shocks:", "  - " + shock + "quality-exponent: -0.1}")
                    .names("quality-exponent = -0.1: must be a finite number >= 0");
            stage("shocks:", "  - " + shock + "quality-exponent: 0}");
        }
    }

    @Nested
    final class Names {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "efficiency: {grade: onli, factor: 2, from: 2019Q4}|unknown grade 'onli'|only",
                    "efficiency: {grade: only, tier: bigg, factor: 2, from: 2019Q4}|unknown tier 'bigg'|big",
                    "tokens-per-task: {cell: eagre, factor: 2, from: 2019Q4}|unknown cell 'eagre'|eager",
                    "tokens-per-task: {cell: z*, factor: 2, from: 2019Q4}|unknown cell 'z*'|eager",
                    "demand: {cell: eagre, factor: 2, from: 2019Q4}|unknown cell 'eagre'|eager",
                    "access: {cell: eagre, factor: 2, from: 2019Q4}|unknown cell 'eagre'|eager",
                    "value: {cell: eagre, factor: 2, from: 2019Q4}|unknown cell 'eagre'|eager",
                    "training-efficiency: {workload: labs, factor: 2, from: 2019Q4}|unknown training workload 'labs'|lab",
                    "hardware-price: {tier: bigg, factor: 2, from: 2019Q4}|unknown tier 'bigg'|big",
                    "capacity: {tier: bigg, factor: 2, from: 2019Q4}|unknown tier 'bigg'|big",
                    "preference: {cell: eagre, tier: big, shift: 2, from: 2019Q4}|unknown cell 'eagre'|eager",
                    "preference: {tier: bigg, shift: 2, from: 2019Q4}|unknown tier 'bigg'|big",
                    "model-release: {grade: onli, hours-per-mtok: {big: 1}, from: 2019Q4}|unknown grade 'onli'|only",
                    "model-release: {grade: only, hours-per-mtok: {bigg: 1}, from: 2019Q4}|unknown tier 'bigg'|big",
                    "model-release: {grade: only, model: DeepSik-R1, from: 2019Q4}|unknown model 'DeepSik-R1'|DeepSeek-R1",
                    "distillation: {grade: onli, hours-per-mtok: {big: 1}, quality: 1, from: 2019Q4}|unknown grade 'onli'|only"
                })
        void unknownOnesAreRefusedWithTheNearest(String shock, String message, String remedy) {
            Refusal refusal = refusal("shocks:", "  - " + shock).at(FILE, 3).names("shocks[0].", message);
            assertTrue(refusal.message().contains("\nMaybe "), refusal.message());
            if (!remedy.equals("eager")) {
                refusal.maybe(remedy);
            }
        }

        @Test
        void ofABaseMustBeKnown() {
            refusal("based-on: basline")
                    .at(FILE, 2)
                    .names("based-on = basline", "unknown scenario 'basline'")
                    .maybe("baseline");
        }

        @Test
        void ofBasesMustNotGoInCircles() {
            Scenarios.register(Scenario.parse("one.yaml", "scenario: circle-one\nbased-on: circle-two"));
            Scenarios.register(Scenario.parse("two.yaml", "scenario: circle-two\nbased-on: circle-three"));
            Scenarios.register(Scenario.parse("three.yaml", "scenario: circle-three\nbased-on: circle-two"));
            Refusal.of(() -> Staging.of(MARKET, Scenarios.named("circle-one")))
                    .at("three.yaml", 2)
                    .names("based-on = circle-two", "must not be circular", "circle-three is based on circle-two");
            Refusal.of(() -> Staging.of(MARKET, parse("based-on: mine")))
                    .at(FILE, 2)
                    .names("must not be circular");
            Refusal.of(() -> Scenario.parse(FILE, "scenario: baseline\nbased-on: other"))
                    .at(FILE, 2)
                    .names("based-on", "must be absent");
        }

        @Test
        void ofModelsAndPartsByTierMustBeKnown() {
            String head =
                    "  - model-release: {grade: only, model: DeepSeek-R1, from: 2019Q4, workload: {big: {input: 1, output: 1}}, ";
            refusal("shocks:", head + "gpu: {big: H1000000 Z}}").at(FILE, 3).names("gpu.big", "H1000000 Z");
            refusal("shocks:", head + "precision: {big: FP7}}").at(FILE, 3).names("precision.big", "FP7");
            refusal("shocks:", head + "gpus: {big: 0}}").at(FILE, 3).names("gpus.big = 0: must be a whole number");
            refusal("shocks:", head + "gpu: {bigg: H200 SXM}}")
                    .at(FILE, 3)
                    .names("unknown tier 'bigg'")
                    .maybe("big");
            refusal("shocks:", head + "tiers: [bigg]}")
                    .at(FILE, 3)
                    .names("unknown tier 'bigg'")
                    .maybe("big");
        }
    }

    @Nested
    final class Time {
        @Test
        void beginsBeforeTheMarketEnds() {
            for (String shock : List.of(
                    "demand: {factor: 2, from: 2021Q4}",
                    "demand: {factor: 2, path: {2021Q4: 0, 2022Q1: 1}}",
                    "model-release: {grade: only, hours-per-mtok: {big: 1}, from: 2021Q4}",
                    "distillation: {grade: only, hours-per-mtok: {big: 1}, quality: 1, from: 2021Q4}")) {
                refusal("shocks:", "  - " + shock)
                        .at(FILE, 3)
                        .names("shocks[0]", "2021Q4", "must be not after the market's last quarter, 2021Q3");
            }
            stage("shocks:", "  - demand: {factor: 2, from: 2021Q3}");
        }

        @Test
        void mayNotBeginBeyondTheEnd() {
            refusal("shocks:", "  - demand: {factor: 2, from: 2099Q1}")
                    .at(FILE, 3)
                    .names("from = 2099Q1: must be not after the market's last quarter, 2021Q3");
        }

        @Test
        void mayBeginBeforeTheMarket() {
            for (String shock : List.of(
                    "demand: {factor: 2, from: 2019Q1}",
                    "demand: {factor: 2, path: {2019Q1: 0.5, 2020Q1: 1}}",
                    "model-release: {grade: only, hours-per-mtok: {big: 1}, from: 2015Q1}",
                    "distillation: {grade: only, hours-per-mtok: {big: 1}, quality: 1, from: 2019Q2}")) {
                assertEquals(0, stage("shocks:", "  - " + shock).firstPeriod().orElseThrow());
            }
        }

        @Test
        void isNamedWhereATokensShockIsChosen() {
            stage("shocks:", "  - tokens-per-task: {factor: 2, chosen: true, from: 2019Q4}");
            refusal("shocks:", "  - demand: {factor: 2, chosen: true, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("unknown key 'shocks[0].demand.chosen'");
            refusal("shocks:", "  - tokens-per-task: {factor: 2, chosen: maybe, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("chosen = maybe: must be on or off");
            refusal("shocks:", "  - site-power: {site: grid, factor: 2, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("unknown site 'grid'");
        }

        @Test
        void endsAfterItBegins() {
            for (String until : List.of("2019Q4", "2019Q3")) {
                refusal("shocks:", "  - demand: {factor: 2, from: 2019Q4, until: " + until + "}")
                        .at(FILE, 3)
                        .names("shocks[0].demand.until = " + until + ": must be after from = 2019Q4");
            }
            refusal("shocks:", "  - demand: {factor: 2, from: 2019Q4, until: later}")
                    .at(FILE, 3)
                    .names("until = later: must be a year and a quarter");
        }

        @Test
        void hasNoEndForARelease() {
            for (String shock : List.of(
                    "model-release: {grade: only, hours-per-mtok: {big: 1}, from: 2019Q4, until: 2020Q1}",
                    "distillation: {grade: only, hours-per-mtok: {big: 1}, quality: 1, from: 2019Q4, until: 2020Q1}")) {
                refusal("shocks:", "  - " + shock).at(FILE, 3).names(".until", "must be absent");
            }
            refusal(
                            "shocks:",
                            "  - model-release: {grade: only, hours-per-mtok: {big: 1}, path: {2019Q4: 1, 2020Q1: 0.5}}")
                    .at(FILE, 3)
                    .names("path", "must be a path that never falls");
        }

        @Test
        void hasOneShape() {
            refusal("shocks:", "  - demand: {factor: 2, from: 2019Q4, ramp: 1, half-life: 1}")
                    .at(FILE, 3)
                    .names("shocks[0].demand.ramp", "must be absent where there is a half-life");
            for (String key : List.of("from: 2019Q4", "until: 2020Q4", "ramp: 1", "half-life: 1")) {
                refusal("shocks:", "  - demand: {factor: 2, path: {2019Q4: 1}, " + key + "}")
                        .at(FILE, 3)
                        .names("must be absent where there is a path");
            }
        }
    }

    @Nested
    final class Changes {
        @Test
        void thatMatchNothingAreRefused() {
            refusal("set: {cells.eagre.elasticity: 0.9}")
                    .at(FILE, 2)
                    .names("'cells.eagre.elasticity' matches no parameter")
                    .maybe("cells.eager.elasticity");
            refusal("scale: {cells.*.elasticty: 0.9}").at(FILE, 2).names("'cells.*.elasticty' matches no parameter");
            // Over an optional key that is absent, a scale passes by.
            assertFalse(stage("scale: {tiers.rival.installed: 0.9}").market().has("tiers.rival.installed"));
            refusal("set: {cells.*: 0.9}").at(FILE, 2).names("'cells.*' matches no parameter");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "set: {cells.eager.viable: 1}|cells.eager.viable = 1.0: must be a number between 0 and 1",
                    "set: {cells.*.beta: 0}|beta = 0.0: must be a finite number >= 0.2",
                    "scale: {tiers.big.busy: 2}|tiers.big.busy = 1.7: must be a number in (0, 1]",
                    "scale: {cells.thrifty.saturation: 0.2}|must be a finite number > 1",
                    "scale: {tiers.big.price-usd: -1}|tiers.big.price-usd = -30000.0: must be a finite number > 0",
                    "scale: {tiers.big.price-usd: 1e+305}|tiers.big.price-usd = Infinity: must be a finite number > 0",
                    "set: {cells.eager.shares.big: 0.8}|cells.eager.shares: shares sum to 0.9",
                    "set: {training.lab.split.big: 0.8}|training.lab.split: split sum to 1.1",
                    "set: {cells.eager.latent.big: -1}|cells.eager.latent.big: must be absent",
                    "set: {quarters: 8.5}|quarters = 8.5: must be a whole number between 1 and 400",
                    "set: {tiers.rival.installed: -1}|tiers.rival.installed = -1.0: must be a finite number > 0"
                })
        void thatLeaveTheBoundsNameTheScenario(String line, String message) {
            refusal("title: x", line).at(FILE, 3).names(message);
        }

        @Test
        void areCheckedAfterTheLastScale() {
            Market changed = stage("set: {tiers.big.busy: 1.7}", "scale: {tiers.big.busy: 0.5}")
                    .market();
            assertEquals(0.85, changed.get("tiers.big.busy"));
            Market shares = stage("set: {cells.eager.shares.big: 0.6, cells.eager.shares.rival: 0.4}")
                    .market();
            assertEquals(0.4, shares.get("cells.eager.shares.rival"));
        }

        @Test
        void mayAddOptionalKeys() {
            assertEquals(7, stage("set: {tiers.rival.installed: 7}").market().get("tiers.rival.installed"));
            assertEquals(40, stage("set: {cells.eager.saturation: 40}").market().get("cells.eager.saturation"));
            assertEquals(
                    0.5, stage("set: {cells.eager.quality-floor: 0.5}").market().get("cells.eager.quality-floor"));
            Market without = MarketText.small().without("cells.thrifty.latent").read();
            Market with = Staging.of(without, parse("set: {cells.thrifty.latent.rival: -2}"))
                    .market();
            assertEquals(-2, with.get("cells.thrifty.latent.rival"));
        }

        @Test
        void areSetFirstAndThenScaled() {
            Market changed = stage("scale: {cells.*.elasticity: 2}", "set: {cells.eager.elasticity: 0.5}")
                    .market();
            assertEquals(1.0, changed.get("cells.eager.elasticity"));
            assertEquals(1.6, changed.get("cells.thrifty.elasticity"));
        }

        @Test
        void ofTheBaseComeBeforeTheScenariosOwn() {
            Scenarios.register(Scenario.parse(
                    "b.yaml",
                    "scenario: change-base\nset: {cells.eager.elasticity: 0.2}\nscale: {cells.eager.elasticity: 3}"));
            Market changed = stage("based-on: change-base", "set: {cells.eager.elasticity: 0.5}")
                    .market();
            assertEquals(1.5, changed.get("cells.eager.elasticity"));
        }
    }

    @Nested
    final class Quality {
        @Test
        void belowTheFloorIsRefusedWithTheCells() {
            String shock = "  - distillation: {grade: light, hours-per-mtok: {big: 0.01}, from: 2019Q4, quality: ";
            refusal("shocks:", shock + "0.4}")
                    .at(FILE, 3)
                    .names("shocks[0]", "quality = 0.4", "must be at least the quality-floor of thrifty");
            stage("shocks:", shock + "0.5}");
        }

        @Test
        void isOnlyOfADistillation() {
            refusal("shocks:", "  - model-release: {grade: only, hours-per-mtok: {big: 1}, quality: 1, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("unknown key 'shocks[0].model-release.quality'");
        }
    }

    @Nested
    final class ByModel {
        private final Market real = MarketText.small()
                .with("tiers.big.gpu", "H100 SXM")
                .with("tiers.small.gpu", "L4")
                .read();

        private Staging on(String shock) {
            return Staging.of(real, parse("shocks:", "  - " + shock));
        }

        @Test
        void takesTheTiersThatItFits() {
            Scenario scenario = parse(
                    "shocks:",
                    "  - model-release: {grade: only, model: Llama-3.1-70B, from: 2019Q4, gpus: {big: 4},"
                            + " precision: {big: FP8}, workload: {big: {input: 2000, output: 500},"
                            + " small: {input: 2000, output: 500}}}");
            assertEquals(1, Staging.of(real, scenario).firstPeriod().orElseThrow());
        }

        @Test
        void saysHowManyBytesAreMissing() {
            Refusal.of(() -> on("model-release: {grade: only, model: DeepSeek-R1, tiers: [small], gpus: {small: 1},"
                            + " precision: {small: FP8}, workload: {small: {input: 2000, output: 500}}, from: 2019Q4}"))
                    .at(FILE, 3)
                    .names("tier 'small'", "does not fit", "GB");
        }

        @Test
        void needsAPartForATierThatItNames() {
            Refusal.of(() -> on("model-release: {grade: only, model: Llama-3.1-8B, tiers: [rival],"
                            + " workload: {rival: {input: 2000, output: 500}}, from: 2019Q4}"))
                    .at(FILE, 3)
                    .names("tier 'rival'", "its gpu 'Z' is none that is known");
        }

        @Test
        void needsAWorkloadWhereTheMarketHasNone() {
            Refusal.of(() -> on("model-release: {grade: only, model: Llama-3.1-8B, from: 2019Q4}"))
                    .at(FILE, 3)
                    .names("missing key 'workload'");
        }

        @Test
        void takesTeacherAndStudent() {
            String workload = "workload: {big: {input: 2000, output: 500}, small: {input: 2000, output: 500}}";
            on("distillation: {grade: only, teacher: DeepSeek-R1, student: DeepSeek-R1-Distill-Qwen-32B, tiers: [big], "
                    + workload + ", share: 0.5, from: 2019Q4}");
            Refusal.of(() ->
                            on("distillation: {grade: only, teacher: DeepSeek-R1, student: DeepSeek-R1-Distil-Qwen-32C,"
                                    + " from: 2019Q4}"))
                    .at(FILE, 3)
                    .names("student", "unknown model")
                    .endsWith("\nOr give its quality, where a market's models: has it");
        }

        @Test
        void excludesHoursInNumbers() {
            refusal(
                            "shocks:",
                            "  - model-release: {grade: only, model: DeepSeek-R1, hours-per-mtok: {big: 1}, from: 2019Q4}")
                    .at(FILE, 3)
                    .names("model", "must be absent where hours-per-mtok is given");
        }
    }

    @Nested
    final class FilesOnDisk {
        @TempDir
        private Path folder;

        @Test
        void areNamedInEveryRefusal() throws java.io.IOException {
            Path file = Files.writeString(folder.resolve("own.yaml"), "scenario: own\nbase: x\n");
            Refusal.of(() -> Scenario.read(file))
                    .at("own.yaml", 2)
                    .names("unknown key 'base'")
                    .maybe("based-on");
            Path latin = Files.write(folder.resolve("latin.yaml"), "title: é".getBytes(StandardCharsets.ISO_8859_1));
            Refusal.of(() -> Scenario.read(latin)).names("latin.yaml: must be text in UTF-8");
            Refusal.of(() -> Scenario.read(folder)).names("must be a file, not a folder");
            Refusal.of(() -> Scenario.read(folder.resolve("no.yaml"))).names("no such file");
        }

        @Test
        void mayBeJsonWithAByteOrderMark() throws java.io.IOException {
            Path file = Files.writeString(
                    folder.resolve("own.json"),
                    "\uFEFF{\"scenario\": \"own\", \"channels\": {\"adoption\": \"off\"},"
                            + " \"shocks\": [{\"demand\": {\"factor\": 2, \"from\": \"2019Q4\"}}]}");
            Scenario scenario = Scenario.read(file);
            assertEquals(1, scenario.off().size());
            assertEquals(1, Staging.of(MARKET, scenario).firstPeriod().orElseThrow());
        }
    }
}
