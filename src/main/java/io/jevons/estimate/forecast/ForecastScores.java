package io.jevons.estimate.forecast;

import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Forecasts with their outcomes, one table by target and one by forecaster. Where a naive forecast wins, the table says so.
 * Immutable.
 */
public final class ForecastScores {
    private static final double LEVEL = 0.9;

    private final String title;
    private final String unit;
    private final List<ScoredForecast> forecasts;
    private final List<String> remarks;

    private ForecastScores(String title, String unit, List<ScoredForecast> forecasts, List<String> remarks) {
        this.title = title;
        this.unit = unit;
        this.forecasts = List.copyOf(forecasts);
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Scores forecasts.
     *
     * @param title what was forecast
     * @param unit the unit of forecasts and outcomes
     * @param forecasts the forecasts
     * @return the scores
     */
    public static ForecastScores of(String title, String unit, List<ScoredForecast> forecasts) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(forecasts, "forecasts");
        return new ForecastScores(title, unit, forecasts, List.of());
    }

    /**
     * Adds a line that is printed below the tables.
     *
     * @param remark the line
     * @return a changed copy
     */
    public ForecastScores remark(String remark) {
        List<String> more = new ArrayList<>(remarks);
        more.add(remark);
        return new ForecastScores(title, unit, forecasts, more);
    }

    /**
     * The forecasts.
     *
     * @return in the order given
     */
    public List<ScoredForecast> forecasts() {
        return forecasts;
    }

    /**
     * Every forecast with its interval, error and score.
     *
     * @return the table
     */
    public Table details() {
        Table.Builder table = Table.titled(title + ", " + unit)
                .text("target")
                .text("forecaster")
                .number("forecast", "1")
                .number("5 %", "1")
                .number("95 %", "1")
                .number("actual", "1")
                .change("error")
                .number("CRPS", "1");
        for (ScoredForecast each : forecasts) {
            boolean point = each.forecast().isPoint();
            table.row(
                    each.target(),
                    each.forecaster(),
                    each.forecast().median(),
                    point ? "" : (Object) each.forecast().quantile(0.05),
                    point ? "" : (Object) each.forecast().quantile(0.95),
                    each.actual(),
                    each.relativeError(),
                    each.crps());
        }
        return table.build();
    }

    /**
     * Scores by forecaster: number, mean absolute percentage error, mean CRPS, coverage of the 90 % intervals, and how many
     * targets it forecast best by CRPS.
     *
     * @return the table
     */
    public Table summary() {
        Map<String, List<ScoredForecast>> groups = new LinkedHashMap<>();
        forecasts.forEach(each -> groups.computeIfAbsent(each.forecaster(), key -> new ArrayList<>())
                .add(each));
        Map<String, String> best = best();
        Table.Builder table = Table.titled(title + ", by forecaster")
                .text("forecaster")
                .number("forecasts", "1")
                .percent("MAPE")
                .number("mean CRPS", unit)
                .percent("in 90 % interval")
                .number("best", "1");
        groups.forEach((name, members) -> {
            double[] medians =
                    members.stream().mapToDouble(f -> f.forecast().median()).toArray();
            double[] actuals =
                    members.stream().mapToDouble(ScoredForecast::actual).toArray();
            boolean points = members.stream().allMatch(f -> f.forecast().isPoint());
            table.row(
                    name,
                    members.size(),
                    Scores.meanAbsolutePercentageError(medians, actuals),
                    members.stream().mapToDouble(ScoredForecast::crps).average().orElseThrow(),
                    points ? "" : (Object) coverage(members),
                    (int) best.values().stream().filter(name::equals).count());
        });
        table.note(
                "Means are over the targets that each forecaster took part in: compare where the numbers are equal.");
        best.forEach((target, name) -> table.note(target + ": best is " + name));
        remarks.forEach(table::note);
        return table.build();
    }

    /**
     * Who forecast each target best, by CRPS.
     *
     * @return forecaster by target
     */
    public Map<String, String> best() {
        Map<String, ScoredForecast> best = new LinkedHashMap<>();
        Comparator<ScoredForecast> byScore = Comparator.comparingDouble(ScoredForecast::crps);
        forecasts.forEach(each -> best.merge(each.target(), each, (a, b) -> byScore.compare(a, b) <= 0 ? a : b));
        Map<String, String> names = new LinkedHashMap<>();
        best.forEach((target, each) -> names.put(target, each.forecaster()));
        return names;
    }

    @Override
    public String toString() {
        return details() + "\n" + summary();
    }

    private static double coverage(List<ScoredForecast> members) {
        double inside = members.stream()
                .filter(each -> each.forecast().covers(LEVEL, each.actual()))
                .count();
        return inside / members.size();
    }
}
