package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.ScenarioRule;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What files say of uncertainty can be drawn: distributions that there are, of parameters that can vary, correlated two by two. */
public final class DrawableAssumptions implements ScenarioRule {
    /** For {@link java.util.ServiceLoader}. */
    public DrawableAssumptions() {}

    @Override
    public void check(Scenario scenario, Consumer<InvalidInputException> fault) {
        scenario.uncertainty().forEach(rule -> InvalidInputException.attempt(() -> Vary.of(rule), fault));
    }

    @Override
    public void check(Staging staging, Consumer<InvalidInputException> fault) {
        List<InvalidInputException> faults = new ArrayList<>();
        List<Assumptions.Rule> rules = new ArrayList<>();
        for (VaryRule rule : staging.uncertainty()) {
            InvalidInputException.attempt(
                    () -> {
                        Assumptions.Rule read = Assumptions.Rule.of(rule);
                        Assumptions.paths(staging, read);
                        rules.add(read);
                    },
                    faults::add);
        }
        if (faults.isEmpty() && !rules.isEmpty()) {
            Assumptions assumptions = Assumptions.of(staging, rules, List.of());
            faults.addAll(assumptions.held(staging));
            for (RankCorrelation correlation : staging.correlations()) {
                InvalidInputException.attempt(() -> assumptions.correlated(List.of(correlation), false), faults::add);
            }
        } else if (faults.isEmpty()) {
            staging.correlations()
                    .forEach(c -> faults.add(new InvalidInputException(c.place() + "correlation of " + c.first()
                            + " and " + c.second() + ": must be of two uncertain parameters, and there are none")));
        }
        faults.forEach(fault);
    }
}
