package io.jevons.explore;

import io.jevons.Jevons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures in a real browser how long it is from the event of a moved slider to the paint of what follows, and where that time
 * goes: a program to be run on an idle machine, no test. With a file name as its argument it takes a picture of the page too.
 */
public final class PageLatency {
    private static final int WARM_UP = 60;
    private static final int MOVES = 200;

    private static final List<String> PARTS =
            List.of("until asked", "until sent", "until the answer comes", "transfer", "drawing", "layout and paint");

    private PageLatency() {}

    /**
     * Runs the measurement.
     *
     * @param args a PNG file to write, if any
     * @throws IOException if no browser can be started
     */
    public static void main(String[] args) throws IOException {
        try (Explorer explorer = Jevons.explore(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"));
                Browser browser =
                        Browser.start(Browser.command().orElseThrow(), Files.createTempDirectory("jevons-browser"))) {
            browser.size(1280, 940, false);
            browser.open(explorer.address());
            browser.await("document.readyState === 'complete'"
                    + " && document.getElementById('odds').textContent.includes('Backfire')");
            if (args.length > 0 && args[0].endsWith(".png")) {
                browser.picture(Path.of(args[0]));
            }
            browser.run("performance.setResourceTimingBufferSize(100000)");
            for (int i = 0; i < WARM_UP + MOVES; i++) {
                int at = 60 + 280 * (i % 20) / 20 + i % 7;
                browser.run("const r = document.getElementById('f1-r'); r.value = " + at
                        + "; r.dispatchEvent(new Event('input'))");
                browser.await("performance.getEntriesByName('jevons-bands').length > " + i);
            }
            System.out.println(
                    "from the event of a moved slider to the paint, ms, of " + MOVES + ": least, median, 90 %;");
            System.out.println("medians of its parts: " + String.join(", ", PARTS));
            for (String what : List.of("lines", "bands")) {
                System.out.println(what + ": " + browser.value(times(what)));
            }
        }
        System.exit(0);
    }

    /** What asks the browser for what it noted of the lines or of the bands, without the first moves. */
    private static String times(String what) {
        return String.format("""
                        (() => {
                          const moves = performance.getEntriesByName('jevons-%1$s').slice(%2$d);
                          const asked = performance.getEntriesByType('resource')
                            .filter(e => e.name.endsWith('%1$s' === 'lines' ? '/answer' : '/bands'));
                          const parts = moves.map(m => {
                            const drawn = m.detail.drawn;
                            const e = asked.filter(e => e.responseEnd <= drawn).pop();
                            return [e.startTime - m.startTime, e.requestStart - e.startTime, e.responseStart - e.requestStart,
                              e.responseEnd - e.responseStart, drawn - e.responseEnd, m.startTime + m.duration - drawn];
                          });
                          const at = (values, p) => values.sort((x, y) => x - y)[Math.floor(values.length * p)];
                          const whole = moves.map(m => m.duration);
                          return [0, 0.5, 0.9].map(p => at(whole, p).toFixed(0)).join(', ') + '; '
                            + parts[0].map((x, k) => at(parts.map(r => r[k]), 0.5).toFixed(1)).join(', ');
                        })()""", what, WARM_UP);
    }
}
