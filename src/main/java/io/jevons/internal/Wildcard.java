package io.jevons.internal;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Names and dotted paths with {@code *} for any run of characters other than a dot. */
public final class Wildcard {
    private Wildcard() {}

    /**
     * The names that a pattern matches.
     *
     * @param pattern the pattern
     * @param names the names
     * @return those that match, in their order
     */
    public static List<String> matches(String pattern, Collection<String> names) {
        if (pattern.indexOf('*') < 0) {
            return names.contains(pattern) ? List.of(pattern) : List.of();
        }
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : "[^.]*").append(Pattern.quote(part));
        }
        Pattern compiled = Pattern.compile(regex.toString());
        return names.stream().filter(n -> compiled.matcher(n).matches()).toList();
    }
}
