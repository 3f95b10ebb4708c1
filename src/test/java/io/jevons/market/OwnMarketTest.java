package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.Serving;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.elasticity.Elasticities;
import io.jevons.report.Export;
import io.jevons.report.Report;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.study.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market of one's own with a GPU, a tier and a segment that the bundled one lacks, from a file to its results. */
final class OwnMarketTest {
    private static final String FILE = """
            market: with-asics
            based-on: world-latest
            gpus:
              ASIC-1: {memory-gb: 192, bandwidth-gb-per-s: 7000, tflops-16bit: 1200, tflops-fp8: 2400, memory: hbm,
                       link: fabric, link-gb-per-s: 1000, link-domain: 64, board-w: 700, source: a data sheet}
            tiers:
              asic: {gpu: ASIC-1, nest: other, price-usd: 12000, power-w: 700,
                     shipments-per-year: 500000, capacity-per-year: 1.0e+6}
            grades:
              frontier:
                serve:
                  asic: {model: DeepSeek-V3, gpu: ASIC-1, gpus: 8, precision: fp8, workload: {input: 2000, output: 500}}
            cells:
              enterprise: {latent: {asic: -1}}
              robots: {segment: robotics, use: control, grade: frontier, tokens-per-day: 1.0e+11,
                       shares: {flagship: 0.5, asic: 0.5}, utilisation: {flagship: 0.4, asic: 0.4}}
            groups:
              in-house: {title: In-house chips, tiers: [asic]}
            """;

    @TempDir
    Path folder;

    private Market read(String text) throws IOException {
        return Jevons.market(Files.writeString(folder.resolve("mine.yaml"), text));
    }

    private String refused(String text) {
        return assertThrows(InvalidInputException.class, () -> read(text)).getMessage();
    }

    @Test
    void aFileOfAFewLinesRunsToItsTables() throws IOException {
        assertTrue(FILE.lines().count() < 40);
        Market market = read(FILE);
        assertTrue(Jevons.check(folder.resolve("mine.yaml")).isValid());
        Comparison outcome = Jevons.compare(market, Jevons.scenario("deepseek-r1"));
        assertTrue(outcome.scenario().value("asic", "need", "2027Q4") > 0);
        assertTrue(outcome.scenario().value("robots", "tokens", "2027Q4") > 0);
        assertEquals(
                outcome.base().value("asic", "sales", "2027Q4"), outcome.base().value("in-house", "sales", "2027Q4"));
        assertTrue(outcome.toString().contains("\nasic "), outcome.toString());
        Path csv = Export.csv(outcome.scenario(), folder.resolve("p.csv"));
        assertTrue(Files.readString(csv).contains(",asic,need,"));
    }

    @Test
    void aGpuOfTheFileServesAndWeighsAsOneOfTheLibrary() throws IOException {
        Market market = read(FILE);
        GpuSpec gpu = market.gpu("ASIC-1");
        assertEquals(gpu.h100Equivalents(), market.get("tiers.asic.h100-equivalents"));
        assertEquals("a data sheet", gpu.source());
        double hours = Serving.of(ModelSpec.named("DeepSeek-V3"), gpu)
                .gpus(8)
                .precision(Precision.FP8)
                .workload(Workload.of(2000, 500))
                .cost()
                .gpuHoursPerMtok();
        assertEquals(hours, market.get("grades.frontier.hours-per-mtok.asic"), 1e-12 * hours);
        assertThrows(InvalidInputException.class, () -> GpuSpec.named("ASIC-1"));
        Scenario release = Scenario.parse("r.yaml", """
                scenario: r
                shocks:
                  - model-release: {grade: frontier, model: DeepSeek-R1, tiers: [asic], from: 2025Q1}
                """);
        assertTrue(Comparison.of(market, release).scenario().value("asic", "need", "2027Q4") > 0);
    }

    @Test
    void aGpuOfTheFileIsWrittenAndInheritedWithIt() throws IOException {
        Market market = read(FILE);
        Market again = Market.parse("again.yaml", market.toYaml());
        assertEquals(market.gpu("ASIC-1"), again.gpu("ASIC-1"));
        assertEquals(market.allParameters().size(), again.allParameters().size());
        assertEquals(Manifest.hash(market), Manifest.hash(again));
        Market changed = market.with("tiers.asic.price-usd", 11_000).as("registered-asics");
        assertEquals(market.gpu("ASIC-1"), changed.gpu("ASIC-1"));
        Jevons.register(changed);
        Market onTop = Market.parse("top.yaml", "market: top\nbased-on: registered-asics\nfinance: {pue: 1.3}\n");
        assertEquals(market.gpu("ASIC-1"), onTop.gpu("ASIC-1"));
    }

