package io.jevons.demand.engine;

import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
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

/** How the cost of an ensemble grows with draws, cells, tiers and quarters, on markets whose parts are all alike. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ScalingBenchmark {
    private static final int LANES = 256;

    /** Draws, run in blocks of 256. */
    @Param("512")
    int draws;

    /** Cells, each of which uses every tier. */
    @Param("8")
    int cells;

    /** Tiers. */
    @Param("4")
    int tiers;

    /** Quarters. */
    @Param("28")
    int quarters;

    private Simulation simulation;

    /** Compiles the market once. */
    @Setup
    public void prepare() {
        CompiledMarket market = CompiledMarket.of(UniformMarket.of(tiers, cells, quarters));
        Selection kept = Selection.of(market, List.of(new SeriesKey("t0", "need")));
        simulation = Simulation.of(market, Plan.of("base", Drivers.of(market.market, List.of())), kept, LANES);
    }

    /**
     * All draws.
     *
     * @return the need of the last quarter
     */
    @Benchmark
    public double projections() {
        for (int left = draws; left > 0; left -= LANES) {
            simulation.lanes().reset(Math.min(LANES, left));
            simulation.run();
        }
        return simulation.baseOutputs().get(0, quarters, 0);
    }
}
