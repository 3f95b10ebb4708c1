package io.jevons.demand.engine;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.internal.AllCores;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs markets forward: a pure function of market, drivers and channels. What a single projection runs is what an
 * ensemble runs for many draws at once.
 */
public final class Engine {
    /** How many scenarios share a run of their base at most, whatever the cores. */
    private static final int IN_STEP = 16;

    /** The most bytes of scenarios that share a run; one that takes more runs alone with its base. */
    private static final double MOST_IN_STEP = 0x1p28;

    /** Bytes of a number that is alone in its row: the header and padding of an array, and the reference to it. */
    private static final int ALONE = 28;

    /** Rows of state of a run by cell and tier, about. */
    private static final int STATE = 12;

    private Engine() {}

    /**
     * A base and its scenario on the same market.
     *
     * @param base the base's projection
     * @param scenario the scenario's projection
     */
    public record Pair(Projection base, Projection scenario) {
        /**
         * Made of its parts, none of which may be null.
         *
         * @param base the base's projection
         * @param scenario the scenario's projection
         */
        public Pair {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(scenario, "scenario");
        }
    }

    /**
     * A base, its scenario, and the answer to the scenario's efficiency alone.
     *
     * @param base the base's projection
     * @param scenario the scenario's projection
     * @param response the projection of the response run; the scenario's own where it assumes no shifts
     */
    public record Runs(Projection base, Projection scenario, Projection response) {
        /**
         * Made of its parts, none of which may be null.
         *
         * @param base the base's projection
         * @param scenario the scenario's projection
         * @param response the projection of the response run; the scenario's own where it assumes no shifts
         */
        public Runs {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(scenario, "scenario");
            Objects.requireNonNull(response, "response");
        }
    }

    /**
     * Projects a market under drivers, every channel on.
     *
     * @param plan the scenario's name and drivers; the market is that of the drivers
     * @return the projection
     * @throws InvalidInputException if a result is not finite
     */
    public static Projection project(Plan plan) {
        Objects.requireNonNull(plan, "plan");
        CompiledMarket market = CompiledMarket.of(plan.drivers().market());
        Simulation simulation = Simulation.of(market, plan, Selection.all(market), 1);
        simulation.lanes().reset(1);
        simulation.runAlone(() -> {});
        return simulation.baseOutputs().projection(market.market, Replay.alone(plan), 0);
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
        Objects.requireNonNull(scenario, "scenario");
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
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenario, "scenario");
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
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenario, "scenario");
        base.drivers().requireParts(market);
        scenario.drivers().requireParts(market);
        List<Plan> plans = scenario.hasShifts(base) ? List.of(scenario, scenario.response()) : List.of(scenario);
        List<Pair> pairs = run(CompiledMarket.of(market), base, plans);
        Pair first = pairs.get(0);
        return new Runs(
                first.base(), first.scenario(), pairs.get(pairs.size() - 1).scenario());
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
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenarios, "scenarios");
        Objects.requireNonNull(kept, "kept");
        CompiledMarket market = CompiledMarket.of(base.drivers().market());
        // Each series stands twice for a while: in the run's outputs and in the projection.
        long numbers = 2L * Selection.withEngineering(market).size() * market.periods;
        return inGroups(
                market,
                scenarios,
                numbers,
                (group, check) ->
                        run(market, base, group, check).stream().map(kept).toList());
    }

    /**
     * Some series in some quarters of a base and of many scenarios beside it, on all cores, without keeping anything else of
     * the runs.
     *
     * @param base the base, every channel on
     * @param scenarios the scenarios, on the same market, each made when its turn comes, for drivers are large in a market of
     *     many tiers and cells
     * @param keys the series
     * @param periods the quarters, counted from the start, in ascending order
     * @param kept what to keep of the values of the base and of a scenario, each by quarter and series; it must be safe to
     *     call from many threads
     * @param <T> the type of what is kept
     * @return what is kept, in the order of the scenarios
     * @throws InvalidInputException if there is no such series, or one of these values is not finite
     */
    public static <T> List<T> compareAllAt(
            Plan base,
            List<Supplier<Plan>> scenarios,
            Collection<SeriesKey> keys,
            List<Integer> periods,
            BiFunction<double[][], double[][], T> kept) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenarios, "scenarios");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(periods, "periods");
        Objects.requireNonNull(kept, "kept");
        CompiledMarket market = CompiledMarket.of(base.drivers().market());
        Selection selection = Selection.of(market, keys);
        int[] at = periods.stream().mapToInt(i -> i).toArray();
        return inGroups(market, scenarios, (long) selection.size() * at.length, (made, check) -> {
            List<Plan> group = made.stream().map(Supplier::get).toList();
            Simulation simulation = Simulation.at(market, base, group, selection, at);
            simulation.lanes().reset(1);
            simulation.runAlone(check);
            double[][] ofBase = values(simulation.baseOutputs(), at, base, market.market);
            List<T> found = new ArrayList<>();
            for (int i = 0; i < group.size(); i++) {
                found.add(kept.apply(ofBase, values(simulation.scenarioOutputs(i), at, group.get(i), market.market)));
            }
            return found;
        });
    }

    private static double[][] values(Outputs outputs, int[] periods, Plan plan, Market market) {
        Simulation.requireFinite(outputs, 0, plan.name(), market);
        double[][] values = new double[periods.length][outputs.selection.size()];
        for (int k = 0; k < periods.length; k++) {
            for (int s = 0; s < values[k].length; s++) {
                values[k][s] = outputs.get(s, periods[k], 0);
            }
        }
        return values;
    }

    /** As many scenarios in step as memory is set apart for; none sees another, so that nothing depends on it. */
    private static <S, T> List<T> inGroups(
            CompiledMarket market, List<S> scenarios, long numbersKept, BiFunction<List<S>, Runnable, List<T>> run) {
        double pairs = (double) (market.cells + market.grades) * market.tiers;
        double bytes = ALONE * (STATE * pairs + numbersKept) + Double.BYTES * pairs * market.periods;
        int inStep = (int) Math.max(1, Math.min(IN_STEP, MOST_IN_STEP / bytes));
        int groups = (scenarios.size() + inStep - 1) / inStep;
        List<List<T>> found = AllCores.map(groups, (g, check) -> {
            int from = g * inStep;
            return run.apply(scenarios.subList(from, Math.min(scenarios.size(), from + inStep)), check);
        });
        return found.stream().flatMap(List::stream).toList();
    }

    private static List<Pair> run(CompiledMarket market, Plan base, List<Plan> scenarios) {
        return run(market, base, scenarios, () -> {});
    }

    private static List<Pair> run(CompiledMarket market, Plan base, List<Plan> scenarios, Runnable watcher) {
        Simulation simulation =
                Simulation.of(market, base, scenarios, Selection.all(market), Selection.withEngineering(market), 1);
        simulation.lanes().reset(1);
        simulation.runAlone(watcher);
        Projection ofBase = simulation.baseOutputs().projection(market.market, Replay.alone(base), 0);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Outputs outputs = simulation.scenarioOutputs(i);
            pairs.add(new Pair(ofBase, outputs.projection(market.market, Replay.beside(base, scenarios.get(i)), 0)));
        }
        return pairs;
    }
}
