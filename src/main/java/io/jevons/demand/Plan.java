package io.jevons.demand;

import io.jevons.market.Market;
import java.util.EnumSet;
import java.util.Map;
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
     * The plan where viability answers price k times as strongly, as {@link Drivers#withViabilityResponse} says.
     *
     * @param k the strength, &gt;= 0
     * @return the plan with that strength
     */
    public Plan withViabilityResponse(double k) {
        return new Plan(name, drivers.withViabilityResponse(k), off);
    }

    /**
     * The plan with more channels off.
     *
     * @param more the channels to switch off beside those that are off
     * @return the changed plan
     */
    public Plan without(Set<Channel> more) {
        Objects.requireNonNull(more, "more");
        Set<Channel> all = EnumSet.noneOf(Channel.class);
        all.addAll(off);
        all.addAll(more);
        return new Plan(name, drivers, all);
    }

    /**
     * The answer to efficiency alone: the plan with what it assumes from outside held at the base's path too.
     *
     * @return the plan without {@link Channel#shifts()}
     */
    public Plan response() {
        return without(Channel.shifts());
    }

    /**
     * Whether the plan moves what is assumed from outside (tokens a task, demand, value, access, preference, capacity,
     * power of sites, hardware price), so that its run differs from that of {@link #response()}.
     *
     * @param base the base, on the same market
     * @return whether it does
     */
    public boolean hasShifts(Plan base) {
        Objects.requireNonNull(base, "base");
        return !drivers.sharesShifts(base.drivers, off);
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

    /**
     * The plan with other numbers of its shocks.
     *
     * @param numbers the values by path, such as {@code shocks.reasoning.factor}; other numbers stay as they are
     * @return the plan with them
     * @throws io.jevons.base.InvalidInputException if a value is out of its bounds, or the market does not allow it
     */
    public Plan with(Map<String, Double> numbers) {
        Objects.requireNonNull(numbers, "numbers");
        return numbers.isEmpty() ? this : new Plan(name, drivers.with(numbers), off);
    }
}
