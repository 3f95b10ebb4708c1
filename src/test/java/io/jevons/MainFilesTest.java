package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a folder of its own. */
final class MainFilesTest {
    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectories(folder.resolve("a/b/work"));
        String market = Resources.text(MainFilesTest.class, "/io/jevons/rebound/engine/market-c.yaml");
        Files.writeString(work.resolve("market.yaml"), market);
        Files.writeString(work.resolve("mine.yaml"), """
                scenario: ../../../escaped
                based-on: baseline
                shocks:
                  - tokens-per-task: {cell: eager, factor: 4, from: 2020Q2}
                """);
    }

    private Process run() throws IOException {
        return Launch.java("io.jevons.Main", "mine.yaml", "market.yaml")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void noNameLeadsOutOfItsFolder() throws Exception {
        Process process = run();
        String output = output(process);
        assertEquals(0, process.waitFor(), output);
        assertEquals(List.of("a"), entries(folder));
        assertEquals(List.of("market.yaml", "mine.yaml", "target"), entries(work));
        List<String> reports = entries(work.resolve("target"));
        assertEquals(1, reports.size());
        assertTrue(reports.get(0).matches("escaped~[0-9a-f]{12}"), reports.get(0));
        assertTrue(Files.exists(work.resolve("target").resolve(reports.get(0)).resolve("report.html")));
    }

    @Test
    void anUnwritableTargetIsFoundBeforeTheWork() throws Exception {
        Files.writeString(work.resolve("target"), "a file");
        Process process = run();
        String output = output(process);
        assertEquals(1, process.waitFor());
        assertTrue(output.contains("target is no folder"), output);
        assertFalse(output.contains("demand for GPUs"), "no verdict first: " + output);
        assertFalse(output.contains("\tat "), "no stack trace: " + output);
    }
}
