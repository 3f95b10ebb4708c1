package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.demand.Channel;
import io.jevons.demand.engine.RandomMarkets;
import io.jevons.market.Market;
import io.jevons.rebound.shares.Waterfall;
import io.jevons.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class DecompositionTest {
    private static final double EXACT = 1e-12;

    private static double sum(Decomposition d) {
        return Arrays.stream(Factor.values()).mapToDouble(d::effect).sum();
    }

    private static double product(Decomposition d) {
        return Arrays.stream(Factor.values()).mapToDouble(d::ratio).reduce(1, (a, b) -> a * b);
    }

    @Nested
    class Laws {
        @Test
        void effectsAddUpToTheDifferenceOfTheResource() {
            SeededCases.seeds().forEach(seed -> {
                Comparison c = SeededCases.comparison(seed);
                for (Resource kind : List.of(Resource.GPU_HOURS, Resource.GPUS)) {
                    for (Resource resource : List.of(kind, kind.on("small"), kind.on("rival"), kind.onNest("cuda"))) {
                        Decomposition d = c.decompose(resource, "2023Q1");
                        double scale = c.inScenario(resource).at("2023Q1");
                        assertEquals(c.inBase(resource).at("2023Q1"), d.from(), EXACT * scale);
                        assertEquals(c.inScenario(resource).at("2023Q1"), d.to(), EXACT * scale);
                        assertEquals(d.difference(), sum(d), EXACT * scale);
                        assertEquals(d.difference(), sum(d), 1e-11 * Math.abs(d.difference()));
                        assertEquals(d.to() / d.from(), product(d), EXACT * product(d));
                    }
                }
            });
        }

        @Test
        void betweenQuartersOfOneProjectionToo() {
            SeededCases.seeds().forEach(seed -> {
                Comparison c = SeededCases.comparison(seed);
                Decomposition d = Decomposition.of(c.scenario(), Resource.GPUS, "2019Q3", "2024Q3");
                assertEquals(c.inScenario(Resource.GPUS).at("2024Q3"), d.to(), EXACT * d.to());
                assertEquals(d.difference(), sum(d), EXACT * Math.abs(d.difference()));
                assertNotEquals(0, d.effect(Factor.OTHER_WORK));
                assertNotEquals(0, d.effect(Factor.TRAINING_GROWTH));
            });
        }

        @Test
        void tiersAddUpToTheTotalFactorByFactor() {
            Comparison c = SeededCases.comparison(1);
            Market market = c.market();
            Decomposition total = c.decompose(Resource.GPU_HOURS, "2022Q1");
            for (Factor factor : Factor.values()) {
                double weighted = market.tiers().stream()
                        .mapToDouble(t -> market.get("tiers." + t + ".h100-equivalents")
                                * c.decompose(Resource.GPU_HOURS.on(t), "2022Q1")
                                        .effect(factor))
                        .sum();
                assertEquals(weighted, total.effect(factor), EXACT * total.to());
            }
        }

        @Test
        void withoutShocksNothingHasAnEffect() {
            SeededCases.seeds().forEach(seed -> {
                Comparison c = Comparison.of(SeededCases.market(seed), Scenario.named("nothing"));
                Decomposition d = c.decompose(Resource.GPUS, "2022Q4");
                for (Factor factor : Factor.values()) {
                    assertEquals(0, d.effect(factor));
                    assertEquals(1, d.ratio(factor));
                }
            });
        }

        @Test
        void whatIsTheSameInBaseAndScenarioHasNoEffect() {
            Decomposition d = SeededCases.comparison(2).decompose(Resource.GPUS, "2022Q4");
            assertEquals(0, d.effect(Factor.UTILISATION));
            assertEquals(0, d.effect(Factor.OTHER_WORK));
            assertEquals(0, d.effect(Factor.TRAINING_GROWTH));
            assertTrue(d.effect(Factor.UNIT_EFFICIENCY) < 0);
            assertTrue(d.effect(Factor.TRAINING_EFFICIENCY) < 0);
        }
    }

    @Nested
    class ClosedForms {
        @Test
        void ofOneCellAndTierEachRatioIsItsFactors() {
            Market market = TinyMarket.oneTier(3)
                    .with("cells.all.elasticity", 0.6)
                    .with("cells.all.new-market-elasticity", 0.3);
            Decomposition d = Comparison.of(market, TinyMarket.efficiency(4)).decompose(Resource.GPU_HOURS, "2025Q4");
            assertEquals(0.25, d.ratio(Factor.UNIT_EFFICIENCY), EXACT);
            assertEquals(Math.pow(4, 0.6), d.ratio(Factor.INTENSITY), 1e-11);
            assertEquals(Math.pow(4, 0.3), d.ratio(Factor.NEW_MARKETS), 1e-11);
            assertEquals(1, d.ratio(Factor.ADOPTION), EXACT);
            // L(4^-0.1, 1) ln(1/4), times the base.
            double mean = (1 - Math.pow(4, -0.1)) / (0.1 * Math.log(4));
            assertEquals(-mean * Math.log(4) * d.from(), d.effect(Factor.UNIT_EFFICIENCY), 1e-11 * d.from());
        }

        @Test
        void tiersThatAppearBelongToTheTierMix() {
            Comparison c = SeededCases.comparison(3);
            // thrifty runs on rival only from its release on, in the scenario alone.
            assertEquals(0, c.base().value("thrifty", "share:rival", "2022Q4"));
            assertTrue(c.scenario().value("thrifty", "share:rival", "2022Q4") > 0);
            Decomposition d = c.decompose(Resource.GPU_HOURS.on("rival"), "2022Q4");
            assertEquals(d.difference(), sum(d), EXACT * d.to());
            assertTrue(d.effect(Factor.TIER_MIX) > 0);
        }
    }

    @Nested
    class BadInput {
        @Test
        void salesAndEnergyAreRefusedAndSentElsewhere() {
            Comparison c = SeededCases.comparison(1);
            for (Resource resource : List.of(Resource.SALES, Resource.ENERGY.on("big"))) {
                InvalidInputException e =
                        assertThrows(InvalidInputException.class, () -> c.decompose(resource, "2020Q4"));
                assertTrue(e.getMessage().contains("GPU_HOURS or GPUS")
                        && e.getMessage().contains("Maybe attribute"));
            }
        }

        @Test
        void unknownTiersAndQuartersAreNamed() {
            Comparison c = SeededCases.comparison(1);
            assertThrows(InvalidInputException.class, () -> c.decompose(Resource.GPUS.on("bg"), "2020Q4"));
            assertThrows(InvalidInputException.class, () -> c.decompose(Resource.GPUS, "2030Q4"));
        }
    }

    @Test
    void addsUpOnMarketsOfAnyShape() {
        for (long seed = 1; seed <= 12; seed++) {
            Market market = RandomMarkets.full(seed).read();
            Scenario scenario = Scenario.parse("random", "scenario: random\n" + RandomMarkets.scenario(seed, market));
            Comparison c = Comparison.of(market, scenario);
            Decomposition d = c.decompose(Resource.GPUS, c.base().start().plus(market.quarters()));
            double scale = Math.max(d.from(), d.to());
            assertEquals(d.difference(), sum(d), EXACT * scale);
            assertEquals(c.inScenario(Resource.GPUS).get(market.quarters()), d.to(), EXACT * scale);
            Attribution a = c.attribute(Resource.GPUS, Horizon.LONG_RUN);
            double parts = a.efficiency();
            for (Channel channel : Channel.values()) {
                parts += a.of(channel);
            }
            assertEquals(a.difference(), parts, EXACT * Math.max(a.base(), a.scenario()));
        }
    }

    @Test
    void drawsAWaterfallWhoseStepsLeadToTheTotal() {
        Decomposition d = SeededCases.comparison(1).decompose(Resource.GPUS, "2022Q4");
        var points = d.chart().traces().get(0).points();
        double level =
                points.stream().limit(points.size() - 1).mapToDouble(p -> p.y()).sum();
        assertEquals(points.get(points.size() - 1).y(), level, EXACT * level);
    }

    /** Beside a large total nobody would see small steps: they start at nothing, and lead to the difference. */
    @Test
    void leavesTotalsOutBesideWhichNoStepCouldBeSeen() {
        Chart small = new Waterfall("h", "base", 1000)
                .step("up", 30)
                .step("none", 1e-9)
                .step("down", -10)
                .to("scenario", 1020, "by steps");
        var points = small.traces().get(0).points();
        assertEquals(
                List.of("up", "down", "scenario less base"),
                points.stream().map(p -> p.label()).toList());
        assertEquals(20, points.get(2).y(), 1e-9);
        assertEquals(0, points.get(2).low());
        assertTrue(small.title().startsWith("Scenario: +2.0 % against base"), small.title());
        assertTrue(small.subtitle().contains("steps from base, 1.00 k, on"), small.subtitle());
        Chart large = new Waterfall("h", "base", 1000).step("up", 300).to("scenario", 1300, "by steps");
        assertEquals(3, large.traces().get(0).points().size());
    }

    @Test
    void printsAWaterfallThatSaysAccounting() {
        String text =
                SeededCases.comparison(1).decompose(Resource.GPUS, "2022Q4").toString();
        assertTrue(text.contains("Accounting") && text.contains("unit efficiency") && text.contains("running"));
        assertTrue(text.lines().allMatch(l -> l.length() <= 100));
    }
}
