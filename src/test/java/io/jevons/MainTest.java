package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as it is started from the command line. */
@Tag("long")
final class MainTest {
    @TempDir
    private Path folder;

    private Launch launch(String name) throws IOException {
        Path here = Files.createDirectory(folder.resolve(name));
        for (String file : List.of("market-c.yaml", "scenario-d.yaml")) {
            try (InputStream in = MainTest.class.getResourceAsStream("/io/jevons/rebound/engine/" + file)) {
                Files.copy(in, here.resolve(file));
            }
        }
        return Launch.in(here).environment("LC_ALL", "C");
    }

    private static Launch.Outcome run(Launch launch) {
        return launch.run("io.jevons.Main", "", "scenario-d.yaml", "market-c.yaml");
    }

    private static Path page(Launch launch) throws IOException {
        try (var folders = Files.list(launch.folder().resolve("target"))) {
            return folders.findFirst().orElseThrow().resolve("report.html");
        }
    }

    @Test
    void writesTheSameWhereverItRunsAndNothingToAHome() throws IOException {
        Launch plain = launch("plain");
        Launch.Outcome here = run(plain);
        assertEquals(0, here.status(), here.text());
        for (String place : List.of("tr-TR Asia/Kathmandu ISO-8859-9", "de-DE Pacific/Chatham US-ASCII")) {
            Launch away = launch(place.substring(0, 2)).at(place);
            Launch.Outcome there = run(away);
            assertEquals(here, there);
            assertEquals(Files.readString(page(plain)), Files.readString(page(away)));
            // Where text is drawn the JDK itself caches which fonts there are.
            List<String> written = away.home().stream()
                    .filter(file -> !file.equals(".java") && !file.startsWith(".java/fonts"))
                    .toList();
            assertEquals(List.of(), written);
        }
    }

    @Test
    void drawsWhateverDisplayIsNamed() throws IOException {
        Launch stale = launch("stale").environment("DISPLAY", ":99");
        Launch.Outcome outcome = run(stale);
        assertEquals(0, outcome.status(), outcome.text());
        assertFalse(outcome.text().contains("AWT"), outcome.text());
        assertTrue(Files.size(page(stale)) > 10_000);
    }

    /** A case of history is on its own market, which nobody should have to name. */
    @Test
    void aCaseOfHistoryRunsOnItsMarket() throws IOException {
        Launch.Outcome coal = launch("coal").run("io.jevons.Main", "", "coal-1865");
        assertEquals(0, coal.status(), coal.text());
        assertTrue(coal.text().contains("more coal for Scotch"), coal.text());
        Launch.Outcome world = launch("world").run("io.jevons.Main", "", "coal-1865", "world-latest");
        assertEquals(1, world.status());
        assertTrue(
                world.text().startsWith("scenario coal-1865: must be on the market coal-1865 or a copy of it"),
                world.text());
        assertTrue(world.text().strip().endsWith("Maybe take the market coal-1865"), world.text());
    }

    @Test
    void saysWhatItTakes() throws IOException {
        Launch.Outcome help = launch("help").run("io.jevons.Main", "", "--help");
        assertEquals(0, help.status());
        assertTrue(help.text().startsWith("Arguments: [explore] [scenario] [market]"), help.text());
        for (List<String> wrong : List.of(List.of("--draws=5"), List.of("deepseek-r1", "world-latest", "more"))) {
            Launch.Outcome outcome =
                    launch("wrong" + wrong.size()).run("io.jevons.Main", "", wrong.toArray(String[]::new));
            assertEquals(1, outcome.status());
            assertTrue(
                    outcome.text().contains("argument '" + wrong.get(wrong.size() - 1) + "': ")
                            && outcome.text().contains("Arguments: "),
                    outcome.text());
        }
    }

    @Test
    void saysInALineWhatIsWrong() throws IOException {
        Launch.Outcome outcome = launch("wrong").run("io.jevons.Main", "", "deepseek-r2");
        assertEquals(1, outcome.status());
        assertTrue(
                outcome.text().contains("deepseek-r2") && outcome.text().contains("Maybe deepseek-r1"), outcome.text());
        assertFalse(outcome.text().contains("\tat "), outcome.text());
    }
}
