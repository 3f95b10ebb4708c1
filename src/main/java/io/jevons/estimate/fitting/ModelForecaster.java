package io.jevons.estimate.fitting;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.data.NvidiaRevenue;
import io.jevons.estimate.forecast.Forecast;
import io.jevons.estimate.forecast.Forecaster;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;

/** The model under one scenario as a forecaster of NVIDIA's data-centre revenue, for the year after its market's first quarter. */
public final class ModelForecaster implements Forecaster {
    private static final int YEAR = 4;

    private final Market market;
    private final Scenario scenario;
    private final int draws;
    private final long seed;

    public ModelForecaster(Market market, Scenario scenario, int draws, long seed) {
        this.market = market;
        this.scenario = scenario;
        this.draws = draws;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "model, " + scenario.name();
    }

    /** The level of the market's first quarter, carried on from the known part, times the model's growth of sales since then. */
    @Override
    public Forecast forecast(Series known, Quarter first, int quarters) {
        if (!first.equals(market.start().plus(1)) || quarters > YEAR) {
            throw new InvalidInputException("the model starts in " + market.start()
                    + ": no count of tokens or of other vendors' chips is older than 2024\n"
                    + "Maybe a market of your own that starts earlier");
        }
        ModelForecast model = ModelForecast.of(market, scenario, YEAR + 2, draws, seed);
        CarriedForward level = CarriedForward.of(NvidiaRevenue.calendar(known), market.start());
        return model.revenue(level, first, quarters);
    }

    @Override
    public String toString() {
        return name();
    }
}
