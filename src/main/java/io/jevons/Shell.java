package io.jevons;

import io.jevons.internal.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * Opens JShell with the library imported: {@code java -cp jevons.jar:... io.jevons.Shell}. What JShell remembers lasts as
 * long as the session: nothing is written to the user's home. Charts are drawn without a display; where a session is to
 * open windows, {@code -R-Djava.awt.headless=false} says so.
 */
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
                // A display that is named but gone, as after ssh, would end the first chart.
                "-R-Djava.awt.headless=true",
                "--startup",
                "DEFAULT",
                "--startup",
                startup.toString()));
        options.addAll(List.of(args));
        int status;
        try {
            status = JavaShellToolBuilder.builder().persistence(new HashMap<>()).start(options.toArray(String[]::new));
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
