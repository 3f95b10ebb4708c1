package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.market.ParameterTable;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A scenario and its bases, the root first: their changes, shocks, distributions and correlations one behind the other.
 * Where a scenario has a shock of the name of one before it, that one's name gets {@code -2}, and what the scenario says
 * of that name is about its own.
 */
final class ScenarioChain {
    private final List<Scenario> scenarios;

    /** The shocks by scenario, with names that are unique in the chain, and with all changes of their numbers. */
    private final List<List<ShockNames.Named>> shocks = new ArrayList<>();

    /** Changes of the market: all that set, then all that scale. */
    final List<Change> changes = new ArrayList<>();

    /** The distributions by scenario, and what each sets. */
    private final List<List<VaryRule>> uncertainty = new ArrayList<>();

    private final List<List<Change>> setsOf = new ArrayList<>();

    final List<RankCorrelation> correlations = new ArrayList<>();

    private ScenarioChain(List<Scenario> scenarios) {
        this.scenarios = scenarios;
        List<ShockNames.Named> all = new ArrayList<>();
        List<Change> sets = new ArrayList<>();
        List<Change> scales = new ArrayList<>();
        for (Scenario s : scenarios) {
            Map<String, String> became = ShockNames.append(all, s.namedShocks());
            List<Change> set = new ArrayList<>();
            ShockNames.changes(named(s.sets(), s), became, set);
            sets.addAll(set);
            setsOf.add(List.copyOf(set));
            ShockNames.changes(named(ScenarioWriter.merged(s.scales()), s), became, scales);
            List<VaryRule> rules = new ArrayList<>();
            ShockNames.rules(s.uncertainty(), became, rules);
            uncertainty.add(List.copyOf(rules));
            ShockNames.correlations(s.correlations(), became, correlations);
        }
        List<Change> ofShocks = new ArrayList<>();
        for (List<Change> kind : List.of(sets, scales)) {
            for (Change change : kind) {
                (ShockNames.isOfShock(change.pattern()) ? ofShocks : changes).add(change);
            }
        }
        List<ShockNames.Named> changed = ShockParameters.changed(all, ofShocks);
        int from = 0;
        for (Scenario s : scenarios) {
            int to = from + s.namedShocks().size();
            shocks.add(List.copyOf(changed.subList(from, to)));
            from = to;
        }
    }

    /** Changes whose origin names the scenario, where a file's line alone does not. */
    private static List<Change> named(List<Change> changes, Scenario scenario) {
        String name = "scenario " + scenario.name();
        return changes.stream()
                .map(c -> c.origin().contains(scenario.origin())
                        ? c
                        : new Change(c.pattern(), c.kind(), c.value(), c.origin() + " of " + name))
                .toList();
    }

    /** The scenario and its bases as the catalogue has them. */
    static ScenarioChain of(Scenario scenario) {
        Map<String, Scenario> seen = new LinkedHashMap<>();
        List<Scenario> chain = new ArrayList<>();
        Scenario here = scenario;
        while (true) {
            chain.add(0, here);
            seen.put(here.name(), here);
            if (here.base().isEmpty()) {
                return new ScenarioChain(chain);
            }
            String base = here.base().get();
            String place = here.basePlace();
            if (seen.containsKey(base)) {
                throw new InvalidInputException(place + "based-on = " + base + ": must not be circular, but "
                        + String.join(" is based on ", seen.keySet()) + " is based on " + base);
            }
            here = base(base, place);
        }
    }

    /** The scenario that another is based on, by its name and the place that says so. */
    static Scenario base(String base, String place) {
        return Scenarios.find(base)
                .orElseThrow(() -> new InvalidInputException(place + "based-on = " + base + ": "
                        + Scenarios.unknown(base).getMessage()));
    }

    /** The scenario's bases, the root first. */
    List<Scenario> bases() {
        return scenarios.subList(0, scenarios.size() - 1);
    }

    /** The shocks of the scenario of a place, from the root's 0 on. */
    List<ShockNames.Named> shocks(int scenario) {
        return shocks.get(scenario);
    }

    /** The scenario's own shocks. */
    List<ShockNames.Named> own() {
        return shocks.get(shocks.size() - 1);
    }

    /**
     * The distributions that hold: those of the market, then scenario by scenario what it says, and that what it sets is drawn
     * by value no longer.
     */
    List<VaryRule> uncertainty(Market market) {
        List<VaryRule> rules = new ArrayList<>(market.uncertainty());
        List<String> paths = new ArrayList<>();
        for (Parameter parameter : market.allParameters()) {
            paths.add(parameter.path());
        }
        for (Parameter parameter : parameters()) {
            paths.add(parameter.path());
        }
        for (int i = 0; i < scenarios.size(); i++) {
            rules.addAll(VaryRule.holding(setsOf.get(i), rules, paths));
            rules.addAll(uncertainty.get(i));
        }
        return rules;
    }

    /** Tells of what the last scenario says to be uncertain of shocks, or to be correlated with it, that no shock has. */
    void checkUncertainty(Consumer<InvalidInputException> fault) {
        List<String> paths = parameters().stream().map(Parameter::path).toList();
        for (VaryRule rule : uncertainty.get(uncertainty.size() - 1)) {
            requireShocks(rule.place(), rule.pattern(), paths, fault);
        }
        for (RankCorrelation correlation : correlations) {
            requireShocks(correlation.place(), correlation.first(), paths, fault);
            requireShocks(correlation.place(), correlation.second(), paths, fault);
        }
    }

    private static void requireShocks(
            String place, String pattern, List<String> paths, Consumer<InvalidInputException> fault) {
        if (ShockNames.isOfShock(pattern)) {
            InvalidInputException.attempt(
                    () -> ParameterTable.paths(pattern, paths),
                    e -> fault.accept(new InvalidInputException(place + e.getMessage(), e)));
        }
    }

    /** The numbers of all shocks, with paths. */
    List<Parameter> parameters() {
        return ShockParameters.of(shocks.stream().flatMap(List::stream).toList());
    }
}
