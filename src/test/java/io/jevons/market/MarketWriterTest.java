package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A market of every form that a file has is written and read to the last bit, and no longer than it was. */
final class MarketWriterTest {
    private static final String SERVE =
            "{model: Llama-3.1-70B, gpu: H100 SXM, gpus: 4, precision: FP8, workload: {input: 2000, output: 500}}";

    private static final MarketText TEXT = MarketText.small()
            .with("tiers.big.busy", "{value: 0.6, unit: part}")
            .with("tiers.small.busy", "{value: 0.5, range: [0.4, 0.7]}")
            .with("tiers.rival.busy", "{value: 0.7, source: \"a report, p. 3\"}")
            .with("tiers.big.life-years", "{value: 4, kind: sourced}")
            .with("tiers.small.life-years", "{value: 3, kind: fitted, range: [3, 3], source: \"it's: a fit\"}")
            .with("groups.in-house.title", "In-house chips")
            .with("groups.in-house.tiers", "[small, rival]")
            .without("grades.only.hours-per-mtok.big")
            .with("grades.only.serve.big", SERVE)
            .without("grades.light.hours-per-mtok.small")
            .with("grades.light.serve.small", SERVE.replace("500}", "500, cached: 0.25}, hours: 0.4"))
            .with(
                    "gpus.ASIC-1",
                    "{memory-gb: 192, bandwidth-gb-per-s: 7000, tflops-16bit: 1200, tflops-fp8: 2400, memory: hbm,"
                            + " link: fabric, link-gb-per-s: 1000, link-domain: 64, board-w: 700, source: a data sheet}")
            .without("tiers.rival.h100-equivalents")
            .with("tiers.rival.gpu", "ASIC-1")
            .with(
                    "uncertainty",
                    "{cells.*.elasticity: {scale: {lognormal-90: [0.6, 1.7]}, each: true, reason: \"nobody: knows\"},"
                            + " finance.pue: {set: {truncated-normal: [1.4, 0.2, 1, .inf]}},"
                            + " cells.eager.beta: {set: {discrete: [1, 0.5, 2, 0.5]}}}")
            .with("correlations", "[[finance.pue, cells.eager.beta, -1]]");

    private static final Market MARKET = TEXT.read();

    private static void assertIsReadAgain(Market market) {
        String yaml = market.toYaml().text();
        Market again = Market.parse("again.yaml", yaml);
        assertEquals(market.name(), again.name());
        assertEquals(market.start(), again.start());
        assertEquals(market.allParameters(), again.allParameters());
        assertEquals(market.groups(), again.groups());
        assertEquals(market.sums(), again.sums());
        assertEquals(market.gpu("ASIC-1"), again.gpu("ASIC-1"));
        assertEquals(market.served("only", "big"), again.served("only", "big"));
        assertEquals(market.served("light", "small"), again.served("light", "small"));
        assertEquals(market.correlations().size(), again.correlations().size());
        for (int i = 0; i < market.uncertainty().size(); i++) {
            VaryRule rule = market.uncertainty().get(i);
            VaryRule found = again.uncertainty().get(i);
            assertEquals(
                    new VaryRule(
                            rule.pattern(),
                            rule.scale(),
                            rule.each(),
                            rule.distribution(),
                            rule.arguments(),
                            rule.reason(),
                            found.place()),
                    found);
        }
        assertEquals(yaml, again.toYaml().text());
    }

    @Test
    void writesWhatItReads() {
        assertEquals(3, MARKET.uncertainty().size());
        assertIsReadAgain(MARKET);
        assertIsReadAgain(MARKET.with("cells.eager.saturation", 9).scale("cells.*.beta", 1.25));
    }

    /** A bare number where no more is known of it, and of the rest only what is. */
    @Test
    void writesNoMoreThanIsKnown() {
        String yaml = MARKET.toYaml().text();
        for (String line : List.of(
                "  pue: 1.4",
                "    busy: {value: 0.6, unit: part, kind: assumed}",
                "    busy: {value: 0.5, kind: assumed, range: [0.4, 0.7]}",
                "    busy: {value: 0.7, kind: assumed, source: \"a report, p. 3\"}",
                "    life-years: {value: 4.0, kind: sourced}",
                "    tiers: [small, rival]",
                "  \"cells.*.elasticity\": {scale: {lognormal-90: [0.6, 1.7]}, each: true, reason: \"nobody: knows\"}",
                "  finance.pue: {set: {truncated-normal: [1.4, 0.2, 1.0, .inf]}}",
                "  - [finance.pue, cells.eager.beta, -1.0]")) {
            assertTrue(yaml.lines().anyMatch(line::equals), () -> line + " in\n" + yaml);
        }
        assertFalse(yaml.contains("rival.h100"), "what its GPU gives");
        String plain = MarketText.small().read().toYaml().text();
        assertFalse(plain.contains("uncertainty:") || plain.contains("correlations:") || plain.contains("gpus:"));
        assertFalse(plain.contains("kind: "), plain);
    }

    /** Hours that the cost model gives are left to it; given ones, and those of another weight of the tier, are written. */
    @Test
    void writesHoursThatAReaderWouldNotCompute() {
        assertTrue(served(MARKET, "only").endsWith("output: 500.0}}"), served(MARKET, "only"));
        assertTrue(served(MARKET, "light").contains("cached: 0.25}, hours: 0.4}"), served(MARKET, "light"));
        Market heavier = MARKET.with("tiers.big.h100-equivalents", 2);
        assertTrue(served(heavier, "only").contains("hours: {value: "), served(heavier, "only"));
        assertIsReadAgain(heavier);
        assertEquals(
                Parameter.Kind.COMPUTED,
                Market.parse("again.yaml", heavier.toYaml())
                        .parameter("grades.only.hours-per-mtok.big")
                        .kind());
    }

    private static String served(Market market, String grade) {
        YamlNode root = YamlNode.parse("m", market.toYaml().text());
        String tier = grade.equals("only") ? "big" : "small";
        int line = root.get("grades").get(grade).get("serve").get(tier).line();
        return market.toYaml().text().lines().skip(line - 1L).findFirst().orElseThrow();
    }
}
