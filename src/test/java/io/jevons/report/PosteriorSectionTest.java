package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.estimate.Nowcast;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class PosteriorSectionTest {
    private static final BundledPosterior BUNDLED = BundledPosterior.named("world-latest-as-it-happened");

    private static Document page(Comparison outcome) {
        PageWriter page = new PageWriter();
        Map<String, String> drawings = PosteriorSection.charts(outcome).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toSvg()));
        RecordSection.charts(outcome).forEach((name, chart) -> drawings.put(name, chart.toSvg()));
        PosteriorSection.write(page, outcome, drawings);
        RecordSection.write(page, outcome, drawings);
        return Jsoup.parse(page.toString());
    }

    private static Comparison world(String scenario) {
        return Comparison.of(Markets.named("world-latest"), Scenarios.named(scenario));
    }

    private static Element section(Document page, String name) {
        return page.select("section[aria-labelledby=" + name + "]").first();
    }

    private static void assertSays(Element section, List<String> sentences) {
        for (String sentence : sentences) {
            assertTrue(section.text().contains(sentence), sentence + " not in " + section.text());
        }
    }

    @Test
    void saysWhatTheEvidenceSays() {
        Element section = section(page(world("as-it-happened")), "posterior");
        assertEquals(1, section.select("figure svg").size());
        assertSays(section, List.of(BUNDLED.sentence()));
        assertEquals(6, BUNDLED.lessons().size());
        assertSays(section, BUNDLED.lessons());
        assertSays(section, BUNDLED.unexplained().isEmpty() ? BUNDLED.leastExpected() : BUNDLED.unexplained());
        assertEquals(3, BUNDLED.watched().size());
        assertSays(section, BUNDLED.watched());
        assertSays(section, List.of("Width of priors: ", "Structures: without effort P(backfire) is "));
        assertTrue(!section.text().contains("What follows is of this market"), section.text());
    }

    /** The scenario of an article is not what happened: the evidence is weighed under what did. */
    @Test
    void saysOfWhichScenarioItIs() {
        Element section = section(page(world("deepseek-r1")), "posterior");
        assertSays(section, List.of("What follows is of this market under as-it-happened", BUNDLED.sentence()));
    }

    @Test
    void showsForecastsBesideWhatCame() {
        Element section = section(page(world("as-it-happened")), "forecasts");
        assertEquals(4, section.select("figure svg").size());
        assertEquals(
                Nowcast.bundled().winners().rowCount(),
                section.select("table").first().select("tbody tr").size());
        assertSays(section, List.of("sales: ", "within the 90 % band forecast 1 quarter before"));
    }

    @Test
    void saysHowToGetOneWhereThereIsNone() {
        Document page = page(Cases.small());
        assertEquals(1, page.select("section").size());
        assertSays(
                section(page, "posterior"),
                List.of("No posterior comes with the library for this market: Jevons.condition(market, scenario)"));
        assertEquals(0, page.select("figure").size());
    }
}