    /** The same results and the same hash, whether a model stands in the file or is registered, by sizes or by configuration. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{parameters-b: 30.5, active-b: 3.3, layers: 48, hidden: 2048, vocabulary: 151936, heads: 32, kv-heads: 4,"
                        + " head-dim: 128, experts: 128, experts-per-token: 8, expert-width: 768, weights: fp8}",
                "{parameters-b: 30.5, weights: fp8, config: {model_type: qwen3_moe, num_hidden_layers: 48, hidden_size: 2048,"
                        + " vocab_size: 151936, num_attention_heads: 32, num_key_value_heads: 4, head_dim: 128, num_experts: 128,"
                        + " num_experts_per_tok: 8, moe_intermediate_size: 768, intermediate_size: 6144, decoder_sparse_step: 1,"
                        + " mlp_only_layers: [], rms_norm_eps: 1e-06, sliding_window: null, use_sliding_window: false,"
                        + " max_position_embeddings: 40960}}"
            })
    void aModelOfTheFileServesAsARegisteredOne(String keys) throws IOException {
        String serve = FILE.replace("model: DeepSeek-V3,", "model: Mine-1.5,");
        Market market = read(serve.replace("tiers:\n", "models:\n  Mine-1.5: " + keys + "\ntiers:\n"));
        assertTrue(Jevons.check(folder.resolve("mine.yaml")).isValid());
        ModelSpec own = market.model("Mine-1.5");
        assertEquals(Precision.FP8, own.weights());
        assertEquals("mine.yaml", own.source());
        assertThrows(InvalidInputException.class, () -> ModelSpec.named("Mine-1.5"));

        Market again = Market.parse("again.yaml", market.toYaml());
        assertEquals(Manifest.hash(market), Manifest.hash(again));
        assertEquals(market.toYaml().text(), again.toYaml().text());
        assertEquals(own.mixers(), again.model("Mine-1.5").mixers());
        assertTrue(told(market).contains("Mine-1.5: added: " + own), told(market));

        String name = "registered-" + Integer.toHexString(keys.hashCode());
        ModelSpec registered = ModelSpec.fromYaml(
                Files.writeString(folder.resolve("m.yaml"), "{model: " + name + ", " + keys.substring(1)));
        Jevons.register(registered);
        Market other = read(serve.replace("Mine-1.5", name));
        assertEquals(Manifest.hash(market), Manifest.hash(other));
        Scenario release = Scenario.named("r")
                .with(Shock.modelRelease("frontier", "Mine-1.5").tiers("asic").from("2025Q3"));
        Scenario same = Scenario.named("r")
                .with(Shock.modelRelease("frontier", name).tiers("asic").from("2025Q3"));
        assertEquals(
                Comparison.of(other, same.as("release")).toString(),
                Comparison.of(market, release.as("release")).toString());
    }

    /** A scenario's file may release what the market's file brings along, which is known once both are. */
    @Test
    void aScenarioFileReleasesAModelOfTheMarketsFile() throws IOException {
        Market market = read(
                FILE.replace(
                        "tiers:\n",
                        "models:\n  Mine-1.5: {parameters-b: 8, layers: 32, hidden: 4096, vocabulary: 32000, heads: 32}\ntiers:\n"));
        String release = "scenario: r\nshocks:\n  - %s: {grade: frontier, %s: %s, tiers: [asic], from: 2025Q3%s}\n";
        Path file = folder.resolve("r.yaml");
        Files.writeString(file, release.formatted("model-release", "model", "Mine-1.5", ""));
        assertTrue(
                Jevons.check(file, market).isValid(), Jevons.check(file, market).toString());
        Scenario same = Scenario.named("r")
                .with(Shock.modelRelease("frontier", "Mine-1.5").tiers("asic").from("2025Q3"));
        assertEquals(
                Comparison.of(market, same).toString(),
                Comparison.of(market, Jevons.scenario(file)).toString());
        assertEquals(
                List.of("r.yaml, line 3: shocks[0].model-release: unknown model 'Mine-1.6'\nMaybe Mine-1.5"),
                Jevons.check(
                                Files.writeString(file, release.formatted("model-release", "model", "Mine-1.6", "")),
                                market)
                        .faults());
        Files.writeString(
                file, release.formatted("distillation", "teacher: DeepSeek-R1, student", "Mine-1.5", ", quality: 0.9"));
        assertTrue(
                Jevons.check(file, market).isValid(), Jevons.check(file, market).toString());
    }

