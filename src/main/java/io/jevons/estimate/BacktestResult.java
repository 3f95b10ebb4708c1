package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.forecast.ForecastScores;
import io.jevons.estimate.forecast.ScoredForecast;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forecasts made on a day beside what came of them, by target. Immutable. */
public final class BacktestResult implements Shown {
    private final LocalDate day;
    private final Map<String, ForecastScores> scores;
    private final List<String> remarks;
    private final Optional<CalibrationFit> fit;

    BacktestResult(
            LocalDate day, Map<String, ForecastScores> scores, List<String> remarks, Optional<CalibrationFit> fit) {
        this.day = day;
        this.scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
        this.remarks = List.copyOf(remarks);
        this.fit = fit;
    }

    /**
     * How the market was fitted to what was known on the day.
     *
     * @return the fit; empty where the caller chose the market
     */
    public Optional<CalibrationFit> fit() {
        return fit;
    }

    /**
     * What was forecast.
     *
     * @return {@code revenue}, {@code fleet}, {@code rent} and {@code capex}
     */
    public List<String> targets() {
        return List.copyOf(scores.keySet());
    }

    /**
     * The forecasts of one target with their scores.
     *
     * @param target one of {@link #targets()}
     * @return the scores
     * @throws InvalidInputException if there is no such target
     */
    public ForecastScores scores(String target) {
        ForecastScores found = scores.get(target);
        if (found == null) {
            throw InvalidInputException.unknown("target", target, scores.keySet());
        }
        return found;
    }

    /**
     * A forecast.
     *
     * @param target one of {@link #targets()}
     * @param forecaster who forecast, such as {@code model, baseline}
     * @return the forecast beside the outcome
     * @throws InvalidInputException if there is none
     */
    public ScoredForecast forecast(String target, String forecaster) {
        List<ScoredForecast> all = scores(target).forecasts();
        return all.stream()
                .filter(f -> f.forecaster().equals(forecaster))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "forecaster",
                        forecaster,
                        all.stream().map(ScoredForecast::forecaster).toList()));
    }

    /**
     * How the model's quantities map to those measured, and what the test leaves out.
     *
     * @return the lines
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * Who forecast each target best by CRPS, and what the best of the model's forecasts made of it.
     *
     * @return a table; where a forecast other than the model's wins, it stands there
     */
    public Table winners() {
        Table.Builder table = Table.titled("Backtest as of " + day + ", who was best by CRPS")
                .text("target")
                .text("best")
                .number("CRPS", "1")
                .number("model's CRPS", "1")
                .text("in its 90 %");
        scores.values()
                .forEach(s -> s.best().forEach((target, best) -> {
                    List<ScoredForecast> sameTarget = s.forecasts().stream()
                            .filter(f -> f.target().equals(target))
                            .toList();
                    double least = sameTarget.stream()
                            .mapToDouble(ScoredForecast::crps)
                            .min()
                            .orElseThrow();
                    Optional<ScoredForecast> model = sameTarget.stream()
                            .filter(f -> f.forecaster().startsWith("model"))
                            .min(Comparator.comparingDouble(ScoredForecast::crps));
                    table.row(
                            target,
                            best,
                            least,
                            model.map(m -> (Object) m.crps()).orElse("none"),
                            model.map(m -> m.forecast().covers(0.9, m.actual()) ? "yes" : "no")
                                    .orElse("-"));
                }));
        remarks.forEach(table::note);
        return table.build();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        scores.values().forEach(s -> out.append(s.details()).append('\n'));
        return out.append(winners()).toString();
    }
}
