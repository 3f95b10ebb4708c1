package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.demand.Engine;
import io.jevons.demand.Market;
import io.jevons.demand.Projection;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A scenario against its base on one market: both projections, the engineering estimate between them, and what follows:
 * rebound, crossover and the verdict. Immutable.
 *
 * <p>The base has the market with the scenario's parameter changes and the base's shocks, every channel on. The
 * engineering estimate is the base's activity done with the scenario's efficiency.
 */
public final class Comparison {
    private final Staging staging;
    private final Projection base;
    private final Projection scenario;

    private Comparison(Staging staging, Projection base, Projection scenario) {
        this.staging = staging;
        this.base = base;
        this.scenario = scenario;
    }

    /**
     * Compares a scenario with its base.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the comparison
     * @throws InvalidInputException if the scenario does not fit the market, or a result is not finite
     */
    public static Comparison of(Market market, Scenario scenario) {
        Staging staging = Staging.of(market, scenario);
        return of(staging, Engine.compare(staging.base(), staging.plan()));
    }

    /**
     * A comparison of projections that are there already, such as those of one draw of an ensemble. Figures that need a
     * series which the projections lack cannot be asked for.
     *
     * @param staging the scenario as set up on the market
     * @param projections the projections of its base and of the scenario
     * @return the comparison
     */
    public static Comparison of(Staging staging, Engine.Pair projections) {
        return new Comparison(staging, projections.base(), projections.scenario());
    }

    /**
     * Projects a market under a scenario, beside its base where the scenario holds channels at the base's path.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the scenario's projection
     * @throws InvalidInputException if the scenario does not fit the market, or a result is not finite
     */
    public static Projection project(Market market, Scenario scenario) {
        Staging staging = Staging.of(market, scenario);
        return staging.plan().off().isEmpty()
                ? Engine.project(staging.plan())
                : Engine.compare(staging.base(), staging.plan()).scenario();
    }

    /**
     * The base's projection.
     *
     * @return the projection
     */
    public Projection base() {
        return base;
    }

    /**
     * The scenario's projection.
     *
     * @return the projection
     */
    public Projection scenario() {
        return scenario;
    }

    /**
     * The scenario as set up on the market.
     *
     * @return the staging
     */
    public Staging staging() {
        return staging;
    }

    /**
     * The market, with the scenario's parameter changes.
     *
     * @return the market
     */
    public Market market() {
        return staging.market();
    }

    OptionalInt firstPeriod() {
        return staging.firstPeriod();
    }

    int period(Quarter quarter) {
        int period = base.start().until(quarter);
        if (period < 0 || period >= base.periods()) {
            throw InvalidInputException.of(
                    "quarter",
                    quarter,
                    "between " + base.start() + " and " + base.start().plus(base.periods() - 1));
        }
        return period;
    }

    /** The tiers that a resource covers. */
    private List<String> tiers(Resource resource) {
        List<String> all = market().tiers();
        switch (resource.scope()) {
            case TIER -> {
                if (!all.contains(resource.place())) {
                    throw InvalidInputException.unknown("tier", resource.place(), all);
                }
                return List.of(resource.place());
            }
            case NEST -> {
                if (!market().nests().contains(resource.place())) {
                    throw InvalidInputException.unknown("nest", resource.place(), market().nests());
                }
                return all.stream()
                        .filter(t -> market().text("tiers." + t + ".nest").equals(resource.place()))
                        .toList();
            }
            default -> {
                return all;
            }
        }
    }

    /** Sums a projection's variables over a resource's tiers, weighted where the resource is. */
    private Series sum(String name, Resource resource, Projection projection, List<String> variables) {
        double[] sum = new double[base.periods()];
        for (String tier : tiers(resource)) {
            boolean weighted = resource.kind().weighted() && resource.scope() != Resource.Scope.TIER;
            double weight = weighted ? market().get("tiers." + tier + ".h100-equivalents") : 1;
            for (String variable : variables) {
                Series series = projection
                        .find(tier, variable)
                        .orElseThrow(() -> new IllegalStateException("no " + variable + " of " + tier));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * series.get(i);
                }
            }
        }
        return Series.of(name, resource.unit(), base.start(), sum);
    }

    /**
     * A resource in the base.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series inBase(Resource resource) {
        return sum(resource + ", " + base.scenario(), resource, base, resource.variables());
    }

    /**
     * A resource in the scenario.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series inScenario(Resource resource) {
        return sum(resource + ", " + scenario.scenario(), resource, scenario, resource.variables());
    }

    /**
     * The engineering estimate: the base's tokens, shares, training activity and other work, with the scenario's
     * efficiency.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series engineering(Resource resource) {
        return sum(resource + ", engineering estimate", resource, scenario, List.of(resource.engineeringVariable()));
    }

    /**
     * The rebound of a resource.
     *
     * @param resource the resource
     * @return rebound by quarter, cumulative and by horizon
     */
    public Rebound rebound(Resource resource) {
        return new Rebound(this, resource, inBase(resource), engineering(resource), inScenario(resource));
    }

    /**
     * The relative difference of a resource against the base.
     *
     * @param resource the resource
     * @param horizon over which its sums are taken
     * @return scenario / base - 1; NaN where the base has none
     */
    public double change(Resource resource, Horizon horizon) {
        Horizon.Span span = horizon.span(this);
        Series of = inScenario(resource);
        Series against = inBase(resource);
        double ofSum = 0;
        double againstSum = 0;
        for (int i = span.first(); i <= span.last(); i++) {
            ofSum += of.get(i);
            againstSum += against.get(i);
        }
        return ofSum / againstSum - 1;
    }

    /**
     * The quarter from which a resource stays above its base to the end.
     *
     * @param resource the resource
     * @return the first such quarter; empty where the last one is not above
     */
    public Optional<Quarter> crossover(Resource resource) {
        Series of = inScenario(resource);
        Series against = inBase(resource);
        int from = of.size();
        while (from > 0 && of.get(from - 1) > against.get(from - 1)) {
            from--;
        }
        return from == of.size() ? Optional.empty() : Optional.of(of.start().plus(from));
    }

    /**
     * The verdict in one sentence.
     *
     * @return a sentence with its numbers
     */
    public String verdict() {
        return Verdict.sentence(this);
    }

    /**
     * The verdict as a table: every tier, the total and every nest with more than one tier, short and long run, in GPUs
     * and in sales.
     *
     * @return the table
     */
    public Table toTable() {
        return Verdict.table(this);
    }

    /**
     * A variable of the scenario against the base.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @return a chart of two lines
     * @throws InvalidInputException if there is no such series
     */
    public Chart chart(String entity, String variable) {
        return ComparisonCharts.of(this, entity, variable);
    }

    /** The rows of the verdict: name and scope. */
    List<Resource> places(Resource resource) {
        List<Resource> places = new ArrayList<>();
        market().tiers().forEach(t -> places.add(resource.on(t)));
        places.add(resource);
        market().nests().stream()
                .filter(n -> n.equals("cuda") || tiers(resource.onNest(n)).size() > 1)
                .forEach(n -> places.add(resource.onNest(n)));
        return places;
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
