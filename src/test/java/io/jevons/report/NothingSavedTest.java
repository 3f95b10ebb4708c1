package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Numbers;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that save nothing have no rebound: their pages say so once, and every probability is of what it is said of. */
@Tag("long")
final class NothingSavedTest {
    private static final Market MARKET = Markets.named("world-2024Q4");

    private static Study study(String scenario) {
        return Ensemble.of(MARKET, Scenarios.named(scenario))
                .draws(200)
                .seed(42)
                .run();
    }

    private static Report report(Study study, String scenario) {
        Scenario story = Scenarios.named(scenario);
        return Report.of(Comparison.of(MARKET, story)).with(study);
    }

    @ParameterizedTest
    @ValueSource(strings = {"export-controls", "cuda-erosion", "deepseek-r1", "saturation"})
    void aRiseIsCountedAsARise(String scenario) {
        Study study = study(scenario);
        String sentence = report(study, scenario).howSure().orElseThrow();
        for (Horizon horizon : List.of(Horizon.LONG_RUN, Horizon.SHORT_RUN)) {
            double[] changes = study.values(Metric.change(Resource.GPUS).over(horizon));
            double share = (double) Arrays.stream(changes).filter(c -> c > 0).count() / changes.length;
            String said = horizon.equals(Horizon.LONG_RUN)
                    ? " of them in the long run (standard error "
                    : " in the short run. ";
            assertTrue(sentence.contains(" in " + Numbers.percent(share) + said), sentence);
        }
    }

    /** Backfire asks the answer to efficiency, and more than the base the scenario as a whole. */
    @Test
    void backfireIsOfTheAnswerAndMoreThanTheBaseIsOfTheScenario() {
        Study saves = study("deepseek-r1");
        double backfire = saves.probability(Metric.backfire(Resource.GPUS)).value();
        double more = saves.probability(Metric.moreThanBase(Resource.GPUS)).value();
        assertEquals(shareAbove(1, saves.values(Metric.rebound(Resource.GPUS))), backfire, 1e-15);
        assertEquals(shareAbove(0, saves.values(Metric.change(Resource.GPUS))), more, 1e-15);
        // Where something is saved in every draw, taking more than the base is a rebound above 1, shifts included.
        assertEquals(shareAbove(1, saves.values(Metric.withShifts(Resource.GPUS))), more, 1e-15);
        assertTrue(backfire < more, "the shifts of this scenario take more, and save nothing");
    }

    private static double shareAbove(double bound, double[] values) {
        return (double) Arrays.stream(values).filter(v -> v > bound).count() / values.length;
    }

    @Test
    void aRiseThatSavesNothingIsNoBackfire() {
        Study scarce = study("export-controls");
        assertEquals(0, scarce.probability(Metric.backfire(Resource.GPUS)).value());
        assertTrue(scarce.probability(Metric.moreThanBase(Resource.GPUS)).value() > 0.9);
        // The table says so in words, and shows no probability of what was never asked.
        String printed = scarce.toString();
        assertTrue(
                printed.replace('\n', ' ').contains("Rebound is undefined in all 200 draws: nothing is saved"),
                printed);
        assertTrue(printed.lines().anyMatch(line -> line.matches("GPUs +- +9.*")), printed);
        String sentence = report(scarce, "export-controls").howSure().orElseThrow();
        double more = scarce.probability(Metric.moreThanBase(Resource.GPUS)).value();
        assertTrue(
                sentence.contains("needs more GPUs than the base in " + Numbers.percent(more) + " of them"), sentence);
        assertTrue(sentence.contains(
                "None of it is backfire: the scenario saves nothing in total that could be taken back."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"export-controls", "cuda-erosion", "open-access", "reasoning-boom", "edge-shift", "baseline"})
    void pagesLeaveOutWhatWouldBeEmpty(String scenario) {
        Document page = Jsoup.parse(report(study(scenario), scenario).toHtml());
        Element rebound = page.selectFirst("section[aria-labelledby=rebound]");
        assertEquals(0, rebound.select("figure").size());
        assertEquals(
                "Rebound is undefined in every quarter: the scenario saves nothing in total that could be taken back.",
                rebound.select("p").text());
        assertTrue(
                page.selectFirst("section[aria-labelledby=causes]").text().contains("There is no break-even, since"));
        // A shift to other tiers saves on the one that it leaves; rollouts get shorter in a few draws of the boom.
        assertEquals(
                scenario.equals("edge-shift") || scenario.equals("reasoning-boom"),
                page.select("caption").eachText().contains("Probability of backfire, the answer to efficiency"));
        // Years are no thousands.
        assertEquals(
                List.of(),
                page.select("figure text").eachText().stream()
                        .filter(text -> text.matches("2[.]0\\d* k"))
                        .toList());
        for (Element figure : page.select("figure")) {
            assertFalse(figure.select("polyline, path, rect, circle").isEmpty(), figure.text());
        }
        for (Element table : page.select("table")) {
            List<String> cells = table.select("tbody td").eachText();
            assertTrue(
                    cells.isEmpty() || cells.stream().anyMatch(c -> !c.matches("[-+]?0([.]0+)?( %)?|-")),
                    () -> "all zero: " + table.text());
        }
    }

    @Test
    void aScenarioWithTheBasesHoursHasNothingToExplain() {
        Document page = Jsoup.parse(report(study("baseline"), "baseline").toHtml());
        Element causes = page.selectFirst("section[aria-labelledby=causes]");
        assertEquals(0, causes.select("figure").size());
        assertTrue(causes.text().contains("no difference to explain"));
        assertEquals(0, page.select("section[aria-labelledby=decides]").size());
        assertEquals(
                List.of("year", "baseline [GPU]", "in 9 of 10 draws", "year", "baseline [USD]", "in 9 of 10 draws"),
                page.select("#answer thead th").eachText());
        assertEquals(
                "baseline, the base itself: no difference in any quarter",
                page.select("h1").text());
        assertFalse(page.select("#answer").text().contains("0.0 %"), page.select("#answer")::text);
        assertEquals(0, page.select("section[aria-labelledby=verdict] table").size());
        assertTrue(page.select("#answer figure").text().startsWith("GPUs needed: "), page.select("#answer")::text);
    }
}
