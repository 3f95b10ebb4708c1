package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Javadoc of the entry types shows can be pasted into a session. */
class JavadocExamplesTest {
    private static final Path MAIN = Path.of("src", "main", "java", "io", "jevons");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\R(.*?) \\* }</pre>", Pattern.DOTALL);

    /** The types that a user begins with. */
    private static final Set<String> ENTRIES = Set.of(
            "Jevons",
            "Market",
            "Scenario",
            "Shock",
            "Comparison",
            "Projection",
            "Ensemble",
            "Study",
            "Metric",
            "Sobol",
            "Serving",
            "DataSets",
            "Regression",
            "Calibration",
            "Report",
            "Export",
            "Table",
            "Series",
            "Chart",
            "Evidence");

    private static final Map<String, String> GIVEN = Map.of(
            "market", "Market",
            "scenario", "Scenario",
            "comparison", "Comparison",
            "projection", "Projection",
            "study", "Study",
            "series", "Series");

    @TempDir
    Path folder;

    private static Map<String, String> examples() throws IOException {
        Map<String, String> examples = new TreeMap<>();
        List<Path> sources;
        try (Stream<Path> files = Files.walk(MAIN)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            StringBuilder lines = new StringBuilder();
            EXAMPLE.matcher(Files.readString(source))
                    .results()
                    .forEach(found -> lines.append(found.group(1).replaceAll("(?m)^ +\\* ?", "")));
            if (!lines.isEmpty()) {
                String file = source.getFileName().toString();
                examples.put(file.substring(0, file.length() - ".java".length()), lines.toString());
            }
        }
        return examples;
    }

    @Test
    void entryTypesHaveOne() throws IOException {
        Set<String> without = new TreeSet<>(ENTRIES);
        without.removeAll(examples().keySet());
        assertEquals(Set.of(), without);
    }

    /** Each becomes a method, which is given what the example speaks of and does not make itself. */
    @Test
    void compile() throws IOException {
        StringBuilder source = new StringBuilder();
        Resources.text(Shell.class, "/META-INF/jshell/jevons.jsh")
                .lines()
                .filter(line -> line.startsWith("import"))
                .forEach(line -> source.append(line).append('\n'));
        source.append("class Examples {\n");
        examples().forEach((type, example) -> {
            String given = GIVEN.entrySet().stream()
                    .filter(known -> !example.contains("var " + known.getKey() + " ="))
                    .map(known -> known.getValue() + " " + known.getKey())
                    .collect(Collectors.joining(", "));
            String code = example.stripTrailing();
            source.append("static void of")
                    .append(type)
                    .append('(')
                    .append(given)
                    .append(") throws Exception {\n")
                    .append(code)
                    .append(code.endsWith(")") ? ";" : "")
                    .append("\n}\n");
        });
        source.append("}\n");
        Path file = Files.writeString(folder.resolve("Examples.java"), source);
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        problems,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertEquals(0, status, problems.toString(StandardCharsets.UTF_8));
        assertTrue(Files.exists(folder.resolve("Examples.class")));
    }
}
