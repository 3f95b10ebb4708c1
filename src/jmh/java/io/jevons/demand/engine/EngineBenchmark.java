package io.jevons.demand.engine;

import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.Markets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Blocks of projections of the bundled market without bands: a base alone, and a base with a scenario and the engineering
 * estimate beside it. Two threads ({@code -t 2}) against one show how the engine shares a machine; {@code -prof gc} shows
 * allocation. {@link PerformanceTable} runs it with the kernels and prints ratios.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    /** Projections in a block. */
    @Param("256")
    int lanes;

    /** The quarters of the market. */
    @Param("28")
    int quarters;

    private Simulation alone;
    private Simulation pair;
    private int elasticity;

    /** Compiles the market and its plans once. */
    @Setup
    public void prepare() {
        CompiledMarket market = CompiledMarket.of(Markets.named("world-2024Q4").with("quarters", quarters));
        Selection kept = Selection.of(market, List.of(new SeriesKey("flagship", "need")));
        Plan base = Plan.of("base", Drivers.of(market.market, List.of()));
        DriverShock shock = (drivers, quarter) -> drivers.scaleEfficiency("frontier", "*", 2);
        Plan scenario = Plan.of("scenario", Drivers.of(market.market, List.of(shock)));
        alone = Simulation.of(market, base, kept, lanes);
        pair = Simulation.of(market, base, scenario, kept, kept, lanes);
        elasticity = market.slotOf("cells.sme.elasticity");
    }

    private double run(Simulation simulation) {
        Lanes block = simulation.lanes();
        block.reset(lanes);
        for (int l = 0; l < lanes; l++) {
            block.set(elasticity, l, 0.3 + 0.001 * l);
        }
        simulation.run();
        return simulation.baseOutputs().get(0, quarters, 0);
    }

    /**
     * A block of bases.
     *
     * @return the need of the last quarter
     */
    @Benchmark
    public double projections() {
        return run(alone);
    }

    /**
     * A block of bases, each with a scenario and the engineering estimate.
     *
     * @return the need of the last quarter
     */
    @Benchmark
    public double comparisons() {
        return run(pair);
    }
}
