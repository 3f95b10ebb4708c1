package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Plan;
import io.jevons.demand.engine.BlockRun;
import io.jevons.demand.engine.Engine;
import io.jevons.estimate.Calibration;
import io.jevons.internal.Interrupts;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.elasticity.Elasticities;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Prim;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.sensitivity.Bootstrap;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long work ends soon after its thread is interrupted: it looks at the next quarter of a run, point of a function or step
 * of a search, each of which takes far less than a second. The thread stays interrupted.
 */
class InterruptTest {
    private static final Market MARKET = MarketText.small().read();
    private static final Scenario SCENARIO =
            Scenario.named("cheaper").with(Shock.efficiency("only", 2).from("2019Q4"));

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    private static void cancels(Executable work) {
        CancellationException cancelled = assertThrows(CancellationException.class, work);
        assertTrue(cancelled.getMessage().startsWith("interrupted: "), cancelled::getMessage);
        assertTrue(Thread.currentThread().isInterrupted(), "the thread stays interrupted");
    }

    private static Ensemble ensemble() {
        return Ensemble.of(MARKET, SCENARIO)
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(200)
                .seed(1);
    }

    @ParameterizedTest
    @EnumSource(Calibration.Search.class)
    void endsAFit(Calibration.Search search) {
        Series observed = Series.of("shipped", "GPU/a", Quarter.parse("2019Q4"), 3000, 3100, 3200);
        Calibration calibration = Calibration.of(MARKET)
                .free("cells.eager.elasticity", 0.1, 2)
                .target("big", "shipped", observed, 1, 0.1)
                .search(search);
        Thread.currentThread().interrupt();
        cancels(calibration::fit);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void endsAnEnsemble(int threads) {
        Ensemble ensemble = ensemble().threads(threads).progress((done, of) -> {});
        Thread.currentThread().interrupt();
        cancels(ensemble::run);
    }

    /** Who stops a run that keeps its chunks is told that it can go on, and where. */
    @Test
    void tellsOfWhatACheckpointKeeps(@TempDir Path folder) {
        DrawRunner stops = (job, chunks, taker) -> DrawRunner.local(1).run(job, chunks, (k, result) -> {
            taker.take(k, result);
            Thread.currentThread().interrupt();
            Interrupts.check();
        });
        Ensemble ensemble = ensemble().draws(20_000).progress((done, of) -> {});
        CancellationException stopped = assertThrows(
                CancellationException.class,
                () -> ensemble.on(stops).checkpoint(folder).run());
        assertTrue(
                stopped.getMessage()
                        .matches(
                                "interrupted: the run was given up; 1 of its \\d+ chunks are kept in .*, from where the"
                                        + " same run goes on"),
                stopped.getMessage());
        assertTrue(stopped.getMessage().contains(folder.toString()), stopped.getMessage());
        assertTrue(Thread.interrupted());
    }

    @Test
    void endsABlockOfDrawsAtTheNextQuarter() {
        Staging staging = Staging.of(MARKET, SCENARIO);
        BlockRun block = BlockRun.ofAll(staging.base(), staging.plan(), List.of(), 4);
        block.reset(4);
        Thread.currentThread().interrupt();
        cancels(block::run);
        Thread.interrupted();
        block.reset(4);
        block.run();
        assertTrue(block.isFinite(3), "what was given up can run again");
    }

    @Test
    void endsTheFiguresOfAStudyAtTheNextDraw() {
        Study study = ensemble().threads(1).run();
        AtomicInteger asked = new AtomicInteger();
        Metric interrupting = Metric.of("interrupting", comparison -> {
            if (asked.incrementAndGet() == 3) {
                Thread.currentThread().interrupt();
            }
            return asked.get();
        });
        cancels(() -> study.values(interrupting));
        assertEquals(3, asked.get());
    }

    @Test
    void endsASensitivityAnalysisAtTheNextPoint() {
        AtomicInteger points = new AtomicInteger();
        Sobol sobol = Sobol.of(List.of(Distribution.uniform(0, 1)), x -> {
                    if (points.incrementAndGet() == 5) {
                        Thread.currentThread().interrupt();
                    }
                    return x[0];
                })
                .threads(1);
        cancels(sobol::run);
        assertEquals(5, points.get());
    }

    @Test
    void endsElasticities() {
        Thread.currentThread().interrupt();
        cancels(() -> Elasticities.of(MARKET));
    }

    /** While it runs, and seen by the threads that work for the one that is interrupted. */
    @Test
    void endsComparisonsOfManyScenarios() {
        Staging staging = Staging.of(MARKET, SCENARIO);
        List<Plan> plans = Collections.nCopies(10_000, staging.plan());
        Thread owner = Thread.currentThread();
        AtomicInteger kept = new AtomicInteger();
        cancels(() -> Engine.compareAll(staging.base(), plans, pair -> {
            if (kept.incrementAndGet() == 40) {
                owner.interrupt();
            }
            return 0;
        }));
        assertTrue(kept.get() < 1000, kept + " of 10000 were run");
    }

    @Test
    void endsABootstrapAtTheNextSample() {
        AtomicInteger samples = new AtomicInteger();
        int[] rows = IntStream.range(0, 100).toArray();
        cancels(() -> Bootstrap.intervals(rows, 1000, 1, drawn -> {
            if (samples.incrementAndGet() == 5) {
                Thread.currentThread().interrupt();
            }
            return new double[] {drawn[0]};
        }));
        assertEquals(5, samples.get());
        cancels(() -> Bootstrap.aboutBiased(rows, 1000, 1, new double[] {0.5}, drawn -> new double[] {0}));
    }

    @Test
    void endsADiscovery() {
        Prim prim = Prim.of(new double[][] {{1}, {2}, {3}, {4}}, new boolean[] {true, true, false, false});
        Thread.currentThread().interrupt();
        cancels(prim::find);
    }
}
