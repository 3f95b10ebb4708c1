package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.NumberedShock;
import io.jevons.demand.Plan;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.ParameterTable;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A scenario set up on a market: the market with the parameter changes of the whole chain of bases, and the plans of the
 * base and of the scenario, which differ by the scenario's own shocks and channels alone.
 *
 * @param scenario the scenario
 * @param market the changed market
 * @param base the base: its shocks, every channel on
 * @param plan the scenario: the base's shocks and then its own, with its channels
 * @param firstPeriod the quarters from the market's start to that in which the short run begins: the first in which one of its own
 *     shocks acts, without assumed shifts that come more than a quarter before the first efficiency; empty where none ever does
 * @param uncertainty the distributions that the market and the chain give, later ones last
 * @param correlations the rank correlations that they state
 */
public record Staging(
        Scenario scenario,
        Market market,
        Plan base,
        Plan plan,
        OptionalInt firstPeriod,
        List<VaryRule> uncertainty,
        List<RankCorrelation> correlations) {
    /**
     * Copies the lists.
     *
     * @param scenario the scenario
     * @param market the changed market
     * @param base the base: its shocks, every channel on
     * @param plan the scenario: the base's shocks and then its own, with its channels
     * @param firstPeriod the quarters from the market's start to that in which the short run begins: the first in which one of its own
     *     shocks acts, without assumed shifts that come more than a quarter before the first efficiency; empty where none ever does
     * @param uncertainty the distributions that the market and the chain give, later ones last
     * @param correlations the rank correlations that they state
     */
    public Staging {
        uncertainty = List.copyOf(uncertainty);
        correlations = List.copyOf(correlations);
    }

    /**
     * Sets a scenario up.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the staging
     * @throws InvalidInputException if the scenario names what the market or the catalogue does not have, or a shock
     *     begins before the market's first quarter or after its last
     */
    public static Staging of(Market market, Scenario scenario) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        try {
            return staged(market, scenario);
        } catch (InvalidInputException e) {
            throw ofAnotherMarket(scenario, market, e);
        }
    }

    private static Staging staged(Market market, Scenario scenario) {
        ScenarioChain chain = ScenarioChain.of(scenario);
        Market changed = chain.changes.isEmpty() ? market : market.apply(chain.changes);
        changed.validate();
        List<DriverShock> shocks = new ArrayList<>();
        List<RankCorrelation> correlations = new ArrayList<>(market.correlations());
        String baseName = scenario.name();
        for (int i = 0; i < chain.bases().size(); i++) {
            Scenario base = chain.bases().get(i);
            for (ShockNames.Named shock : chain.shocks(i)) {
                shocks.add(bound(base, shock, changed));
            }
            baseName = base.name();
        }
        correlations.addAll(chain.correlations);
        Drivers ofBase = Drivers.of(changed, shocks);
        for (ShockNames.Named shock : chain.own()) {
            shocks.add(bound(scenario, shock, changed));
        }
        Drivers ofScenario = Drivers.of(changed, shocks);
        return new Staging(
                scenario,
                changed,
                Plan.of(baseName, ofBase),
                new Plan(scenario.name(), ofScenario, scenario.off()),
                firstPeriod(chain.own(), changed, ofBase, ofScenario),
                chain.uncertainty(changed),
                correlations);
    }

    /** Tells of every change and every shock that does not fit the market, where {@link #of} stops at the first, or of what else is wrong. */
    static void check(Market market, Scenario scenario, Consumer<InvalidInputException> fault) {
        ScenarioChain chain = ScenarioChain.of(scenario);
        Optional<Market> applied = market.apply(chain.changes, fault);
        Market changed = applied.orElse(market);
        boolean fits = applied.isPresent();
        for (ShockNames.Named named : chain.own()) {
            try {
                Drivers.of(changed, List.of(bound(scenario, named, changed)));
            } catch (InvalidInputException e) {
                fits = false;
                fault.accept(e);
            }
        }
        if (fits) {
            Staging staging = of(market, scenario);
            ScenarioRule.all().forEach(rule -> rule.check(staging, fault));
        }
    }

    private static DriverShock bound(Scenario scenario, ShockNames.Named named, Market market) {
        String asked = "scenario " + scenario.name();
        DriverShock bound = named.shock().bind(market);
        return bound instanceof NumberedShock numbered
                ? NumberedShock.named(named.name(), asked, numbered)
                : DriverShock.from(asked + ": " + named.shock().describe(), bound);
    }

    /** A case of history on any other market than its own: what to mend is the choice of the market, and no line of a bundled file. */
    private static InvalidInputException ofAnotherMarket(Scenario scenario, Market market, InvalidInputException e) {
        String own = Checks.unchangedName(scenario.name());
        if (own.equals(Checks.unchangedName(market.name())) || Markets.find(own).isEmpty()) {
            return e;
        }
        String lacks = e.getMessage().split("\nMaybe ", -1)[0];
        return new InvalidInputException(
                "scenario " + scenario.name() + ": must be on the market " + own
                        + " or a copy of it, since it names what " + market.name() + " lacks (" + lacks
                        + ")\nMaybe take the market " + own,
                e);
    }

    /**
     * The staging on a market that has the same parameters with other values, such as those of a draw. The shocks are not
     * bound again.
     *
     * @param drawn the market with other values
     * @return the staging there
     */
    public Staging on(Market drawn) {
        Objects.requireNonNull(drawn, "drawn");
        return new Staging(scenario, drawn, base.on(drawn), plan.on(drawn), firstPeriod, uncertainty, correlations);
    }

    /**
     * The base with those of the scenario's own shocks alone that are of one kind, every channel on.
     *
     * @param kind the kind, such as {@code access}
     * @return the plan; empty where the scenario has no shock of that kind
     */
    public Optional<Plan> only(String kind) {
        Objects.requireNonNull(kind, "kind");
        ScenarioChain chain = ScenarioChain.of(scenario);
        List<ShockNames.Named> chosen = chain.own().stream()
                .filter(s -> Shocks.kind(s.shock()).equals(kind))
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<DriverShock> shocks = new ArrayList<>();
        for (int i = 0; i < chain.bases().size(); i++) {
            Scenario base = chain.bases().get(i);
            chain.shocks(i).forEach(s -> shocks.add(bound(base, s, market)));
        }
        chosen.forEach(s -> shocks.add(bound(scenario, s, market)));
        Plan alone = Plan.of(scenario.name() + ", " + kind + " alone", Drivers.of(market, shocks));
        List<String> paths =
                alone.drivers().numbers().stream().map(Parameter::path).toList();
        Map<String, Double> values = new LinkedHashMap<>();
        plan.drivers().numbers().stream()
                .filter(p -> paths.contains(p.path()))
                .forEach(p -> values.put(p.path(), p.value()));
        return Optional.of(alone.with(values));
    }

    /**
     * The staging where numbers of the market and of shocks have other values, such as those of a draw.
     *
     * @param changes changes of single parameters, by their paths
     * @return the staging there
     * @throws InvalidInputException if a path matches nothing, or a value is out of its bounds
     */
    public Staging changed(List<Change> changes) {
        Objects.requireNonNull(changes, "changes");
        List<Change> ofMarket = new ArrayList<>();
        Map<String, Double> ofShocks = new LinkedHashMap<>();
        for (Change change : changes) {
            if (ShockNames.isOfShock(change.pattern())) {
                double old = ofShocks.getOrDefault(change.pattern(), get(change.pattern()));
                ofShocks.put(
                        change.pattern(), change.kind() == Change.Kind.SCALE ? old * change.value() : change.value());
            } else {
                ofMarket.add(change);
            }
        }
        Market there = market.apply(ofMarket);
        return new Staging(
                scenario,
                there,
                base.with(ofShocks).on(there),
                plan.with(ofShocks).on(there),
                firstPeriod,
                uncertainty,
                correlations);
    }

    /**
     * The paths of parameters of the market, or of numbers of shocks, that a pattern matches.
     *
     * @param pattern the pattern, such as {@code cells.*.elasticity} or {@code shocks.*.share}
     * @return the paths
     * @throws InvalidInputException if it matches nothing
     */
    public List<String> paths(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return ShockNames.isOfShock(pattern)
                ? ParameterTable.paths(
                        pattern,
                        plan.drivers().numbers().stream().map(Parameter::path).toList())
                : market.paths(pattern);
    }

    /**
     * The value of a parameter of the market, or of a number of a shock.
     *
     * @param path its path
     * @return the value
     * @throws InvalidInputException if there is none
     */
    public double get(String path) {
        Objects.requireNonNull(path, "path");
        if (!ShockNames.isOfShock(path)) {
            return market.get(path);
        }
        List<Parameter> numbers = plan.drivers().numbers();
        return numbers.stream()
                .filter(p -> p.path().equals(path))
                .mapToDouble(Parameter::value)
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "parameter", path, numbers.stream().map(Parameter::path).toList()));
    }

    /**
     * A shift that is assumed from outside is no part of the rebound, so that it does not move the quarters over which that is asked, and
     * neither does the strength of any shock. A ramp acts from the quarter after its start, and what starts with it counts with it.
     */
    private static OptionalInt firstPeriod(List<ShockNames.Named> shocks, Market market, Drivers base, Drivers own) {
        int first = Integer.MAX_VALUE;
        int saving = Integer.MAX_VALUE;
        for (ShockNames.Named named : shocks) {
            Shock shock = named.shock();
            OptionalInt acts = shock.firstPeriod(market);
            first = Math.min(first, acts.orElseGet(() -> orNever(own.firstDifference(base))));
            if (acts.isEmpty() || Shocks.savesHours(shock)) {
                saving = Math.min(saving, acts.orElseGet(() -> orNever(own.firstDifferenceBesideShifts(base))));
            }
        }
        boolean shiftsAlone = saving > market.quarters();
        int begins = shiftsAlone || saving - first <= 1 ? first : saving;
        return begins > market.quarters() ? OptionalInt.empty() : OptionalInt.of(begins);
    }

    private static int orNever(int period) {
        return period < 0 ? Integer.MAX_VALUE : period;
    }

    @Override
    public String toString() {
        String first = firstPeriod.isPresent()
                ? "in force from " + market.start().plus(firstPeriod.getAsInt())
                : "without shocks in force";
        return scenario.name() + " against " + base.name() + " on " + market.name() + ", " + first;
    }
}
