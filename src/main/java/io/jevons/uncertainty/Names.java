package io.jevons.uncertainty;

import java.util.List;
import java.util.Map;

/**
 * The names of inputs, and what tables and rules call them: a draw that multiplies a parameter is no value of it, which a
 * rule must not read like.
 */
record Names(List<String> plain, List<String> shown) {
    static Names of(List<String> names) {
        return of(names, Map.of());
    }

    /** With labels for some of the names. */
    static Names of(List<String> names, Map<String, String> labels) {
        return new Names(
                List.copyOf(names),
                names.stream().map(name -> labels.getOrDefault(name, name)).toList());
    }

    int size() {
        return plain.size();
    }

    /** What tables call an input. */
    String shown(int i) {
        return shown.get(i);
    }
}
