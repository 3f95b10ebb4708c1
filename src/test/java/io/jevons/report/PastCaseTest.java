package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Table;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.scenario.Scenarios;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of cases of history speak of what the cases are about, with the figures that history gives. */
final class PastCaseTest {
    private static Comparison of(String name) {
        return Comparison.of(Markets.named(name), Scenarios.named(name));
    }

    private static Table figures(String history) {
        return History.named(history).toTable();
    }

    /** Nothing on the page but the parameters, the method and the files to repeat it speaks of GPUs and the market for AI. */
    @ParameterizedTest
    @CsvSource({
        "coal-1865, 'Coal for Scotch iron: 10.0 times as much by 1863', 1830",
        "lighting, 'Energy for light: 4.33 times as much by 1900', 1809",
        "lighting-1900-2000, 'Energy for light: 2.33 times as much by 2000', 1909",
        "data-centres-2010-2018, 'Electricity of data centres: 1.06 times as much by 2018', 2010"
    })
    void thePageIsOfTheCase(String name, String finding, String firstYear) {
        Document page = Jsoup.parse(Report.of(of(name)).toHtml());
        assertTrue(page.select("h1").text().startsWith(finding), page.select("h1")::text);
        assertEquals(
                List.of("evidence", "rebound", "causes", "scenario", "parameters", "method", "repeat"),
                page.select("section[aria-labelledby]").eachAttr("aria-labelledby"));
        page.select("[aria-labelledby=parameters], [aria-labelledby=method], [aria-labelledby=repeat]")
                .remove();
        assertFalse(page.text().contains("GPU"), page::text);
        assertFalse(page.text().contains("token"), page::text);
        assertFalse(page.text().contains("the article"), page::text);
        assertFalse(page.html().contains("GPU"), "nor do the drawings");
        assertEquals(firstYear, page.select("#answer tbody th").first().text());
        assertEquals(1, page.select("[aria-labelledby=evidence] table").size());
        assertTrue(page.select("section figure svg").size() >= 4);
    }

    /** What the page says of the end is what was measured there, where that set the run. */
    @Test
    void theEndIsWhatWasMeasured() {
        Table coal = figures("coal-1865");
        assertEquals("coal in iron, 1863 against 1830", coal.get(1, "figure"));
        assertEquals(10, (double) coal.get(1, "data"), 1e-9);
        PastCase past = PastCase.of(of("coal-1865")).orElseThrow();
        assertTrue(past.finding().contains("10.0 times as much"), past::finding);
        assertEquals(14.5, (double) coal.get(4, "data"), 1e-9);
        assertTrue(past.rebound().contains("takes back 14.5 times"), past::rebound);
        assertTrue(past.restsOn().get(0).contains("Of 6 figures of coal-1865, 4 have set"), past.restsOn()::toString);
        assertTrue(past.restsOn().get(0).endsWith("2 check it."), past.restsOn()::toString);
    }

    /** Years are indices on the first quarter: the base stays at 1, and both columns belong to one year. */
    @Test
    void yearsAreIndices() {
        Comparison coal = of("coal-1865");
        List<Table> years = PastCase.of(coal).orElseThrow().years();
        Table iron = years.get(1);
        int last = iron.rowCount() - 1;
        assertEquals("1862", iron.get(last, "year"));
        assertEquals(1, (double) iron.get(last, "without"), 1e-9);
        // Iron grows thirty-fold over 33 years at an even rate, by the data that set the run; this is the mean of
        // 1862's quarters.
        double mean = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            mean += Math.pow(30, (32 + quarter / 4.0) / 33) / 4;
        }
        assertEquals(mean, (double) iron.get(last, "as it was"), 1e-3 * mean);
        assertEquals(mean / 3, (double) years.get(0).get(last, "as it was"), 0.04 * mean / 3);
    }

    /** A case of two runs has one table of figures, of which each page tells; years are held against one quarter, not against a year. */
    @Test
    void saysOfWhatItsFiguresAre() {
        String said =
                PastCase.of(of("lighting-1900-2000")).orElseThrow().restsOn().get(0);
        assertTrue(
                said.contains("Of 10 figures of lighting, all runs of the case that follow one another together, 7"),
                said);
        Table years = PastCase.of(of("coal-1865")).orElseThrow().years().get(1);
        assertTrue(years.title().endsWith("the first quarter of 1830 is 1"), years.title());
        assertTrue((double) years.get(0, "as it was") > 1);
    }

    /** A changed copy keeps the words of the case, and does not claim that what set the case comes out again. */
    @Test
    void aChangedCopySpeaksOfTheCase() {
        Comparison changed = Comparison.of(
                Markets.named("coal-1865").with("cells.iron.elasticity", 1.0), Scenarios.named("coal-1865"));
        String rests = PastCase.of(changed).orElseThrow().restsOn().get(0);
        assertTrue(rests.startsWith("A changed copy") && !rests.contains("bound to come out"), rests);
        for (Comparison coal : List.of(changed, of("coal-1865"))) {
            assertTrue(
                    coal.verdict().contains("coal for Scotch iron in the long run")
                            || coal.verdict().contains("coal for Scotch iron in the short run"),
                    coal.verdict());
            assertFalse(coal.verdict().contains("GPU"), coal.verdict());
            String table = coal.toString().replace('\n', ' ');
            assertTrue(table.contains("GPU-hours stand for coal for Scotch iron"), table);
            String years = coal.years().toString().replace('\n', ' ');
            assertTrue(years.contains("money for nothing that was measured"), years);
        }
    }

    @Test
    void anotherScenarioOnItsMarketIsNoCase() {
        Comparison base = Comparison.of(Markets.named("coal-1865"), Scenarios.named("baseline"));
        assertTrue(PastCase.of(base).isEmpty());
        assertTrue(PastCase.isMarket(base.market()));
        assertTrue(PastCase.of(Cases.small()).isEmpty());
    }
}
