package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.data.DataSets;
import io.jevons.estimate.forecast.PencilRule;
import io.jevons.estimate.nowcast.NowcastForecast;
import io.jevons.estimate.nowcast.NowcastResult;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NowcastTest {
    private static final Market MARKET = MarketText.small()
            .with(
                    "uncertainty",
                    "{cells.*.tokens-per-day: {scale: {lognormal-90: [0.5, 2]}, reason: nobody counts},"
                            + " cells.*.growth.start: {scale: {lognormal-90: [0.5, 2]}, reason: it varies}}")
            .read();
    private static final Scenario SCENARIO =
            Scenario.named("cheaper").with(Shock.efficiency("only", 2).from("2019Q4"));
    private static final double[] FACTORS = {1.0, 1.3, 1.6, 2.1, 2.4, 2.9, 3.2};

    /** Tokens of each quarter, known two months after it began but for the first; and a rent of which nothing is known before. */
    private static final Evidence EVIDENCE = evidence(FACTORS);

    /** Shared, since it takes a second. */
    private static final NowcastResult RESULT = nowcast(EVIDENCE).run();

    private static Evidence evidence(double... factors) {
        double first = Comparison.of(MARKET, SCENARIO).scenario().value("total", "tokens", "2019Q3");
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            Quarter quarter = Quarter.parse("2019Q3").plus(i);
            all.add(Observation.of("total", "tokens", quarter, factors[i] * first)
                    .error(0.05)
                    .series("sales"));
        }
        all.add(Observation.of("big", "rent", "2020Q2", 1).series("odd"));
        return Evidence.of(all);
    }

    private static Nowcast nowcast(Evidence evidence) {
        return Nowcast.from("2020-01-01")
                .to("2020-12-31")
                .model(MARKET, SCENARIO)
                .on(evidence)
                .history(Evidence.of())
                .particles(32)
                .seed(42);
    }

    private static List<NowcastForecast> on(NowcastResult result, String day, String forecaster) {
        return result.forecasts().stream()
                .filter(f -> f.madeOn().equals(LocalDate.parse(day))
                        && f.forecaster().equals(forecaster))
                .toList();
    }

    @Nested
    class Days {
        @Test
        void areTheFirstOfEveryThirdMonth() {
            assertEquals(
                    List.of("2025-03-01", "2025-06-01", "2025-09-01", "2025-12-01", "2026-03-01", "2026-06-01"),
                    Nowcast.from("2025-01-31").to("2026-06-30").days().stream()
                            .map(LocalDate::toString)
                            .toList());
            assertEquals(List.of(), Nowcast.from("2025-03-02").to("2025-05-31").days());
        }

        @Test
        void withNothingToForecastAreRefused() {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class,
                    () -> nowcast(EVIDENCE).to("2020-01-15").run());
            assertTrue(
                    refused.getMessage()
                            .startsWith("nowcast: no figure to forecast between 2020-01-01 and 2020-01-15, must be"),
                    refused.getMessage());
            refused = assertThrows(
                    InvalidInputException.class, () -> nowcast(EVIDENCE).to("2019-12-31"));
            assertEquals("last day = 2019-12-31: must be 2020-01-01 or later", refused.getMessage());
            assertThrows(InvalidInputException.class, () -> Nowcast.from("January"));
            assertThrows(InvalidInputException.class, () -> nowcast(EVIDENCE).particles(3));
        }
    }

    @Nested
    class Forecasts {
        /** On 1 March 2020 two figures are known, and those of the four quarters from 2020Q1 come later. */
        @Test
        void areOfTheFiguresToCome() {
            List<NowcastForecast> first = on(RESULT, "2020-03-01", "model");
            assertEquals(
                    List.of("2020Q1", "2020Q2", "2020Q3", "2020Q4"),
                    first.stream().map(f -> f.quarter().toString()).toList());
            assertEquals(
                    List.of(1, 2, 3, 4),
                    first.stream().map(NowcastForecast::horizon).toList());
            assertEquals(
                    FACTORS[2] / FACTORS[0] * EVIDENCE.observations().get(0).value(),
                    first.get(0).actual(),
                    1e-6);
        }

        /** What becomes known after a day changes nothing that was forecast on it. */
        @Test
        void knowNothingOfWhatCameLater() {
            double[] other = FACTORS.clone();
            for (int i = 3; i < other.length; i++) {
                other[i] *= 5;
            }
            NowcastResult changed = nowcast(evidence(other)).run();
            // The figure of 2020Q1 came out on 1 April, that of 2020Q2, which is another now, on 1 July.
            for (String day : List.of("2020-03-01", "2020-06-01")) {
                for (String forecaster : List.of("model", "pool", "last value", "last growth", "drift")) {
                    List<NowcastForecast> before = on(RESULT, day, forecaster);
                    List<NowcastForecast> after = on(changed, day, forecaster);
                    assertEquals(before.size(), after.size());
                    for (int i = 0; i < before.size(); i++) {
                        assertEquals(before.get(i).median(), after.get(i).median(), forecaster + " on " + day);
                        assertEquals(before.get(i).low90(), after.get(i).low90(), forecaster + " on " + day);
                    }
                }
            }
            assertNotEquals(
                    on(RESULT, "2020-09-01", "model").get(0).median(),
                    on(changed, "2020-09-01", "model").get(0).median());
        }

        /** Nor does the error that a figure to come will be published with: that of the last known one stands for it. */
        @Test
        void knowNothingOfErrorsToCome() {
            List<Observation> surer = EVIDENCE.observations().stream()
                    .map(each -> each.quarter().compareTo(Quarter.parse("2020Q1")) < 0 ? each : each.error(0.01))
                    .toList();
            NowcastResult changed = nowcast(Evidence.of(surer)).run();
            for (String forecaster : List.of("model", "pool", "last value", "last growth", "drift")) {
                List<NowcastForecast> before = on(RESULT, "2020-03-01", forecaster);
                List<NowcastForecast> after = on(changed, "2020-03-01", forecaster);
                for (int i = 0; i < before.size(); i++) {
                    assertEquals(before.get(i).median(), after.get(i).median(), forecaster);
                    assertEquals(before.get(i).low90(), after.get(i).low90(), forecaster);
                    assertEquals(before.get(i).crps(), after.get(i).crps(), forecaster);
                }
            }
        }

        @Test
        void areTheSameAgain() {
            assertEquals(RESULT.forecasts(), nowcast(EVIDENCE).run().forecasts());
            assertNotEquals(RESULT.forecasts(), nowcast(EVIDENCE).seed(43).run().forecasts());
        }

        /** By a rule that anyone can work out: the median is the last figure, its width by the error of 5 %. */
        @Test
        void ofTheLastValueAreTheLastValue() {
            NowcastForecast f = on(RESULT, "2020-03-01", "last value").get(1);
            assertEquals(EVIDENCE.observations().get(1).value(), f.median(), 1e-3 * f.median());
            double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.95);
            // Known to 2019Q4, forecast 2020Q2: two quarters ahead with the variance of a difference each.
            assertEquals(Math.exp(z * 0.05 * 2), f.high90() / f.median(), 2e-3);
            assertFalse(f.inNinety());
            assertTrue(f.pit() > 0.99);
        }

        @Test
        void leaveOutWhatNothingWasKnownOf() {
            assertEquals(List.of("sales"), RESULT.series());
        }
    }

    @Nested
    class Runs {
        @Test
        void tellHowTheyComeOn() {
            List<String> told = new ArrayList<>();
            nowcast(EVIDENCE)
                    .progress((done, of) -> told.add(done + " of " + of))
                    .run();
            assertTrue(told.contains("32 of 128") && told.contains("128 of 128"), told.toString());
        }

        @Test
        void endWhereTheThreadIsInterrupted() {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> nowcast(EVIDENCE).run());
            assertTrue(Thread.interrupted());
        }

        @Test
        void printWhatTheyWouldDo() {
            assertEquals(
                    "Nowcast by cheaper on " + MARKET.name()
                            + " on 4 days from 2020-01-01 to 2020-12-31, 32 particles, seed 42; run() runs it",
                    nowcast(EVIDENCE).toString());
        }
    }

    @Nested
    class Tables {
        /** The mean of what the forecasts say, by hand. */
        @Test
        void averageTheScores() {
            Table winners = RESULT.winners();
            int all = IntStream.range(0, winners.rowCount())
                    .filter(i -> winners.get(i, "ahead").equals("all"))
                    .findFirst()
                    .orElseThrow();
            double mean = RESULT.forecasts().stream()
                    .filter(f -> f.forecaster().equals("drift"))
                    .mapToDouble(NowcastForecast::crps)
                    .average()
                    .orElseThrow();
            assertEquals(mean, (Double) winners.get(all, "drift"), 1e-12);
            double best = List.of("model", "last value", "last growth", "drift").stream()
                    .mapToDouble(name -> (Double) winners.get(all, name))
                    .min()
                    .orElseThrow();
            assertEquals(best, (Double) winners.get(all, (String) winners.get(all, "best")), 0);
        }

        @Test
        void countWhatFellInside() {
            Table scores = RESULT.scores();
            long inside = RESULT.forecasts().stream()
                    .filter(f -> f.forecaster().equals("model") && f.inNinety())
                    .count();
            assertEquals((double) inside / on(RESULT), (Double) scores.get(0, "in 90 %"), 1e-12);
            Table pit = RESULT.pit();
            int sum = IntStream.rangeClosed(1, 5)
                    .map(column -> (Integer) pit.get(0, column))
                    .sum();
            assertEquals(on(RESULT), sum);
        }

        private static int on(NowcastResult result) {
            return (int) result.forecasts().stream()
                    .filter(f -> f.forecaster().equals("model"))
                    .count();
        }

        @Test
        void areDrawn() {
            Chart chart = RESULT.chart("sales", 2);
            assertEquals(3, chart.traces().size());
            assertTrue(chart.toSvg().contains("forecast"));
            assertEquals(chart.title(), RESULT.chart("sales", 2).title());
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> RESULT.chart("sales", 7));
            assertEquals("horizon of sales = 7: must be one of [1, 2, 3, 4]", refused.getMessage());
            assertThrows(InvalidInputException.class, () -> RESULT.chart("sails", 1));
        }

        @Test
        void areWrittenWithTheirManifest(@TempDir Path folder) throws IOException {
            List<String> lines = Files.readAllLines(RESULT.toCsv(folder.resolve("nowcast.csv")));
            assertTrue(lines.contains("# seed: 42") && lines.contains("# particles: 32"), lines.toString());
            int comments = RESULT.manifest().size();
            assertEquals(comments + 1 + RESULT.forecasts().size(), lines.size());
            assertTrue(lines.get(comments).startsWith("series,quarter,made_on,horizon,forecaster,actual,"));
        }
    }

    @Nested
    class Bundled {
        @Test
        void historyIsThatOfTheDataSets() {
            Evidence history = EvidenceFile.history();
            var compute = DataSets.nvidiaRevenue().segment("dc-compute");
            var stock = DataSets.chipStock().vendor("NVIDIA");
            var capex = DataSets.hyperscalerCapex().total();
            for (Observation each : history.observations()) {
                Quarter quarter = each.quarter();
                assertTrue(quarter.compareTo(Quarter.parse("2024Q4")) <= 0, each.toString());
                double expected = switch (each.series()) {
                    case "sales" -> 4e9 * compute.at(quarter);
                    case "chips" -> 4 * (stock.at(quarter) - stock.at(quarter.plus(-1)));
                    case "capex" -> 4e9 * capex.at(quarter);
                    default -> each.value();
                };
                assertEquals(expected, each.value(), 1e-4 * expected, each.toString());
                assertFalse(each.source().isBlank() || each.mapping().isBlank(), each.toString());
            }
        }

        @Test
        void recordIsReadAndPrinted() {
            NowcastResult bundled = Nowcast.bundled();
            assertEquals("world-2024Q4", bundled.manifest().get("market"));
            assertEquals("2025-01-31", bundled.manifest().get("from"));
            assertTrue(bundled.series().containsAll(List.of("sales", "chips", "rent", "capex")), bundled.toString());
            assertTrue(bundled.toString().contains("On sales, chips, rent together the model "), bundled.toString());
            assertTrue(bundled.outlooks().toString().contains("guidance"));
            assertTrue(bundled.chart().title().startsWith("sales: "));
            for (NowcastForecast each : bundled.forecasts()) {
                assertTrue(each.low90() < each.median() && each.median() < each.high90(), each.toString());
            }
        }

        /** The page of evidence has the lines over all horizons as they are. */
        @Test
        void recordIsThatOfThePage() throws IOException {
            String page = Files.readString(Path.of("src/docs/evidence.md"));
            Table winners = Nowcast.bundled().winners();
            for (int row = 0; row < winners.rowCount(); row++) {
                if (winners.get(row, "ahead").equals("all")) {
                    StringBuilder line = new StringBuilder("| ").append(winners.get(row, "series"));
                    for (int column = 2; column < winners.columns().size(); column++) {
                        line.append(" | ").append(winners.show(row, column));
                    }
                    assertTrue(page.contains(line.append(" |").toString()), line.toString());
                }
            }
        }

        /**
         * The first two days of it: rules as they were, the model within the Monte Carlo error of its particles. {@code
         * -Djevons.nowcast=write} writes all of it again.
         */
        @Test
        @Tag("long")
        void recordIsMadeAgain() {
            Nowcast whole = Nowcast.from("2025-01-31").to("2026-06-30");
            if (System.getProperty("jevons.nowcast", "").equals("write")) {
                whole.run().toCsv(Path.of("src/main/resources/io/jevons/estimate/nowcast/nowcast.csv"));
                return;
            }
            NowcastResult bundled = Nowcast.bundled();
            NowcastResult again = whole.to("2025-06-30").run();
            for (int i = 0; i < again.forecasts().size(); i++) {
                NowcastForecast expected = bundled.forecasts().get(i);
                NowcastForecast forecast = again.forecasts().get(i);
                assertEquals(expected.target() + expected.forecaster(), forecast.target() + forecast.forecaster());
                boolean drawn = List.of("model", "pool").contains(forecast.forecaster());
                assertEquals(1, forecast.median() / expected.median(), drawn ? 0.2 : 1e-6, expected.toString());
                assertEquals(expected.crps(), forecast.crps(), drawn ? 0.1 : 1e-6, expected.toString());
            }
            assertTrue(again.forecasts().size() > 50);
            for (String fact :
                    List.of("market-sha256", "scenario-sha256", "evidence", "history", "particles", "seed")) {
                assertEquals(bundled.manifest().get(fact), again.manifest().get(fact), fact);
            }
        }
    }

    @Test
    void rulesHaveTheNamesOfTheTable() {
        List<String> columns =
                RESULT.winners().columns().stream().map(Table.Column::name).toList();
        for (PencilRule rule : PencilRule.values()) {
            assertTrue(columns.contains(rule.toString()), columns.toString());
        }
    }
}
