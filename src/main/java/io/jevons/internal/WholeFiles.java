package io.jevons.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes files whole or not at all: first beside their place, then moved there in one step, so that a reader never sees
 * half a file and a failure leaves what was there before.
 */
public final class WholeFiles {
    private WholeFiles() {}

    /** Writes text to where it is told. */
    @FunctionalInterface
    public interface Text {
        /**
         * Writes the text.
         *
         * @param out where to
         * @throws IOException if that fails
         */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes a text file in UTF-8; folders above it are made.
     *
     * @param file the file
     * @param text what to write
     * @throws UncheckedIOException if it cannot be written; then there is no new file
     */
    public static void write(Path file, Text text) {
        try {
            Path folder = makeParent(file);
            Path draft = Files.createTempFile(folder, ".draft-", ".tmp");
            try {
                try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                    text.writeTo(out);
                }
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes files into a folder, which is made where there is none. All of them are on the disk before the first is
     * moved to its place. Other files of the folder stay.
     *
     * @param folder the folder
     * @param files their contents by name, which may have folders before it
     * @throws UncheckedIOException if they cannot be written
     */
    public static void writeAll(Path folder, Map<String, byte[]> files) {
        try {
            Path drafts = Files.createTempDirectory(makeParent(folder), ".draft-");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path draft = drafts.resolve(file.getKey());
                    makeParent(draft);
                    Files.write(draft, file.getValue());
                }
                for (String name : files.keySet()) {
                    makeParent(folder.resolve(name));
                    move(drafts.resolve(name), folder.resolve(name));
                }
            } finally {
                delete(drafts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path makeParent(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("it is the root of a file system");
        }
        return Files.createDirectories(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> left = new ArrayList<>();
        try (var entries = Files.walk(folder)) {
            entries.forEach(left::add);
        }
        Collections.reverse(left);
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }
}
