package io.jevons.uncertainty;

import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.rebound.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The series that figures look at, which alone need to be kept of a run. Without any of the response, that is not run. Immutable.
 *
 * @param base those of the base
 * @param scenario those of the scenario
 * @param response those of the run that answers efficiency alone
 */
public record SeriesNeeds(Collection<SeriesKey> base, Collection<SeriesKey> scenario, Collection<SeriesKey> response) {
    /**
     * Made of its parts.
     *
     * @param base those of the base
     * @param scenario those of the scenario
     * @param response those of the response run
     */
    public SeriesNeeds {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(response, "response");
    }

    /**
     * What the accounts of a resource look at, on every tier.
     *
     * @param market the market, which says the tiers
     * @param resource the resource
     * @return the series
     */
    public static SeriesNeeds of(Market market, Resource resource) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(resource, "resource");
        List<SeriesKey> base = new ArrayList<>();
        List<SeriesKey> scenario = new ArrayList<>();
        List<SeriesKey> response = new ArrayList<>();
        for (String tier : market.tiers()) {
            resource.variables().forEach(v -> base.add(new SeriesKey(tier, v)));
            resource.variables().forEach(v -> scenario.add(new SeriesKey(tier, v)));
            resource.variables().forEach(v -> response.add(new SeriesKey(tier, v)));
            scenario.add(new SeriesKey(tier, resource.engineeringVariable()));
        }
        return new SeriesNeeds(base, scenario, response);
    }

    /**
     * The same, for figures of base and scenario alone.
     *
     * @return the series without those of the response
     */
    public SeriesNeeds withoutResponse() {
        return new SeriesNeeds(base, scenario, List.of());
    }

    /**
     * The same, and some series of base and scenario.
     *
     * @param more the further series
     * @return all of them
     */
    public SeriesNeeds and(Collection<SeriesKey> more) {
        Objects.requireNonNull(more, "more");
        return new SeriesNeeds(joined(base, more), joined(scenario, more), response);
    }

    private static Set<SeriesKey> joined(Collection<SeriesKey> first, Collection<SeriesKey> second) {
        Set<SeriesKey> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all;
    }
}
