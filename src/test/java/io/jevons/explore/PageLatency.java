package io.jevons.explore;

import io.jevons.Jevons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures in a real browser how long it is from the event of a moved slider to the paint of what follows: a program to be run on
 * an idle machine, no test. With a file name as its argument it takes a picture of the page too.
 */
public final class PageLatency {
    private static final int WARM_UP = 60;
    private static final int MOVES = 200;

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
            if (args.length > 0) {
                browser.picture(Path.of(args[0]));
            }
            browser.run("performance.setResourceTimingBufferSize(100000)");
            for (int i = 0; i < WARM_UP + MOVES; i++) {
                int at = 60 + 280 * (i % 20) / 20 + i % 7;
                browser.run("const r = document.getElementById('f1-r'); r.value = " + at
                        + "; r.dispatchEvent(new Event('input'))");
                browser.await("performance.getEntriesByName('jevons-bands').length > " + i);
            }
            System.out.println(browser.value("""
                    (() => {
                      const asked = performance.getEntriesByType('resource');
                      const parts = what => {
                        const sent = asked.filter(e => e.name.endsWith(what === 'lines' ? '/answer' : '/bands'));
                        const rows = performance.getEntriesByName('jevons-' + what).slice(%d).map(m => {
                          const end = m.detail.drawn;
                          const e = sent.filter(e => e.responseEnd <= end).pop();
                          return [e.startTime - m.startTime, e.requestStart - e.startTime, e.responseStart - e.requestStart,
                            e.responseEnd - e.responseStart, end - e.responseEnd, m.startTime + m.duration - end];
                        });
                        return what + ': ' + rows[0].map((x, k) => rows.map(r => r[k]).sort((x, y) => x - y)[rows.length >> 1].toFixed(1)).join(', ');
                      };
                      return parts('lines') + '\\n' + parts('bands');
                    })()""".formatted(WARM_UP)));
            System.out.println("from the event of a moved slider to the paint, ms: least, median, 90 %, of " + MOVES);
            for (String what : List.of("lines", "bands")) {
                System.out.println(what + ": "
                        + browser.value("(() => { const d = performance.getEntriesByName('jevons-" + what
                                + "').map(e => e.duration).slice(" + WARM_UP + ").sort((x, y) => x - y);"
                                + " return [d[0], d[d.length >> 1], d[Math.floor(d.length * 0.9)]]"
                                + ".map(x => x.toFixed(0)).join(', '); })()"));
            }
        }
        System.exit(0);
    }
}
