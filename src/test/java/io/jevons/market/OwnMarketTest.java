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
import io.jevons.uncertainty.study.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
