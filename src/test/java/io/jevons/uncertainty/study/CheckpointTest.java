package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.Refusal;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks that travel as bytes and are kept in a folder give the bits of a run in one go. */
@Tag("long")
final class CheckpointTest {
    private static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);
    private static final Metric LESS = Metric.change(Resource.GPUS).above(0.1);
    private static final int DRAWS = 20_000;

    @TempDir
    private Path folder;

    private static Ensemble small() {
        return Ensemble.of(Jevons.market("coal-1865"), Jevons.scenario("coal-1865"))
                .progress((done, of) -> {})
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .each()
                .draws(DRAWS)
                .seed(7);
    }

    private static Object copied(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
            out.flush();
            return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** As a cluster would: job and chunks are copied by their bytes, and results come in the wrong order. */
    private static final DrawRunner AWAY = (job, chunks, taker) -> {
        DrawJob there = (DrawJob) copied(job);
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < chunks.size(); k++) {
            order.add(k);
        }
        Collections.reverse(order);
        order.forEach(k -> taker.take(k, there.run((DrawChunk) copied(chunks.get(k)))));
    };

    private static void same(Study one, Study two) {
        String entity = one.collected().get(0).entity();
        for (String variable : List.of("need", "sales")) {
            Band a = one.band(entity, variable, 0.05, 0.5, 0.95);
            Band b = two.band(entity, variable, 0.05, 0.5, 0.95);
            assertEquals(a.toString(), b.toString());
        }
        String last = one.staging().market().start().plus(3).toString();
        assertArrayEquals(one.values(entity, "need", last), two.values(entity, "need", last));
        assertArrayEquals(one.values(BACKFIRE), two.values(BACKFIRE));
        assertArrayEquals(one.values(LESS), two.values(LESS));
        assertEquals(one.manifest().toJson(), two.manifest().toJson());
    }

    @Test
    void chunksThatTravelGiveTheSameBits() {
        Study here = small().run();
        Study away = small().on(AWAY).run();
        same(here, away);
        assertEquals(
                here.morris(Metric.change(Resource.GPUS)).toString(),
                away.morris(Metric.change(Resource.GPUS)).toString());
    }

    @Test
    void aKilledStudyGoesOnWhereItWas() throws IOException {
        int[] ran = {0};
        DrawRunner dies = (job, chunks, taker) -> DrawRunner.local(1).run(job, chunks, (k, result) -> {
            if (ran[0]++ == 2) {
                throw new IllegalStateException("killed");
            }
            taker.take(k, result);
        });
        assertThrows(
                IllegalStateException.class,
                () -> small().on(dies).checkpoint(folder).run());
        assertEquals(2, chunks().size());
        Path damaged = chunks().get(0);
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        List<DrawChunk> again = new ArrayList<>();
        DrawRunner counts = (job, chunks, taker) -> {
            again.addAll(chunks);
            DrawRunner.local(2).run(job, chunks, taker);
        };
        Study resumed = small().on(counts).checkpoint(folder).run();
        assertEquals(2, again.size(), "the damaged chunk and the one that never ran");
        same(small().run(), resumed);
    }

    private List<Path> chunks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".chunk")).sorted().toList();
        }
    }

    @Test
    void refusesWhatIsNotItsOwn() throws IOException {
        small().draws(100).checkpoint(folder).run();
        Refusal.of(() -> small().draws(101).checkpoint(folder).run())
                .names("checkpoint", "another study", "study.json");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        Refusal.of(() -> small().checkpoint(other).run()).names("checkpoint", "study.json", "empty or new");
        assertTrue(Files.exists(other.resolve("mine.txt")));
    }

    @Test
    void codeCannotTravel() {
        Ensemble code = Ensemble.of(
                        Jevons.market("coal-1865"),
                        Jevons.scenario("coal-1865").with(Shock.of("heat wave", (drivers, quarter) -> {})))
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)));
        Refusal.of(() -> code.on(AWAY).run()).names("heat wave", "cannot travel");
        Study study = small().draws(100).on(AWAY).run();
        Object notSerialisable = new Object();
        Metric mine = Metric.of("mine", c -> notSerialisable.hashCode());
        Refusal.of(() -> study.values(mine)).names("mine", "is code");
    }

    @Test
    void aManifestExistsBeforeTheRun() {
        assertEquals(small().manifest().toJson(), small().run().manifest().toJson());
    }
}
