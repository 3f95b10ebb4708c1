package io.jevons.rebound;

import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** The reference market with corners, with parameters drawn from a seed, under a scenario with shocks of every kind. */
final class SeededCases {
    private static final List<String> VARIED = List.of(
            "cells.*.elasticity",
            "cells.*.new-market-elasticity",
            "cells.*.sigma",
            "cells.*.beta",
            "cells.*.tokens-per-day",
            "cells.*.adjust-time",
            "tiers.*.supply-elasticity",
            "tiers.*.capacity-per-year",
            "training.*.elasticity",
            "training.*.gpu-hours-per-year");

    private SeededCases() {}

    static Market corners() {
        String file = "engine/market-c.yaml";
        return Market.parse(file, Resources.text(SeededCases.class, file));
    }

    static Market market(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = corners();
        for (String pattern : VARIED) {
            for (String path : market.paths(pattern)) {
                market = market.scale(path, Math.exp(random.nextDouble(-0.5, 0.5)));
            }
        }
        return market;
    }

    static Scenario scenario(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Scenario.named("seed-" + seed)
                .with(Shock.efficiency("*", random.nextDouble(1.5, 5)).from("2020Q1"))
                .with(Shock.modelRelease("light", Map.of("rival", random.nextDouble(0.01, 0.1)))
                        .from("2020Q3"))
                .with(Shock.trainingEfficiency("*", random.nextDouble(1.2, 3))
                        .from("2020Q2")
                        .ramp(1))
                .with(Shock.tokensPerTask("eager", random.nextDouble(0.8, 2)).from("2020Q1"))
                .with(Shock.demand("thrifty", random.nextDouble(0.8, 1.3)).from("2021Q1"))
                .with(Shock.preference("*", "rival", random.nextDouble(-0.5, 0.5))
                        .from("2020Q4"));
    }

    static Comparison comparison(long seed) {
        return Comparison.of(market(seed), scenario(seed));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }
}
