package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.internal.Wildcard;
import io.jevons.market.Change;
import io.jevons.scenario.ShockNames.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of many shocks as parameters with paths, and changes of them. */
final class ShockParameters {
    private static final List<String> OPTIONAL = List.of("ramp", "half-life");

    private ShockParameters() {}

    /** The numbers that there are, with paths such as {@code shocks.reasoning.factor}. */
    static List<Parameter> of(List<Named> shocks) {
        List<Parameter> found = new ArrayList<>();
        for (Named named : shocks) {
            named.shock().numbers().forEach(p -> found.add(p.at(path(named, p.path()))));
        }
        return found;
    }

    private static String path(Named named, String key) {
        return ShockNames.SECTION + named.name() + "." + key;
    }

    /** The shocks after changes, in their order. */
    static List<Named> changed(List<Named> shocks, List<Change> changes) {
        List<Named> changed = new ArrayList<>(shocks);
        for (Change change : changes) {
            List<String> there = of(changed).stream().map(Parameter::path).toList();
            List<String> paths = Wildcard.matches(change.pattern(), there);
            List<String> absent = paths.isEmpty() ? Wildcard.matches(change.pattern(), optional(changed)) : List.of();
            if (paths.isEmpty() && absent.isEmpty()) {
                throw new InvalidInputException(change.origin() + ": '" + change.pattern() + "' matches no number of "
                        + (there.isEmpty() ? "a shock: there is none" : "any shock")
                        + InvalidInputException.maybe(change.pattern(), there));
            }
            if (change.kind() != Change.Kind.SCALE) {
                paths = paths.isEmpty() ? absent : paths;
            }
            change(changed, change, paths);
        }
        return changed;
    }

    /** What could be given to a shock that lacks it: over such, {@code set} adds, and {@code scale} passes by. */
    private static List<String> optional(List<Named> shocks) {
        List<String> paths = new ArrayList<>();
        for (Named named : shocks) {
            OPTIONAL.stream().filter(named.shock()::takes).forEach(key -> paths.add(path(named, key)));
        }
        return paths;
    }

    private static void change(List<Named> shocks, Change change, List<String> paths) {
        for (int i = 0; i < shocks.size(); i++) {
            Named named = shocks.get(i);
            Shock shock = named.shock();
            Map<String, Parameter> has = new LinkedHashMap<>();
            shock.numbers().forEach(p -> has.put(p.path(), p));
            for (String path : paths) {
                String stem = path(named, "");
                if (path.startsWith(stem)) {
                    shock = with(shock, path.substring(stem.length()), change, has);
                }
            }
            shocks.set(i, new Named(named.name(), shock));
        }
    }

    private static Shock with(Shock shock, String key, Change change, Map<String, Parameter> has) {
        Parameter old = has.get(key);
        double value = change.kind() == Change.Kind.SCALE ? old.value() * change.value() : change.value();
        Parameter number = has.containsKey(key)
                ? old.withValue(value, change.source(old.value()))
                : ShockNumbers.NONE.of(key, value).withValue(value, change.origin());
        try {
            return shock.with(number);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(change.origin() + "." + change.pattern() + ": " + e.getMessage(), e);
        }
    }
}
