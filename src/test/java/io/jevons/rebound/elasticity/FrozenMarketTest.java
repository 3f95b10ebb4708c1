package io.jevons.rebound.elasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Parameter;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import io.jevons.rebound.TinyMarket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What elasticities hold still: a market in which nothing moves by itself. */
final class FrozenMarketTest {
    private static final Market WORLD = ReferenceMarkets.world().with("training.*.growth.long-run", 0.1);

    private static Projection run(Market market) {
        return Engine.project(Plan.of("still", Drivers.of(market, List.of())));
    }

    /** By the keys that the market gives; it has no site and no vendor. */
    @Test
    void stopsGrowthAndTrendsAndTakesTheLimitsOff() {
        Market still = FrozenMarket.of(WORLD, 40);
        Set<String> stopped = new TreeSet<>();
        Set<String> freed = new TreeSet<>();
        for (Parameter parameter : WORLD.allParameters()) {
            double before = parameter.value();
            double after = still.get(parameter.path());
            String key = parameter.path().replaceFirst("^([a-z-]+)\\..*?\\.((growth\\.)?[a-z-]+)$", "$1 $2");
            if (after != before && after == 0) {
                stopped.add(key);
            } else if (after != before && after == 1e6 * before) {
                freed.add(key);
            }
        }
        assertEquals(
                Set.of(
                        "algorithmic-trend",
                        "cells growth.long-run",
                        "cells growth.start",
                        "cells value-growth",
                        "other-workloads growth.long-run",
                        "other-workloads growth.start",
                        "tiers capacity-growth",
                        "tiers power-decline",
                        "tiers price-decline",
                        "training efficiency-trend",
                        "training growth.long-run",
                        "training growth.start"),
                stopped);
        assertEquals(Set.of("tiers capacity-per-year"), freed);
        assertEquals(1, still.get("rental.floor"));
        assertEquals(1, still.get("rental.ceiling"));
        assertEquals(40, still.get("quarters"));
    }

    @Test
    void holdsEveryRentAtItsStart() {
        Projection start = run(WORLD);
        Projection still = run(FrozenMarket.of(WORLD, 40));
        for (String tier : WORLD.tiers()) {
            double rent = start.series(tier, "rent").get(0);
            for (double value : still.series(tier, "rent").toArray()) {
                assertEquals(rent, value, 1e-12 * rent, tier);
            }
        }
    }

    @Test
    void leavesWhatAnswersPriceAndHowFast() {
        Market still = FrozenMarket.of(WORLD, 40);
        Set<String> kept = WORLD.allParameters().stream()
                .map(Parameter::path)
                .filter(p -> p.matches("cells\\..*\\.(elasticity|new-market-elasticity|sigma|beta|adjust-time|viable)"))
                .collect(Collectors.toSet());
        assertTrue(kept.size() > 20, "" + kept.size());
        kept.forEach(path -> assertEquals(WORLD.get(path), still.get(path), path));
    }

    /** One cell that has adjusted: whatever moves it in the course of years, its need stands still when frozen. */
    @ParameterizedTest
    @CsvSource({
        "algorithmic-trend, 0.4",
        "tiers.gpu.price-decline, 0.3",
        "tiers.gpu.power-decline, 0.2",
        "tiers.gpu.capacity-growth, -0.9",
        "cells.all.growth.start, 0.7",
        "cells.all.growth.long-run, 0.1",
        "cells.all.value-growth, 0.2"
    })
    void standsStill(String path, double value) {
        Market moving = TinyMarket.oneTier(12)
                .with("cells.all.elasticity", 0.8)
                .with("cells.all.sigma", 1.5)
                .with("rental.ceiling", 10)
                .with("rental.floor", 0.1)
                .with(path, value);
        assertEquals(value, moving.get(path));
        double[] need = run(FrozenMarket.of(moving, 40)).series("gpu", "need").toArray();
        assertEquals(41, need.length);
        for (double later : need) {
            assertEquals(need[0], later, 1e-9 * need[0], path);
        }
    }

    /** A site's power does not bind either, and a vendor's price is what it was. */
    @ParameterizedTest
    @ValueSource(strings = {"sites.grid.growth.start", "sites.grid.growth.long-run", "vendors.nest.response"})
    void takesPowerAndVendorsAsTheyAre(String path) {
        Market market = Market.parse(
                "tiny.yaml",
                TinyMarket.text(12, Map.of("gpu", "nest"), Map.of("nest", 1.0), Map.of("gpu", 1.0))
                                .replace("nest: nest", "nest: nest, site: grid")
                        + "sites: {grid: {power-mw: 10, growth: {start: 0.3, long-run: 0.2, fade-years: 2}}}\n"
                        + "vendors: {nest: {gross-margin: 0.7, response: 0.5, pricing-years: 1}}\n");
        Market still = FrozenMarket.of(market, 40);
        assertEquals(0, still.get(path));
        assertEquals(10e6, still.get("sites.grid.power-mw"), 1e-6);
        assertEquals(0.7, still.get("vendors.nest.gross-margin"));
    }
}
