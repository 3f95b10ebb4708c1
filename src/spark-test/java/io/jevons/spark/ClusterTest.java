package io.jevons.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Refusal;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On a cluster of separate processes, some of which are killed: the bits of a run on threads. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterTest {
    private static final int DRAWS = 200_000;
    private static final int CHUNKS = 25;

    @TempDir
    private static Path folder;

    private static StandaloneCluster cluster;
    private static Study here;

    @BeforeAll
    static void start() {
        cluster = new StandaloneCluster(folder, 2);
        here = Studies.small(DRAWS).run();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** Which executors are gone, as Spark says. */
    private static final class Losses extends SparkListener {
        private final Set<String> lost = ConcurrentHashMap.newKeySet();

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
            lost.add(removed.executorId());
        }
    }

    /** The first, since it needs both workers; one is enough for the others. */
    @Test
    @Order(1)
    void aWorkerAndItsExecutorAreKilled() {
        int[] killedAt = {0};
        try (Closing session = new Closing(cluster.session(Sessions.CLASS_PATH))) {
            Losses losses = new Losses();
            session.session().sparkContext().addSparkListener(losses);
            StandaloneCluster.await(
                    "two executors",
                    () -> session.session().sparkContext().statusTracker().getExecutorInfos().length == 3);
            SparkRunner spark = SparkRunner.of(session.session()).progress((done, of) -> {
                if (killedAt[0] == 0 && done >= DRAWS / 4) {
                    killedAt[0] = done;
                    cluster.killWorker(0);
                }
            });
            Study there = Studies.small(DRAWS).on(spark).run();
            assertTrue(killedAt[0] > 0 && killedAt[0] < DRAWS, "killed after " + killedAt[0] + " draws");
            assertEquals(1, losses.lost.size(), "executors lost");
            Studies.assertSame(here, there);
        }
    }

    @Test
    void aKilledDriverGoesOnWhereItWas() throws IOException {
        Path kept = folder.resolve("kept");
        Process driver = cluster.start(
                "driver", KilledDriver.class.getName(), cluster.master(), kept.toString(), Integer.toString(DRAWS));
        StandaloneCluster.await("chunks", () -> !driver.isAlive() || chunks(kept) >= KilledDriver.CHUNKS);
        assertTrue(driver.isAlive(), cluster::logs);
        driver.destroyForcibly();
        StandaloneCluster.await("the driver's end", () -> !driver.isAlive());
        int before = chunks(kept);
        assertTrue(before >= KilledDriver.CHUNKS && before < CHUNKS, before + " chunks were kept");
        try (Closing session = new Closing(cluster.session(Sessions.CLASS_PATH))) {
            SparkRunner spark = SparkRunner.of(session.session());
            List<Integer> sent = new ArrayList<>();
            DrawRunner counts = (job, chunks, taker) -> {
                sent.add(chunks.size());
                spark.run(job, chunks, taker);
            };
            Study there = Studies.small(DRAWS).on(counts).checkpoint(kept).run();
            assertEquals(List.of(CHUNKS - before), sent);
            Studies.assertSame(here, there);
        }
    }

    @Test
    void workersOfAnotherBuildAreRefused() throws IOException {
        Path other = folder.resolve("other-build");
        Path library = library();
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = other.resolve(library.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(other.resolve("io/jevons/changed.txt"), "another build");
        try (Closing session =
                new Closing(cluster.session(Sessions.CLASS_PATH.replace(library.toString(), other.toString())))) {
            SparkRunner spark = SparkRunner.of(session.session());
            Refusal.of(() -> Studies.small(100).on(spark).run())
                    .names("a worker has another build of version", LibraryHash.here());
        }
    }

    @Test
    void workersWithoutTheLibraryAreRefused() {
        String library = library().toString();
        String without = Arrays.stream(Sessions.CLASS_PATH.split(File.pathSeparator))
                .filter(part -> part.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        assertFalse(without.contains(library), without);
        try (Closing session = new Closing(cluster.session(without))) {
            SparkRunner spark = SparkRunner.of(session.session());
            Refusal.of(() -> Studies.small(100).on(spark).run()).names("the workers lack the library");
        }
    }

    /** The folder of the library's classes. */
    private static Path library() {
        try {
            return Path.of(Ensemble.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static int chunks(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(f -> f.toString().endsWith(".chunk")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A session that a test stops, whatever happens. */
    private record Closing(SparkSession session) implements AutoCloseable {
        @Override
        public void close() {
            session.stop();
        }
    }
}
