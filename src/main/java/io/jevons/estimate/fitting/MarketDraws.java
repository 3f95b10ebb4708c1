package io.jevons.estimate.fitting;

import io.jevons.internal.Interrupts;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.market.ParameterTable;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.List;

/** Draws of a market, and of the numbers of shocks, by the {@code uncertainty:} rules of its file and of a scenario's chain. */
final class MarketDraws {
    private final Market market;
    private final List<Draw> rules;
    private final Draws draws;

    /** What one input moves, and how. */
    private record Draw(String path, boolean scale) {}

    private MarketDraws(Market market, List<Draw> rules, Draws draws) {
        this.market = market;
        this.rules = rules;
        this.draws = draws;
    }

    static MarketDraws of(Market market, Staging staging, int size, long seed) {
        List<Draw> rules = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Distribution> distributions = new ArrayList<>();
        for (VaryRule rule : staging.uncertainty()) {
            List<String> paths = rule.each() ? staging.paths(rule.pattern()) : List.of(rule.pattern());
            for (String path : paths) {
                rules.add(new Draw(path, rule.scale()));
                names.add(path);
                distributions.add(Vary.of(rule).distribution());
            }
        }
        Inputs inputs = Inputs.of(distributions).names(names);
        for (RankCorrelation correlation : staging.correlations()) {
            inputs = inputs.correlate(correlation.first(), correlation.second(), correlation.rho());
        }
        return new MarketDraws(market, rules, Draws.of(inputs, Sampler.LATIN_HYPERCUBE, size, seed));
    }

    int size() {
        return draws.size();
    }

    /** The market of one draw. */
    Market at(int i) {
        Interrupts.check();
        return market.apply(changes(i).stream().filter(c -> !isOfShock(c)).toList());
    }

    /** A scenario with the numbers that one draw gives its shocks, each by its path. */
    Staging drawn(Staging staging, int i) {
        List<Change> single = new ArrayList<>();
        for (Change change : changes(i)) {
            if (isOfShock(change)) {
                staging.paths(change.pattern())
                        .forEach(path -> single.add(new Change(path, change.kind(), change.value(), change.origin())));
            }
        }
        return single.isEmpty() ? staging : staging.changed(single);
    }

    private static boolean isOfShock(Change change) {
        return ParameterTable.isOfShock(change.pattern());
    }

    private List<Change> changes(int i) {
        double[] values = draws.at(i);
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            Draw rule = rules.get(k);
            String origin = "draw " + i;
            changes.add(
                    rule.scale()
                            ? Change.scale(rule.path(), values[k], origin)
                            : Change.set(rule.path(), values[k], origin));
        }
        return changes;
    }
}
