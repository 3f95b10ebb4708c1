package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.TierGroup;
import io.jevons.scenario.Scenarios;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calendar years against the quarters that they are made of, and sums of tiers against the tiers. */
final class YearsTest {
    private static final Market MARKET = Markets.named("world-latest");
    private static final Comparison OUTCOME = Comparison.of(MARKET, Scenarios.named("deepseek-r1"));
    private static final Years YEARS = OUTCOME.years();
    private static final double TOLERANCE = 1e-12;

    private static void near(double expected, double actual) {
        assertEquals(expected, actual, TOLERANCE * Math.abs(expected));
    }

    @Test
    void everyYearIsShownInAHundredColumns() {
        String text = YEARS.toString();
        assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
        assertTrue(text.contains(" 2031\n") && !text.contains("not shown"), text);
    }

    @Test
    void aFlowIsAQuarterOfEachOfItsRates() {
        double sum = 0;
        for (int quarter = 1; quarter <= 4; quarter++) {
            for (String tier : List.of("flagship", "midrange")) {
                sum += OUTCOME.scenario().value(tier, "sales", "2027Q" + quarter) / 4;
            }
        }
        near(sum, YEARS.scenario("nvidia-data-centre", "sales", 2027));
        near(
                YEARS.scenario("nvidia-data-centre", "sales", 2027) - YEARS.base("nvidia-data-centre", "sales", 2027),
                YEARS.difference("nvidia-data-centre", "sales", 2027));
    }

    @Test
    void aStockIsThatOfTheEndAndAPriceTheMean() {
        near(OUTCOME.base().value("total", "power", "2028Q4"), YEARS.base("total", "power", 2028));
        double rents = 0;
        for (int quarter = 1; quarter <= 4; quarter++) {
            rents += OUTCOME.base().value("flagship", "rent", "2028Q" + quarter);
        }
        near(rents / 4, YEARS.base("flagship", "rent", 2028));
    }

    @Test
    void electricityIsPowerOverTheYear() {
        double hoursTimesMegawatts = 0;
        for (int quarter = 1; quarter <= 4; quarter++) {
            hoursTimesMegawatts += 8766.0 / 4 * OUTCOME.scenario().value("total", "power", "2030Q" + quarter);
        }
        near(hoursTimesMegawatts / 1e6, YEARS.scenario("total", "electricity", 2030));
        assertEquals(
                "TWh", YearFigure.of(OUTCOME.base(), "total", "electricity").unit());
    }

    @Test
    void aYearInPartIsNotAnnualised() {
        near(OUTCOME.base().value("total", "sales", "2024Q4") / 4, YEARS.base("total", "sales", 2024));
        assertEquals("2024 Q4", YEARS.table("total", "sales").get(0, 0));
        assertEquals("2025", YEARS.table("total", "sales").get(1, 0));
        assertTrue(YEARS.table("total", "sales").notes().get(0).contains("not annualised"));
    }

    /** Each kind of figure has its own words, and money is named where there is any. */
    @Test
    void theNoteSaysOfItsFiguresAlone() {
        assertEquals(
                "Flows are sums over the year, not annualised: in 2024 Q4 over what there is of the year. "
                        + Units.MONEY,
                YEARS.table("total", "sales").notes().get(0));
        assertEquals(
                "GPUs and power are at the year's end.",
                YEARS.table("total", "need").notes().get(0));
        assertEquals(
                "Prices and parts are means of the year's quarters. " + Units.MONEY,
                YEARS.table("flagship", "rent").notes().get(0));
    }

    /** Thousands of TWh are TWh, beside the differences and bands that are some. */
    @Test
    void electricityHasOneUnit() {
        assertTrue(YEARS.scenario("total", "electricity", 2031) > 1000);
        String table = YEARS.table("total", "electricity").toString();
        assertTrue(table.contains("base [TWh]  scenario [TWh]  difference [TWh]"), table);
        assertTrue(YEARS.toString().contains("  [TWh] "), YEARS.toString());
    }

