package io.jevons.scenario;

import io.jevons.internal.Wildcard;
import io.jevons.market.Change;
import io.jevons.market.VaryRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a scenario's {@code set} does to draws: where a parameter was drawn by value, the draw would take the place of what the
 * scenario says, so that it is held there instead. Factors are drawn around what is set.
 */
final class SetRules {
    private SetRules() {}

    /**
     * The rules that hold what a scenario sets.
     *
     * @param sets what it sets
     * @param before the rules that stand before it, of the market and of its bases
     * @param paths all parameters there are
     */
    static List<VaryRule> holding(List<Change> sets, List<VaryRule> before, Collection<String> paths) {
        List<VaryRule> holding = new ArrayList<>();
        for (Change set : sets) {
            List<String> matched = Wildcard.matches(set.pattern(), paths);
            List<String> drawn =
                    matched.stream().filter(path -> isDrawnByValue(path, before)).toList();
            // A rule for the same pattern takes the place of the one before it, which keeps all other draws as they are.
            List<String> held = !drawn.isEmpty() && drawn.size() == matched.size() ? List.of(set.pattern()) : drawn;
            held.forEach(pattern -> holding.add(VaryRule.held(pattern, "held where it is set: " + set.origin())));
        }
        return holding;
    }

    private static boolean isDrawnByValue(String path, List<VaryRule> rules) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (!Wildcard.matches(rules.get(i).pattern(), List.of(path)).isEmpty()) {
                return !rules.get(i).scale();
            }
        }
        return false;
    }
}
