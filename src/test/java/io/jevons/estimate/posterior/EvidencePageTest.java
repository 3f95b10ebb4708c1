package io.jevons.estimate.posterior;

import static io.jevons.Pages.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.estimate.Calibration;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.Nowcast;
import io.jevons.estimate.nowcast.NowcastForecast;
import io.jevons.estimate.nowcast.NowcastResult;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page of evidence quotes of posteriors and forecasts is what is stored: each sentence is written again from that. */
final class EvidencePageTest {
    private static final BundledPosterior JANUARY = BundledPosterior.named("world-2024Q4-deepseek-r1");
    private static final BundledPosterior LATEST = BundledPosterior.named("world-latest-as-it-happened");
    private static final String MEDIAN = "rebound R, median";
    private static final String LOW = "rebound R, 5 %";
    private static final String HIGH = "rebound R, 95 %";

    /** What the page quotes beside what comes with the library; -Djevons.posteriors=write makes it anew. */
    private static final String OF_2024 = "posterior-world-2024Q4-as-it-happened.csv";

    private static final String OTHER_RECORD = "nowcast-deepseek-r1.csv";
    private static final String SAMPLED = "world-2024Q4-sampled.csv";

    private static Conditioning of2024() {
        return Jevons.condition(Jevons.market("world-2024Q4"), Jevons.scenario("as-it-happened"))
                .on(Evidence.bundled())
                .seed(42);
    }

