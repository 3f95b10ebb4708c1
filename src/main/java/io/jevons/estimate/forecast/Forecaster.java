package io.jevons.estimate.forecast;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;

/**
 * Forecasts the sum of a series over coming quarters from its known part. The model and the naive forecasts it must beat are
 * all of this kind.
 */
public interface Forecaster {
    /**
     * Who forecasts.
     *
     * @return the name
     */
    String name();

    /**
     * Forecasts a sum.
     *
     * @param known what is known; it may end some quarters before the first to forecast
     * @param first the first quarter of the sum, after the last known one
     * @param quarters how many quarters are summed, at least 1
     * @return the forecast
     * @throws InvalidInputException if the known part is too short
     */
    Forecast forecast(Series known, Quarter first, int quarters);
}
