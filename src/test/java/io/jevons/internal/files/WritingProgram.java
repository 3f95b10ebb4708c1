package io.jevons.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.Launch;
import io.jevons.internal.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that writes files as a test tells it, in a virtual machine of its own that can be killed. */
final class WritingProgram {
    private static final int FILES = 25;
    private static final int PAIRS = 150;
    /** A child that nobody kills ends by itself. */
    private static final long MOST_MILLIS = 20_000;

    private WritingProgram() {}

    static Process start(@Nullable Path out, String... arguments) throws IOException {
        ProcessBuilder builder =
                Launch.java(WritingProgram.class.getName(), arguments).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (out != null) {
            builder.redirectOutput(out.toFile());
        }
        return builder.start();
    }

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[1]);
        int run = Integer.parseInt(args[2]);
        switch (args[0]) {
            case "write" -> WholeFiles.write(target, out -> out.write("run " + run + "\n"), (name, hash) -> hash);
            case "pairs" -> {
                for (int i = 0; i < PAIRS; i++) {
                    pair(target, run);
                }
            }
            case "folders" -> {
                long end = System.currentTimeMillis() + MOST_MILLIS;
                for (int i = 2; System.currentTimeMillis() < end; i++) {
                    writeFolder(target, i);
                    if (i == 2) {
                        begin();
                    }
                }
            }
            case "hold" ->
                WholeFiles.write(target, out -> {
                    begin();
                    // Until the test closes the stream.
                    System.in.read();
                    out.write("run " + run + "\n");
                });
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void begin() {
        System.out.print('b');
        System.out.flush();
    }

    static void pair(Path file, int run) {
        WholeFiles.write(file, out -> out.write("run " + run + " " + System.nanoTime()), (name, hash) -> hash);
    }

    static void writeFolder(Path folder, int run) {
        WholeFiles.writeFolder(folder, made -> {
            for (int i = 0; i < FILES; i++) {
                made.bytes("charts/" + i + ".txt", ("run " + run).getBytes(StandardCharsets.UTF_8));
            }
            // Of this run alone.
            made.bytes("run-" + run + ".txt", ("run " + run).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Checks that a folder has all files of one run and none of another. */
    static void requireOneRun(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("files.sha256"));
        assertEquals(FILES + 1, lines.size());
        for (String line : lines) {
            assertEquals(line.substring(0, 64), Sha256.of(folder.resolve(line.substring(66))), line);
        }
        try (var entries = Files.list(folder)) {
            assertEquals(
                    1,
                    entries.filter(p -> p.getFileName().toString().startsWith("run-"))
                            .count());
        }
    }
}
