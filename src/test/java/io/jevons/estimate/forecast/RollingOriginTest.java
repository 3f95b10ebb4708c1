package io.jevons.estimate.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.data.DataSets;
import io.jevons.estimate.Backtest;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class RollingOriginTest {
    private static final Quarter NEXT = new Quarter(2021, 1);

    private static Series growing(double growth, int quarters) {
        double[] values = new double[quarters];
        for (int t = 0; t < quarters; t++) {
            values[t] = Math.pow(growth, t);
        }
        return Series.of("sales", "bn USD", NEXT.plus(-quarters), values);
    }

    private static double sumAhead(double growth, int known, int quarters) {
        double sum = 0;
        for (int t = known; t < known + quarters; t++) {
            sum += Math.pow(growth, t);
        }
        return sum;
    }

    @Nested
    class Analytic {
        @Test
        void steadyGrowthIsForecastExactly() {
            Series known = growing(1.1, 12);
            Forecast growth = NaiveForecasters.lastYearsGrowth().forecast(known, NEXT, 4);
            assertEquals(sumAhead(1.1, 12, 4), growth.median(), 1e-10);
            // One quarter between the last known one and the first to forecast.
            Forecast gap = NaiveForecasters.lastYearsGrowth().forecast(known, NEXT.plus(1), 4);
            assertEquals(sumAhead(1.1, 13, 4), gap.median(), 1e-10);
            assertEquals(
                    4 * known.get(11),
                    NaiveForecasters.lastQuarter().forecast(known, NEXT, 4).median(),
                    1e-12);
        }

        @Test
        void randomWalkOneStepAheadHasTheTextbookVariance() {
            Series known = Series.of("sales", "bn USD", NEXT.plus(-5), 1, 2, 1, 3, 2);
            Forecast forecast = NaiveForecasters.randomWalkWithDrift().forecast(known, NEXT, 1);
            double drift = Math.log(2) / 4;
            double[] steps = {Math.log(2), -Math.log(2), Math.log(3), Math.log(2.0 / 3)};
            double squares = 0;
            for (double step : steps) {
                squares += (step - drift) * (step - drift);
            }
            double deviation = Math.sqrt(squares / 3 * (1 + 0.25));
            assertEquals(2 * Math.exp(drift), forecast.median(), 1e-12);
            assertEquals(forecast.median() * Math.exp(1.6448536269514722 * deviation), forecast.quantile(0.95), 1e-8);
        }
    }

    @Nested
    class NvidiaDataCenter {
        @Test
        void naiveForecastsOfFiscal2026AfterTheFourthQuarterWasPublished() {
            // The figures of the issue: last quarter times four 142.3, last year's growth again 279; actual 193.7.
            ForecastScores scores = RollingOrigin.nvidiaDataCenter()
                    .years(2025, 2025)
                    .madeOn(MonthDay.of(2, 28))
                    .run(NaiveForecasters.all());
            assertEquals(
                    142.3,
                    find(scores, "fiscal 2026", "last quarter again").forecast().median(),
                    0.05);
            assertEquals(
                    279,
                    find(scores, "fiscal 2026", "last year's growth again")
                            .forecast()
                            .median(),
                    0.5);
            assertEquals(
                    193.737, find(scores, "fiscal 2026", "last quarter again").actual(), 1e-9);
        }

        @Test
        void onTheLastOfJanuaryTheQuarterJustEndedIsNotKnown() {
            ForecastScores scores =
                    RollingOrigin.nvidiaDataCenter().years(2025, 2025).run(NaiveForecasters.all());
            assertEquals(
                    4 * 30.771,
                    find(scores, "fiscal 2026", "last quarter again").forecast().median(),
                    1e-9);
        }

        @Test
        void sevenYearsAreScoredAndTooShortHistoriesNamed() {
            ForecastScores scores = RollingOrigin.nvidiaDataCenter().run(NaiveForecasters.all());
            assertEquals(7, scores.best().size());
            String text = scores.toString();
            assertTrue(text.contains("fiscal 2020, last year's growth again: no forecast"), text);
            assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
            assertTrue(text.contains("fiscal 2026: best is random walk with drift"), text);
            for (ScoredForecast each : scores.forecasts()) {
                assertTrue(each.crps() > 0 && each.crps() < each.actual(), each.toString());
            }
        }

        @Test
        void theModelTakesPartWhereItCanAndSaysWhyNotElsewhere() {
            List<Forecaster> all = new ArrayList<>(NaiveForecasters.all());
            all.add(Backtest.asOf("2025-01-31").draws(12).forecaster());
            ForecastScores scores = RollingOrigin.nvidiaDataCenter().run(all);
            ScoredForecast model = find(scores, "fiscal 2026", "model, baseline");
            ScoredForecast same = Backtest.asOf("2025-01-31").draws(12).run().forecast("revenue", "model, baseline");
            assertEquals(same.forecast().median(), model.forecast().median(), 1e-9);
            String text = scores.toString();
            for (int year = 2020; year <= 2025; year++) {
                assertTrue(
                        text.contains("fiscal " + year + ", model, baseline: no forecast, the model starts in 2024Q4"));
            }
        }

        @Test
        void aForecasterOfTheCallerTakesPart() {
            Forecaster perfect = new Forecaster() {
                @Override
                public String name() {
                    return "perfect";
                }

                @Override
                public Forecast forecast(Series known, Quarter first, int quarters) {
                    Series actual = DataSets.nvidiaRevenue().dataCenter();
                    double sum = 0;
                    for (int q = 0; q < quarters; q++) {
                        sum += actual.at(first.plus(q));
                    }
                    return Forecast.point(sum);
                }
            };
            ForecastScores scores =
                    RollingOrigin.nvidiaDataCenter().run(List.of(NaiveForecasters.randomWalkWithDrift(), perfect));
            assertTrue(scores.best().values().stream().allMatch("perfect"::equals));
            assertEquals(0, find(scores, "fiscal 2025", "perfect").crps(), 1e-12);
        }

        private ScoredForecast find(ForecastScores scores, String target, String forecaster) {
            return scores.forecasts().stream()
                    .filter(f -> f.target().equals(target) && f.forecaster().equals(forecaster))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class BadInput {
        @Test
        void namesWhatIsWrong() {
            Series known = growing(1.1, 12);
            assertRefused(
                    "first quarter to forecast = 2020Q4",
                    () -> NaiveForecasters.lastQuarter().forecast(known, NEXT.plus(-1), 4));
            assertRefused(
                    "known quarters of sales = 7",
                    () -> NaiveForecasters.lastYearsGrowth().forecast(growing(1.1, 7), NEXT, 4));
            assertRefused(
                    "sales of 2020Q4 = 0.0",
                    () -> NaiveForecasters.randomWalkWithDrift()
                            .forecast(Series.of("sales", "bn USD", NEXT.plus(-1), 0), NEXT, 4));
            assertRefused(
                    "day of the forecast",
                    () -> RollingOrigin.nvidiaDataCenter()
                            .madeOn(MonthDay.of(12, 31))
                            .run(NaiveForecasters.all()));
            assertRefused(
                    "quarter of NVIDIA revenue",
                    () -> RollingOrigin.nvidiaDataCenter().years(2010, 2020));
        }

        private void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
            String found = assertThrows(InvalidInputException.class, call).getMessage();
            assertTrue(found.startsWith(message), found);
        }
    }
}
