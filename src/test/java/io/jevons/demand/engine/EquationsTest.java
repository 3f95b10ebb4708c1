package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Channel;
import io.jevons.demand.ChoiceSet;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.Strategies;
import io.jevons.demand.TierChoice;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.model.Evaluator;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import io.jevons.model.ModelInputs.Run;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.EngineCases;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine computes what the equations say: every series of base, scenario and engineering estimate. */
final class EquationsTest {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    private static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a,b", "c,d", "c,e", "c,g", "c,h", "c,i", "j,k", "j,l", "j,m", "j,n", "j,o"})
    void giveWhatTheEngineGivesOnTheReferenceCases(String market, String name) {
        assertAgrees(EngineCases.comparison(market, name));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void giveWhatTheEngineGivesOnAnyMarket(long seed) {
        Market market = RandomMarkets.full(seed).read();
        Scenario base = Scenario.parse("base", "scenario: base of " + seed + "\n" + shocks(1000 + seed, market));
        Scenarios.register(base);
        Scenario scenario = Scenario.parse(
                "random " + seed,
                "scenario: random " + seed + "\nbased-on: base of " + seed + "\n" + channels(seed)
                        + shocks(seed, market));
        assertAgrees(Comparison.of(market, scenario));
    }

    /** Both sites bind, each for a tier of its own. */
    @Test
    void giveWhatTheEngineGivesWithTwoSites() {
        Market market = site(site(MarketText.small(), "grid", 4, "big"), "desert", 10, "small")
                .read();
        Comparison comparison = assertAgrees(market);
        for (String tier : List.of("big", "small")) {
            assertTrue(comparison.scenario().series(tier, "waiting").get(8) > 0, tier + " waits for power");
        }
    }

    @Test
    void giveWhatTheEngineGivesWithASiteWithoutTiers() {
        Market market = site(site(MarketText.small(), "grid", 4, "big"), "desert", 10)
                .with("tiers.rival.deployment-years", "0.3")
                .read();
        assertAgrees(market);
    }

    /** No cell can choose a tier of the vendor's nest, but other work can use it, or could. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void giveWhatTheEngineGivesWithAVendorWithoutACell(boolean used) {
        MarketText text = MarketText.small().with("nests.third", "0.5");
        for (String path : MarketText.small().paths()) {
            if (path.startsWith("tiers.rival.")) {
                text = text.with(
                        path.replace("rival", "aside"), MarketText.small().value(path));
            }
        }
        text = text.with("tiers.aside.nest", "third").with("tiers.aside.installed", "900");
        text = text.with("other-workloads.aside.gpu-hours-per-year", used ? "2e7" : "0")
                .with("other-workloads.aside.growth.start", "0.2")
                .with("other-workloads.aside.growth.long-run", "0.1")
                .with("other-workloads.aside.growth.fade-years", "2");
        for (String vendor : List.of("third", "cuda")) {
            text = text.with("vendors." + vendor + ".gross-margin", "0.6")
                    .with("vendors." + vendor + ".response", "0.8")
                    .with("vendors." + vendor + ".pricing-years", "0.5");
        }
        Comparison comparison = assertAgrees(text.read());
        double trend = Math.exp(-0.3 * 0.25 * 8);
        assertEquals(
                15000 * trend,
                comparison.scenario().series("aside", "unit-price").get(8),
                1e-9,
                "nobody to answer to");
        assertTrue(comparison.scenario().series("big", "unit-price").get(8) != 30000 * Math.exp(-0.1 * 0.25 * 8));
    }

    /** A choice of another's code, which forms utilities, with a tier that releases open by and by. */
    @Test
    void giveWhatTheEngineGivesWithAChoiceOfAnothers() {
        TierChoice own = Strategies.tierChoice(MarketText.small().read());
        Strategies.register(new TierChoice() {
            @Override
            public String name() {
                return "choice-of-anothers";
            }

            @Override
            public void choose(ChoiceSet set, double[][] utility, double[][] share, double[] inclusiveValue) {
                own.choose(set, utility, share, inclusiveValue);
            }

            @Override
            public void invert(ChoiceSet set, double[][] share, double[][] utility) {
                own.invert(set, share, utility);
            }
        });
        Scenario scenario = Scenario.parse("opens", """
                scenario: opens
                shocks:
                  - efficiency: {grade: "*", factor: 3, from: 2019Q4, half-life: 0.5}
                  - model-release: {grade: light, hours-per-mtok: {rival: 0.06}, share: 0.4, from: 2019Q4, half-life: 0.5}
                  - preference: {cell: "*", tier: rival, shift: 0.3, from: 2020Q1, ramp: 0.5}
                """);
        for (String choice : List.of("nested-logit", "choice-of-anothers")) {
            assertAgrees(
                    Comparison.of(MarketText.small().with("tier-choice", choice).read(), scenario));
        }
    }

    private static MarketText site(MarketText text, String name, double power, String... tiers) {
        MarketText changed = text.with("sites." + name + ".power-mw", Double.toString(power))
                .with("sites." + name + ".growth.start", "0.1")
                .with("sites." + name + ".growth.long-run", "0.05")
                .with("sites." + name + ".growth.fade-years", "2");
        for (String tier : tiers) {
            changed = changed.with("tiers." + tier + ".site", name).with("tiers." + tier + ".deployment-years", "0.4");
        }
        return changed;
    }

    private static Comparison assertAgrees(Market market) {
        Scenario scenario = Scenario.parse("mine", """
                scenario: mine
                shocks:
                  - efficiency: {grade: "*", factor: 3, from: 2019Q4, half-life: 0.5}
                """);
        Comparison comparison = Comparison.of(market, scenario);
        assertAgrees(comparison);
        return comparison;
    }

    @Test
    void everyKeyIsUsedOnSomeOfTheseMarkets() {
        Set<String> unused = Keys.market().all().stream()
                .filter(Key::isNumber)
                .map(Key::path)
                .collect(Collectors.toCollection(TreeSet::new));
        seeds().forEach(seed -> RandomMarkets.full(seed)
                .read()
                .allParameters()
                .forEach(p -> Keys.market().at(p.path()).ifPresent(k -> unused.remove(k.path()))));
        assertEquals(Set.of("cells.<c>.quality-floor"), unused);
    }

    private static String number(SplittableRandom random, double low, double high) {
        return RandomMarkets.number(random, low, high);
    }

    private static String shocks(long seed, Market market) {
        SplittableRandom random = new SplittableRandom(seed);
        String more = "  - tokens-per-task: {cell: \"*\", factor: " + number(random, 0.7, 2)
                + ", chosen: true, from: 2025Q2, ramp: 0.7}\n";
        if (!market.sites().isEmpty()) {
            more += "  - site-power: {site: grid, factor: " + number(random, 0.4, 1.5) + ", from: 2025Q3}\n";
        }
        return RandomMarkets.scenario(seed, market) + more;
    }

    /** None off in every third scenario, else each with even odds. */
    private static String channels(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder off = new StringBuilder();
        for (Channel channel : Channel.values()) {
            if (seed % 3 > 0 && random.nextBoolean()) {
                off.append(off.length() == 0 ? "" : ", ").append(channel.key()).append(": off");
            }
        }
        return "channels: {" + off + "}\n";
    }

    private static void assertAgrees(Comparison comparison) {
        Projection base = comparison.base();
        Projection scenario = comparison.scenario();
        Evaluator evaluator =
                Evaluator.of(DriverInputs.of(scenario.market(), Replay.beside(base.plan(), scenario.plan())));
        assertAgrees(base, "", evaluator.series(Run.BASE));
        assertAgrees(scenario, "", evaluator.series(Run.SCENARIO));
        assertAgrees(scenario, "engineering-", evaluator.series(Run.ESTIMATE));
    }

    private static void assertAgrees(Projection projection, String prefix, Map<String, double[]> series) {
        int compared = 0;
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            int blank = entry.getKey().lastIndexOf(' ');
            String entity = entry.getKey().substring(0, blank);
            var found = projection.find(entity, prefix + entry.getKey().substring(blank + 1));
            for (int i = 0; found.isPresent() && i < projection.periods(); i++) {
                double expected = entry.getValue()[i];
                assertEquals(
                        expected,
                        found.get().get(i),
                        Math.max(ABSOLUTE, RELATIVE * Math.abs(expected)),
                        prefix + entry.getKey() + " in quarter " + i);
                compared++;
            }
        }
        assertTrue(compared > 0);
        if (prefix.isEmpty()) {
            for (SeriesKey key : projection.keys()) {
                assertTrue(series.containsKey(key.entity() + " " + key.variable()), key.toString());
            }
        }
    }
}
