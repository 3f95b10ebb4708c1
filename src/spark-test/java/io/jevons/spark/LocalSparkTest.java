package io.jevons.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.Refusal;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.posterior.Conditioning;
import io.jevons.estimate.posterior.Posterior;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Morris;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Regret;
import io.jevons.uncertainty.study.Study;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Studies.assertSame(here, there);
        BatchModel model = Studies.small(DRAWS).model(Studies.CHANGE);
        Sobol sobol = Sobol.of(here.inputs(), model).base(1024).seed(3);
        assertEquals(sobol.run().toString(), sobol.on(spark).run().toString());
        Morris morris =
                Morris.of(here.inputs().independent(), model).trajectories(20).seed(3);
        assertEquals(morris.run().toString(), morris.on(spark).run().toString());
    }

    /** A move of all particles is a job, and so are the draws before and after. */
    @Test
    void aPosteriorAndItsEvidenceAreTheSame() {
        Evidence known = Evidence.bundled().asOf("2025-01-31");
        Conditioning conditioning = Jevons.condition(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .on(known)
                .particles(64)
                .seed(5);
        Posterior here = conditioning.run();
        Posterior there = conditioning.on(SparkRunner.of(session)).run();
        assertEquals(here.logEvidence(), there.logEvidence());
        assertEquals(here.toString(), there.toString());
    }

    @Test
    void regretOverAGridOfScenariosIsTheSame() {
        Scenario[] grid = Scenario.cross(
                        List.of(Studies.CHEAPER, Studies.CHEAPER.strength(0.5).as("milder")),
                        List.of(
                                Scenario.named("nothing more"),
                                Scenario.named("later")
                                        .with(Shock.efficiency("*", 1.2).from("2011Q1"))))
                .toArray(new Scenario[0]);
        Regret here = Studies.small(2_000).run().regret(Studies.CHANGE.lessIsBetter(), grid);
        Regret there =
                Studies.small(2_000).on(SparkRunner.of(session)).run().regret(Studies.CHANGE.lessIsBetter(), grid);
        for (int s = 0; s < grid.length; s++) {
            assertArrayEquals(here.of(s), there.of(s));
        }
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
    void drawsGoToParquetAndComeBack(@TempDir Path folder) {
        Study study = Studies.small(9_000).run();
        String to = folder.resolve("draws").toString();
        SparkRunner spark = SparkRunner.of(session);
        spark.parquet(study, List.of(Studies.CHANGE), to);
        double[] change = study.values(Studies.CHANGE);
        List<Row> rows = session.read().parquet(to).orderBy("draw").collectAsList();
        assertEquals(9_000, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double[] inputs = study.draw(i);
            assertEquals(i, row.getInt(0));
            for (int k = 0; k < inputs.length; k++) {
                assertEquals(inputs[k], row.getDouble(k + 1));
            }
            assertEquals(change[i], row.getDouble(inputs.length + 1));
            assertEquals(inputs.length + 2, row.size());
        }
        Refusal.of(() -> spark.parquet(study, List.of(), to)).names("folder = " + to, "must be a new folder");
    }

    /** The pom has them as text, since it cannot ask Spark. */
    @Test
    void thisProcessHasTheOptionsThatSparkNeeds() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        for (String option : JavaModuleOptions.defaultModuleOptions().split(" ", -1)) {
            assertTrue(given.contains(option), option + " is not among " + given);
        }
    }

    @Test
    void otherVersionsAreRefused() {
        Refusal.of(() -> Compatibility.require("3.5.6", "2.12.18"))
                .names("session = Spark 3.5.6 with Scala 2.12.18", "must be Spark 4 with Scala 2.13");
        Compatibility.require("4.2.0", "2.13.18");
    }
}
