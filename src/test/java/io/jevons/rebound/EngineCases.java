package io.jevons.rebound;

import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;

/** The reference cases of the engine: a market and a scenario each; see {@code engine/README.md} beside them. */
public final class EngineCases {
    static {
        // Those that others are based on.
        Scenarios.register(scenario("d"));
        Scenarios.register(scenario("g"));
        Scenarios.register(scenario("k"));
    }

    private EngineCases() {}

    /** A market, such as {@code c}. */
    public static Market market(String name) {
        String file = "market-" + name + ".yaml";
        return Market.parse(file, Resources.text(EngineCases.class, "engine/" + file));
    }

    private static Scenario scenario(String name) {
        String file = "scenario-" + name + ".yaml";
        return Scenario.parse(file, Resources.text(EngineCases.class, "engine/" + file));
    }

    /** A case; {@code a}, {@code c} and {@code j} are markets without a scenario. */
    public static Comparison comparison(String market, String name) {
        Scenario scenario = name.equals(market) ? Scenarios.named("baseline") : scenario(name);
        return Comparison.of(market(market), scenario);
    }
}
