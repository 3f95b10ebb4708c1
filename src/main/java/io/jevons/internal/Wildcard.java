package io.jevons.internal;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Names and dotted paths with {@code *} for any run of characters other than a dot. */
public final class Wildcard {
    private Wildcard() {}

    /**
     * Whether some name is matched by both of two patterns.
     *
     * @param a a pattern
     * @param b another pattern
     * @return whether they overlap
     */
    public static boolean overlap(String a, String b) {
        // overlaps[j]: whether the rest of a from here on and the rest of b from j on have a name in common.
        boolean[] below = new boolean[b.length() + 1];
        for (int i = a.length(); i >= 0; i--) {
            boolean[] here = new boolean[b.length() + 1];
            for (int j = b.length(); j >= 0; j--) {
                boolean endA = i == a.length();
                boolean endB = j == b.length();
                boolean starA = !endA && a.charAt(i) == '*';
                boolean starB = !endB && b.charAt(j) == '*';
                here[j] = (endA && endB)
                        || (starA && (below[j] || (!endB && b.charAt(j) != '.' && here[j + 1])))
                        || (starB && (here[j + 1] || (!endA && a.charAt(i) != '.' && below[j])))
                        || (!endA && !endB && !starA && !starB && a.charAt(i) == b.charAt(j) && below[j + 1]);
            }
            below = here;
        }
        return below[0];
    }

    /**
     * The names that a pattern matches.
     *
     * @param pattern the pattern
     * @param names the names
     * @return those that match, in their order
     */
    public static List<String> matches(String pattern, Collection<String> names) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return names.contains(pattern) ? List.of(pattern) : List.of();
        }
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : "[^.]*").append(Pattern.quote(part));
        }
        Pattern compiled = Pattern.compile(regex.toString());
        // Most names of a market differ before the first star, which is told faster.
        String head = pattern.substring(0, star);
        return names.stream()
                .filter(n -> n.startsWith(head) && compiled.matcher(n).matches())
                .toList();
    }
}