    /** In a case of history no figure is GPUs or dollars, whatever name a copy of its market has. */
    @Test
    void aCaseOfHistoryHasItsOwnWordsAndUnits() {
        Market coal = Markets.named("coal-1865");
        Market onTop = Market.parse("f.yaml", "market: on-top\nbased-on: coal-1865\n");
        for (Market market : List.of(
                coal, coal.as("mine"), coal.scale("cells.*.elasticity", 0.9).as("mine"), onTop)) {
            Comparison outcome = Comparison.of(market, Scenarios.named("coal-1865"));
            assertTrue(outcome.verdict().contains("more coal for Scotch iron"), outcome.verdict());
            String years = outcome.years().toString().replace('\n', ' ');
            assertTrue(years.contains("  coal for Scotch iron  scenario") && years.contains("  Scotch iron "), years);
            assertTrue(years.contains("[own units]") && !years.contains("[USD") && !years.contains("[H100e]"), years);
            assertTrue(years.contains("money for nothing that was measured") && !years.contains("2025 US"), years);
            String need = outcome.years().table("total", "need").toString();
            assertTrue(need.startsWith("total, coal for Scotch iron by calendar year"), need);
            assertTrue(need.contains(" change\n"), need);
        }
        assertEquals(Optional.of(coal), coal.as("mine").original());
        assertEquals(Optional.empty(), coal.original());
    }

    @Test
    void sumsAreOfTheirTiers() {
        for (TierGroup group : MARKET.sums()) {
            Series need = OUTCOME.scenario().series(group.name(), "need");
            Series sales = OUTCOME.scenario().series(group.name(), "sales");
            assertEquals("H100e", need.unit());
            for (int i = 0; i < need.size(); i++) {
                double weighted = 0;
                double plain = 0;
                for (String tier : group.tiers()) {
                    weighted += MARKET.get("tiers." + tier + ".h100-equivalents")
                            * OUTCOME.scenario().series(tier, "need").get(i);
                    plain += OUTCOME.scenario().series(tier, "sales").get(i);
                }
                near(weighted, need.get(i));
                near(plain, sales.get(i));
            }
        }
        assertEquals(
                List.of("total", "nvidia", "nvidia-data-centre", "cuda", "other"),
                MARKET.sums().stream().map(TierGroup::name).toList());
    }

    @Test
    void aResourceOfAGroupIsItsSum() {
        Series sales = OUTCOME.inScenario(Resource.SALES.onGroup("nvidia-data-centre"));
        Series same = OUTCOME.scenario().series("nvidia-data-centre", "sales");
        for (int i = 0; i < sales.size(); i++) {
            near(same.get(i), sales.get(i));
        }
        Series engineering = OUTCOME.engineering(Resource.GPUS.onGroup("nvidia"));
        near(
                engineering.at("2029Q1"),
                OUTCOME.scenario().series("nvidia", "engineering-need").at("2029Q1"));
    }

    @Test
    void theTableHasEveryFigureAndYear() {
        Table table = YEARS.toTable();
        assertEquals(YEARS.figures().size() * YEARS.years().size(), table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            double difference = (double) table.get(row, "difference");
            near((double) table.get(row, "scenario") - (double) table.get(row, "base"), difference);
        }
        assertTrue(YEARS.toString().startsWith("Calendar years, deepseek-r1 against baseline"));
    }

    @Test
    void saysWhatThereIs() {
        InvalidInputException noYear =
                assertThrows(InvalidInputException.class, () -> YEARS.base("total", "sales", 2032));
        assertTrue(noYear.getMessage().contains("from 2024 to 2031"), noYear.getMessage());
        InvalidInputException noEntity =
                assertThrows(InvalidInputException.class, () -> YEARS.base("nvidia-data-center", "sales", 2030));
        assertTrue(noEntity.getMessage().contains("nvidia-data-centre"), noEntity.getMessage());
        InvalidInputException sum =
                assertThrows(InvalidInputException.class, () -> OUTCOME.base().explain("nvidia", "sales", "2027Q4"));
        assertTrue(sum.getMessage().contains("Maybe explain(\"flagship\", \"sales\", \"2027Q4\")"), sum.getMessage());
    }

    /** Tiers that are reported together stand first, then other groups, totals and tiers. */
    @Test
    void figuresBeginWithDataCentres() {
        List<String> entities =
                YEARS.figures().stream().map(f -> f.key().entity()).distinct().toList();
        assertEquals(List.of("nvidia-data-centre", "nvidia", "total"), entities.subList(0, 3));
        assertEquals(MARKET.tiers(), entities.subList(3, entities.size()));
    }
}
