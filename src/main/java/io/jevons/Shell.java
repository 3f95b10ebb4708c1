package io.jevons;

import io.jevons.internal.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Opens JShell with the library imported: {@code java -cp jevons.jar:... io.jevons.Shell}. */
public final class Shell {
    private Shell() {}

    /**
     * Opens the session.
     *
     * @param args further options of JShell, and scripts to run first
     * @throws Exception if JShell cannot start
     */
    public static void main(String[] args) throws Exception {
        Path startup = startup();
        List<String> options = new ArrayList<>(List.of(
                "--class-path",
                System.getProperty("java.class.path"),
                "--feedback",
                "jevons",
                "--startup",
                "DEFAULT",
                "--startup",
                startup.toString()));
        options.addAll(List.of(args));
        int status;
        try {
            status = JavaShellToolBuilder.builder().start(options.toArray(String[]::new));
        } finally {
            Files.deleteIfExists(startup);
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The startup script of the jar as a file, since JShell reads files alone. */
    private static Path startup() {
        try {
            Path file = Files.createTempFile("jevons", ".jsh");
            Files.writeString(file, Resources.text(Shell.class, "/META-INF/jshell/jevons.jsh"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
