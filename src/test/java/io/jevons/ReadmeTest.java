package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.study.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages behind it show is true: Java runs, YAML reads, commands and links are there. */
@Tag("long")
final class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final int ONE_PAGE = 150;

    static List<Path> pages() {
        return Pages.all();
    }

    static List<Path> pagesWithJava() {
        return pages().stream()
                .filter(page -> !Pages.blocks(page, "java").isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pagesWithJava")
    void javaBlocksRun(Path page) {
        try (Snippets snippets = new Snippets()) {
            Pages.blocks(page, "java").forEach(snippets::run);
        }
    }

    /** So that a page whose blocks the pattern misses is noticed. */
    @Test
    void hasBlocksToRun() {
        assertTrue(Pages.blocks(README, "java").size() >= 3);
        assertTrue(pagesWithJava().size() >= 5, () -> "" + pagesWithJava());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void yamlBlocksRead(Path page) {
        for (String block : Pages.blocks(page, "yaml")) {
            if (block.startsWith("scenario:")) {
                Scenario scenario = Scenario.parse(page.toString(), block);
                Scenario again = Scenario.parse("again", scenario.toYaml());
                assertEquals(scenario.toYaml(), again.toYaml());
                Jevons.compare(Jevons.market("world-latest"), scenario);
            } else if (block.startsWith("market:")) {
                assertTrue(
                        block.lines().count() < 40,
                        "a market of a few lines has " + block.lines().count());
                Market market = Market.parse(page.toString(), block);
                assertEquals(Manifest.hash(market), Manifest.hash(Market.parse("again", market.toYaml())));
                Jevons.compare(market, Jevons.scenario("deepseek-r1"));
            }
        }
    }

    @Test
    void isOnePage() {
        long lines = Pages.text(README).lines().count();
        assertTrue(
                lines <= ONE_PAGE, "README has " + lines + " lines: what is for a second visit belongs into src/docs");
    }

    @Test
    void namesTheCommands() {
        String shell = String.join("\n", Pages.blocks(README, "shell"));
        for (String command : List.of("mvn -q compile exec:java", "mvn -q compile jshell:run")) {
            assertTrue(shell.contains(command), command);
        }
    }

    /** A link leads to a file or folder that is there, and to a heading that it has; every page can be reached. */
    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        for (String link : links(page)) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page
                    : page.toAbsolutePath().resolveSibling(parts[0]).normalize();
            assertTrue(Files.exists(target), page + ": " + link);
            if (parts.length == 2) {
                assertTrue(anchors(target).contains(parts[1]), page + ": " + link);
            }
        }
        assertTrue(
                page.equals(README) || links(README).contains(page.toString().replace('\\', '/')),
                () -> "the README does not lead to " + page);
    }

    private static List<String> links(Path page) {
        List<String> links = Pattern.compile("\\]\\(([^)\\s]+)\\)")
                .matcher(Pages.text(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", ""))
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(link -> !link.startsWith("http"))
                .toList();
        assertFalse(page.equals(README) && links.isEmpty());
        return links;
    }

    /** Headings as they are linked to: in lower case, with hyphens for blanks, without other signs. */
    private static List<String> anchors(Path page) {
        return Pages.text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toList());
    }

    /** The picture is that of today's market; {@code -Djevons.picture=write} draws it again. */
    @Test
    void showsThePicture() throws IOException {
        Path file = Path.of(".github", "need.svg");
        assertTrue(Pages.text(README).contains("](" + file.toString().replace('\\', '/') + ")"));
        String svg = Jevons.compare(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"))
                .chart("need")
                .toSvg();
        if (System.getProperty("jevons.picture", "").equals("write")) {
            Files.writeString(file, svg);
        }
        assertEquals(Files.readString(file), svg);
    }
}
