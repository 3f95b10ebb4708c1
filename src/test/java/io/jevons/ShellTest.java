package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session as it is opened from the command line, on the Java that runs the tests. */
final class ShellTest {
    @TempDir
    private Path folder;

    private String session(String input, Map<String, String> environment) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.jevons.Shell");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectInput(in.toFile()).redirectOutput(out.toFile());
        Process process = builder.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        String text = Files.readString(out, StandardCharsets.ISO_8859_1);
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    @Test
    void greetsOnceAndShowsResultsWholeUnderAPosixLocale() throws Exception {
        String text = session(
                "Jevons.compare(Jevons.market(\"world-2024Q4\"), Jevons.scenario(\"deepseek-r1\"))\nvar three = 1 + 2\n",
                Map.of("LANG", "C", "LC_ALL", "C"));
        List<String> lines = text.lines().toList();
        assertTrue(lines.get(0).startsWith("Jevons. Try: "), text);
        assertEquals(3, lines.get(0).split("[|]", -1).length, "three things to try");
        assertTrue(text.contains("the lines cross in 20"), "the last line of the table: " + text);
        assertTrue(text.contains("three = 3"), text);
        assertTrue(text.chars().allMatch(c -> c < 128), "plain characters: " + text);
        assertTrue(lines.stream().noneMatch(l -> l.contains("SLF4J") || l.contains("WARN")), text);
    }

    @Test
    void completesWithNamesOfParameters() {
        try (JShell shell = JShell.create()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            shell.eval("import io.jevons.*;");
            // JShell takes Javadoc from the JDK's own sources alone, so that of a library it never shows.
            List<String> signatures = shell.sourceCodeAnalysis().documentation("Jevons.compare(", 15, true).stream()
                    .map(SourceCodeAnalysis.Documentation::signature)
                    .toList();
            assertEquals(
                    List.of("io.jevons.rebound.Comparison Jevons.compare(io.jevons.demand.Market market, "
                            + "io.jevons.scenario.Scenario scenario)"),
                    signatures);
        }
    }
}
