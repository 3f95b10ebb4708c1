package io.jevons.model;

import io.jevons.internal.Resources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of shock that a scenario file may have.
 *
 * @param name the name in files, such as {@code tokens-per-task}
 * @param driver the symbols of the drivers that it moves
 * @param keys the keys that it takes beside its name and its profile
 * @param meaning what it does, in plain words
 */
public record ShockKind(String name, String driver, List<String> keys, String meaning) {
    /** What every kind takes. */
    private static final List<String> COMMON = List.of("name", "from", "until", "ramp", "half-life", "path");

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
     * The kind of a name.
     *
     * @param name the name in files
     * @return the kind, if there is one
     */
    public static Optional<ShockKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * The keys that an entry of a file may have.
     *
     * @return its own and those that every kind takes
     */
    public List<String> allowed() {
        return Stream.concat(COMMON.stream(), keys.stream()).toList();
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
