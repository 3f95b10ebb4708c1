package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.data.Tampered;
import io.jevons.estimate.fitting.CarriedForward;
import io.jevons.estimate.fitting.Vintage;
import io.jevons.estimate.forecast.ScoredForecast;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenarios;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class BacktestTest {
    private static final String DAY = "2025-01-31";
    private static final Backtest BACKTEST =
            Backtest.asOf(DAY).scenarios(Scenarios.named("baseline")).draws(12);
    private static final BacktestResult RESULT = BACKTEST.run();
    private static final Backtest GIVEN =
            BACKTEST.market(RESULT.fit().orElseThrow().market());

    @Nested
    class Laws {
        @Test
        void whatWasPublishedLaterChangesNoForecast() {
            Vintage cut = Vintage.whole().asOf(LocalDate.parse(DAY));
            assertTrue(cut.revenue().size() < Vintage.whole().revenue().size());
            BacktestResult again = GIVEN.history(cut).run();
            for (String target : RESULT.targets()) {
                for (ScoredForecast one : RESULT.scores(target).forecasts()) {
                    ScoredForecast other = again.scores(target).forecasts().stream()
                            .filter(f -> f.target().equals(one.target())
                                    && f.forecaster().equals(one.forecaster()))
                            .findFirst()
                            .orElseThrow();
                    assertEquals(one.forecast().median(), other.forecast().median());
                    assertEquals(one.forecast().quantile(0.05), other.forecast().quantile(0.05));
                    assertEquals(one.forecast().quantile(0.95), other.forecast().quantile(0.95));
                }
            }
        }

        /** Later rows are doubled: the market is fitted to the same figures, and forecasts the same. */
        @Test
        void aLaterRowChangesNothing() {
            Vintage whole = Vintage.whole();
            LocalDate day = LocalDate.parse(DAY);
            Vintage changed = new Vintage(
                    Tampered.doubledAfter(day),
                    whole.capex(),
                    whole.chips(),
                    whole.rental(),
                    whole.prices(),
                    whole.figures());
            assertTrue(changed.revenue().dataCenter().at("2025Q3")
                    > whole.revenue().dataCenter().at("2025Q3"));
            BacktestResult again = BACKTEST.history(changed).run();
            assertEquals(
                    RESULT.fit().orElseThrow().toString(),
                    again.fit().orElseThrow().toString());
            assertEquals(
                    RESULT.scores("revenue").details().toString(),
                    again.scores("revenue").details().toString());
        }

        /** The market is that of the rule for the bundled one, on this day: two weeks later nothing of weight was out. */
        @Test
        void theMarketIsFittedToThePastOnly() {
            CalibrationFit fit = RESULT.fit().orElseThrow();
            for (int row = 0; row < fit.targets().rowCount(); row++) {
                String known = fit.targets().get(row, "known on").toString().replaceAll("[()]", "");
                assertFalse(LocalDate.parse(known).isAfter(LocalDate.parse(DAY)), fit.toString());
            }
            String remarks = String.join("\n", RESULT.remarks());
            assertTrue(remarks.contains("written down later than such a figure could be known"), remarks);
            assertTrue(remarks.contains("parameters cite a source of 2025 or later"), remarks);
        }

        @Test
        void aLaterDayKnowsMore() {
            BacktestResult later = Backtest.asOf("2025-02-26")
                    .scenarios(Scenarios.named("baseline"))
                    .market(Markets.named("world-2024Q4"))
                    .draws(4)
                    .run();
            assertEquals(
                    142.3,
                    later.forecast("revenue", "last quarter again").forecast().median(),
                    0.05);
        }

        @Test
        void theSeedGivesTheSameForecasts() {
            assertEquals(GIVEN.run().toString(), GIVEN.run().toString());
        }
    }

    @Nested
    class Reference {
        /** Issue 7: last quarter times four 142.3, growth again 279; strictly as of the day 123.1 and 386. */
        @Test
        void theNaiveForecastsAreThoseOfTheFilings() {
            assertEquals(123.1, median("last quarter again"), 0.05);
            assertEquals(386, median("last year's growth again"), 0.5);
            assertEquals(142.3, median("last quarter again (02-26)"), 0.05);
            assertEquals(279, median("last year's growth again (02-26)"), 0.5);
            assertEquals(183.8, median("consensus (02-18)"), 1e-9);
        }

        private double median(String forecaster) {
            return RESULT.forecast("revenue", forecaster).forecast().median();
        }

        @Test
        void theOutcomeIsTheSumOfFourFiscalQuarters() {
            assertEquals(193.737, RESULT.forecast("revenue", "model, baseline").actual(), 0.001);
            assertEquals(13.66, RESULT.forecast("fleet", "model, baseline").actual(), 0.01);
        }
    }

    @Nested
    class Levels {
        private final Series doubling = Series.of("s", "1", new Quarter(2023, 1), 1, 2, 4, 8, 16, 32);

        @Test
        void steadyGrowthIsCarriedOnWithoutError() {
            CarriedForward level = CarriedForward.of(doubling, new Quarter(2024, 4));
            assertEquals(128, level.value(), 1e-9);
            assertEquals(0, level.logDeviation(), 1e-9);
            assertEquals(32, CarriedForward.of(doubling, new Quarter(2024, 2)).value(), 1e-12);
        }

        @Test
        void aGapOfThreeQuartersIsRefused() {
            assertThrows(InvalidInputException.class, () -> CarriedForward.of(doubling, new Quarter(2025, 1)));
            assertThrows(InvalidInputException.class, () -> CarriedForward.of(doubling, new Quarter(2024, 1)));
        }
    }

    @Test
    void badInputIsRefused() {
        assertThrows(InvalidInputException.class, () -> Backtest.asOf("January"));
        assertThrows(
                InvalidInputException.class, () -> Backtest.asOf("2024-01-31").run());
        assertThrows(InvalidInputException.class, () -> BACKTEST.draws(1));
        assertThrows(InvalidInputException.class, () -> RESULT.scores("weather"));
    }

    @Test
    void saysWhereANaiveForecastWins() {
        String text = RESULT.toString();
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertEquals("last quarter again", RESULT.scores("rent").best().get("rent, 2026Q2"));
        assertTrue(text.contains("rent, 2026Q2"));
        assertFalse(text.contains("NaN"), text);
    }
}
