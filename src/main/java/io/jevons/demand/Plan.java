package io.jevons.demand;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What the engine runs: drivers, and the channels that follow the base's path.
 *
 * @param name the scenario's name
 * @param drivers its drivers
 * @param off the channels that are off
 */
public record Plan(String name, Drivers drivers, Set<Channel> off) {
    /**
     * Copies the set.
     *
     * @param name the scenario's name
     * @param drivers its drivers
     * @param off the channels that are off
     */
    public Plan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(drivers, "drivers");
        Objects.requireNonNull(off, "off");
        off = off.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(off));
    }

    /**
     * A plan with every channel on.
     *
     * @param name the scenario's name
     * @param drivers its drivers
     * @return the plan
     */
    public static Plan of(String name, Drivers drivers) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(drivers, "drivers");
        return new Plan(name, drivers, Set.of());
    }

    /**
     * The plan on a market that has the same parameters with other values.
     *
     * @param changed the market with other values
     * @return the plan there
     */
    public Plan on(Market changed) {
        Objects.requireNonNull(changed, "changed");
        return new Plan(name, drivers.on(changed), off);
    }
}
