package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What results say in words, sentence by sentence. */
final class ResultWordsTest {
    private static final Scenario HALVED =
            Scenario.named("gain").with(Shock.efficiency(TinyMarket.GRADE, 2).from("2025Q3"));

    private static Comparison tiny(Market market, Scenario scenario) {
        return Comparison.of(market, scenario);
    }

    @Test
    void sayWhereNothingHappens() {
        String expected =
                "Against none, the world under none needs and buys as many GPUs on every tier in every quarter:"
                        + " there is no saving to rebound from.";
        Market ample = TinyMarket.oneTier(8).with("tiers.gpu.capacity-per-year", 1e12);
        String verdict = tiny(ample, Scenario.named("none")).verdict();
        assertEquals(expected, verdict.replaceFirst("Against [a-z]+,", "Against none,"));
    }

    @Test
    void sayWhatIsSavedWhereNobodyAnswers() {
        String verdict = tiny(TinyMarket.oneTier(8), HALVED).verdict();
        assertTrue(
                verdict.contains("needs 50.0 % fewer GPUs in the short run (2025Q3 to 2026Q2) and 50.0 % fewer in the"
                        + " long run (2026Q2 to 2027Q1), from 50.0 % fewer in "),
                verdict);
        assertTrue(verdict.contains("as many in 2025Q1, the highest: long-run rebound"), verdict);
        assertTrue(verdict.contains("is 0 (no rebound)"), verdict);
        assertFalse(verdict.contains("cross") || verdict.contains("shifts it assumes"), verdict);
    }

    /** Twice the tokens of half the price each in the end, but only after years. */
    @Test
    void sayWhereTheLinesCross() {
        Market slow = TinyMarket.oneTier(24)
                .with("cells.all.elasticity", 1.5)
                .with("cells.all.adjust-time", 2)
                .with("tiers.gpu.capacity-per-year", 1e12);
        Comparison c = tiny(slow, HALVED);
        String crossing = c.crossover(Resource.GPUS).orElseThrow().toString();
        assertTrue(c.verdict().contains("; the lines cross in " + crossing), c.verdict());
        Comparison atOnce = tiny(slow.with("cells.all.adjust-time", 1e-6), HALVED);
        assertTrue(atOnce.crossover(Resource.GPUS).isPresent());
        assertFalse(atOnce.verdict().contains("cross"), atOnce.verdict());
    }

    @Test
    void sayWhatShiftsAdd() {
        String all =
                Numbers.human(ResultTablesTest.CASE.withShifts(Resource.GPUS).over(Horizon.LONG_RUN));
        double response = ResultTablesTest.CASE.rebound(Resource.GPUS).over(Horizon.LONG_RUN);
        assertTrue(
                ResultTablesTest.CASE
                        .verdict()
                        .contains("the answer to efficiency, is " + Rebound.describe(response) + ", and " + all
                                + " with the shifts it assumes"),
                ResultTablesTest.CASE.verdict());
    }

    /** Four times the work on a fleet that hardly grows: three quarters of it, and a little less later, waits. */
    @Test
    void sayWhatNobodyRuns() {
        Comparison c = tiny(
                TinyMarket.oneTier(8),
                Scenario.named("boom").with(Shock.demand("*", 4).from("2025Q1")));
        String first = Numbers.percent(c.unserved("gpu", Horizon.SHORT_RUN));
        String last = Numbers.percent(c.unserved("gpu", Horizon.LONG_RUN));
        double fleet = c.change(Resource.FLEET, Horizon.LONG_RUN);
        assertEquals(0, fleet, 1e-4);
        Series inBase = c.inBase(Resource.FLEET);
        assertTrue(
                c.verdict()
                        .contains("Need counts work that nobody runs for want of GPUs, up to " + first
                                + " of it in the short run (gpu; "
                                + Numbers.percent(c.unservedInBase("gpu", Horizon.SHORT_RUN))
                                + " in the base) and up to " + last + " of it in the long run (gpu; "
                                + Numbers.percent(c.unservedInBase("gpu", Horizon.LONG_RUN))
                                + " in the base); the fleet that runs is as large in the short run and as large in the"
                                + " long run (the base ends with "
                                + Units.shown(inBase.get(inBase.size() - 1), "H100e")
                                + "), and nothing of it is saved to ask for its rebound."),
                c.verdict());
        Comparison grows = tiny(
                TinyMarket.oneTier(8).with("tiers.gpu.capacity-per-year", 1e5),
                Scenario.named("boom").with(Shock.demand("*", 4).from("2025Q1")));
        String larger = Numbers.percent(grows.change(Resource.FLEET, Horizon.LONG_RUN)) + " larger in the long run";
        assertTrue(grows.verdict().contains(larger), grows.verdict());
        assertFalse(tiny(TinyMarket.oneTier(8), HALVED).verdict().contains("unserved"));
    }

    @Test
    void sayWhatAScenarioSetsUnderBoth() {
        Scenario one = HALVED.with("cells.all.elasticity", 0.5);
        Scenario two = one.scale("cells.all.markup", 2);
        assertTrue(notes(one).contains("(1 entry) holds in base and scenario alike"), notes(one));
        assertTrue(notes(two).contains("(2 entries) holds in base and scenario alike"), notes(two));
        assertFalse(notes(HALVED).contains("alike"), notes(HALVED));
    }

