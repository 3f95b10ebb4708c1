package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs markets forward: a pure function of market, drivers and channels. What a single projection runs is what an
 * ensemble runs for many draws at once.
 */
public final class Engine {
    /** How many scenarios share a run of their base: a fixed number, whatever the cores. */
    private static final int IN_STEP = 16;

    private Engine() {}

    /**
     * A base and its scenario on the same market.
     *
     * @param base the base's projection
     * @param scenario the scenario's projection
     */
    public record Pair(Projection base, Projection scenario) {}

    /**
     * A base, its scenario, and the answer to the scenario's efficiency alone.
     *
     * @param base the base's projection
     * @param scenario the scenario's projection
     * @param response the projection of the response run; the scenario's own where it assumes no shifts
     */
    public record Runs(Projection base, Projection scenario, Projection response) {}

    /**
     * Projects a market under drivers, every channel on.
     *
     * @param plan the scenario's name and drivers; the market is that of the drivers
     * @return the projection
     * @throws InvalidInputException if a result is not finite
     */
    public static Projection project(Plan plan) {
        CompiledMarket market = CompiledMarket.of(plan.drivers().market());
        Simulation simulation = Simulation.of(market, plan, Selection.all(market), 1);
        simulation.lanes().reset(1);
        simulation.run();
        return Projection.of(market.market, Replay.alone(plan), simulation.baseOutputs(), 0);
    }

    /**
     * Projects a base and its scenario side by side, with the engineering estimate.
     *
     * @param base the base, every channel on
     * @param scenario the scenario, on the same market
     * @return both projections
     * @throws InvalidInputException if a result is not finite
     */
    public static Pair compare(Plan base, Plan scenario) {
        return compare(scenario.drivers().market(), base, scenario);
    }

    /**
     * Projects a base and its scenario on a market that differs from that of their drivers in the values of parameters
     * alone, such as to vary an elasticity without setting the scenario up again.
     *
     * @param market the market, with the same tiers, grades, cells, workloads and quarters
     * @param base the base, every channel on
     * @param scenario the scenario
     * @return both projections
     * @throws InvalidInputException if the market has other parts than that of the drivers, or a result is not finite
     */
    public static Pair compare(Market market, Plan base, Plan scenario) {
        base.drivers().requireParts(market);
        scenario.drivers().requireParts(market);
        return run(CompiledMarket.of(market), base, List.of(scenario)).get(0);
    }

    /**
     * Projects a base, its scenario and the response run side by side, on a market that may differ from that of their
     * drivers in the values of parameters. The response run costs nothing where the scenario assumes no shifts.
     *
     * @param market the market, with the same tiers, grades, cells, workloads and quarters
     * @param base the base, every channel on
     * @param scenario the scenario
     * @return the three projections
     * @throws InvalidInputException if the market has other parts than that of the drivers, or a result is not finite
     */
    public static Runs respond(Market market, Plan base, Plan scenario) {
        base.drivers().requireParts(market);
        scenario.drivers().requireParts(market);
        List<Plan> plans = scenario.hasShifts(base) ? List.of(scenario, scenario.response()) : List.of(scenario);
        List<Pair> pairs = run(CompiledMarket.of(market), base, plans);
        Pair first = pairs.get(0);
        return new Runs(first.base(), first.scenario(), pairs.get(pairs.size() - 1).scenario());
    }

    /**
     * Projects many scenarios beside one base on all cores, and keeps of each what is asked for. The result does not
     * depend on the number of cores.
     *
     * @param base the base, every channel on
     * @param scenarios the scenarios, on the same market
     * @param kept what to keep of a base and its scenario; it must be safe to call from many threads
     * @param <T> the type of what is kept
     * @return what is kept, in the order of the scenarios
     * @throws InvalidInputException if a result is not finite
     */
    public static <T> List<T> compareAll(Plan base, List<Plan> scenarios, Function<Pair, T> kept) {
        CompiledMarket market = CompiledMarket.of(base.drivers().market());
        int groups = (scenarios.size() + IN_STEP - 1) / IN_STEP;
        return IntStream.range(0, groups)
                .parallel()
                .mapToObj(g -> {
                    int from = g * IN_STEP;
                    List<Plan> group = scenarios.subList(from, Math.min(scenarios.size(), from + IN_STEP));
                    return run(market, base, group).stream().map(kept).toList();
                })
                .flatMap(List::stream)
                .toList();
    }

    private static List<Pair> run(CompiledMarket market, Plan base, List<Plan> scenarios) {
        Simulation simulation =
                Simulation.of(market, base, scenarios, Selection.all(market), Selection.withEngineering(market), 1);
        simulation.lanes().reset(1);
        simulation.run();
        Projection ofBase = Projection.of(market.market, Replay.alone(base), simulation.baseOutputs(), 0);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Outputs outputs = simulation.scenarioOutputs(i);
            pairs.add(
                    new Pair(ofBase, Projection.of(market.market, Replay.beside(base, scenarios.get(i)), outputs, 0)));
        }
        return pairs;
    }
}
