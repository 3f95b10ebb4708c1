package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the README shows is true: its Java runs, its YAML reads, its commands are there. */
@Tag("long")
final class ReadmeTest {
    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL)
                .matcher(readme());
        return matcher.results().map(r -> r.group(1)).toList();
    }

    @Test
    void javaBlocksRun() throws IOException {
        List<String> blocks = blocks("java");
        assertTrue(blocks.size() >= 2);
        try (Snippets snippets = new Snippets()) {
            blocks.forEach(snippets::run);
        }
    }

    @Test
    void yamlBlocksRead() throws IOException {
        for (String block : blocks("yaml")) {
            Scenario scenario = Scenario.parse("README.md", block);
            Scenario again = Scenario.parse("again", scenario.toYaml());
            assertEquals(scenario.toYaml(), again.toYaml());
            Jevons.compare(Jevons.market("world-2024Q4"), scenario);
        }
    }

    @Test
    void namesTheCommands() throws IOException {
        String shell = String.join("\n", blocks("shell"));
        for (String command : List.of("mvn -q compile exec:java", "mvn verify", "mvn -q compile jshell:run")) {
            assertTrue(shell.contains(command), command);
        }
    }

    /** The picture is that of today's market; {@code -Djevons.picture=write} draws it again. */
    @Test
    void showsThePicture() throws IOException {
        Path file = Path.of(".github", "need.svg");
        assertTrue(readme().contains("](" + file.toString().replace('\\', '/') + ")"));
        String svg = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .chart("need")
                .toSvg();
        if (System.getProperty("jevons.picture", "").equals("write")) {
            Files.writeString(file, svg);
        }
        assertEquals(Files.readString(file), svg);
    }
}
