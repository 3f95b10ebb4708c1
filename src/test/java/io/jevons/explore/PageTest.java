package io.jevons.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jevons.Jevons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a real browser: what a hand on mouse and keyboard does. Where no Chromium is installed it says so. */
@Tag("long")
class PageTest {
    private static final String READY =
            "document.getElementById('odds').textContent.includes('Backfire') && document.getElementById('gone').hidden";
    private static final String FIRST = "document.getElementById('f0-r')";

    private static Explorer explorer;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(Browser.command().isPresent(), "no Chromium is installed, so the page is not tried in a browser");
        explorer = Jevons.explore(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"));
        browser = Browser.start(Browser.command().orElseThrow(), Files.createTempDirectory("jevons-browser"));
        browser.size(1280, 1000, false);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            explorer.close();
        }
    }

    private static void load() {
        browser.open(explorer.address().resolve("?" + System.nanoTime()));
        browser.await("document.readyState === 'complete' && " + READY);
    }

    private static String finding() {
        return browser.value("document.getElementById('finding').textContent");
    }

    @Test
    void aDragMovesTheFindingAndUndoPutsItBack() {
        load();
        String before = finding();
        assertTrue(before.startsWith("Against baseline, the world under deepseek-r1 needs"), before);
        String[] place = browser.value("(() => { const r = " + FIRST
                        + ".getBoundingClientRect(); return [r.left, r.top + r.height / 2, r.width,"
                        + FIRST + ".value / 400].join(' '); })()")
                .split(" ", -1);
        double left = Double.parseDouble(place[0]);
        double width = Double.parseDouble(place[2]);
        double at = left + 8 + (width - 16) * Double.parseDouble(place[3]);
        browser.drag(at, Double.parseDouble(place[1]), left + 0.9 * width, 12);
        browser.await("document.getElementById('finding').textContent !== " + quoted(before) + " && " + READY);
        assertTrue(finding().contains("1 change"), finding());
        assertFalse(Boolean.parseBoolean(browser.value("document.getElementById('undo').disabled")));
        browser.run("document.getElementById('undo').click()");
        browser.await("document.getElementById('finding').textContent === " + quoted(before));
        browser.run("document.getElementById('redo').click()");
        browser.await("document.getElementById('finding').textContent !== " + quoted(before));
        browser.run("document.getElementById('reset').click()");
        browser.await("document.getElementById('finding').textContent === " + quoted(before));
        browser.run("history.back()");
        browser.await("document.getElementById('finding').textContent !== " + quoted(before));
    }

    @Test
    void keysMoveASliderAndTypingSetsItExactly() {
        load();
        browser.run(FIRST + ".focus()");
        String at = browser.value(FIRST + ".value");
        browser.press("ArrowRight", 39);
        browser.await(FIRST + ".value !== " + quoted(at) + " && " + READY);
        assertTrue(browser.value("document.activeElement.id").equals("f0-r"));
        assertNotEquals("", browser.value(FIRST + ".getAttribute('aria-valuetext')"));
        browser.run(
                "const n = document.getElementById('f0-n'); n.focus(); n.value = '0.5'; n.dispatchEvent(new Event('change'))");
        browser.await("location.hash.includes('0.5') && " + READY);
        browser.run("document.getElementById('as-code').click()");
        browser.await("document.getElementById('taken').textContent.includes('0.5')");
        String code = browser.value("document.getElementById('taken').textContent");
        assertTrue(code.contains("hold(") && code.contains("Jevons.compare(market, scenario)"), code);
    }

    @Test
    void aLinkOpensTheSameSetting() {
        load();
        browser.run("const n = document.getElementById('f1-n'); n.value = '0.7'; n.dispatchEvent(new Event('change'))");
        browser.await("document.getElementById('finding').textContent.includes('1 change') && " + READY);
        browser.run("document.getElementById('as-link').click()");
        browser.await("document.getElementById('taken').textContent.startsWith('http://127.0.0.1:')");
        String link = browser.value("document.getElementById('taken').textContent");
        String finding = finding();
        browser.command("Page.navigate", Map.of("url", "about:blank"));
        browser.command("Page.navigate", Map.of("url", link));
        browser.await("document.readyState === 'complete' && " + READY);
        assertEquals(finding, finding());
    }

    @Test
    void pictureAndTableAreSaved() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jevons-saved");
        browser.command("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        load();
        browser.run("document.getElementById('as-csv').click()");
        browser.await("document.getElementById('copied').textContent.endsWith('.csv saved.')");
        browser.run("document.getElementById('as-png').click()");
        browser.await("document.getElementById('copied').textContent.endsWith('.png saved.')");
        Path csv = saved(folder, ".csv");
        Path png = saved(folder, ".png");
        String table = Files.readString(csv);
        assertTrue(table.startsWith("quarter,unit,base,scenario,response,difference,"), table.substring(0, 80));
        assertEquals(30, table.lines().count());
        byte[] picture = Files.readAllBytes(png);
        assertEquals("PNG", new String(picture, 1, 3, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertTrue(picture.length > 20_000, "a picture of " + picture.length + " bytes is empty");
        for (Path file : java.util.List.of(csv, png, folder)) {
            Files.delete(file);
        }
    }

    private static Path saved(Path folder, String ending) throws IOException, InterruptedException {
        for (int i = 0; i < 400; i++) {
            try (Stream<Path> files = Files.list(folder)) {
                java.util.Optional<Path> file =
                        files.filter(f -> f.toString().endsWith(ending)).findFirst();
                if (file.isPresent() && Files.size(file.get()) > 0) {
                    return file.get();
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nothing saved that ends in " + ending);
    }

    @Test
    void searchFindsAndAShockMovesByItsQuarter() {
        load();
        browser.run(
                "const s = document.getElementById('search'); s.value = 'PUE'; s.dispatchEvent(new Event('input'))");
        browser.await("document.getElementById('others').textContent.includes('finance.pue')");
        String before = finding();
        browser.run(
                "const s = document.querySelector('#shocks select'); s.value = '2026Q4'; s.dispatchEvent(new Event('change'))");
        browser.await("document.getElementById('finding').textContent !== " + quoted(before) + " && " + READY);
        assertTrue(browser.value("decodeURIComponent(location.hash)").contains("2026Q4"));
    }

    @Test
    void twoSettingsStandSideBySide() {
        load();
        browser.run("document.getElementById('pin').click()");
        browser.run("const n = document.getElementById('f0-n'); n.value = '0.6'; n.dispatchEvent(new Event('change'))");
        browser.await("document.getElementById('compared').textContent.includes('0.6') && " + READY);
        assertTrue(browser.value("document.getElementById('lines').textContent").contains("kept"));
    }

    @Test
    void aBadValueIsSaidAndTheNextGoodOneAnswers() {
        load();
        browser.run("const n = document.getElementById('f1-n'); n.value = '-3'; n.dispatchEvent(new Event('change'))");
        browser.await("!document.getElementById('fault').hidden");
        String said = browser.value("document.getElementById('fault').textContent");
        assertTrue(said.contains("-3"), said);
        browser.run("const n = document.getElementById('f1-n'); n.value = '0.9'; n.dispatchEvent(new Event('change'))");
        browser.await("document.getElementById('fault').hidden && " + READY);
    }

    /** A newer move may give up the bands of an older one with their text half read: nothing is wrong then. */
    @Test
    void anAnswerThatIsGivenUpHalfReadIsNoFault() {
        load();
        browser.run(
                "const asked = window.fetch; window.fetch = async (url, how) => { const reply = await asked(url, how);"
                        + " if (String(url).endsWith('bands')) reply.json = async () => {"
                        + " setTimeout(() => window.givenUp = true); throw new DOMException('given up', 'AbortError'); };"
                        + " return reply; }");
        browser.run("const n = document.getElementById('f1-n'); n.value = '0.8'; n.dispatchEvent(new Event('change'))");
        browser.await("window.givenUp === true");
        assertEquals("true", browser.value("String(document.getElementById('fault').hidden)"));
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        try {
            browser.size(400, 900, true);
            load();
            assertEquals(
                    "false",
                    browser.value("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
        } finally {
            browser.size(1280, 1000, false);
        }
    }

    @Test
    void everyControlHasAName() {
        load();
        assertEquals(
                "none",
                browser.value(
                        "[...document.querySelectorAll('input,select,button')].filter(e => !e.labels?.length"
                                + " && !e.getAttribute('aria-label') && !e.textContent.trim()).map(e => e.outerHTML).join() || 'none'"));
        assertEquals(
                "none",
                browser.value(
                        "[...document.querySelectorAll('svg[role=img]')].filter(e => !e.getAttribute('aria-label'))"
                                + ".map(e => e.id).join() || 'none'"));
    }

    @Test
    void aServerThatIsGoneIsSaid() {
        Explorer other = Jevons.explore(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"));
        try {
            browser.open(other.address());
            browser.await("document.readyState === 'complete' && " + READY);
        } finally {
            other.close();
        }
        browser.run("const n = document.getElementById('f0-n'); n.value = '0.6'; n.dispatchEvent(new Event('change'))");
        browser.await("!document.getElementById('gone').hidden");
    }

    @Test
    void aServerThatComesBackIsAskedAgain() {
        load();
        browser.run("window.kept = window.fetch; window.fetch = () => Promise.reject(new TypeError('gone'))");
        browser.run("const n = document.getElementById('f0-n'); n.value = '0.6'; n.dispatchEvent(new Event('change'))");
        browser.await("!document.getElementById('gone').hidden");
        browser.run("window.fetch = window.kept");
        browser.await("document.getElementById('finding').textContent.includes('1 change') && " + READY);
    }

    @Test
    void twoTabsKeepSettingsOfTheirOwn() {
        load();
        String start = finding();
        Browser other = browser.tab();
        other.open(explorer.address());
        other.await("document.readyState === 'complete' && " + READY);
        String typed =
                "const n = document.getElementById('f0-n'); n.value = '%s'; n.dispatchEvent(new Event('change'))";
        // Both are on their way at once: neither may give up the other's work.
        browser.run(String.format(typed, "0.6"));
        other.run(String.format(typed, "0.9"));
        String moved = "document.getElementById('finding').textContent !== " + quoted(start) + " && " + READY;
        browser.await(moved);
        other.await(moved);
        assertTrue(browser.value("location.hash").contains("0.6"));
        assertTrue(other.value("location.hash").contains("0.9"));
        String here = finding();
        assertNotEquals(here, other.value("document.getElementById('finding').textContent"));
        // A step back in one is none in the other.
        other.run("document.getElementById('undo').click()");
        other.await("document.getElementById('finding').textContent === " + quoted(start));
        assertEquals(here, finding());
        other.command("Page.close", Map.of());
        browser.run("document.getElementById('undo').click()");
        browser.await("document.getElementById('finding').textContent === " + quoted(start) + " && " + READY);
    }

    @Test
    void yearsFollowTheSetting() {
        load();
        String fresh = "document.getElementById('years').getAttribute('aria-busy') === 'false'";
        browser.await(fresh);
        String before = browser.value(
                "[...document.querySelectorAll('#years td:last-child')].map(c => c.textContent).join('').length"
                        + " + ' ' + document.querySelector('#years table').rows[40].textContent");
        browser.run("const n = document.getElementById('f3-n'); n.value = '1.4'; n.dispatchEvent(new Event('change'))");
        browser.await("document.getElementById('finding').textContent.includes('1 change') && " + READY);
        browser.await(fresh);
        assertNotEquals(
                before,
                browser.value(
                        "[...document.querySelectorAll('#years td:last-child')].map(c => c.textContent).join('').length"
                                + " + ' ' + document.querySelector('#years table').rows[40].textContent"));
    }

    private static String quoted(String text) {
        return io.jevons.internal.JsonText.quote(text);
    }
}
