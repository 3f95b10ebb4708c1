package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Drivers;
import io.jevons.demand.NumberedShock;
import io.jevons.demand.Plan;
import io.jevons.market.Market;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        ScenarioChain chain = ScenarioChain.of(scenario);
        Market changed = chain.changes.isEmpty() ? market : market.apply(chain.changes);
        changed.validate();
        List<Drivers.DriverShock> shocks = new ArrayList<>();
        List<VaryRule> uncertainty = new ArrayList<>(market.uncertainty());
        List<RankCorrelation> correlations = new ArrayList<>(market.correlations());
        String baseName = scenario.name();
        for (int i = 0; i < chain.bases().size(); i++) {
            Scenario base = chain.bases().get(i);
            chain.shocks(i).forEach(s -> shocks.add(bound(base, s, changed)));
            baseName = base.name();
        }
        uncertainty.addAll(chain.uncertainty);
        correlations.addAll(chain.correlations);
        Drivers ofBase = Drivers.of(changed, shocks);
        chain.own().forEach(s -> shocks.add(bound(scenario, s, changed)));
        Drivers ofScenario = Drivers.of(changed, shocks);
        return new Staging(
                scenario,
                changed,
                Plan.of(baseName, ofBase),
                new Plan(scenario.name(), ofScenario, scenario.off()),
                firstPeriod(chain.own(), changed, ofBase, ofScenario),
                uncertainty,
                correlations);
    }

    private static Drivers.DriverShock bound(Scenario scenario, ShockNames.Named named, Market market) {
        String origin = "scenario " + scenario.name() + ": " + named.shock().describe();
        Drivers.DriverShock bound = named.shock().bind(market);
        return bound instanceof NumberedShock numbered
                ? NumberedShock.named(named.name(), origin, numbered)
                : Drivers.DriverShock.from(origin, bound);
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

    private static OptionalInt firstPeriod(List<ShockNames.Named> shocks, Market market, Drivers base, Drivers own) {
        int first = Integer.MAX_VALUE;
        for (ShockNames.Named named : shocks) {
            OptionalInt period = named.shock().firstPeriod(market);
            int differs = period.isPresent() ? period.getAsInt() : own.firstDifference(base);
            if (differs >= 0) {
                first = Math.min(first, differs);
            }
        }
        return first > market.quarters() ? OptionalInt.empty() : OptionalInt.of(first);
    }

    @Override
    public String toString() {
        String first = firstPeriod.isPresent()
                ? "in force from " + market.start().plus(firstPeriod.getAsInt())
                : "without shocks in force";
        return scenario.name() + " against " + base.name() + " on " + market.name() + ", " + first;
    }
}
