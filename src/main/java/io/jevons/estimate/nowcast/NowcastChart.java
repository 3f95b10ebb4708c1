package io.jevons.estimate.nowcast;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.Comparator;
import java.util.List;

/** Forecasts of the model against what came. */
final class NowcastChart {
    private NowcastChart() {}

    static Chart of(List<NowcastForecast> forecasts, String series, int horizon) {
        List<NowcastForecast> own = forecasts.stream()
                .filter(f ->
                        f.forecaster().equals(NowcastDay.MODEL) && f.series().equals(series) && f.horizon() == horizon)
                .sorted(Comparator.comparing(NowcastForecast::quarter))
                .toList();
        if (own.isEmpty()) {
            List<Integer> there = forecasts.stream()
                    .filter(f -> f.series().equals(series))
                    .map(NowcastForecast::horizon)
                    .distinct()
                    .sorted()
                    .toList();
            throw InvalidInputException.of("horizon of " + series, horizon, "one of " + there);
        }
        long inside = own.stream().filter(NowcastForecast::inNinety).count();
        NowcastForecast last = own.get(own.size() - 1);
        String made = horizon == 1
                ? "in the same quarter"
                : horizon - 1 + (horizon == 2 ? " quarter" : " quarters") + " before";
        return Chart.of(
                        Chart.Kind.FAN,
                        series + ": " + inside + " of " + own.size() + " figures within the 90 % band forecast " + made)
                .subtitle("orange the model's median with bands of 50 and 90 %, each quarter's forecast made " + made
                        + "; grey what came")
                .xAxis("", Chart.Scale.QUARTER)
                .yAxis("", Chart.Scale.NUMBER)
                .trace(
                        "came",
                        Chart.Role.BASE,
                        own.stream().map(f -> at(f, f.actual())).toList())
                .trace(
                        "90 %",
                        Chart.Role.MAIN,
                        own.stream().map(f -> band(f, f.low90(), f.high90())).toList())
                .trace(
                        "forecast",
                        Chart.Role.MAIN,
                        own.stream().map(f -> band(f, f.low50(), f.high50())).toList())
                .alternative("Last, " + last.quarter() + ": forecast " + Numbers.human(last.median()) + ", 90 % from "
                        + Numbers.human(last.low90()) + " to " + Numbers.human(last.high90()) + ", came "
                        + Numbers.human(last.actual()) + ".");
    }

    private static ChartPoint at(NowcastForecast forecast, double value) {
        return ChartPoint.of(Chart.years(forecast.quarter()), value);
    }

    private static ChartPoint band(NowcastForecast forecast, double low, double high) {
        return new ChartPoint(Chart.years(forecast.quarter()), forecast.median(), low, high, "");
    }
}