    private static String notes(Scenario scenario) {
        return String.join(" ", tiny(TinyMarket.oneTier(8), scenario).toTable().notes());
    }

    @Test
    void nameThePlaces() {
        Table table = ResultTablesTest.CASE.toTable();
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < table.rowCount(); i++) {
            names.add((String) table.get(i, 0));
        }
        assertEquals(List.of("big", "small", "rival", "total", "NVIDIA (cuda)"), names);
        Table parts = ResultTablesTest.CASE
                .attribute(Resource.GPUS, ResultTablesTest.QUARTER)
                .toTable();
        assertEquals("responses together", parts.get(parts.rowCount() - 2, 0));
        assertEquals("assumed shifts together", parts.get(parts.rowCount() - 1, 0));
    }

    @Test
    void tellReboundFromReboundWithShifts() {
        Rebound response = ResultTablesTest.CASE.rebound(Resource.GPUS);
        Rebound all = ResultTablesTest.CASE.withShifts(Resource.GPUS);
        assertTrue(response.toTable().title().startsWith("Rebound of GPUs, "));
        assertTrue(all.toTable().title().startsWith("Rebound with shifts of GPUs, "));
        assertEquals("response", response.toTable().columns().get(3).name());
        assertEquals("scenario", all.toTable().columns().get(3).name());
        double r = response.over(Horizon.LONG_RUN);
        assertTrue(response.toTable().notes().contains("long run: R = " + Rebound.describe(r)));
        assertTrue(
                response.chart().title().contains(Rebound.describe(r)),
                response.chart().title());
        double shifted = all.over(Horizon.LONG_RUN);
        assertTrue(all.toTable().notes().contains("long run: R = " + Numbers.human(shifted)));
        assertEquals("backfire above 1", response.chart().rules().get(0).text());
        assertEquals("more than the base above 1", all.chart().rules().get(0).text());
        assertEquals(r > 1, response.isBackfire(Horizon.LONG_RUN));
        assertFalse(all.isBackfire(Horizon.LONG_RUN));
        Rebound none = tiny(TinyMarket.oneTier(8), Scenario.named("none")).rebound(Resource.GPUS);
        assertFalse(none.isBackfire(Horizon.LONG_RUN));
        assertTrue(none.toTable().notes().contains("long run: no saving to rebound from"));
        assertTrue(none.chart().title().startsWith("No saving of GPUs"));
    }

    @Test
    void callRebounds() {
        for (double elasticity : new double[] {0.5, 2}) {
            Comparison c = tiny(
                    TinyMarket.oneTier(8)
                            .with("cells.all.elasticity", elasticity)
                            .with("tiers.gpu.capacity-per-year", 1e12),
                    HALVED);
            assertEquals(elasticity > 1, c.rebound(Resource.GPUS).isBackfire(Horizon.LONG_RUN));
        }
    }

    @Test
    void nameTheFiguresOfAYear() {
        List<String> titles = YearFigure.headline(ResultTablesTest.CASE.scenario()).stream()
                .map(YearFigure::toString)
                .toList();
        assertEquals(
                List.of(
                        "NVIDIA (cuda), sales [USD]",
                        "total, GPUs needed [H100e]",
                        "total, electricity [TWh]",
                        "total, tokens [Mtok]",
                        "total, token revenue [USD]",
                        "total, capital spent [USD]",
                        "big, rent [USD/GPU-h]"),
                titles);
        List<String> all = YearFigure.all(ResultTablesTest.CASE.scenario()).stream()
                .map(f -> f.key().toString())
                .toList();
        for (String place : List.of("nvidia", "total", "big", "small", "rival")) {
            for (String variable : List.of("sales", "shipped-units", "need", "fleet", "power", "electricity")) {
                assertTrue(all.contains(place + " " + variable), place + " " + variable);
            }
        }
        List<String> banded = YearFigure.banded(ResultTablesTest.CASE.scenario()).stream()
                .map(f -> f.key().toString())
                .toList();
        assertTrue(banded.containsAll(List.of("nvidia sales", "nvidia shipped-units", "total power", "big rent")));
        assertFalse(banded.contains("nvidia need") || banded.contains("big need") || banded.contains("big power"));
    }

    @Test
    void sayHowAYearsFiguresAreMade() {
        String sales =
                ResultTablesTest.CASE.years().table("total", "sales").notes().get(0);
        assertTrue(
                sales.startsWith("Flows are sums over the year, not annualised: in 2019 Q3-4 and 2024 Q1-3 over"),
                sales);
        String need =
                ResultTablesTest.CASE.years().table("total", "need").notes().get(0);
        assertTrue(need.startsWith("GPUs and power are at the year's end."), need);
        String rent = ResultTablesTest.CASE.years().table("big", "rent").notes().get(0);
        assertTrue(rent.startsWith("Prices and parts are means of the year's quarters."), rent);
    }
}
