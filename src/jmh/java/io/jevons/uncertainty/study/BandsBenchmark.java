package io.jevons.uncertainty.study;

import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.BlockRun;
import io.jevons.internal.Chunks;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.SeriesNeeds;
import java.util.List;
import java.util.Optional;
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
 * What bands cost: an ensemble of the bundled market with all its bands, on one thread, against the same ensemble set up,
 * drawn and run with nothing kept of it; and against the engine alone, with everything set up and drawn beforehand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class BandsBenchmark {
    private static final int DRAWS = 2000;
    private static final int WIDTH = 256;
    private static final List<SeriesKey> ONE = List.of(new SeriesKey("flagship", "need"));

    private Market market;
    private Scenario scenario;
    private Ensemble ensemble;
    private StudyRuns studied;
    private double[][] draws;
    private List<Assumptions.Target> targets;
    private BlockRun block;
    private int[] slots;
    private double[] own;
    private double[][] base;
    private double[][] need;

    /** Prepares the ensemble, and its draws for the runs alone. */
    @Setup
    public void prepare() {
        market = Markets.named("world-2024Q4");
        scenario = Scenarios.named("deepseek-r1");
        ensemble =
                Ensemble.of(market, scenario).draws(DRAWS).seed(42).threads(1).progress((done, all) -> {});
        studied = ensemble.run().studied();
        Staging staging = studied.staging();
        targets = studied.assumptions().targets();
        draws = studied.draws().all();
        List<String> varied = targets.stream().map(Assumptions.Target::path).toList();
        block = BlockRun.of(staging.base(), staging.plan(), varied, ONE, ONE, List.of(), WIDTH);
        base = new double[market.quarters() + 1][DRAWS];
        need = new double[market.quarters() + 1][DRAWS];
        slots = targets.stream().mapToInt(t -> block.parameter(t.path())).toArray();
        own = targets.stream().mapToDouble(t -> staging.get(t.path())).toArray();
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
     * The scenario set up on the market, draws and runs.
     *
     * @return the number of draws run
     */
    @Benchmark
    public int ensembleAlone() {
        Staging staging = Staging.of(market, scenario);
        Blocks blocks = new Blocks(staging, studied.assumptions(), Optional.of(new SeriesNeeds(ONE, ONE, List.of())));
        int[] run = {0};
        Chunks.run(
                DRAWS,
                1,
                (from, to) -> {
                    blocks.run(studied.draws().block(from, to), new Blocks.Reader() {
                        @Override
                        public void run(int[] ran, BlockRun ofThem) {
                            run[0] += ran.length;
                        }

                        @Override
                        public void failed(FailedDraw failure) {
                            throw new IllegalStateException(failure.reason());
                        }
                    });
                    return to;
                },
                to -> {});
        return run[0];
    }

    /**
     * The engine alone.
     *
     * @return the sum of a last value a block
     */
    @Benchmark
    public double engineAlone() {
        double sum = 0;
        for (int from = 0; from < DRAWS; from += WIDTH) {
            int count = Math.min(WIDTH, DRAWS - from);
            block.reset(count);
            double[] values = new double[count];
            for (int k = 0; k < slots.length; k++) {
                Assumptions.Target target = targets.get(k);
                for (int lane = 0; lane < count; lane++) {
                    values[lane] = target.vary().of(own[k], draws[from + lane][target.input()]);
                }
                block.set(slots[k], values);
            }
            block.keepIn(base, need, from);
            block.run();
            sum += need[need.length - 1][from];
        }
        return sum;
    }
}
