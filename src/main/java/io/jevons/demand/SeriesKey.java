package io.jevons.demand;

import java.util.Objects;

/**
 * The name of a series of a projection.
 *
 * @param entity a tier, cell or training workload, or {@code total}
 * @param variable the variable, such as {@code need} or {@code share:consumer}
 */
public record SeriesKey(String entity, String variable) {
    /**
     * Made of its parts, none of which may be null.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need} or {@code share:consumer}
     */
    public SeriesKey {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
    }

    // Written out, since a new virtual machine spends longer on making these of a record than on all their calls.

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesKey key && entity.equals(key.entity) && variable.equals(key.variable);
    }

    @Override
    public int hashCode() {
        return 31 * entity.hashCode() + variable.hashCode();
    }

    @Override
    public String toString() {
        return entity + " " + variable;
    }
}