    /** The changes of a market as lines of their first and last column. */
    private static String told(Market market) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < market.changes().rowCount(); i++) {
            lines.append(market.changes().get(i, 0))
                    .append(": ")
                    .append(market.changes().get(i, "source"))
                    .append('\n');
        }
        return lines.toString();
    }

    @Test
    void refusesAModelWithFileLineAndKey() {
        String own = FILE.replace("tiers:\n", "models:\n  Mine: {parameters-b: 7, layers: 32}\ntiers:\n");
        String missing = refused(own);
        assertEquals(
                "mine.yaml, line 7: missing keys 'models.Mine.hidden', 'models.Mine.vocabulary', 'models.Mine.heads'",
                missing);
        String taken = refused(own.replace("Mine:", "DeepSeek-R1:"));
        assertTrue(taken.startsWith("mine.yaml, line 7: "), taken);
        assertTrue(taken.contains("must have a name of its own"), taken);
        String unknown = refused(FILE.replace("model: DeepSeek-V3,", "model: Mine,"));
        assertTrue(unknown.contains("unknown model 'Mine'"), unknown);
        String config = refused(own.replace("{parameters-b: 7, layers: 32}", "{config: {model_type: lama}}"));
        assertTrue(config.startsWith("mine.yaml, line 7: "), config);
        assertTrue(config.contains("unknown architecture 'lama'"), config);
    }

    @Test
    void changesListWhatIsNoNumberToo() throws IOException {
        String changes = told(read(FILE.replace("grades:", "  flagship: {site: }\ngrades:")
                + "uncertainty: {cells.robots.elasticity: {scale: {lognormal-90: [0.5, 2]}}}\n"));
        assertTrue(changes.contains("ASIC-1: added: ASIC-1: 192 GB"), changes);
        assertTrue(changes.contains("groups.in-house.tiers: added: asic\n"), changes);
        assertTrue(changes.contains("tiers.flagship.site: taken away: data-centre\n"), changes);
        assertTrue(changes.contains("cells.robots.elasticity: added: scale lognormal-90 [0.5, 2.0]\n"), changes);
    }

    @Test
    void refusesAGpuWithFileLineAndKey() {
        String unknown = refused(FILE.replace("memory-gb: 192", "memory: 192"));
        assertTrue(unknown.contains("mine.yaml, line 4"), unknown);
        String message = refused(FILE.replace("bandwidth-gb-per-s: 7000", "bandwidth-gb-per-s: -7"));
        assertTrue(message.contains("gpus.ASIC-1.bandwidth-gb-per-s = -7: must be"), message);
        String taken = refused(FILE.replace("ASIC-1: {mem", "H200 SXM: {mem"));
        assertTrue(taken.startsWith("mine.yaml, line 4: "), taken);
        assertTrue(taken.contains("must have a name of its own"), taken);
    }

    @Test
    void aTierThatNothingCanChooseIsRefusedInACompleteFileToo() {
        String whole = Markets.named("world-latest").toYaml().text();
        int tiers = whole.indexOf("\ntiers:\n") + "\ntiers:\n".length();
        String flagship = whole.substring(tiers, whole.indexOf("\n  midrange:", tiers) + 1);
        String alone =
                whole.substring(0, tiers) + flagship.replaceFirst("flagship", "unloved") + whole.substring(tiers);
        String message = refused(alone);
        assertTrue(message.contains("tiers.unloved: nothing can choose it"), message);
        assertTrue(message.contains("\nMaybe cells."), message);
        assertFalse(message.contains("null"), message);
    }

    /** A cell that cannot choose a tier needs no utilisation of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cells: {consumer-apps: {latent: {budget: -1}}}",
                "other-workloads: {budget: {gpu-hours-per-year: 1.0e+8, growth: {start: 0, long-run: 0, fade-years: 1}}}"
            })
    void aTierOfOneUseHasElasticitiesAndAReport(String use) throws IOException {
        Market market = read("""
                market: mine
                based-on: world-latest
                tiers: {budget: {like: midrange, gpu: L40S, price-usd: 7000}}
                grades: {general: {hours-per-mtok: {budget: 0.05}}}
                """ + use);
        assertFalse(market.has("cells.enterprise.utilisation.budget"));
        Elasticities elasticities = Jevons.elasticities(market);
        boolean chosen = use.startsWith("cells");
        assertEquals(chosen, elasticities.toRent("budget", "budget", Horizon.LONG_RUN) < 0, elasticities.toString());
        assertTrue(Double.isNaN(elasticities.ofSegment("enterprise").toTokenCost("budget", Horizon.LONG_RUN)));
        Path page = Report.of(Jevons.compare(market, Jevons.scenario("deepseek-r1")))
                .writeTo(folder.resolve("report"));
        assertTrue(Files.readString(page.resolve("report.html")).contains("budget"));
    }
}
