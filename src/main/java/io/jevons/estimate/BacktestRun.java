package io.jevons.estimate;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.data.DataSets;
import io.jevons.data.PackItem;
import io.jevons.data.RentalQuarter;
import io.jevons.estimate.fitting.CarriedForward;
import io.jevons.estimate.fitting.ModelForecast;
import io.jevons.estimate.fitting.Target;
import io.jevons.estimate.fitting.Vintage;
import io.jevons.estimate.forecast.Forecast;
import io.jevons.estimate.forecast.ForecastScores;
import io.jevons.estimate.forecast.Forecaster;
import io.jevons.estimate.forecast.NaiveForecasters;
import io.jevons.estimate.forecast.ScoredForecast;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One backtest at work: the forecasts by target, each made from what was known on the day. */
final class BacktestRun {
    private static final int YEAR = 4;
    private static final String DATA_CENTRE = "data-centre";

    private final LocalDate day;
    private final Market market;
    private final Quarter start;
    private final Quarter first;
    private final Vintage known;
    private final Vintage outcome = Vintage.whole();
    private final Optional<CalibrationFit> fit;
    private final Map<String, ModelForecast> models = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    BacktestRun(
            LocalDate day,
            Market market,
            Optional<CalibrationFit> fit,
            List<Scenario> scenarios,
            int draws,
            long seed,
            Vintage known) {
        this.day = day;
        this.market = market;
        this.start = market.start();
        this.first = start.plus(1);
        this.known = known;
        this.fit = fit;
        CarriedForward.of(known.revenue().calendar(DATA_CENTRE), start);
        for (Scenario scenario : scenarios) {
            models.put("model, " + scenario.name(), ModelForecast.of(market, scenario, YEAR + 2, draws, seed));
        }
    }

    BacktestResult result() {
        Map<String, ForecastScores> scores = new LinkedHashMap<>();
        scores.put("revenue", revenue());
        scores.put("fleet", fleet());
        scores.put("rent", rent());
        scores.put("capex", capex());
        if (day.isBefore(LocalDate.of(2025, 2, 26))) {
            remarks.add("A day in brackets: knows what was published later, up to that day of 2025.");
        }
        fit.ifPresent(f -> remarks.add("The market was fitted to " + f.figures() + " figures known on " + day + ", "
                + f.hindsight() + " of them written down later than such a figure could be known (" + f.hindsightNames()
                + ")."));
        remarks.add(hindsightOfAssumptions());
        if (models.size() > 1) {
            remarks.add("The model has a try for each scenario, " + models.size()
                    + " in all: read each against the others, not the best of them alone.");
        }
        remarks.add("Intervals hold the uncertainty that " + market.name()
                + " states and the level's error, not errors of the model's form.");
        return new BacktestResult(day, scores, remarks, fit);
    }

    /** Assumptions are no data; a source of the day's year or a later one shows which of them may know what came. */
    private String hindsightOfAssumptions() {
        List<Parameter> all = market.allParameters().stream()
                .filter(p -> p.kind() != Parameter.Kind.COMPUTED)
                .toList();
        Pattern year = Pattern.compile("\\b20\\d\\d\\b");
        long later = all.stream()
                .filter(p ->
                        year.matcher(p.source()).results().anyMatch(y -> Integer.parseInt(y.group()) >= first.year()))
                .count();
        return "Hindsight in assumptions: " + later + " of " + all.size() + " parameters cite a source of "
                + first.year() + " or later; all were written down in 2026.";
    }

    private ForecastScores revenue() {
        String target = "revenue, " + year();
        double actual = sum(outcome.revenue().dataCenter());
        CarriedForward level = CarriedForward.of(known.revenue().calendar(DATA_CENTRE), start);
        List<ScoredForecast> scored = new ArrayList<>();
        models.forEach((name, model) -> {
            remarks.add(name + ": revenue is taken as " + Numbers.human(model.factor(level))
                    + " times the sales of chips, the level of " + start + "; " + composition() + ".");
            Forecast forecast = model.revenue(level, first, YEAR);
            scored.add(new ScoredForecast(target, name, forecast, actual));
        });
        consensus()
                .ifPresent(forecast -> scored.add(new ScoredForecast(target, "consensus (02-18)", forecast, actual)));
        naive(scored, target, "", known.revenue().dataCenter(), actual);
        LocalDate published = LocalDate.of(2025, 2, 26);
        if (day.isBefore(published)) {
            Series later = outcome.revenue().asOf(published).dataCenter();
            naive(scored, target, " (02-26)", later, actual);
        }
        return ForecastScores.of("NVIDIA data-centre revenue", "bn USD", scored);
    }

    private String year() {
        return "fiscal " + (first.year() + 1);
    }

    private double sum(Series series) {
        double sum = 0;
        for (int q = 0; q < YEAR; q++) {
            sum += series.at(first.plus(q));
        }
        return sum;
    }

