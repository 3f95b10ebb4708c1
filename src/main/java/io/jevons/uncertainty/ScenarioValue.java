package io.jevons.uncertainty;

import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import java.io.Serializable;
import java.util.Objects;

/**
 * A value that a scenario's run has by itself, whatever its base does, by names that travel to other machines.
 *
 * @param entity the entity
 * @param variable the variable
 * @param period the quarter, as text
 */
public record ScenarioValue(String entity, String variable, String period) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * Made of its parts.
     *
     * @param entity the entity
     * @param variable the variable
     * @param period the quarter, as text
     */
    public ScenarioValue {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(period, "period");
    }

    ScenarioValue(SeriesKey key, Quarter quarter) {
        this(key.entity(), key.variable(), quarter.toString());
    }

    /**
     * The series that has the value.
     *
     * @return its entity and variable
     */
    public SeriesKey key() {
        return new SeriesKey(entity, variable);
    }

    /**
     * When the series has it.
     *
     * @return the quarter
     */
    public Quarter quarter() {
        return Quarter.parse(period);
    }
}
