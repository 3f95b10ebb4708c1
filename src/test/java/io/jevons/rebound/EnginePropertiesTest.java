package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Channel;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.RandomMarkets;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold on any market, tried on markets and scenarios at random. */
final class EnginePropertiesTest {
    private static final List<Resource> RESOURCES =
            List.of(Resource.GPU_HOURS, Resource.GPUS, Resource.SALES, Resource.ENERGY);

    private static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static Scenario scenario(long seed, Market market) {
        return Scenario.parse("random " + seed, "scenario: random\n" + RandomMarkets.scenario(seed, market));
    }

    private static void same(Projection expected, Projection actual, double relative) {
        for (SeriesKey key : expected.keys()) {
            same(
                    expected.series(key.entity(), key.variable()),
                    actual.series(key.entity(), key.variable()),
                    1,
                    relative);
        }
    }

    private static void same(Series expected, Series actual, double factor, double relative) {
        for (int i = 0; i < expected.size(); i++) {
            double value = expected.get(i) * factor;
            // A part such as `unserved` is a difference of numbers near 1.
            double rounding = expected.unit().equals("1") ? relative : 1e-300;
            assertEquals(
                    value,
                    actual.get(i),
                    Math.max(rounding, relative * Math.abs(value)),
                    expected.name() + " in period " + i);
        }
    }

