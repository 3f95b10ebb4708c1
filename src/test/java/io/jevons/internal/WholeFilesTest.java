package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFilesTest {
    @TempDir
    private Path folder;

    private static List<String> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void makesTheFoldersAboveAFile() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        WholeFiles.write(file, out -> out.write("größer"));
        assertEquals("größer", Files.readString(file));
        assertEquals(List.of("c.txt"), entries(file.getParent()));
    }

    @Test
    void aFailureLeavesTheOldFileAndNoDraft() throws IOException {
        Path file = folder.resolve("c.txt");
        Files.writeString(file, "old");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> WholeFiles.write(file, out -> {
                    out.write("half");
                    throw new IOException("disk full");
                }));
        assertTrue(e.getMessage().contains("c.txt") && e.getMessage().contains("disk full"), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("c.txt"), entries(folder));
    }

    @Test
    void aFailureInTheMiddleOfTheTextLeavesNothing() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () -> WholeFiles.write(folder.resolve("new.txt"), out -> {
                    out.write("half");
                    throw new IllegalStateException("no renderer");
                }));
        assertEquals(List.of(), entries(folder));
    }

    @Test
    void writesManyFilesAndLeavesTheOthers() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Files.writeString(folder.resolve("a.txt"), "old");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.txt", "a".getBytes(StandardCharsets.UTF_8));
        files.put("charts/b.txt", "b".getBytes(StandardCharsets.UTF_8));
        WholeFiles.writeAll(folder, files);
        assertEquals(List.of("a.txt", "charts", "mine.txt"), entries(folder));
        assertEquals("a", Files.readString(folder.resolve("a.txt")));
        assertEquals("b", Files.readString(folder.resolve("charts/b.txt")));
    }

    @Test
    void manyFilesCannotGoWhereAFileIs() throws IOException {
        Path file = folder.resolve("report");
        Files.writeString(file, "a file");
        Map<String, byte[]> files = Map.of("a.txt", new byte[1]);
        assertThrows(UncheckedIOException.class, () -> WholeFiles.writeAll(file, files));
        assertEquals("a file", Files.readString(file));
        assertEquals(List.of("report"), entries(folder));
        assertFalse(Files.exists(folder.resolve("a.txt")));
    }
}
