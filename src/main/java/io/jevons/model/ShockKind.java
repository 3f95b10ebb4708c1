package io.jevons.model;

import io.jevons.internal.Resources;
import java.util.List;

/**
 * A kind of shock that a scenario file may have.
 *
 * @param name the name in files, such as {@code tokens-per-task}
 * @param driver the symbols of the drivers that it moves
 * @param keys the keys that it takes beside its name and its profile
 * @param meaning what it does, in plain words
 */
public record ShockKind(String name, String driver, List<String> keys, String meaning) {
    private static final List<ShockKind> ALL = Resources.csv(ShockKind.class, "shock-kinds.csv").stream()
            .map(r -> new ShockKind(
                    r.text("kind"), r.text("driver"), List.of(r.text("keys").split(" ", -1)), r.text("meaning")))
            .toList();

    /**
     * Copies the list.
     *
     * @param name the name in files, such as {@code tokens-per-task}
     * @param driver the symbols of the drivers that it moves
     * @param keys the keys that it takes beside its name and its profile
     * @param meaning what it does, in plain words
     */
    public ShockKind {
        keys = List.copyOf(keys);
    }

    /**
     * All kinds.
     *
     * @return the kinds, in the order of the reference
     */
    public static List<ShockKind> all() {
        return ALL;
    }
}
