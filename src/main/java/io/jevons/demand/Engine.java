package io.jevons.demand;

/**
 * Runs markets forward: a pure function of market, drivers and channels. What a single projection runs is what an
 * ensemble runs for many draws at once.
 */
public final class Engine {
    private Engine() {}

    /** A base and its scenario on the same market. */
    public record Pair(Projection base, Projection scenario) {}

    /**
     * Projects a market under drivers, every channel on.
     *
     * @param plan the scenario's name and drivers; the market is that of the drivers
     * @return the projection
     * @throws io.jevons.base.InvalidInputException if a result is not finite
     */
    public static Projection project(Plan plan) {
        CompiledMarket market = CompiledMarket.of(plan.drivers().market());
        Simulation simulation = Simulation.of(market, plan, Selection.all(market), 1);
        simulation.lanes().reset(1);
        simulation.run();
        return Projection.of(market.market, plan.name(), simulation.baseOutputs(), 0);
    }

    /**
     * Projects a base and its scenario side by side, with the engineering estimate.
     *
     * @param base the base, every channel on
     * @param scenario the scenario, on the same market
     * @return both projections
     * @throws io.jevons.base.InvalidInputException if a result is not finite
     */
    public static Pair compare(Plan base, Plan scenario) {
        CompiledMarket market = CompiledMarket.of(scenario.drivers().market());
        Simulation simulation =
                Simulation.of(market, base, scenario, Selection.all(market), Selection.withEngineering(market), 1);
        simulation.lanes().reset(1);
        simulation.run();
        return new Pair(
                Projection.of(market.market, base.name(), simulation.baseOutputs(), 0),
                Projection.of(market.market, scenario.name(), simulation.scenarioOutputs(), 0));
    }
}