    @Nested
    final class Laws {
        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void sharesSumToOne(long seed) {
            Market market = RandomMarkets.market(seed).read();
            Projection projection =
                    Comparison.of(market, scenario(seed, market)).scenario();
            for (String cell : market.cells()) {
                for (int i = 0; i < projection.periods(); i++) {
                    double sum = 0;
                    for (String tier : market.tiers()) {
                        sum += projection.series(cell, "share:" + tier).get(i);
                    }
                    assertEquals(1, sum, 1e-12, cell + " in period " + i);
                }
            }
        }

        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void withoutShocksNothingDiffersAndReboundIsUndefined(long seed) {
            Comparison still = Comparison.of(RandomMarkets.market(seed).read(), Scenario.named("still"));
            same(still.base(), still.scenario(), 0);
            for (Resource resource : RESOURCES) {
                same(still.inBase(resource), still.engineering(resource), 1, 1e-12);
                assertTrue(still.rebound(resource).findOver(Horizon.LONG_RUN).isEmpty());
                assertTrue(still.rebound(resource).findOver(Horizon.CUMULATIVE).isEmpty());
                assertTrue(!still.rebound(resource).isBackfire(Horizon.LONG_RUN));
            }
        }

        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void withAllChannelsOffOnlyTheEngineeringEffectIsLeft(long seed) {
            Market market = RandomMarkets.market(seed).read();
            Comparison held = Comparison.of(market, scenario(seed, market).without(Channel.values()));
            for (Resource resource : RESOURCES) {
                same(held.engineering(resource), held.inScenario(resource), 1, 1e-12);
                for (String tier : market.tiers()) {
                    same(held.engineering(resource.on(tier)), held.inScenario(resource.on(tier)), 1, 1e-12);
                }
                // R divides by the saving, which is at least a thousandth of the base.
                for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN, Horizon.CUMULATIVE)) {
                    assertEquals(0, held.rebound(resource).findOver(horizon).orElse(0), 1e-9);
                }
            }
        }

        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void aBasesOwnShocksSeparateNothingFromIt(long seed) {
            Market market = RandomMarkets.market(seed).read();
            Scenario base = scenario(seed, market).as("own shocks " + seed);
            Scenarios.register(base);
            Comparison nothing = Comparison.of(market, Scenario.named("nothing").basedOn(base.name()));
            same(nothing.base(), nothing.scenario(), 0);
            same(Comparison.of(market, base).scenario(), nothing.base(), 0);
        }
    }

    @Nested
    final class Scales {
        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void ofTheWholeWorldChangeNoRatio(long seed) {
            double k = 7;
            Market market = RandomMarkets.market(seed).read();
            Market larger = market;
            List<String> extensive = List.of(
                    "cells.*.tokens-per-day",
                    "training.*.gpu-hours-per-year",
                    "other-workloads.*.gpu-hours-per-year",
                    "tiers.*.installed",
                    "tiers.*.shipments-per-year",
                    "tiers.*.capacity-per-year");
            for (String pattern : extensive) {
                boolean present = market.allParameters().stream()
                        .anyMatch(p ->
                                p.path().matches(pattern.replace(".", "\\.").replace("*", "[^.]*")));
                larger = present ? larger.scale(pattern, k) : larger;
            }
            Projection one = Comparison.of(market, scenario(seed, market)).scenario();
            Projection many = Comparison.of(larger, scenario(seed, market)).scenario();
            for (SeriesKey key : one.keys()) {
                Series series = one.series(key.entity(), key.variable());
                double factor = isExtensive(series.unit()) ? k : 1;
                same(series, many.series(key.entity(), key.variable()), factor, 1e-9);
            }
        }

        private static boolean isExtensive(String unit) {
            return unit.startsWith("ref GPU") || unit.endsWith("/yr") || unit.equals("MW") || unit.startsWith("GPU/yr");
        }
    }

    @Nested
    final class Symmetry {
        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void twoEqualCellsBehaveAsTheirSum(long seed) {
            MarketText whole = RandomMarkets.market(seed);
            MarketText halves = whole;
            for (String path : whole.paths()) {
                if (path.startsWith("cells.cell0.")) {
                    String value = path.endsWith("tokens-per-day")
                            ? Double.toString(Double.parseDouble(whole.value(path)) / 2)
                            : whole.value(path);
                    halves = halves.with(path, value).with(path.replace("cell0", "twin"), value);
                }
            }
            Market market = whole.read();
            Scenario both = Scenario.parse(
                    "both", "scenario: both\nshocks: [{efficiency: {grade: \"*\", factor: 3, from: 2025Q1, ramp: 1}}]");
            Projection one = Comparison.of(market, both).scenario();
            Projection two = Comparison.of(halves.read(), both).scenario();
            for (String tier : market.tiers()) {
                for (String variable : List.of("need", "fleet", "sales", "rent", "power", "hours-inference")) {
                    same(one.series(tier, variable), two.series(tier, variable), 1, 1e-10);
                }
            }
            same(one.series("cell0", "tokens"), two.series("cell0", "tokens"), 0.5, 1e-10);
            same(two.series("cell0", "tokens"), two.series("twin", "tokens"), 1, 0);
            same(one.series("total", "revenue"), two.series("total", "revenue"), 1, 1e-10);
        }

        @ParameterizedTest
        @MethodSource("io.jevons.rebound.EnginePropertiesTest#seeds")
        void factorsOnDriversCommute(long seed) {
            Market market = RandomMarkets.market(seed).read();
            List<String> shocks = new ArrayList<>();
            for (long s = 0; s < 3; s++) {
                RandomMarkets.scenario(100 * seed + s, market)
                        .lines()
                        .skip(1)
                        .filter(l -> !l.contains("hours-per-mtok"))
                        .forEach(shocks::add);
            }
            Projection forward = Comparison.of(market, ordered(shocks)).scenario();
            Collections.reverse(shocks);
            same(forward, Comparison.of(market, ordered(shocks)).scenario(), 1e-9);
        }

        private static Scenario ordered(List<String> shocks) {
            return Scenario.parse("ordered", "scenario: ordered\nshocks:\n" + String.join("\n", shocks) + "\n");
        }
    }

    @Nested
    final class Extremes {
        @Test
        void giveFiniteNumbersOrAreRefused() {
            int finite = 0;
            int refused = 0;
            for (long seed = 0; seed < 150; seed++) {
                Market market = RandomMarkets.extremeMarket(seed).read();
                String text = "scenario: extreme\n"
                        + (seed % 2 == 0
                                ? RandomMarkets.extremeScenario(
                                        seed, RandomMarkets.market(seed).read())
                                : RandomMarkets.scenario(seed, market));
                try {
                    finite(Comparison.of(market, Scenario.parse("extreme " + seed, text)));
                    finite++;
                } catch (InvalidInputException e) {
                    refused++;
                } catch (RuntimeException | StackOverflowError e) {
                    throw new AssertionError("seed " + seed + ": " + e, e);
                }
            }
            assertTrue(finite > 10 && refused > 10, finite + " finite, " + refused + " refused");
        }

        @Test
        void ofOneParameterAtATimeAreFiniteOrRefused() {
            int finite = 0;
            MarketText small = MarketText.small();
            for (String path : small.paths()) {
                for (String value : List.of("0", "5e-324", "1.7e+308", "-1e+300")) {
                    Market market;
                    try {
                        market = small.with(path, value).read();
                    } catch (InvalidInputException e) {
                        continue;
                    }
                    try {
                        finite(Comparison.of(market, Scenario.parse("e", EFFICIENCY)));
                        finite++;
                    } catch (InvalidInputException e) {
                        assertTrue(e.getMessage().contains("must be a finite number"), path + ": " + e.getMessage());
                    } catch (RuntimeException e) {
                        throw new AssertionError(path + " = " + value + ": " + e, e);
                    }
                }
            }
            assertTrue(finite > 100, "only " + finite);
        }

        private static final String EFFICIENCY =
                "scenario: e\nshocks: [{efficiency: {grade: \"*\", factor: 3, from: 2019Q4, half-life: 1}}]";

        private static void finite(Comparison comparison) {
            for (Projection projection : List.of(comparison.base(), comparison.scenario())) {
                for (SeriesKey key : projection.keys()) {
                    Series series = projection.series(key.entity(), key.variable());
                    for (int i = 0; i < series.size(); i++) {
                        assertTrue(Double.isFinite(series.get(i)), series.name());
                    }
                }
            }
            Quarter last = comparison.base().start().plus(comparison.base().periods() - 1);
            for (Resource resource : RESOURCES) {
                assertTrue(Double.isFinite(comparison.inScenario(resource).at(last)), resource.toString());
                comparison
                        .rebound(resource)
                        .findOver(Horizon.CUMULATIVE)
                        .ifPresent(r -> assertTrue(Double.isFinite(r)));
                double change = comparison.change(resource, Horizon.LONG_RUN);
                assertTrue(!Double.isNaN(change) || comparison.inBase(resource).at(last) == 0, resource.toString());
            }
            assertTrue(comparison.toString().lines().allMatch(l -> l.length() <= 100));
        }
    }
}
