package io.jevons.uncertainty.sensitivity;

import java.util.List;
import java.util.Map;

/**
 * The names of inputs, and what tables and rules call them: a draw that multiplies a parameter is no value of it, which a
 * rule must not read like.
 */
public record InputNames(List<String> plain, List<String> shown) {
    public static InputNames of(List<String> names) {
        return of(names, Map.of());
    }

    /** With labels for some of the names. */
    public static InputNames of(List<String> names, Map<String, String> labels) {
        return new InputNames(
                List.copyOf(names),
                names.stream().map(name -> labels.getOrDefault(name, name)).toList());
    }

    public int size() {
        return plain.size();
    }

    /** What tables call an input. */
    public String shown(int i) {
        return shown.get(i);
    }
}
