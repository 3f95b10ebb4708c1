package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session as it is opened from the command line, on the Java that runs the tests. */
@Tag("long")
final class ShellTest {
    @TempDir
    private Path folder;

    private String session(String input, Launch launch) {
        Launch.Outcome outcome = launch.run("io.jevons.Shell", input);
        assertEquals(0, outcome.status(), outcome.text());
        return outcome.text();
    }

    @Test
    void greetsOnceAndShowsResultsWholeUnderAPosixLocale() {
        String text = session("""
                Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                var three = 1 + 2
                Scenario.named("mine").with("cells.sme.elasticity", 0.9).toYaml()
                """, Launch.in(folder).environment("LANG", "C").environment("LC_ALL", "C"));
        List<String> lines = text.lines().toList();
        assertTrue(lines.get(0).startsWith("Jevons. Try: "), text);
        List<String> tries = lines.stream().limit(3).toList();
        assertTrue(
                tries.stream().allMatch(l -> l.substring(13).startsWith("Jevons.")), "three things to try: " + tries);
        assertTrue(tries.stream().allMatch(l -> l.length() <= Table.WIDTH), "columns: " + tries);
        assertTrue(text.contains("the lines cross in 20"), "the last line of the table: " + text);
        assertTrue(text.contains("three = 3"), text);
        assertTrue(
                text.contains("scenario: mine\nbased-on: baseline\nset:\n  cells.sme.elasticity: 0.9\n"),
                "YAML as it is: " + text);
        assertTrue(text.chars().allMatch(c -> c < 128), "plain characters: " + text);
        assertTrue(lines.stream().noneMatch(l -> l.contains("SLF4J") || l.contains("WARN")), text);
    }

    /** The first session of a home, elsewhere: the same text, and nothing is left behind. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR Asia/Kathmandu ISO-8859-9", "de-DE Pacific/Chatham US-ASCII", "ar-EG UTC UTF-8"})
    void leavesAnEmptyHomeEmptyWhereverItIs(String place) {
        Launch launch = Launch.in(folder).at(place).environment("DISPLAY", ":99");
        String text = session("""
                Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1")).verdict()
                java.awt.GraphicsEnvironment.isHeadless()
                """, launch);
        List<String> lines = text.lines().toList();
        assertTrue(lines.get(0).startsWith("Jevons. Try: "), text);
        String verdict = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .verdict();
        assertTrue(text.contains(verdict), text);
        assertTrue(text.lines().anyMatch(line -> line.endsWith("true")), "charts need no display: " + text);
        assertEquals(List.of(), launch.home(), text);
    }

    /** As {@code src/examples/setup.md} says: an example that is piped in shows the value of every line. */
    @Test
    void anExampleShowsItsValues() throws IOException {
        String script = Files.readString(Path.of("src/examples/1-the-question.jsh"));
        String text = session(script, Launch.in(folder));
        assertTrue(text.contains("deepseek-r1 against baseline: demand for GPUs and sales"), text);
        assertTrue(text.contains("the-question.csv"), "the value of the last line: " + text);
    }

    /** As {@code src/examples/setup.md} says: in JShell by itself, which cuts values, the script is opened from the jar. */
    @Test
    void plainJShellShowsResultsWholeOnceTheScriptIsOpened() throws Exception {
        String entry = "META-INF/jshell/jevons.jsh";
        Path jar = folder.resolve("jevons.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Resources.text(Shell.class, "/" + entry).getBytes(StandardCharsets.UTF_8));
        }
        String input = "/open jar:" + jar.toUri() + "!/" + entry + """

                Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                """;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        JavaShellToolBuilder.builder()
                .persistence(new HashMap<>())
                .in(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), null)
                .out(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .start("--class-path", System.getProperty("java.class.path"));
        String text = printed.toString(StandardCharsets.UTF_8);
        String outcome = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .toString();
        assertTrue(outcome.length() > 1000 && text.contains(outcome), text);
        assertTrue(text.contains("jevons> "), text);
    }

    /** JShell by itself cuts a value after 1000 characters in its middle. */
    @Test
    void theVerdictIsWholeInJShellWithoutTheLauncher() {
        for (String market : List.of("world-2024Q4", "world-latest")) {
            for (String scenario :
                    List.of("baseline", "deepseek-r1", "as-it-happened", "power-bound", "vendor-answers")) {
                String verdict = Jevons.compare(Jevons.market(market), Jevons.scenario(scenario))
                        .verdict();
                assertTrue(verdict.length() < 990, verdict);
            }
        }
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
                    List.of("io.jevons.rebound.Comparison Jevons.compare(io.jevons.market.Market market, "
                            + "io.jevons.scenario.Scenario scenario)"),
                    signatures);
        }
    }
}
