package io.jevons.explore;

import io.jevons.internal.Wildcard;
import io.jevons.market.VaryRule;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An uncertain input of a market and scenario, which a reader can move.
 *
 * @param name its name, the pattern of the rule that draws it or the path of its one parameter
 * @param vary how it is drawn
 * @param paths the parameters that it moves
 * @param ownPattern whether its name matches just those, so that one change of the name moves them
 * @param start where it stands before anybody moves it: the value of its first parameter, or 1 where it is a factor
 * @param reason why it is drawn so widely; may be empty
 */
record Input(String name, Vary vary, List<String> paths, boolean ownPattern, double start, String reason) {
    Input {
        paths = List.copyOf(paths);
    }

    /** The inputs of a staging, in the order of its rules. Of two rules that match one parameter the later has it. */
    static List<Input> of(Staging staging) {
        List<VaryRule> rules = staging.uncertainty();
        List<List<String>> matches =
                rules.stream().map(r -> staging.paths(r.pattern())).toList();
        List<List<String>> own = Wildcard.withoutLater(matches);
        List<Input> inputs = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            int rule = r;
            Map<String, List<String>> moved = new LinkedHashMap<>();
            for (String path : own.get(r)) {
                String name = rules.get(r).each() ? path : rules.get(r).pattern();
                moved.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
            }
            Vary vary = Vary.of(rules.get(r));
            String reason = rules.get(r).reason();
            int all = matches.get(r).size();
            moved.forEach((name, paths) -> inputs.add(new Input(
                    name,
                    vary,
                    paths,
                    rules.get(rule).each() || paths.size() == all,
                    vary.isScale() ? 1 : staging.get(paths.get(0)),
                    reason)));
        }
        return inputs;
    }

    /** What changes of the scenario name: the pattern itself where it matches just the paths. */
    List<String> changed() {
        return ownPattern ? List.of(name) : paths;
    }
}