    /** The segment over its computing part in the last quarter for which both were known. */
    private String composition() {
        Series all = known.revenue().dataCenter();
        return known.revenue().rows().stream()
                .filter(row -> row.segment().equals("dc-compute"))
                .reduce((before, after) -> after)
                .map(row -> "all of the segment over computing alone: "
                        + Numbers.human(all.at(row.quarter()) / row.millionUsd() * 1000) + " in " + row.quarter())
                .orElse("its computing part was not known");
    }

    /** The analysts' middle figure, their lowest and highest taken as the ends of a 90 % interval. */
    private Optional<Forecast> consensus() {
        return DataSets.january2025().rows().stream()
                .filter(item -> item.kind().equals("forecast") && item.item().contains("FY26 data center revenue"))
                .filter(item -> item.low().isPresent() && item.high().isPresent() && first.year() == 2025)
                .map(BacktestRun::spread)
                .findFirst();
    }

    private static Forecast spread(PackItem item) {
        double width = Math.log(item.high().orElseThrow() / item.low().orElseThrow());
        return Forecast.lognormal(item.value().orElseThrow(), width / (2 * Target.Z95));
    }

    private void naive(List<ScoredForecast> scored, String target, String suffix, Series series, double actual) {
        for (Forecaster forecaster : NaiveForecasters.all()) {
            Forecast forecast = forecaster.forecast(series, first, YEAR);
            scored.add(new ScoredForecast(target, forecaster.name() + suffix, forecast, actual));
        }
    }

    private ForecastScores fleet() {
        Quarter end = start.plus(YEAR);
        String target = "fleet, " + end;
        Series stock = known.chips().vendor("NVIDIA");
        double actual = outcome.chips().vendor("NVIDIA").at(end) / 1e6;
        List<ScoredForecast> scored = new ArrayList<>();
        models.forEach((name, model) -> scored.add(new ScoredForecast(
                target, name, model.forecast(run -> model.chips(run, end) / 1e6, 1, 0), actual)));
        Series shipped = differences(stock);
        double base = stock.get(stock.size() - 1) / 1e6;
        for (Forecaster forecaster : NaiveForecasters.all()) {
            Forecast more = forecaster.forecast(
                    shipped, stock.end().plus(1), stock.end().until(end));
            scored.add(new ScoredForecast(target, forecaster.name(), shifted(base, more), actual));
        }
        remarks.add(
                "Fleet: the history of chip counts was written down in 2026, so that the naive forecasts and the model's start "
                        + "use hindsight; the model's fleet is counted as the data are, with nothing retired.");
        return ForecastScores.of("NVIDIA fleet", "M H100e", scored);
    }

    private static Series differences(Series stock) {
        double[] flows = new double[stock.size() - 1];
        for (int t = 0; t < flows.length; t++) {
            flows[t] = (stock.get(t + 1) - stock.get(t)) / 1e6;
        }
        return Series.of("shipments", "M H100e", stock.start().plus(1), flows);
    }

    /** A forecast plus a known number, by 200 quantiles. */
    private static Forecast shifted(double base, Forecast forecast) {
        if (forecast.isPoint()) {
            return Forecast.point(base + forecast.median());
        }
        double[] sample = new double[200];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = base + forecast.quantile((i + 0.5) / sample.length);
        }
        return Forecast.sample(sample);
    }

    private ForecastScores rent() {
        List<RentalQuarter> quotes = known.rental().quarters("H100", "on-demand");
        double last = quotes.get(quotes.size() - 1).median();
        Quarter quoted = quotes.get(quotes.size() - 1).quarter();
        List<ScoredForecast> scored = new ArrayList<>();
        for (RentalQuarter later : outcome.rental().quarters("H100", "on-demand")) {
            Quarter quarter = later.quarter();
            int ahead = start.until(quarter);
            if (ahead >= 1 && ahead <= YEAR + 2) {
                double actual = later.median();
                String target = "rent, " + quarter;
                models.forEach((name, model) -> {
                    double now = model.first(run -> run.value("flagship", "rent", start));
                    Forecast forecast = model.forecast(run -> run.value("flagship", "rent", quarter), last / now, 0);
                    scored.add(new ScoredForecast(target, name, forecast, actual));
                });
                scored.add(new ScoredForecast(target, "last quarter again", Forecast.point(last), actual));
            }
        }
        remarks.add("Rent: median of the listed prices of " + quoted
                + ", moved as the model's rent of a flagship moves; no "
                + "quotes for 2025Q2 to 2026Q1, few in any quarter, and providers change.");
        return ForecastScores.of("H100 rent on demand", "USD/GPU-h", scored);
    }

    private ForecastScores capex() {
        String target = "capex, " + first.year();
        double actual = sum(outcome.capex().total());
        List<ScoredForecast> scored = new ArrayList<>();
        naive(scored, target, "", known.capex().total(), actual);
        remarks.add(
                "Capex: the model does not say who owns a GPU, so it has no forecast of hyperscalers' capex; the naive "
                        + "ones stand for later.");
        return ForecastScores.of("Capex of four hyperscalers", "bn USD", scored);
    }
}
