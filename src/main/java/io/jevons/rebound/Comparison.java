package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A scenario against its base on one market: their projections, the response run, the engineering estimate, and what
 * follows: rebound, crossover and the verdict. Immutable.
 *
 * <pre>{@code
 * var comparison = Comparison.of(market, scenario);
 * comparison.rebound(Resource.GPUS).over(Horizon.LONG_RUN);    // above 1 is backfire
 * comparison.attribute(Resource.GPUS, Horizon.LONG_RUN);       // which channel brings how much
 * }</pre>
 *
 * <p>The base has the market with the scenario's parameter changes and the base's shocks, every channel on. The
 * engineering estimate is the base's activity done with the scenario's efficiency. The response run is the scenario with
 * what it assumes from outside (tokens a task, demand, value, access, preference, capacity, power of sites, hardware
 * price) held at the base's path: it answers what efficiency brings about, all else equal, where the scenario answers what
 * its world as a whole takes.
 */
public final class Comparison implements Shown.AsTable {
    private final Staging staging;
    private final Projection base;
    private final Projection scenario;
    private final Projection response;

    private Comparison(Staging staging, Projection base, Projection scenario, Projection response) {
        this.staging = staging;
        this.base = base;
        this.scenario = scenario;
        this.response = response;
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
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        Staging staging = Staging.of(market, scenario);
        return of(staging, Engine.respond(staging.market(), staging.base(), staging.plan()));
    }

    /**
     * A comparison of projections that are there already, such as those of one draw of an ensemble. Figures that need a
     * series which the projections lack cannot be asked for.
     *
     * @param staging the scenario as set up on the market
     * @param projections the projections of its base, of the scenario and of the response run
     * @return the comparison
     */
    public static Comparison of(Staging staging, Engine.Runs projections) {
        Objects.requireNonNull(staging, "staging");
        Objects.requireNonNull(projections, "projections");
        return new Comparison(staging, projections.base(), projections.scenario(), projections.response());
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
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
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
     * The response run: the scenario with what it assumes from outside held at the base's path, so that what is left is
     * the answer to efficiency. It bears the scenario's name.
     *
     * @return the projection; that of {@link #scenario()} itself where the scenario assumes no shifts
     */
    public Projection response() {
        return response;
    }

    /**
     * The same base with the response run in place of the scenario, so that whatever is asked of it is the answer to
     * efficiency.
     *
     * @return the comparison; this one where the scenario assumes no shifts
     */
    public Comparison ofResponse() {
        return hasShifts() ? new Comparison(staging, base, response, response) : this;
    }

    /**
     * Whether the scenario assumes shifts beside its efficiency, so that {@link #response()} is a run of its own.
     *
     * @return whether it does
     */
    public boolean hasShifts() {
        return response != scenario;
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

    /**
     * A resource in the base.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series inBase(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return resource.in(base);
    }

    /**
     * A resource in the scenario.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series inScenario(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return resource.in(scenario);
    }

    /**
     * The engineering estimate: the base's tokens, shares, training activity and other work, with the scenario's
     * efficiency.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series engineering(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return resource.engineeringIn(scenario);
    }

    /**
     * A resource in the response run.
     *
     * @param resource the resource
     * @return by quarter
     */
    public Series inResponse(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return resource.in(response);
    }

    /**
     * The rebound of a resource: the answer to efficiency, from the response run.
     *
     * @param resource the resource
     * @return rebound by quarter, cumulative and by horizon
     */
    public Rebound rebound(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return new Rebound(this, resource, false);
    }

    /**
     * What the scenario as a whole takes back of the saving, its assumed shifts included, by the formula of rebound. The
     * part of the shifts is this less {@link #rebound}. Above 1 the scenario takes more than its base, which is called
     * backfire nowhere.
     *
     * @param resource the resource
     * @return by quarter, cumulative and by horizon
     */
    public Rebound withShifts(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return new Rebound(this, resource, true);
    }

    /**
     * Whether the scenario takes more of a resource than its base.
     *
     * @param resource the resource
     * @param horizon over which sums are taken
     * @return whether it does
     */
    public boolean isMoreThanBase(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return change(resource, horizon) > 0;
    }

    /**
     * The relative difference of a resource against the base.
     *
     * @param resource the resource
     * @param horizon over which its sums are taken
     * @return scenario / base - 1; NaN where the base has none
     */
    public double change(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return change(inScenario(resource), inBase(resource), horizon);
    }

    /**
     * The relative difference of a resource in the response run against the base.
     *
     * @param resource the resource
     * @param horizon over which its sums are taken
     * @return response / base - 1; NaN where the base has none
     */
    public double changeInResponse(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return change(inResponse(resource), inBase(resource), horizon);
    }

    private double change(Series moved, Series reference, Horizon horizon) {
        Horizon.Span span = horizon.span(this);
        double mean = span.mean(reference);
        return mean == 0 ? Double.NaN : span.mean(moved) / mean - 1;
    }

    /**
     * The quarter from which a resource stays above its base to the end.
     *
     * @param resource the resource
     * @return the first such quarter; empty where the last one is not above
     */
    public Optional<Quarter> crossover(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        Series moved = inScenario(resource);
        Series reference = inBase(resource);
        int from = moved.size();
        while (from > 0 && moved.get(from - 1) > reference.get(from - 1)) {
            from--;
        }
        return from == moved.size()
                ? Optional.empty()
                : Optional.of(moved.start().plus(from));
    }

    /**
     * Accounts for the difference between base and scenario in a quarter, factor by factor (LMDI).
     *
     * @param resource {@code GPU_HOURS} or {@code GPUS}, in total, on a tier or over a nest
     * @param quarter the quarter, such as {@code 2030Q4}
     * @return the accounting, which adds up to the difference
     * @throws InvalidInputException if the resource is of another kind, or there is no such tier, nest or quarter
     */
    public Decomposition decompose(Resource resource, String quarter) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(quarter, "quarter");
        return decompose(resource, Quarter.parse(quarter));
    }

    /**
     * Accounts for the difference between base and scenario in a quarter, factor by factor (LMDI).
     *
     * @param resource {@code GPU_HOURS} or {@code GPUS}, in total, on a tier or over a nest
     * @param quarter the quarter
     * @return the accounting, which adds up to the difference
     * @throws InvalidInputException if the resource is of another kind, or there is no such tier, nest or quarter
     */
    public Decomposition decompose(Resource resource, Quarter quarter) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(quarter, "quarter");
        return Decomposition.of(this, resource, quarter);
    }

    /**
     * Attributes the difference between base and scenario in a quarter to efficiency and the channels of behaviour
     * (Shapley, up to 1024 runs).
     *
     * @param resource the resource
     * @param quarter the quarter, such as {@code 2030Q4}
     * @return the attribution, which adds up to the difference
     * @throws InvalidInputException if there is no such tier, nest or quarter
     */
    public Attribution attribute(Resource resource, String quarter) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(quarter, "quarter");
        return attribute(resource, Horizon.at(quarter));
    }

