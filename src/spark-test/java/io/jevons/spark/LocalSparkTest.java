package io.jevons.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.Refusal;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Ensemble;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Morris;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Study;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On Spark within this process: the bits of a run on threads, and one clear message for what cannot run. */
final class LocalSparkTest {
    private static final int DRAWS = 30_000;
    private static SparkSession session;

    @BeforeAll
    static void start() {
        session = Sessions.builder("local[2]").getOrCreate();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @Test
    void givesTheBitsOfARunOnThreads() {
        Study here = Studies.small(DRAWS).run();
        List<Integer> told = new ArrayList<>();
        SparkRunner spark = SparkRunner.active().progress((done, of) -> {
            if (of == DRAWS) {
                told.add(done);
            }
        });
        Study there = Studies.small(DRAWS).on(spark).run();
        assertEquals(told.stream().sorted().distinct().toList(), told);
        assertEquals(DRAWS, told.get(told.size() - 1));
        assertTrue(told.size() > 1, "told once only");
        Studies.assertSame(here, there);
        BatchModel model = Studies.small(DRAWS).model(Studies.CHANGE);
        Sobol sobol = Sobol.of(here.inputs(), model).base(1024).seed(3);
        assertEquals(sobol.run().toString(), sobol.on(spark).run().toString());
        Morris morris =
                Morris.of(here.inputs().independent(), model).trajectories(20).seed(3);
        assertEquals(morris.run().toString(), morris.on(spark).run().toString());
    }

    @Test
    void manyDrawsComeInWavesThatTheDriverCanHold() {
        Study there = Studies.small(110_000).on(SparkRunner.of(session)).run();
        Studies.assertSame(Studies.small(110_000).run(), there);
    }

    @Test
    void aShockInCodeIsRefusedByName() {
        Ensemble code = Ensemble.of(
                        Jevons.market("coal-1865"),
                        Jevons.scenario("coal-1865").with(Shock.of("heat wave", (drivers, quarter) -> {})))
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)));
        Refusal.of(() -> code.on(SparkRunner.of(session)).run()).names("heat wave", "cannot travel");
    }

    @Test
    void whatATaskRefusesIsToldOnce() {
        Study study = Studies.small(100).on(SparkRunner.of(session)).run();
        Metric broken = Metric.of("broken", comparison -> {
            throw new IllegalArgumentException("no such figure");
        });
        Refusal.of(() -> study.values(broken)).names("broken", "is code that cannot travel");
    }

    @Test
    void anInterruptCancelsTheJobs() throws InterruptedException {
        Thread runs = Thread.currentThread();
        SparkRunner spark = SparkRunner.of(session).progress((done, of) -> runs.interrupt());
        assertThrows(
                CancellationException.class,
                () -> Studies.small(1_000_000).on(spark).run());
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
        var status = session.sparkContext().statusTracker();
        for (int i = 0; i < 100 && status.getActiveJobIds().length > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals(0, status.getActiveJobIds().length);
    }

    @Test
    void otherVersionsAreRefused() {
        Refusal.of(() -> Compatibility.require("3.5.6", "2.12.18"))
                .names("session = Spark 3.5.6 with Scala 2.12.18", "must be Spark 4 with Scala 2.13");
        Compatibility.require("4.2.0", "2.13.18");
    }
}
