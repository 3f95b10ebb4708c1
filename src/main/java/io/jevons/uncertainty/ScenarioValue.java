package io.jevons.uncertainty;

import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import java.io.Serializable;

/**
 * A value that a scenario's run has by itself, whatever its base does, by names that travel to other machines.
 *
 * @param entity the entity
 * @param variable the variable
 * @param period the quarter, as text
 */
record ScenarioValue(String entity, String variable, String period) implements Serializable {
    private static final long serialVersionUID = 1L;

    ScenarioValue(SeriesKey key, Quarter quarter) {
        this(key.entity(), key.variable(), quarter.toString());
    }

    SeriesKey key() {
        return new SeriesKey(entity, variable);
    }

    Quarter quarter() {
        return Quarter.parse(period);
    }
}
