package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.market.Change;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of a scenario's shocks, by which their numbers are parameters: {@code shocks.<name>.<key>}. */
final class ShockNames {
    static final String SECTION = "shocks.";

    private ShockNames() {}

    /** A shock and its name in a scenario. */
    record Named(String name, Shock shock) {}

    static String checked(String name) {
        if (!name.chars().allMatch(c -> c != '.' && c != ',' && c != '*')) {
            throw new InvalidInputException(
                    "shock name '" + name + "': must be a text without dot, comma and asterisk");
        }
        return Checks.name("shock name", name);
    }

    /** Whether a path or pattern is that of shocks' numbers. */
    static boolean isOfShock(String pattern) {
        return pattern.startsWith(SECTION);
    }

    /** The kind of a shock and its number among those of its kind; the name of a shock in code as it stands. */
    static String byDefault(Shock shock, Collection<Named> before) {
        String kind = Shocks.kind(shock);
        if (Shocks.isCode(shock)) {
            return kind;
        }
        long number = before.stream()
                .filter(n -> !Shocks.isCode(n.shock()) && Shocks.kind(n.shock()).equals(kind))
                .count();
        return kind + "-" + (number + 1);
    }

    /** A name that none has yet: the name itself, or with {@code -2} and so on behind it. */
    static String free(String name, Collection<Named> taken) {
        List<String> names = taken.stream().map(Named::name).toList();
        String free = name;
        for (int i = 2; names.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /**
     * Puts the shocks of one scenario behind those of others.
     *
     * @return what those names became that changed
     */
    static Map<String, String> append(List<Named> behind, List<Named> added) {
        Map<String, String> became = new LinkedHashMap<>();
        for (Named shock : added) {
            String name = free(shock.name(), behind);
            if (!name.equals(shock.name())) {
                became.put(shock.name(), name);
            }
            behind.add(new Named(name, shock.shock()));
        }
        return became;
    }

    /** A path with the name that its shock has by now. */
    static String renamed(String pattern, Map<String, String> became) {
        int end = isOfShock(pattern) ? pattern.indexOf('.', SECTION.length()) : -1;
        if (end < 0) {
            return pattern;
        }
        String name = pattern.substring(SECTION.length(), end);
        return SECTION + became.getOrDefault(name, name) + pattern.substring(end);
    }

    static void changes(List<Change> from, Map<String, String> became, List<Change> to) {
        for (Change c : from) {
            to.add(new Change(renamed(c.pattern(), became), c.kind(), c.value(), c.origin()));
        }
    }

    static void rules(List<VaryRule> from, Map<String, String> became, List<VaryRule> to) {
        for (VaryRule r : from) {
            to.add(new VaryRule(
                    renamed(r.pattern(), became),
                    r.scale(),
                    r.each(),
                    r.distribution(),
                    r.arguments(),
                    r.reason(),
                    r.place()));
        }
    }

    static void correlations(List<RankCorrelation> from, Map<String, String> became, List<RankCorrelation> to) {
        for (RankCorrelation c : from) {
            to.add(new RankCorrelation(renamed(c.first(), became), renamed(c.second(), became), c.rho(), c.place()));
        }
    }
}
