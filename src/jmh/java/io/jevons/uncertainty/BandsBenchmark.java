package io.jevons.uncertainty;

import io.jevons.demand.BlockRun;
import io.jevons.demand.Market;
import io.jevons.demand.Markets;
import io.jevons.demand.SeriesKey;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Staging;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An ensemble of the bundled market with all its bands, on one thread, against the same draws run through the engine alone,
 * with nothing kept of them: what bands cost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class BandsBenchmark {
    private static final int DRAWS = 2000;
    private static final int WIDTH = 256;

    private Ensemble ensemble;
    private double[][] draws;
    private List<Assumptions.Target> targets;
    private BlockRun block;
    private int[] slots;
    private double[] own;

    /** Prepares the ensemble, and its draws for the runs alone. */
    @Setup
    public void prepare() {
        Market market = Markets.named("world-2024Q4");
        Scenario scenario = Scenarios.named("deepseek-r1");
        ensemble =
                Ensemble.of(market, scenario).draws(DRAWS).seed(42).threads(1).progress((done, all) -> {});
        Studied studied = ensemble.run().studied();
        Staging staging = studied.staging();
        targets = studied.assumptions().targets();
        draws = studied.draws().all();
        List<SeriesKey> kept = List.of(new SeriesKey("flagship", "need"));
        List<String> varied = targets.stream().map(Assumptions.Target::path).toList();
        block = BlockRun.of(staging.base(), staging.plan(), varied, kept, kept, WIDTH);
        slots = targets.stream().mapToInt(t -> block.parameter(t.path())).toArray();
        own = targets.stream().mapToDouble(t -> staging.market().get(t.path())).toArray();
    }

    /**
     * Draws, runs, and the bands of every series collected.
     *
     * @return the sum of the last medians
     */
    @Benchmark
    public double ensembleWithBands() {
        Study study = ensemble.run();
        double sum = 0;
        for (SeriesKey key : study.collected()) {
            sum += study.band(key.entity(), key.variable(), 0.05, 0.5, 0.95)
                    .scenario(0.5)
                    .at("2031Q4");
        }
        return sum;
    }

    /**
     * The runs alone.
     *
     * @return the sum of a last value a block
     */
    @Benchmark
    public double runsAlone() {
        double sum = 0;
        for (int from = 0; from < DRAWS; from += WIDTH) {
            int count = Math.min(WIDTH, DRAWS - from);
            block.reset(count);
            for (int k = 0; k < slots.length; k++) {
                Assumptions.Target target = targets.get(k);
                for (int lane = 0; lane < count; lane++) {
                    block.set(slots[k], lane, target.vary().of(own[k], draws[from + lane][target.input()]));
                }
            }
            block.run();
            sum += block.scenario(0, 28, 0);
        }
        return sum;
    }
}
