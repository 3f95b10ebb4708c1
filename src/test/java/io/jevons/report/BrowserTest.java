package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report's page in a browser without a window: it opens from disk, says nothing on the console, and is never wider
 * than its window. Skipped where no Chromium is installed.
 */
@Tag("long")
final class BrowserTest {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** Appended to a copy of the page, since the page itself has no script. */
    private static final String PROBE = "<script>document.documentElement.dataset.widths = "
            + "document.documentElement.scrollWidth + '/' + window.innerWidth;</script>";

    /** The same for a page in a frame. */
    private static final String FRAME_PROBE = "<script>const frame = document.querySelector('iframe');"
            + "frame.onload = () => { document.documentElement.dataset.widths = "
            + "frame.contentDocument.documentElement.scrollWidth + '/' + frame.contentWindow.innerWidth; };</script>";

    /** The height of a small laptop's screen. */
    private static final int SCREEN = 800;

    /** No window is narrower than this, whatever it is asked for. */
    private static final int NARROWEST = 500;

    private static Path browser = Path.of("none");
    private static String page = "";

    @TempDir
    private Path folder;

    /** What the browser made of a page. */
    private record Visit(String document, String log) {
        List<String> console() {
            return log.lines().filter(line -> line.contains("CONSOLE")).toList();
        }
    }

    @BeforeAll
    static void makePage() {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the path, so that no page is opened in a browser");
        browser = found.get();
        var comparison = Cases.small();
        var study = Ensemble.of(comparison.market(), comparison.staging().scenario())
                .withoutFileDistributions()
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .draws(32)
                .seed(1)
                .run();
        page = Report.of(comparison).with(study).toHtml();
    }

    private Visit visit(String html, int width) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("page.html"), html);
        Path document = folder.resolve("document.txt");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(browser.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--enable-logging=stderr", "--hide-scrollbars"));
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.add("--window-size=" + width + ",2000");
        command.addAll(List.of("--dump-dom", file.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(document.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, () -> "the browser did not end: " + text(log));
        return new Visit(text(document), text(log));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that notes its width; where no window is so narrow, inside a frame of that width. */
    private static String probed(String html, int width) {
        if (width >= NARROWEST) {
            return html.replace("</body>", PROBE + "</body>");
        }
        return "<!DOCTYPE html><html lang=\"en\"><title>frame</title><body style=\"margin:0\">"
                + "<iframe title=\"page\" style=\"border:0;height:1900px;width:" + width + "px\"></iframe>"
                + FRAME_PROBE + "<script>frame.srcdoc = " + quoted(html) + "</script></body></html>";
    }

    private static String quoted(String html) {
        return "'"
                + html.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("</script", "<\\/script")
                + "'";
    }

    private static int[] widths(Visit visit) {
        Matcher widths = Pattern.compile("data-widths=\"(\\d+)/(\\d+)\"").matcher(visit.document());
        assertTrue(widths.find(), visit.document()::toString);
        return new int[] {Integer.parseInt(widths.group(1)), Integer.parseInt(widths.group(2))};
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void opensWithoutAMessageAndWithinItsWindow(int width) throws IOException, InterruptedException {
        Visit visit = visit(probed(page, width), width);
        assertEquals(List.of(), visit.console());
        int[] widths = widths(visit);
        assertEquals(width, widths[1], "the window's width");
        assertTrue(widths[0] <= width, () -> "the page is " + widths[0] + " pixels wide");
    }

    /** The answer is one screen of a small laptop. */
    @Test
    void answersOnOneScreen() throws IOException, InterruptedException {
        String probe = "<script>document.documentElement.dataset.answer = "
                + "Math.round(document.getElementById('answer').getBoundingClientRect().bottom) + '';</script>";
        Visit visit = visit(page.replace("</body>", probe + "</body>"), 1280);
        Matcher bottom = Pattern.compile("data-answer=\"(\\d+)\"").matcher(visit.document());
        assertTrue(bottom.find(), visit.document()::toString);
        // Other fonts than this machine's may be taller.
        assertTrue(Integer.parseInt(bottom.group(1)) <= SCREEN - 40, () -> "the answer ends at " + bottom.group(1));
    }

    /** On paper what matters unfolds, on four sheets at most. */
    @Test
    void printsOnFourSheets() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("printed.html"), page);
        Path paper = folder.resolve("paper.pdf");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("printer"),
                        "--print-to-pdf=" + paper,
                        file.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printer.txt").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
        String pdf = Files.readString(paper, StandardCharsets.ISO_8859_1);
        long sheets =
                Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count();
        assertTrue(sheets >= 2 && sheets <= 4, () -> sheets + " sheets");
    }

    /** The same look at a page with a message and a wide box, which the checks above must see. */
    @Test
    void seesAMessageAndAPageThatIsTooWide() throws IOException, InterruptedException {
        String wide = "<!DOCTYPE html><title>t</title><body><div style=\"width:900px\">w</div>"
                + "<script>console.error('seen')</script></body>";
        Visit visit = visit(probed(wide, 390), 390);
        assertEquals(1, visit.console().size());
        assertTrue(widths(visit)[0] > 390);
    }
}
