package io.jevons.explore;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.study.Ensemble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A market and the scenarios that can be asked of it, with their uncertain inputs; safe to use from many threads. */
final class World {
    private final Market market;
    private final Map<String, Scenario> scenarios;
    private final Map<String, Staged> staged = new ConcurrentHashMap<>();

    /** A scenario as it comes, on the market, with its inputs in order. */
    record Staged(Scenario scenario, Staging staging, Map<String, Input> inputs) {}

    private World(Market market, Map<String, Scenario> scenarios) {
        this.market = market;
        this.scenarios = scenarios;
    }

    /** A market with one scenario first, and then all that are known by name and fit it. */
    static World of(Market market, Scenario first) {
        Staging.of(market, first);
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put(first.name(), first);
        Scenarios.all().forEach((name, other) -> {
            if (!name.equals(Scenario.BASELINE) && !scenarios.containsKey(name) && fits(market, other)) {
                scenarios.put(name, other);
            }
        });
        return new World(market, scenarios);
    }

    private static boolean fits(Market market, Scenario scenario) {
        try {
            Staging.of(market, scenario);
            return true;
        } catch (InvalidInputException names) {
            return false;
        }
    }

    Market market() {
        return market;
    }

    /** All quarters of a projection. */
    List<Quarter> quarters() {
        return IntStream.rangeClosed(0, market.quarters())
                .mapToObj(market.start()::plus)
                .toList();
    }

    List<Scenario> scenarios() {
        return List.copyOf(scenarios.values());
    }

    Staged staged(String name) {
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            throw InvalidInputException.unknown("scenario", name, List.copyOf(scenarios.keySet()));
        }
        return staged.computeIfAbsent(name, n -> {
            Staging staging = Staging.of(market, scenario);
            Map<String, Input> inputs = new LinkedHashMap<>();
            Input.of(staging).forEach(input -> inputs.put(input.name(), input));
            return new Staged(scenario, staging, inputs);
        });
    }

    /**
     * The scenario of a setting: first quarters of shocks first, then other parameters, then inputs.
     *
     * @throws InvalidInputException if the setting names what there is not
     */
    Scenario scenario(Setting setting) {
        Staged from = staged(setting.scenario());
        Scenario scenario = from.scenario();
        for (Map.Entry<String, String> start : setting.starts().entrySet()) {
            scenario = scenario.starting(start.getKey(), start.getValue());
        }
        for (Map.Entry<String, Double> value : setting.values().entrySet()) {
            scenario = scenario.with(value.getKey(), value.getValue());
        }
        for (Map.Entry<String, Double> moved : setting.inputs().entrySet()) {
            Input input = input(from, moved.getKey());
            for (String path : input.changed()) {
                scenario = input.vary().isScale()
                        ? scenario.scale(path, moved.getValue())
                        : scenario.with(path, moved.getValue());
                scenario = scenario.hold(path);
            }
        }
        return scenario;
    }

    /** The draws of a scenario. */
    Ensemble ensemble(Scenario scenario, int draws) {
        return Ensemble.of(market, scenario).draws(draws).seed(SettingText.SEED);
    }

    static Input input(Staged from, String name) {
        Input input = from.inputs().get(name);
        if (input == null) {
            throw InvalidInputException.unknown(
                    "input", name, List.copyOf(from.inputs().keySet()));
        }
        return input;
    }
}
