package io.jevons.cost;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds entries by name the way people write names: case, blanks and dashes do not matter, listed aliases count, and a
 * part of the words is enough where only one entry has them all.
 */
final class Names<T> {
    /** No name of a model or a GPU comes near; a longer one is not taken apart. */
    private static final int LONGEST = 200;

    private final String kind;
    private final Map<String, T> byName = new LinkedHashMap<>();
    private final Map<String, T> byPlainName = new HashMap<>();

    Names(String kind) {
        this.kind = kind;
    }

    void add(String name, List<String> aliases, T entry) {
        byName.put(name, entry);
        byPlainName.put(plain(name), entry);
        for (String alias : aliases) {
            if (!alias.isBlank()) {
                byPlainName.put(plain(alias), entry);
            }
        }
    }

    List<T> all() {
        return List.copyOf(byName.values());
    }

    T find(String name) {
        if (name.length() > LONGEST) {
            throw InvalidInputException.unknown(kind, name, byName.keySet());
        }
        T exact = byPlainName.get(plain(name));
        if (exact != null) {
            return exact;
        }
        List<String> matches = new ArrayList<>();
        List<String> sought = words(name);
        for (String candidate : byName.keySet()) {
            if (!sought.isEmpty() && words(candidate).containsAll(sought)) {
                matches.add(candidate);
            }
        }
        if (matches.size() == 1) {
            return byName.get(matches.get(0));
        }
        throw InvalidInputException.unknown(kind, name, matches.isEmpty() ? byName.keySet() : matches);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]", "");
    }

    private static List<String> words(String name) {
        List<String> words =
                new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9.+]+", -1)));
        words.removeIf(String::isEmpty);
        return words;
    }
}
