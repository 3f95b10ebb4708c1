package io.jevons.estimate.nowcast;

import io.jevons.base.Quarter;
import io.jevons.estimate.forecast.LogForecast;
import io.jevons.estimate.forecast.PencilRule;
import io.jevons.estimate.likelihood.Figure;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.runner.ProgressListener;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** All that is forecast on one day, by whom, beside what came. */
public final class NowcastDay {
    /** The model's name among the forecasters. */
    static final String MODEL = "model";

    /** The name of the pool of model and drift. */
    static final String POOL = "pool";

    private static final int QUARTERS = 4;

    /** Estimates of studies are no figures of a quarter. */
    private static final String STUDIES = "elasticity";

    private final Settings settings;
    private final FigureRecord figures;
    private final LocalDate day;

    /**
     * How the posterior of a day is drawn.
     *
     * @param market the market
     * @param scenario the scenario
     * @param particles the number of particles
     * @param seed the seed
     * @param listener is told how far it has come
     */
    public record Settings(Market market, Scenario scenario, int particles, long seed, ProgressListener listener) {
        /**
         * Made of its parts.
         *
         * @param market the market
         * @param scenario the scenario
         * @param particles the number of particles
         * @param seed the seed
         * @param listener is told how far it has come
         */
        public Settings {
            Objects.requireNonNull(market, "market");
            Objects.requireNonNull(scenario, "scenario");
            Objects.requireNonNull(listener, "listener");
        }
    }

    /**
     * A day.
     *
     * @param settings how its posterior is drawn
     * @param history figures of the series from before the model begins
     * @param evidence figures of the model
     * @param day the day
     */
    public NowcastDay(
            Settings settings, List<? extends Figure> history, List<? extends Figure> evidence, LocalDate day) {
        this.settings = Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(day, "day");
        this.figures = new FigureRecord(history, evidence);
        this.day = day;
    }

    /**
     * The forecasts.
     *
     * @return by figure; none where nothing is to come of which anything was known
     */
    public List<NowcastForecast> forecasts() {
        List<Figure> targets =
                figures.toCome(day, QUARTERS).stream().filter(this::isForecast).toList();
        if (targets.isEmpty()) {
            return List.of();
        }
        NowcastModel model = new NowcastModel(settings, figures, day, targets);
        List<NowcastForecast> forecasts = new ArrayList<>();
        for (Figure target : targets) {
            model.of(target).ifPresent(own -> forecasts.addAll(forecasts(target, own)));
        }
        return forecasts;
    }

    /** A figure of a series of which something is known, but nothing as late. */
    private boolean isForecast(Figure target) {
        SortedMap<Quarter, Double> known = figures.known(target.series(), day);
        return !target.variable().startsWith(STUDIES)
                && !known.isEmpty()
                && known.lastKey().compareTo(target.quarter()) < 0;
    }

    private List<NowcastForecast> forecasts(Figure target, LogForecast own) {
        SortedMap<Quarter, Double> known = figures.known(target.series(), day);
        Quarter quarter = target.quarter();
        // A figure's own error is published with it, too late for whoever forecasts it.
        double error = figures.error(target.series(), day).orElseThrow();
        List<NowcastForecast> forecasts = new ArrayList<>();
        forecasts.add(scored(target, MODEL, own));
        LogForecast drift = PencilRule.DRIFT.forecast(known, quarter, error);
        forecasts.add(scored(target, POOL, own.pool(drift)));
        for (PencilRule rule : PencilRule.values()) {
            forecasts.add(scored(target, rule.toString(), rule.forecast(known, quarter, error)));
        }
        for (Outlook outlook : Outlook.bundled()) {
            boolean isFresh =
                    !outlook.knownOn().isAfter(day) && outlook.knownOn().isAfter(day.minusMonths(3));
            if (isFresh && outlook.series().equals(target.series())) {
                Optional<LogForecast> said = outlook.of(quarter, known);
                said.ifPresent(forecast -> forecasts.add(scored(target, outlook.who(), forecast)));
            }
        }
        return forecasts;
    }

    private NowcastForecast scored(Figure target, String forecaster, LogForecast forecast) {
        int horizon = FigureRecord.quarter(day).until(target.quarter()) + 1;
        return NowcastForecast.of(target, day, horizon, forecaster, forecast);
    }
}
