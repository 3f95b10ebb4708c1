package io.jevons.demand;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Projections of the bundled market, 28 quarters, without bands: a base alone, and a base with a scenario beside it. Two
 * threads ({@code -t 2}) against one show how the engine shares a machine; {@code -prof gc} shows allocation.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    private static final int LANES = 512;

    /** The market: its quarters tell how cost grows with time. */
    @Param({"28", "56"})
    private int quarters;

    private Simulation alone;
    private Simulation pair;
    private int elasticity;

    /** Compiles the market and its plans once. */
    @Setup
    public void prepare() {
        CompiledMarket market = CompiledMarket.of(Markets.named("world-2024Q4").with("quarters", quarters));
        Selection kept = Selection.of(market, List.of(new SeriesKey("flagship", "need")));
        Plan base = Plan.of("base", Drivers.of(market, List.of()));
        Drivers.DriverShock shock = (drivers, quarter) -> drivers.scaleEfficiency("frontier", "*", 2);
        Plan scenario = Plan.of("scenario", Drivers.of(market, List.of(shock)));
        alone = Simulation.of(market, base, kept, LANES);
        pair = Simulation.of(market, base, scenario, kept, kept, LANES);
        elasticity = market.slotOf("cells.sme.elasticity");
    }

    private double run(Simulation simulation) {
        Lanes lanes = simulation.lanes();
        lanes.reset(LANES);
        for (int l = 0; l < LANES; l++) {
            lanes.set(elasticity, l, 0.3 + 0.001 * l);
        }
        simulation.run();
        return simulation.baseOutputs().get(0, quarters, 0);
    }

    /**
     * A base alone.
     *
     * @return the need of the last quarter
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double projections() {
        return run(alone);
    }

    /**
     * A base, a scenario and the engineering estimate; counted as one.
     *
     * @return the need of the last quarter
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double comparisons() {
        return run(pair);
    }
}
