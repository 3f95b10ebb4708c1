package io.jevons.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people call a parameter: the short name of its key, and the tier, cell or workload that has it. The one place where a
 * path, a pattern of paths, or a series becomes words.
 */
public final class Words {
    private static final String SHOCKS = "shocks";
    private static final String TOTAL = "total";

    /** What stands behind the words where a number multiplies a parameter rather than being one. */
    public static final String FACTOR = " (factor)";

    private Words() {}

    /**
     * A parameter, or several, in words.
     *
     * @param path the path or pattern, such as {@code cells.*.elasticity}
     * @return such as {@code how strongly use answers price, all cells}; the path itself where it is of no key, or of
     *     keys with different names
     */
    public static String of(String path) {
        return key(path).map(key -> inWords(key, path.split("\\.", -1))).orElse(path);
    }

    /**
     * A factor on parameters in words.
     *
     * @param path the path or pattern of what is multiplied
     * @return such as {@code how strongly use answers price, all cells (factor)}
     */
    public static String factorOn(String path) {
        return of(path) + FACTOR;
    }

    /**
     * The key that a path or a pattern is of.
     *
     * @param path the path or pattern
     * @return the key; empty where it is of none, or of several with different names
     */
    public static Optional<Key> key(String path) {
        List<Key> found = Stream.of(Keys.market(), Keys.scenario())
                .flatMap(keys -> keys.matching(path).stream())
                .filter(Key::isNumber)
                .toList();
        return found.stream().map(Key::shortName).distinct().count() == 1
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    /**
     * A series of a run in words.
     *
     * @param entity what it is of: a tier, nest, group, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need} or {@code share:consumer}
     * @return such as {@code need for flagship} or {@code share of consumer in sme}; entity and variable themselves where no
     *     equation is that series
     */
    public static String ofSeries(String entity, String variable) {
        String[] parts = variable.split(":", 2);
        boolean isTotal = entity.equals(TOTAL);
        return Equations.model().sections().stream()
                .flatMap(section -> section.equations().stream())
                .filter(equation -> equation.series().filter(parts[0]::equals).isPresent())
                .min(Comparator.comparing(equation -> equation.indices().isEmpty() != isTotal))
                .map(equation -> equation.name(set -> parts.length > 1 && set == IndexSet.TIER
                        ? parts[1]
                        : isTotal ? "all " + set.noun() + "s" : entity))
                .orElse(entity + " " + variable);
    }

    private static boolean isName(String part) {
        return part.startsWith("<");
    }

    /**
     * A text that begins a sentence.
     *
     * @param text the text
     * @return the text with a capital letter; an empty one as it is
     */
    public static String capital(String text) {
        Objects.requireNonNull(text, "text");
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String inWords(Key key, String[] parts) {
        String[] of = key.path().split("\\.", -1);
        if (of[0].equals(SHOCKS)) {
            String shock = parts[1].equals("*") ? "all shocks" : "shock " + parts[1];
            return key.shortName() + tail(of, parts, 2) + ", " + shock;
        }
        return key.shortName() + tail(of, parts, 0);
    }

    /** The names in a path, from some part on. */
    private static String tail(String[] of, String[] parts, int from) {
        StringBuilder tail = new StringBuilder();
        for (int i = from; i < parts.length; i++) {
            if (isName(of[i])) {
                tail.append(", ").append(parts[i].equals("*") ? "all " + several(of[i]) : parts[i]);
            }
        }
        return tail.toString();
    }

    /** What several members of an index are called, such as {@code tiers}. */
    private static String several(String index) {
        String letter = index.substring(1, index.length() - 1);
        return (letter.length() == 1
                        ? IndexSet.of(letter.charAt(0)).map(IndexSet::noun).orElse(letter)
                        : letter)
                + "s";
    }
}
