package io.jevons.uncertainty;

import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import java.io.Serializable;

/** A value that a scenario's run has by itself, whatever its base does. */
record ScenarioValue(SeriesKey key, Quarter quarter) implements Serializable {
    private static final long serialVersionUID = 1L;
}
