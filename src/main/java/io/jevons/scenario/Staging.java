package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Change;
import io.jevons.demand.Drivers;
import io.jevons.demand.Market;
import io.jevons.demand.Plan;
import io.jevons.demand.RankCorrelation;
import io.jevons.demand.VaryRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A scenario set up on a market: the market with the parameter changes of the whole chain of bases, and the plans of the
 * base and of the scenario, which differ by the scenario's own shocks and channels alone.
 *
 * @param scenario the scenario
 * @param market the changed market
 * @param base the base: its shocks, every channel on
 * @param plan the scenario: the base's shocks and then its own, with its channels
 * @param firstPeriod the quarters from the market's start to the first in which one of its own shocks is in force; empty
 *     where none ever is
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
     * @param firstPeriod the quarters from the market's start to the first in which one of its own shocks is in force; empty
     *     where none ever is
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
        List<Scenario> chain = chain(scenario);
        List<Change> changes = new ArrayList<>();
        chain.forEach(s -> s.sets().forEach(c -> changes.add(named(c, s))));
        chain.forEach(s -> ScenarioWriter.merged(s.scales()).forEach(c -> changes.add(named(c, s))));
        Market changed = changes.isEmpty() ? market : market.apply(changes);
        changed.validate();
        List<Drivers.DriverShock> shocks = new ArrayList<>();
        List<VaryRule> uncertainty = new ArrayList<>(market.uncertainty());
        List<RankCorrelation> correlations = new ArrayList<>(market.correlations());
        String baseName = scenario.name();
        for (Scenario base : chain.subList(0, chain.size() - 1)) {
            base.shocks().forEach(s -> shocks.add(bound(base, s, changed)));
            baseName = base.name();
        }
        chain.forEach(s -> uncertainty.addAll(s.uncertainty()));
        chain.forEach(s -> correlations.addAll(s.correlations()));
        Drivers ofBase = Drivers.of(changed, shocks);
        scenario.shocks().forEach(s -> shocks.add(bound(scenario, s, changed)));
        Drivers ofScenario = Drivers.of(changed, shocks);
        return new Staging(
                scenario,
                changed,
                Plan.of(baseName, ofBase),
                new Plan(scenario.name(), ofScenario, scenario.off()),
                firstPeriod(scenario, changed, ofBase, ofScenario),
                uncertainty,
                correlations);
    }

    /** A change whose origin names the scenario, where a file's line alone does not. */
    private static Change named(Change change, Scenario scenario) {
        String origin = change.origin();
        String name = "scenario " + scenario.name();
        return origin.contains(scenario.origin())
                ? change
                : new Change(change.pattern(), change.kind(), change.value(), origin + " of " + name);
    }

    private static Drivers.DriverShock bound(Scenario scenario, Shock shock, Market market) {
        return Drivers.DriverShock.from("scenario " + scenario.name() + ": " + shock.describe(), shock.bind(market));
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
        List<Shock> chosen = scenario.shocks().stream()
                .filter(s -> Shocks.kind(s).equals(kind))
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<Drivers.DriverShock> shocks = new ArrayList<>();
        for (Scenario of : chain(scenario)) {
            (of == scenario ? chosen : of.shocks()).forEach(s -> shocks.add(bound(of, s, market)));
        }
        return Optional.of(Plan.of(scenario.name() + ", " + kind + " alone", Drivers.of(market, shocks)));
    }

    private static OptionalInt firstPeriod(Scenario scenario, Market market, Drivers base, Drivers own) {
        int first = Integer.MAX_VALUE;
        for (Shock shock : scenario.shocks()) {
            OptionalInt period = shock.firstPeriod(market);
            int differs = period.isPresent() ? period.getAsInt() : own.firstDifference(base);
            if (differs >= 0) {
                first = Math.min(first, differs);
            }
        }
        return first > market.quarters() ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** The scenario and its bases, the root first. */
    private static List<Scenario> chain(Scenario scenario) {
        Map<String, Scenario> seen = new LinkedHashMap<>();
        List<Scenario> chain = new ArrayList<>();
        Scenario here = scenario;
        while (true) {
            chain.add(0, here);
            seen.put(here.name(), here);
            if (here.base().isEmpty()) {
                return chain;
            }
            String base = here.base().get();
            String place = here.basePlace();
            if (seen.containsKey(base)) {
                throw new InvalidInputException(place + "based-on = " + base + ": must not be circular, but "
                        + String.join(" is based on ", seen.keySet()) + " is based on " + base);
            }
            here = Scenarios.find(base)
                    .orElseThrow(() -> new InvalidInputException(place + "based-on = " + base + ": "
                            + Scenarios.unknown(base).getMessage()));
        }
    }

    @Override
    public String toString() {
        String first = firstPeriod.isPresent()
                ? "in force from " + market.start().plus(firstPeriod.getAsInt())
                : "without shocks in force";
        return scenario.name() + " against " + base.name() + " on " + market.name() + ", " + first;
    }
}