    @Test
    @Tag("long")
    void whatIsStoredIsMadeAgain() throws IOException {
        if ("write".equals(System.getProperty("jevons.posteriors"))) {
            Path folder = Path.of("src/test/resources/io/jevons/estimate");
            Files.writeString(
                    folder.resolve(OF_2024), StoredTable.text(of2024().run().toTable()));
            Table winners = Nowcast.from("2025-01-31")
                    .to("2026-06-30")
                    .model(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                    .run()
                    .winners();
            Files.writeString(folder.resolve(OTHER_RECORD), StoredTable.text(winners));
            Table sampled = Calibration.bundled("world-2024Q4").starts(1).fit().sampled(512, 1);
            Files.writeString(folder.resolve(SAMPLED), StoredTable.text(sampled));
            return;
        }
        Posterior few = of2024().particles(256).run();
        Table stored = StoredTable.read(OF_2024);
        double p = few.study().probability(Metric.backfire(Resource.GPUS)).value();
        assertEquals(number(stored, 3, 2), p, 5 * Math.sqrt(p * (1 - p) / 256));
    }

    private static void saysOnThePage(String sentence) {
        says("evidence.md", sentence);
    }

    private static String verdict(List<BundledPosterior.Figure> figures, boolean after) {
        double[] values = figures.stream()
                .mapToDouble(f -> after ? f.posterior() : f.prior())
                .toArray();
        return " | " + Numbers.human(values[1]) + " | " + Numbers.human(values[0]) + " to " + Numbers.human(values[2])
                + " | " + Numbers.percent(values[3]) + " | " + Numbers.percent(values[4]) + " |";
    }

    @Test
    void theVerdictsAreTheStoredOnes() {
        assertEquals(
                List.of(LOW, MEDIAN, HIGH, "P(backfire)", "P(more than the base)"),
                LATEST.figures().stream().map(BundledPosterior.Figure::name).toList());
        saysOnThePage("| `deepseek-r1` on `world-2024Q4`, ranges" + verdict(JANUARY.figures(), false));
        saysOnThePage("| as of 2025-01-31 (" + JANUARY.manifest().observations() + " figures count)"
                + verdict(JANUARY.figures(), true));
        saysOnThePage("| `as-it-happened` on `world-latest`, ranges" + verdict(LATEST.figures(), false));
        saysOnThePage("| on all " + LATEST.manifest().observations() + " figures, to 2026Q2"
                + verdict(LATEST.figures(), true));
        saysOnThePage("The standard error of P is "
                + Numbers.percent(LATEST.figure("P(backfire)").error()) + ".");
        saysOnThePage("the upper end of R falls from "
                + Numbers.human(LATEST.figure(HIGH).prior()) + " to "
                + Numbers.human(LATEST.figure(HIGH).posterior()) + ".");
    }

    /** The market that was not fitted to the same figures, which `-Djevons.posteriors=write` conditions on them too. */
    @Test
    void theMarketOf2024IsTheStoredOne() {
        Table stored = StoredTable.read(OF_2024);
        saysOnThePage("takes P(backfire) from " + Numbers.percent(number(stored, 3, 1)) + " to "
                + Numbers.percent(number(stored, 3, 2)) + ", and the upper end of R from "
                + Numbers.human(number(stored, 2, 1)) + " to " + Numbers.human(number(stored, 2, 2)) + ".");
    }

    private static double number(Table table, int row, int column) {
        return ((Number) table.get(row, column)).doubleValue();
    }

    private static int row(Table table, int column, String name) {
        return IntStream.range(0, table.rowCount())
                .filter(row -> table.get(row, column).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasLearnedIsWhatIsStored() {
        Table learned = LATEST.learned();
        int sales = row(learned, 7, "discrepancy of sales");
        int deployment = row(learned, 7, "tiers.*.deployment-years");
        saysOnThePage("the discrepancy of sales falls from " + Math.round(100 * number(learned, sales, 1)) + " to "
                + Math.round(100 * number(learned, sales, 3))
                + " %, the time from shipment to running from " + Numbers.human(number(learned, deployment, 1)) + " to "
                + Numbers.human(number(learned, deployment, 3)) + " of its middle.");
        int effort = row(learned, 7, "cells.*.effort-elasticity");
        saysOnThePage("effort's elasticity falls from " + Numbers.human(number(learned, effort, 1)) + " to "
                + Numbers.human(number(learned, effort, 3)) + " and loses "
                + Math.round(100 * (1 - number(learned, effort, 4) / number(learned, effort, 2)))
                + " % of its spread");
        int training = row(learned, 7, "training.*.elasticity");
        saysOnThePage("keeps what was assumed (" + Numbers.human(number(learned, training, 1)) + " before, "
                + Numbers.human(number(learned, training, 3)) + " after)");
    }

    @Test
    void priorWidthsAndStructuresAreTheStoredOnes() {
        Table widths = LATEST.priorWidths();
        List<String> names = List.of(
                "as assumed",
                "effort's elasticity, half as wide",
                "effort's elasticity, twice as wide",
                "training's elasticity, half as wide",
                "training's elasticity, twice as wide");
        assertEquals(names.size(), widths.rowCount());
        for (int row = 0; row < names.size(); row++) {
            saysOnThePage("| " + names.get(row) + " | " + Numbers.percent(number(widths, row, 2)) + " | "
                    + Numbers.percent(number(widths, row, 3)) + " |");
        }
        Table structures = LATEST.structures();
        for (int row = 1; row < structures.rowCount(); row++) {
            saysOnThePage("| " + structures.get(row, 0) + " | "
                    + String.format(Locale.ROOT, "%+.2f", number(structures, row, 3)) + " | "
                    + Numbers.percent(number(structures, row, 5)) + " |");
            assertTrue(Math.abs(number(structures, row, 3)) < 1, "none of it is evidence to speak of");
        }
        saysOnThePage("(error " + String.format(Locale.ROOT, "%.2f", number(structures, 1, 4)) + ")");
    }

    @Test
    void checksAndWhatToWatchAreTheStoredOnes() {
        assertTrue(LATEST.unexplained().isEmpty());
        saysOnThePage("Nothing lies outside 95 % of what the posterior expects. Nearest to it: "
                + String.join("; ", LATEST.leastExpected()) + ".");
        LATEST.watched().forEach(sentence -> saysOnThePage("- " + sentence));
    }

    /** Rents are in the table of January too, and would move the verdict by no more than chance does. */
    @Test
    void onlyWhatMovesTheVerdictIsToBeWatched() {
        assertTrue(column(JANUARY.watch(), 0).stream().anyMatch(figure -> figure.startsWith("flagship rent")));
        assertEquals(1, JANUARY.watched().size(), JANUARY.watched()::toString);
        assertTrue(JANUARY.watched().get(0).startsWith("total tokens of 2025Q4: "), JANUARY.watched()::toString);
    }

    private static List<String> column(Table table, int column) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.get(row, column).toString())
                .toList();
    }

    @Test
    void forecastsAreTheStoredOnes() {
        NowcastResult forecasts = Nowcast.bundled();
        Table winners = forecasts.winners();
        int together = winners.rowCount() - 1;
        saysOnThePage("The model does not beat drift on sales, chips and rent taken together, which was the aim: "
                + winners.show(together, winners.columns().size() - 6) + " against "
                + winners.show(together, winners.columns().size() - 2) + ".");
        assertEquals("drift", winners.get(together, "best"));
        Table outlooks = forecasts.outlooks();
        saysOnThePage("Guidance (" + outlooks.show(0, 3) + ") and consensus (" + outlooks.show(1, 3) + ") on sales");
        Table scores = forecasts.scores();
        saysOnThePage(Math.round(100 * number(scores, 0, 5))
                + " % of the figures of sales, chips and rent lie in the central half and "
                + Math.round(100 * number(scores, 0, 6)) + " % in the 90 %.");
        String verdict = winners.notes().get(1);
        String[] words =
                verdict.substring(verdict.indexOf("the difference is ")).split(" ", -1);
        saysOnThePage("by day the model is " + words[3] + " behind drift, give or take " + words[9] + ".");
        NowcastForecast first = forecasts.forecasts().stream()
                .filter(f -> f.toString().startsWith("sales of 2025Q1, model on 2025-03-01"))
                .findFirst()
                .orElseThrow();
        double before = forecasts.forecasts().stream()
                .filter(f -> f.target().equals(first.target()) && f.forecaster().equals("last value"))
                .findFirst()
                .orElseThrow()
                .median();
        saysOnThePage("on 1 March 2025 the model let sales fall by " + Math.round(100 * (1 - first.median() / before))
                + " % in the quarter, and they rose by " + Math.round(100 * (first.actual() / before - 1)) + " %.");
        Table other = StoredTable.read(OTHER_RECORD);
        saysOnThePage("under `deepseek-r1`, which does not, the model comes to "
                + Numbers.human(number(other, other.rowCount() - 1, 3)) + ".");
    }

    /** The five parameters whose middles are farthest apart. */
    @Test
    void theApproximationIsTheStoredOne() {
        Table sampled = StoredTable.read(SAMPLED);
        assertEquals(14, sampled.rowCount());
        for (int row = 0; row < sampled.rowCount(); row++) {
            assertEquals(1, number(sampled, row, 4) / number(sampled, row, 2), 0.25, sampled.toString());
            assertEquals(0, number(sampled, row, 5), 0.5, sampled.toString());
        }
        saysOnThePage("Widths agree within a quarter, and middles within half of a width");
        IntStream.range(0, sampled.rowCount())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(number(sampled, row, 1) - number(sampled, row, 3))))
                .limit(5)
                .forEach(row -> saysOnThePage("| `" + sampled.get(row, 0) + "` | "
                        + IntStream.range(1, 5)
                                .mapToObj(column -> String.format(Locale.ROOT, "%.2f", number(sampled, row, column)))
                                .collect(Collectors.joining(" | "))
                        + " |"));
    }
}
