package io.jevons.uncertainty;

import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import java.io.Serializable;
import java.util.Objects;

/** A value that a scenario's run has by itself, whatever its base does, by names that travel to other machines. Immutable. */
public final class ScenarioValue implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The entity that has it. */
    private final String entity;

    /** The variable. */
    private final String variable;

    /** The quarter, as text. */
    private final String period;

    ScenarioValue(SeriesKey key, Quarter quarter) {
        entity = key.entity();
        variable = key.variable();
        period = quarter.toString();
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

    @Override
    public boolean equals(Object other) {
        return other instanceof ScenarioValue value
                && entity.equals(value.entity)
                && variable.equals(value.variable)
                && period.equals(value.period);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entity, variable, period);
    }

    @Override
    public String toString() {
        return key() + ", " + period;
    }
}