    /**
     * Attributes the difference between base and scenario over a horizon to efficiency and the channels of behaviour
     * (Shapley, up to 1024 runs).
     *
     * @param resource the resource
     * @param horizon the horizon; its mean is attributed
     * @return the attribution, which adds up to the difference
     * @throws InvalidInputException if there is no such tier, nest or quarter
     */
    public Attribution attribute(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return Attribution.of(this, resource, horizon);
    }

    /**
     * Revenue, capital spent, cost of the fleet, payback and what finds no work, in the scenario beside its base.
     *
     * @return the figures, which print as a table
     */
    public Money money() {
        return Money.of(this);
    }

    /**
     * Base, scenario and difference by calendar year: sales of NVIDIA's data-centre tiers and of every tier, tokens, rents,
     * power, electricity, revenue and capital spent.
     *
     * @return the years, which print as a table
     */
    public Years years() {
        return Years.of(this);
    }

    /**
     * What this comparison says to the article's twenty claims, and to any that were registered.
     *
     * @return the answers, which print as a table
     */
    public Claims claims() {
        return Claims.of(this);
    }

    /**
     * The part of a resource's total that a tier or nest has in the base, such as NVIDIA's share of sales.
     *
     * @param resource a resource on a tier or nest
     * @param horizon the horizon
     * @return its share, 0 to 1; NaN where the total is 0
     */
    public double shareInBase(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return NestView.share(resource, base, horizon.span(this));
    }

    /**
     * The part of a resource's total that a tier or nest has in the scenario, such as NVIDIA's share of sales.
     *
     * @param resource a resource on a tier or nest
     * @param horizon the horizon
     * @return its share, 0 to 1; NaN where the total is 0
     */
    public double shareInScenario(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return NestView.share(resource, scenario, horizon.span(this));
    }

