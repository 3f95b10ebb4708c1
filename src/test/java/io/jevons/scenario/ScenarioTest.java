package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Refusal;
import io.jevons.demand.Channel;
import io.jevons.demand.engine.RandomMarkets;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScenarioTest {
    private static final Market MARKET = MarketText.small().read();

    /** Scenarios as a jar would bring them; named in the tests' {@code META-INF/services}. */
    public static final class Jar implements ScenarioProvider {
        /** The loader calls it. */
        public Jar() {}

        @Override
        public List<Scenario> scenarios() {
            return List.of(Scenario.named("from-a-jar").titled("found by the service loader"));
        }
    }

    private static void sameDrivers(Market market, Scenario expected, Scenario actual) {
        Staging one = Staging.of(market, expected);
        Staging two = Staging.of(market, actual);
        assertEquals(
                one.market().allParameters().size(),
                two.market().allParameters().size());
        one.market()
                .allParameters()
                .forEach(p -> assertEquals(p.value(), two.market().get(p.path()), p.path()));
        assertEquals(-1, two.plan().drivers().firstDifference(one.plan().drivers()));
        assertEquals(one.plan().off(), two.plan().off());
        assertEquals(one.firstPeriod(), two.firstPeriod());
    }

    @Nested
    final class Yaml {
        private static LongStream seeds() {
            return LongStream.range(0, 60);
        }

        @ParameterizedTest
        @MethodSource("seeds")
        void roundTripsOnRandomScenarios(long seed) {
            Market market = RandomMarkets.market(seed).read();
            Scenario scenario = Scenario.parse("r.yaml", "scenario: r\n" + RandomMarkets.scenario(seed, market))
                    .with("cells.*.elasticity", 0.1 * seed)
                    .scale("cells.*.beta", 1.25);
            Scenario again = Scenario.parse("again.yaml", scenario.toYaml());
            assertEquals(scenario.toYaml(), again.toYaml());
            sameDrivers(market, scenario, again);
        }

        @Test
        void roundTripsEveryKindOfShock() {
            Map<io.jevons.base.Quarter, Double> path =
                    Map.of(io.jevons.base.Quarter.parse("2019Q4"), 0.1, io.jevons.base.Quarter.parse("2020Q3"), 1.0);
            Scenario scenario = Scenario.named("all kinds")
                    .titled("every kind: \"quoted\", 'single' # and \\ back")
                    .with(Shock.efficiency("only", 8).tier("big").from("2019Q4").halfLife(0.5))
                    .with(Shock.trainingEfficiency("lab", 2).from("2019Q4").ramp(1e-7))
                    .with(Shock.tokensPerTask("*", 3).from("2020Q1").until("2020Q4"))
                    .with(Shock.hardwarePrice("rival", 0.9).from("2020Q1"))
                    .with(Shock.capacity("big", 1e9).from("2020Q2").ramp(1).until("2021Q1"))
                    .with(Shock.preference("eager", "rival", -0.4).from("2019Q4"))
                    .with(Shock.demand("thrifty", 1.5).profile(Profile.path(path)))
                    .with(Shock.access("*", 1.3).from("2019Q3"))
                    .with(Shock.value("e*", 2).from("2020Q1"))
                    .with(Shock.modelRelease("only", Map.of("big", 0.3, "small", 4.0))
                            .share(0.6)
                            .from("2019Q4")
                            .halfLife(0.75))
                    .with(Shock.modelRelease("light", Map.of("rival", 0.03)).profile(Profile.path(path)))
                    .with(Shock.distillation("light", Map.of("big", 0.02), 0.9)
                            .qualityExponent(1.5)
                            .share(0.5)
                            .from("2020Q1"))
                    .with("tiers.rival.installed", 5000)
                    .scale("tiers.*.life-years", 0.9)
                    .without(Channel.ADOPTION, Channel.TIER_MIX);
            Scenario again = Scenario.parse("again.yaml", scenario.toYaml());
            assertEquals(scenario.toYaml(), again.toYaml());
            assertEquals(scenario.title(), again.title());
            sameDrivers(MARKET, scenario, again);
            assertEquals(scenario.toString(), again.toString());
        }

        @Test
        void roundTripsReleasesByModel() {
            String text = "scenario: models\nshocks:\n"
                    + "  - model-release: {grade: only, model: Llama-3.1-70B, tiers: [big], gpu: {big: H200 SXM}, gpus: {big: 4},"
                    + " precision: {big: FP8}, workload: {big: {input: 2000, output: 500}}, share: 0.3, from: 2019Q4}\n"
                    + "  - distillation: {grade: light, teacher: DeepSeek-R1, student: DeepSeek-R1-Distill-Qwen-7B,"
                    + " tiers: [big], gpu: {big: H100 SXM}, workload: {big: {input: 2000, output: 500}}, from: 2019Q4}\n";
            Scenario scenario = Scenario.parse("models.yaml", text);
            Scenario again = Scenario.parse("again.yaml", scenario.toYaml());
            assertEquals(scenario.toYaml(), again.toYaml());
            sameDrivers(MARKET, scenario, again);
        }

        @Test
        void holdsAnyTitle() {
            for (String title : List.of(
                    "null",
                    "Off",
                    "- x",
                    "a: b",
                    "#",
                    "5",
                    "*",
                    "&a",
                    "!t",
                    "{",
                    "tab\tand\r\nline",
                    "\u0085\u2028\u2029\uFEFF\u007f\u0001",
                    "Zürich 東京 😀",
                    " lead and trail ",
                    "%",
                    "@",
                    "`",
                    "a #b",
                    "x:")) {
                Scenario scenario = Scenario.named("t").titled(title);
                assertEquals(title, Scenario.parse("t.yaml", scenario.toYaml()).title());
            }
        }

        @Test
        void keepsUncertaintyAndCorrelations() {
            Scenario scenario = Scenario.parse("u.yaml", """
                    scenario: u
                    sources: [a report, "another, with a comma"]
                    uncertainty:
                      cells.*.elasticity: {scale: {lognormal-90: [0.6, 1.7]}, reason: "wide, as ever"}
                      cells.eager.beta: {set: {uniform: [1, 2]}, each: true}
                    correlations: [[cells.eager.beta, cells.thrifty.beta, -0.25]]
                    """);
            Scenario again = Scenario.parse("again.yaml", scenario.toYaml());
            assertEquals(scenario.toYaml(), again.toYaml());
            assertEquals(scenario.sources(), again.sources());
            assertEquals(List.of(1.0, 2.0), again.uncertainty().get(1).arguments());
            assertTrue(again.uncertainty().get(1).each());
            assertEquals(-0.25, again.correlations().get(0).rho());
            Scenario twice = scenario.then(scenario.as("v"));
            assertEquals(
                    2,
                    Scenario.parse("twice.yaml", twice.toYaml()).uncertainty().size());
        }

        @Test
        void cannotHoldCode() {
            Scenario code = Scenario.named("code").with(Shock.of("heat wave", (d, q) -> {}));
            Refusal.of(code::toYaml).names("heat wave", "is code");
        }
    }

    @Nested
    final class Then {
        private final Scenario first = Scenario.named("first")
                .basedOn("from-a-jar")
                .with(Shock.demand("*", 2).from("2019Q4"))
                .with("cells.eager.elasticity", 0.5)
                .scale("cells.*.elasticity", 2)
                .without(Channel.ADOPTION);
        private final Scenario second = Scenario.named("second")
                .with(Shock.access("*", 2).from("2020Q1"))
                .with("cells.e*.elasticity", 0.8)
                .scale("cells.*.elasticity", 3)
                .without(Channel.TRAINING);

        @Test
        void hasTheFirstsBaseAndBothsShocksInOrder() {
            Scenario both = first.then(second);
            assertEquals("from-a-jar", both.base().orElseThrow());
            assertEquals(List.of(first.shocks().get(0), second.shocks().get(0)), both.shocks());
            assertEquals("first + second", both.name());
        }

        @Test
        void setsInOrderAndThenScales() {
            Market market = Staging.of(MARKET, first.then(second)).market();
            assertEquals(0.8 * 2 * 3, market.get("cells.eager.elasticity"), 1e-12);
            assertEquals(0.8 * 2 * 3, market.get("cells.thrifty.elasticity"), 1e-12);
        }

        @Test
        void switchesOffWhatEitherDoes() {
            assertEquals(
                    Set.of(Channel.ADOPTION, Channel.TRAINING),
                    first.then(second).off());
        }

        @Test
        void listsConflicts() {
            List<String> conflicts = first.then(second).conflicts();
            assertEquals(1, conflicts.size(), conflicts.toString());
            assertTrue(conflicts.get(0).contains("0.5") && conflicts.get(0).contains("0.8"), conflicts.get(0));
            assertTrue(conflicts.get(0).contains("first") && conflicts.get(0).contains("second"), conflicts.get(0));
            Scenario crossed = Scenario.named("a")
                    .with("cells.ea*.beta", 1)
                    .then(Scenario.named("b").with("cells.*r.beta", 2));
            assertEquals(1, crossed.conflicts().size());
            Scenario apart = Scenario.named("a")
                    .with("cells.ea*.beta", 1)
                    .then(Scenario.named("b").with("cells.t*.beta", 2));
            assertEquals(List.of(), apart.conflicts());
        }
    }

    @Nested
    final class Catalogue {
        @Test
        void findsScenariosOfJarsAndThoseRegistered() {
            assertEquals(
                    "found by the service loader", Scenarios.named("from-a-jar").title());
            Scenarios.register(Scenario.named("registered-here").titled("mine"));
            assertEquals("mine", Scenarios.named("registered-here").title());
            assertTrue(Scenarios.all().containsKey("baseline"));
            assertTrue(Scenarios.table().toFullString().contains("registered-here"));
        }

        @Test
        void namesTheNearestOfAnUnknownOne() {
            Refusal.of(() -> Scenarios.named("from-a-jra"))
                    .names("unknown scenario 'from-a-jra'")
                    .maybe("from-a-jar");
        }
    }

    @Nested
    final class Code {
        @Test
        void actsInTheQuartersThatItChooses() {
            Shock own = Shock.of(
                    "heat wave", (drivers, quarter) -> drivers.scaleCapacity("big", quarter.month() == 7 ? 0.9 : 1.0));
            assertEquals(
                    OptionalInt.of(0),
                    Staging.of(MARKET, Scenario.named("own").with(own)).firstPeriod());
            Shock later = Shock.of("later", (drivers, quarter) -> {
                if (quarter.year() > 2019) {
                    drivers.scaleDemand("*", 1.5);
                }
            });
            assertEquals(
                    OptionalInt.of(2),
                    Staging.of(MARKET, Scenario.named("own").with(later)).firstPeriod());
        }

        @Test
        void isRefusedWhatNoFactorMayBe() {
            for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                Shock wrong = Shock.of("wrong", (drivers, quarter) -> drivers.scaleDemand("*", factor));
                Refusal.of(() -> Staging.of(MARKET, Scenario.named("own").with(wrong)))
                        .names("factor of demand = " + factor);
            }
        }

        @Test
        void needsAFirstQuarterInFluentCalls() {
            Refusal.of(() -> Shock.demand("*", 2).ramp(1))
                    .names("demand: missing key 'from'")
                    .maybe("call .from(\"2025Q1\") first");
        }
    }
}
