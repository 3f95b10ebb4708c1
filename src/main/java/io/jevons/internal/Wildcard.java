package io.jevons.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        if (pattern.indexOf('*') < 0) {
            return names.contains(pattern) ? List.of(pattern) : List.of();
        }
        int least = pattern.replace("*", "").length();
        List<String> matches = new ArrayList<>();
        for (String name : names) {
            if (name.length() >= least && matches(pattern, name)) {
                matches.add(name);
            }
        }
        return List.copyOf(matches);
    }

    /**
     * Of what several patterns match, in their order, what each has to itself: where two match a name, the later has it.
     *
     * @param matches the names by pattern
     * @return the same lists, each without the names that a later one has too
     */
    public static List<List<String>> withoutLater(List<List<String>> matches) {
        Set<String> taken = new HashSet<>();
        List<List<String>> own = new ArrayList<>();
        for (int i = matches.size() - 1; i >= 0; i--) {
            own.add(0, matches.get(i).stream().filter(n -> !taken.contains(n)).toList());
            taken.addAll(matches.get(i));
        }
        return own;
    }

    /**
     * Whether a pattern matches a name. Only the last star is ever tried anew: what an earlier one took before the text
     * behind it was first found leaves the most room for the rest. No star reaches over a dot, so that a star before the
     * last dot has no other choice at all.
     */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                star = name.charAt(n) == '.' ? -1 : star;
                p++;
                n++;
            } else if (star >= 0 && name.charAt(taken) != '.') {
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
