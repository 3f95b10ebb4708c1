package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jevons.Jevons;
import io.jevons.base.Parameter;
import io.jevons.demand.engine.RandomMarkets;
import io.jevons.market.BundledMarkets;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.VaryRule;
import io.jevons.report.Export;
import io.jevons.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A market that is written and read again is the same market: every number, text and rule, in the same order. */
final class WrittenMarketTest {
    private static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Stream<Market> bundled() {
        return BundledMarkets.names().stream().map(Markets::named);
    }

    private static Market again(Market market) {
        Market again = Market.parse("again.yaml", market.toYaml());
        assertEquals(market.name(), again.name());
        assertEquals(market.start(), again.start());
        assertEquals(market.allParameters(), again.allParameters());
        assertEquals(
                List.of(market.tiers(), market.nests(), market.grades(), market.cells(), market.sites()),
                List.of(again.tiers(), again.nests(), again.grades(), again.cells(), again.sites()));
        assertEquals(market.vendors(), again.vendors());
        assertEquals(market.trainingWorkloads(), again.trainingWorkloads());
        for (String tier : market.tiers()) {
            for (String key : List.of("gpu", "nest", "site")) {
                String path = "tiers." + tier + "." + key;
                assertEquals(market.findText(path), again.findText(path));
            }
            market.grades().forEach(g -> assertEquals(market.served(g, tier), again.served(g, tier)));
        }
        for (String cell : market.cells()) {
            for (String key : List.of("segment", "use", "grade")) {
                assertEquals(market.text("cells." + cell + "." + key), again.text("cells." + cell + "." + key));
            }
        }
        for (String strategy : List.of("demand-curve", "tier-choice", "rental-market", "serving-model")) {
            assertEquals(market.findText(strategy), again.findText(strategy));
        }
        assertEquals(
                market.uncertainty().stream().map(WrittenMarketTest::placeless).toList(),
                again.uncertainty().stream().map(WrittenMarketTest::placeless).toList());
        assertEquals(
                market.correlations().stream()
                        .map(c -> List.of(c.first(), c.second(), c.rho()))
                        .toList(),
                again.correlations().stream()
                        .map(c -> List.of(c.first(), c.second(), c.rho()))
                        .toList());
        assertEquals(Fingerprint.of(market), Fingerprint.of(again));
        assertEquals(market.toYaml(), again.toYaml());
        return again;
    }

    private static List<Object> placeless(VaryRule r) {
        return List.of(r.pattern(), r.scale(), r.each(), r.distribution(), r.arguments(), r.reason());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomMarketsComeBackWhateverWasChanged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = again(RandomMarkets.market(seed).read());
        List<Parameter> all = market.allParameters();
        for (int i = 0; i < 5; i++) {
            // Within the bounds whatever they are, as the seed says; the sums of shares are not touched.
            Parameter p = all.get(random.nextInt(all.size()));
            market = market.apply(List.of(
                    random.nextBoolean()
                            ? Change.set(p.path(), p.value(), "a \"note\": set, # to\n\u2028'what' it was")
                            : Change.fit(p.path(), p.value(), "fitted")));
        }
        market = market.with("cells.*.saturation", 1.5 + random.nextDouble()).scale("cells.*.sigma", 1 + 1e-15);
        market = market.with("tiers." + market.tiers().get(0) + ".installed", 1e5 * random.nextDouble());
        again(market);
        again(market.as("null, \"and\" more: #5"));
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void bundledMarketsComeBackChangedOrNot(Market market) {
        again(market);
        again(market.scale("cells.*.elasticity", 1.1).with("cells.*.saturation", 3));
    }

    @Test
    void servedGradesKeepWhatServesThemWhereTheirHoursAreChanged() {
        Market world = Jevons.market("world-2024Q4");
        Market changed = world.scale("grades.frontier.hours-per-mtok.flagship", 0.5);
        Market again = again(changed);
        assertEquals(
                world.get("grades.frontier.hours-per-mtok.flagship") / 2,
                again.get("grades.frontier.hours-per-mtok.flagship"));
        assertNotEquals(Fingerprint.of(world), Fingerprint.of(again));
        Scenario release = Jevons.scenario("deepseek-r1");
        assertArrayEquals(
                Jevons.project(changed, release).series("flagship", "need").toArray(),
                Jevons.project(again, release).series("flagship", "need").toArray());
    }

    @Test
    void weightsThatComeFromAGpuStayWhereTheyAre() {
        Market small = Market.parse(
                "weightless.yaml",
                Jevons.market("world-2024Q4")
                        .toYaml()
                        .text()
                        .replaceFirst("(?m)^    h100-equivalents: .*value: 0.366.*\n", ""));
        again(small);
        again(small.with("tiers.midrange.installed", 1e6));
        again(small.with("tiers.midrange.h100-equivalents", 0.4).with("tiers.midrange.installed", 1e6));
    }

    @Test
    void aFileHoldsIt(@TempDir Path folder) {
        Market market = Jevons.market("world-latest").scale("cells.*.elasticity", 1.25);
        Market read = Jevons.market(Export.yaml(market, folder.resolve("m.yaml")));
        assertEquals(Fingerprint.of(market), Fingerprint.of(read));
    }
}