    /**
     * What the scenario means for the makers of one nest: GPUs and sales, short and long run, and shares of the total.
     *
     * @param nest the nest, such as {@code cuda} for NVIDIA
     * @return a table
     * @throws InvalidInputException if there is no such nest
     */
    public Table nest(String nest) {
        return NestView.table(this, nest);
    }

    /**
     * The multiplier of all price responses of demand at which rebound is 1, so that the saving is just eaten up.
     *
     * @param resource the resource
     * @param horizon the horizon
     * @return the break-even, which may be none
     * @throws InvalidInputException if there is no such tier, nest or quarter
     */
    public BreakEven breakEven(Resource resource, Horizon horizon) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        return BreakEven.of(this, resource, horizon);
    }

    /**
     * The value of one parameter at which rebound is 1, such as {@code cells.*.effort-elasticity} or
     * {@code training.*.elasticity}; many that a pattern matches get one value.
     *
     * @param resource the resource
     * @param horizon the horizon
     * @param parameter the path or pattern; it is looked for between 0 and 3, as its bounds allow, or, where the market's
     *     own value is above 3, between a fifth and five times that
     * @return the break-even, which may be none
     * @throws InvalidInputException if there is no such tier, nest, quarter or parameter
     */
    public BreakEven breakEven(Resource resource, Horizon horizon, String parameter) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(horizon, "horizon");
        Objects.requireNonNull(parameter, "parameter");
        return BreakEven.of(this, resource, horizon, parameter);
    }

    /**
     * The curve over two parameters on which rebound is 1.
     *
     * @param resource the resource
     * @param horizon the horizon
     * @param x the first parameter and its range, such as {@code Axis.scale("cells.*.elasticity", 0, 3)}
     * @param y the second parameter and its range
     * @return the frontier
     * @throws InvalidInputException if there is no such tier, nest, quarter or parameter, or a value is out of range
     */
    public Frontier frontier(Resource resource, Horizon horizon, Axis x, Axis y) {
        return Frontier.of(this, resource, horizon, x, y);
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
    @Override
    public Table toTable() {
        return Verdict.table(this);
    }

    /**
     * A variable of every tier, cell or workload that has it: the scenario's difference from the base over time.
     *
     * @param variable the variable, such as {@code need}
     * @return a chart with a line for each
     * @throws InvalidInputException if nothing has that variable
     */
    public Chart chart(String variable) {
        Objects.requireNonNull(variable, "variable");
        return ComparisonCharts.of(this, variable);
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

    /**
     * The part of a tier's need that nobody serves in the scenario.
     *
     * @param tier the tier
     * @param horizon over which sums are taken
     * @return in [0, 1]; 0 where there is no need
     * @throws InvalidInputException if there is no such tier
     */
    public double unserved(String tier, Horizon horizon) {
        return unserved(scenario, tier, horizon);
    }

    /**
     * The part of a tier's need that nobody serves in the base: where it is large, GPUs are short without the scenario too, and what
     * changes is what is wanted rather than what runs.
     *
     * @param tier the tier
     * @param horizon over which sums are taken
     * @return in [0, 1]; 0 where there is no need
     * @throws InvalidInputException if there is no such tier
     */
    public double unservedInBase(String tier, Horizon horizon) {
        return unserved(base, tier, horizon);
    }

    private double unserved(Projection run, String tier, Horizon horizon) {
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(horizon, "horizon");
        Horizon.Span span = horizon.span(this);
        Series need = run.series(tier, "need");
        Series unserved = run.series(tier, "unserved");
        double all = 0;
        double missing = 0;
        for (int i = span.first(); i <= span.last(); i++) {
            all += need.get(i);
            missing += need.get(i) * unserved.get(i);
        }
        return all > 0 ? missing / all : 0;
    }

    /**
     * Whether scenario and base are the same: as many GPUs needed and as much sold on every tier in every quarter.
     *
     * @return whether there is nothing to tell them apart
     */
    public boolean isSame() {
        for (Resource resource : List.of(Resource.GPUS, Resource.SALES, Resource.GPU_HOURS)) {
            for (String tier : market().tiers()) {
                Resource ofTier = resource.on(tier);
                if (!Arrays.equals(inBase(ofTier).toArray(), inScenario(ofTier).toArray())) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
