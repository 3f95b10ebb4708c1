package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * A rule for scenarios that only a package above this one can check, such as that every distribution which a file names is
 * known. {@link java.util.ServiceLoader} finds the rules, so that a scenario, which is data, need not know what draws it.
 */
public interface ScenarioRule {
    /**
     * Tells of each way in which a scenario breaks the rule, whatever market it is for.
     *
     * @param scenario the scenario, read and checked in all else
     * @param fault takes what is wrong
     */
    void check(Scenario scenario, Consumer<InvalidInputException> fault);

    /**
     * Tells of each way in which a scenario breaks the rule on a market, or the market does by itself.
     *
     * @param staging the scenario on the market
     * @param fault takes what is wrong
     */
    void check(Staging staging, Consumer<InvalidInputException> fault);

    /**
     * The rules there are.
     *
     * @return those that the library comes with
     */
    static List<ScenarioRule> all() {
        return Found.RULES;
    }

    /** Looked for when first asked for: what the library comes with is read without them. */
    final class Found {
        private static final List<ScenarioRule> RULES =
                ServiceLoader.load(ScenarioRule.class, ScenarioRule.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();

        private Found() {}
    }
}
