package io.jevons.estimate.fitting;

import io.jevons.base.Quarter;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.estimate.forecast.Forecast;
import io.jevons.internal.AllCores;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Sampler;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A market and a scenario run many times by their uncertainty, as forecasts of what the data measure. Draws do not depend on
 * the number of threads.
 */
public final class ModelForecast {
    /** NVIDIA's parts for data centres. */
    private static final List<String> DATA_CENTRE = List.of("flagship", "midrange");

    private final Market market;
    private final List<Projection> runs;
    private final long seed;

    private ModelForecast(Market market, List<Projection> runs, long seed) {
        this.market = market;
        this.runs = runs;
        this.seed = seed;
    }

    public static ModelForecast of(Market market, Scenario scenario, int quarters, int draws, long seed) {
        Market cut = market.apply(List.of(Change.set("quarters", quarters, "quarters that matter")));
        MarketDraws markets = MarketDraws.of(cut, Staging.of(cut, scenario), draws, seed);
        List<Projection> runs = AllCores.map(
                draws,
                (i, check) -> Engine.project(
                        markets.drawn(Staging.of(markets.at(i), scenario), i).plan()));
        return new ModelForecast(cut, runs, seed);
    }

    /** Revenue of some fiscal quarters: sales in the model, times what the level of the first quarter is over sales there. */
    public Forecast revenue(CarriedForward level, Quarter first, int quarters) {
        return forecast(
                run -> {
                    double sum = 0;
                    for (int q = 0; q < quarters; q++) {
                        sum += fiscalSales(run, first.plus(q));
                    }
                    return sum;
                },
                factor(level),
                level.logDeviation());
    }

    /** Revenue over sales of chips in the market's first quarter. */
    public double factor(CarriedForward level) {
        return level.value() / first(run -> sales(run, market.start()));
    }

    /** NVIDIA's data-centre sales of a fiscal quarter by the model, bn USD: two thirds of one quarter, one of the next. */
    double fiscalSales(Projection run, Quarter quarter) {
        return (2 * sales(run, quarter) + sales(run, quarter.plus(1))) / 3;
    }

    /** NVIDIA's data-centre sales of a calendar quarter by the model, bn USD. */
    double sales(Projection run, Quarter quarter) {
        double sum = 0;
        for (String tier : DATA_CENTRE) {
            sum += run.value(tier, "sales", quarter);
        }
        return sum * Quarter.YEARS / 1e9;
    }

    /** NVIDIA's chips for AI by the model as counts have them, nothing retired and no smaller parts, H100-equivalents. */
    public double chips(Projection run, Quarter quarter) {
        return Observable.of(run, "flagship", "counted", quarter) * market.get("tiers.flagship.h100-equivalents");
    }

    /** What the first quarter is in every draw: levels are not uncertain there unless the file says so. */
    public double first(ToDoubleFunction<Projection> quantity) {
        return runs.stream().mapToDouble(quantity).average().orElseThrow();
    }

    /** A quantity times a level that is known with a lognormal error, independent of the draws. */
    public Forecast forecast(ToDoubleFunction<Projection> quantity, double level, double logDeviation) {
        double[] values = runs.stream().mapToDouble(quantity).toArray();
        Inputs error = Inputs.of(List.of(Distribution.lognormal(Math.log(level), Math.max(logDeviation, 1e-9))));
        double[][] levels = Draws.of(error, Sampler.LATIN_HYPERCUBE, values.length, seed + 1)
                .all();
        for (int i = 0; i < values.length; i++) {
            values[i] *= levels[i][0];
        }
        return Forecast.sample(values);
    }
}
