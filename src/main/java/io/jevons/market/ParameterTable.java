package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.internal.Wildcard;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Parameters of a market or a scenario by pattern, and as a table. */
public final class ParameterTable {
    private ParameterTable() {}

    /**
     * The parameters that a pattern matches.
     *
     * @param title the title
     * @param pattern the pattern; one that ends in {@code .*} also matches everything below
     * @param parameters the parameters to look among
     * @return a table of path, what it is in words, value, unit, range, kind and source
     * @throws InvalidInputException if the pattern matches nothing
     */
    public static Table of(String title, String pattern, Collection<Parameter> parameters) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(parameters, "parameters");
        Map<String, Parameter> byPath = new LinkedHashMap<>();
        parameters.forEach(p -> byPath.put(p.path(), p));
        Table.Builder table = Table.titled(title)
                .text("path")
                .text("what")
                .number("value", "1")
                .text("unit")
                .text("range")
                .text("kind")
                .text("source");
        for (String path : paths(pattern, byPath.keySet())) {
            Parameter p = byPath.get(path);
            String range = p.hasRange() ? Numbers.human(p.low()) + " to " + Numbers.human(p.high()) : "";
            table.row(
                    path,
                    shortName(path),
                    p.value(),
                    p.unit(),
                    range,
                    p.kind().name().toLowerCase(Locale.ROOT),
                    p.source());
        }
        return table.build();
    }

    private static String shortName(String path) {
        return Keys.market()
                .at(path)
                .or(() -> Keys.scenario().at(path))
                .map(Key::shortName)
                .orElse("");
    }

    /**
     * The paths that a pattern matches.
     *
     * @param pattern the pattern; one that ends in {@code .*} also matches everything below
     * @param paths the paths to look among
     * @return those that match, in their order
     * @throws InvalidInputException if it matches nothing
     */
    public static List<String> paths(String pattern, Collection<String> paths) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(paths, "paths");
        List<String> found = matches(pattern, paths);
        if (found.isEmpty()) {
            throw InvalidInputException.unknown("parameter", pattern, paths);
        }
        return found;
    }

    /** The same, where it may match nothing. */
    static List<String> matches(String pattern, Collection<String> paths) {
        if (!pattern.endsWith(".*")) {
            return Wildcard.matches(pattern, paths);
        }
        String stem = pattern.substring(0, pattern.length() - 2);
        return paths.stream().filter(p -> isBelow(stem, p)).toList();
    }

    /**
     * Whether a path or a pattern is of numbers of a scenario's shocks, and of nothing that a market has.
     *
     * @param path the path or pattern
     * @return whether it begins with {@code shocks.}
     */
    public static boolean isOfShock(String path) {
        return Objects.requireNonNull(path, "path").startsWith("shocks.");
    }

    private static boolean isBelow(String stem, String path) {
        int depth = stem.split("\\.", -1).length;
        String[] keys = path.split("\\.", -1);
        if (keys.length <= depth) {
            return false;
        }
        String head = String.join(".", List.of(keys).subList(0, depth));
        return !Wildcard.matches(stem, List.of(head)).isEmpty();
    }
}
