package io.jevons.demand.engine;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Plan;
import io.jevons.demand.Strategies;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.internal.ArrayKernels;
import io.jevons.market.Market;
import io.jevons.market.Suspect;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** A base and its scenarios, in step, over a block of lanes; or a base alone. One object serves many blocks. */
final class Simulation {
    private final Block block;
    private final Run base;

    /** The drivers of the calibration. */
    private final LaneDrivers unshocked;

    private final Outputs baseOutputs;
    private final Engineering ofBase;

    /** An array, since the iterator of a list would be all that a run allocates. */
    private final Follower[] scenarios;

    /** Whether anything is kept of the engineering estimate. */
    private final boolean estimates;

    /** The quarter that a run has come to. */
    private int reached;

    /**
     * A scenario beside the base, with its engineering estimate; one of the same drivers as the first has that one's, since
     * no channel moves it.
     */
    private record Follower(Run run, Engineering engineering, boolean shared, Outputs outputs) {}

    private Simulation(
            CompiledMarket market,
            Plan base,
            List<Plan> scenarios,
            Selection ofBase,
            List<Selection> ofScenarios,
            int width,
            ArrayKernels kernels,
            int... periods) {
        block = new Block(market, width, kernels, base.drivers().values().viabilityResponse);
        this.base = new Run(block, new LaneDrivers(block.lanes, base.drivers()), Set.of());
        unshocked = LaneDrivers.unshocked(block.lanes);
        baseOutputs = new Outputs(block, ofBase, periods);
        this.ofBase = new Engineering(block);
        this.scenarios = new Follower[scenarios.size()];
        boolean any = false;
        for (int i = 0; i < this.scenarios.length; i++) {
            Plan plan = scenarios.get(i);
            boolean shared = i > 0 && plan.drivers() == scenarios.get(0).drivers();
            LaneDrivers drivers =
                    shared ? this.scenarios[0].run().drivers : new LaneDrivers(block.lanes, plan.drivers());
            this.scenarios[i] = new Follower(
                    new Run(block, drivers, plan.off()),
                    shared ? this.scenarios[0].engineering() : new Engineering(block),
                    shared,
                    new Outputs(block, ofScenarios.get(i), periods));
            any |= ofScenarios.get(i).hasEngineering();
        }
        estimates = any;
    }

    /** A base alone. */
    static Simulation of(CompiledMarket market, Plan base, Selection selection, int width) {
        return of(market, base, selection, width, ArrayKernels.create());
    }

    /** A base alone, on given kernels. */
    static Simulation of(CompiledMarket market, Plan base, Selection selection, int width, ArrayKernels kernels) {
        return new Simulation(market, base, List.of(), selection, List.of(), width, kernels, all(market));
    }

    /** A base and its scenario. */
    static Simulation of(
            CompiledMarket market, Plan base, Plan scenario, Selection ofBase, Selection ofScenario, int width) {
        return of(market, base, List.of(scenario), ofBase, ofScenario, width);
    }

    /** A base and many scenarios, none of which sees another. */
    static Simulation of(
            CompiledMarket market,
            Plan base,
            List<Plan> scenarios,
            Selection ofBase,
            Selection ofScenarios,
            int width) {
        return of(market, base, scenarios, ofBase, Collections.nCopies(scenarios.size(), ofScenarios), width);
    }

    /** The same, with what to keep of each scenario; what is listed beyond them counts for nothing. */
    static Simulation of(
            CompiledMarket market,
            Plan base,
            List<Plan> scenarios,
            Selection ofBase,
            List<Selection> ofScenarios,
            int width) {
        return new Simulation(market, base, scenarios, ofBase, ofScenarios, width, ArrayKernels.create(), all(market));
    }

    /** One draw of a base and many scenarios, with some series in some periods. */
    static Simulation at(CompiledMarket market, Plan base, List<Plan> scenarios, Selection selection, int... periods) {
        List<Selection> ofScenarios = Collections.nCopies(scenarios.size(), selection);
        return new Simulation(market, base, scenarios, selection, ofScenarios, 1, ArrayKernels.create(), periods);
    }

    private static int[] all(CompiledMarket market) {
        return IntStream.range(0, market.periods).toArray();
    }

    /** The parameters of the block; set them between {@code lanes().reset(n)} and {@link #run}. */
    Lanes lanes() {
        return block.lanes;
    }

    void run() {
        run(() -> {});
    }

    /** Runs, and tells a watcher after every quarter. */
    void run(Runnable watcher) {
        run(block.market.periods, watcher);
    }

    /** Runs the first periods alone; what is kept of later ones means nothing. */
    void run(int periods, Runnable watcher) {
        block.start();
        base.calibrate(unshocked);
        base.start();
        baseOutputs.start();
        for (Follower s : scenarios) {
            s.run().start();
            s.outputs().start();
        }
        for (int i = 0; i < periods; i++) {
            reached = i;
            quarter(i);
            watcher.run();
        }
    }

    private void quarter(int i) {
        if (i > 0) {
            block.trends.quarter(i);
        }
        base.drivers.quarter(i);
        base.quarter(i, base);
        baseOutputs.record(i, base, base, ofBase);
        for (Follower s : scenarios) {
            if (!s.shared()) {
                s.run().drivers.quarter(i);
            }
            s.run().quarter(i, base);
            if (estimates && !s.shared()) {
                s.engineering().quarter(i, base, s.run());
            }
            s.outputs().record(i, s.run(), base, s.engineering());
        }
    }

    /** Runs one draw, and tells of a mistake with the parts that are not the library's, from one of which it may come. */
    void runAlone(Runnable watcher) {
        try {
            run(watcher);
        } catch (InvalidInputException | CancellationException told) {
            throw told;
        } catch (RuntimeException mistake) {
            Market market = block.market.market;
            List<String> parts = Strategies.ownParts(market);
            throw parts.isEmpty()
                    ? mistake
                    : new IllegalStateException(
                            "market " + market.name() + " in "
                                    + market.start().plus(reached) + ", with " + String.join(", ", parts) + ": threw "
                                    + mistake,
                            mistake);
        }
    }

    Block block() {
        return block;
    }

    Outputs baseOutputs() {
        return baseOutputs;
    }

    /** The outputs of the one scenario; the base's where it runs alone. */
    Outputs scenarioOutputs() {
        return scenarios.length == 0 ? baseOutputs : scenarioOutputs(0);
    }

    Outputs scenarioOutputs(int index) {
        return scenarios[index].outputs();
    }

    private static String maybe(Market market) {
        List<String> parts = Strategies.ownParts(market);
        return parts.isEmpty()
                ? Suspect.maybe(market)
                : "\nMaybe " + String.join(" or ", parts) + " gives what is no finite number";
    }

    /** Refuses a lane in which a number left the range of doubles. */
    static void requireFinite(Outputs outputs, int lane, String scenario, Market market) {
        if (outputs.isFinite(lane)) {
            return;
        }
        for (int s = 0; s < outputs.selection.size(); s++) {
            for (int i = 0; i <= market.quarters(); i++) {
                double value = outputs.keeps(i) ? outputs.get(s, i, lane) : 0;
                if (!Double.isFinite(value)) {
                    throw new InvalidInputException("market " + market.name() + ", scenario " + scenario + ": "
                            + outputs.selection.entries().get(s).key() + " = " + value + " in "
                            + market.start().plus(i) + ": must be a finite number"
                            + maybe(market));
                }
            }
        }
    }
}
