package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.runner.DrawChunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ensembles of more draws than are kept, on the engine's small reference market. */
@Tag("long")
final class SketchedBandsTest {
    private static final int MANY = 101_000;
    private static final double[] PROBABILITIES = {0.05, 0.5, 0.95};

    /** A tenth of a percentile point. */
    private static final double ERROR = 0.001;

    /** A heap that the draws' sketches fit in and the draws' values do not. */
    private static final String HEAP = "-Xmx48m";

    private static final Study SKETCHED = ensemble(1).run();

    private static Ensemble ensemble(int threads) {
        Market market = Market.parse("market-c.yaml", text("market-c.yaml")).with("quarters", 4);
        Scenario scenario = Scenario.parse("scenario-d.yaml", text("scenario-d.yaml"));
        // Without the shocks that begin after the last quarter.
        for (int later : new int[] {7, 6, 4, 3, 2}) {
            scenario = scenario.without(later);
        }
        return Ensemble.of(market, scenario)
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .vary("algorithmic-trend", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(MANY)
                .seed(3)
                .threads(threads);
    }

    private static String text(String name) {
        return Resources.text(SketchedBandsTest.class, "/io/jevons/rebound/engine/" + name);
    }

    /** Every band of a study in full precision. */
    private static String bands(Study study) {
        StringBuilder all = new StringBuilder();
        for (SeriesKey key : study.collected()) {
            Band band = study.band(key.entity(), key.variable(), PROBABILITIES);
            for (double p : PROBABILITIES) {
                all.append(Arrays.toString(band.base(p).toArray()))
                        .append(Arrays.toString(band.scenario(p).toArray()))
                        .append('\n');
            }
        }
        return all.toString();
    }

    /** Prints the bands; run in a virtual machine of its own. */
    public static void main(String[] arguments) {
        System.out.print(bands(ensemble(2).run()));
    }

    @Test
    void areTheSameForAnyNumberOfThreadsAndFitASmallHeap() throws IOException, InterruptedException {
        String alone = bands(SKETCHED);
        assertEquals(alone, bands(ensemble(7).run()));
        Process fork = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SketchedBandsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(fork.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, fork.waitFor());
        assertFalse(printed.contains("[#"), "a bar is shown on a terminal alone");
        assertEquals(alone, printed.substring(printed.length() - alone.length()));
    }

    /** What comes back of a chunk are counts: a part of what values would take, and no more where chunks hold more draws. */
    @Test
    void travelAsSketches() {
        Elsewhere away = new Elsewhere();
        Study there = ensemble(1).on(away).run();
        assertEquals(bands(SKETCHED), bands(there));
        assertTrue(away.chunks() > 10, away.chunks() + " chunks");
        long rows = (long) SKETCHED.collected().size()
                * (SKETCHED.staging().market().quarters() + 1)
                * 2;
        assertTrue(away.bytes() < rows * MANY * Double.BYTES / 8, away.bytes() + " bytes for " + rows + " rows");
    }

    @Test
    void chunksGrowWhereDrawsAreMany() {
        assertEquals(8192, DrawChunk.of(MANY).get(0).to());
        for (int draws : new int[] {MANY, 40_000_000, 1_000_000_000, Integer.MAX_VALUE}) {
            List<DrawChunk> chunks = DrawChunk.of(draws);
            assertTrue(chunks.size() <= 4096, chunks.size() + " chunks of " + draws);
            int next = 0;
            for (DrawChunk chunk : chunks) {
                assertEquals(next, chunk.from());
                next = chunk.to();
            }
            assertEquals(draws, next);
        }
    }

    @Test
    void errByLessThanATenthOfAPercentilePoint() {
        Study kept = ensemble(2).keepAll().run();
        int quarters = kept.staging().market().quarters();
        Quarter start = kept.staging().market().start();
        for (SeriesKey key : kept.collected()) {
            for (int period : List.of(1, quarters / 2, quarters)) {
                String quarter = start.plus(period).toString();
                double[] sorted = kept.values(key.entity(), key.variable(), quarter);
                Arrays.sort(sorted);
                for (double p : PROBABILITIES) {
                    double found = SKETCHED.band(key.entity(), key.variable(), p)
                            .scenario(p)
                            .at(quarter);
                    double slack = 1e-12 * Math.abs(found);
                    double low = Quantiles.ofSorted(sorted, p - ERROR) - slack;
                    double high = Quantiles.ofSorted(sorted, p + ERROR) + slack;
                    assertTrue(found >= low && found <= high, key + " " + quarter + " at " + p + ": " + found);
                }
            }
        }
    }

    @Test
    void singleValuesAreNotKept() {
        Study study = SKETCHED;
        SeriesKey key = study.collected().get(0);
        String quarter = study.staging().market().start().toString();
        String message = assertThrows(
                        InvalidInputException.class, () -> study.values(key.entity(), key.variable(), quarter))
                .getMessage();
        assertTrue(message.contains(".keepAll()"), message);
        assertFalse(study.band(key.entity(), key.variable()).toString().isEmpty());
    }
}
