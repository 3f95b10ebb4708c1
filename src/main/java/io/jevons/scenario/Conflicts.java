package io.jevons.scenario;

import io.jevons.internal.Wildcard;
import io.jevons.market.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds and names changes that get in each other's way when scenarios are composed. Nothing is dropped without a line here. */
final class Conflicts {
    private Conflicts() {}

    static List<String> of(List<String> leftOut, List<Change> sets) {
        Set<String> found = new LinkedHashSet<>(leftOut);
        Set<String> reported = new TreeSet<>();
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < i; j++) {
                Change earlier = sets.get(j);
                Change later = sets.get(i);
                String pair = earlier.pattern() + " and " + later.pattern();
                if (Wildcard.overlap(earlier.pattern(), later.pattern()) && reported.add(pair)) {
                    found.add(later.pattern() + ": set to " + earlier.value() + " by " + earlier.origin() + ", then to "
                            + later.value() + " by " + later.origin() + ", which holds");
                }
            }
        }
        return List.copyOf(found);
    }

    /** A composition has the first one's base; the second one's, where it is another that has a story, is left out. */
    static Optional<String> leftOutBase(Scenario first, Scenario second) {
        Optional<String> base = second.base().filter(b -> !b.equals(Scenario.BASELINE));
        if (base.isEmpty() || base.equals(first.base())) {
            return Optional.empty();
        }
        return Optional.of("based-on: " + first.name() + " has " + first.base().orElse("none") + ", which holds; "
                + second.name() + " has " + base.get() + ", whose shocks are left out");
    }
}
