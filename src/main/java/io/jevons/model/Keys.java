package io.jevons.model;

import io.jevons.internal.Resources;
import io.jevons.internal.Wildcard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A key table: what a kind of file may hold. Immutable. */
public final class Keys {
    private static final Keys MARKET = read("market-keys.csv");
    private static final Keys SCENARIO = read("scenario-keys.csv");
    private static final Keys PARTS = read("part-keys.csv");

    private final List<Key> all;

    /** Put together when a symbol is first asked for, since it takes reading the equations. */
    private Optional<Map<String, Key>> bySymbol = Optional.empty();

    private final List<String[]> patterns;

    private Keys(List<Key> all) {
        this.all = List.copyOf(all);
        patterns = all.stream().map(k -> k.path().split("\\.", -1)).toList();
    }

    private synchronized Map<String, Key> bySymbol() {
        if (bySymbol.isEmpty()) {
            Map<String, Key> found = new LinkedHashMap<>();
            for (Key key : all) {
                if (!key.symbol().isEmpty() && found.put(Equations.key(key.symbol(), key.indices()), key) != null) {
                    throw new IllegalStateException("symbol of " + key.path() + " stands twice");
                }
            }
            bySymbol = Optional.of(found);
        }
        return bySymbol.get();
    }

    /** The keys of a market file. */
    public static Keys market() {
        return MARKET;
    }

    /** The keys of a scenario file. */
    public static Keys scenario() {
        return SCENARIO;
    }

    /** The keys below those of a market file that hold a GPU, a model, or what serves a grade. */
    public static Keys parts() {
        return PARTS;
    }

    /**
     * All that a market file may hold: its keys, each with those of the parts that stand there behind it.
     *
     * @return the keys, in the order of a file
     */
    public static List<Key> ofMarketFile() {
        return MARKET.all.stream()
                .flatMap(k -> Stream.concat(
                        Stream.of(k), k.unit().equals("section") ? Stream.empty() : PARTS.below(k.path()).stream()))
                .toList();
    }

    private static Keys read(String name) {
        return new Keys(Resources.csv(Keys.class, name).stream().map(Keys::key).toList());
    }

    private static Key key(Resources.Row row) {
        String bounds = row.text("bounds");
        return new Key(
                row.text("path"),
                row.text("symbol"),
                row.text("unit"),
                bounds.isEmpty() ? Optional.empty() : Optional.of(Bounds.of(bounds)),
                row.text("default"),
                row.text("short"),
                row.text("meaning"),
                row.text("source"),
                row.text("still"));
    }

    /**
     * All keys.
     *
     * @return the keys, in the order of a file
     */
    public List<Key> all() {
        return all;
    }

    /**
     * The keys below another one.
     *
     * @param path the path of that one, such as {@code models.<m>}
     * @return the keys, in the order of a file
     */
    public List<Key> below(String path) {
        return all.stream().filter(k -> k.path().startsWith(path + ".")).toList();
    }

    /**
     * What may stand right below a key.
     *
     * @param path the path of that one, such as {@code models.<m>}
     * @return the names, in the order of a file, each once
     */
    public List<String> namesBelow(String path) {
        return below(path).stream()
                .map(k -> k.path().substring(path.length() + 1).replaceFirst("\\..*", ""))
                .distinct()
                .toList();
    }

    /**
     * The key of a symbol.
     *
     * @param symbol the symbol with its indices, such as {@code σ[c]}
     * @return the key, if any
     */
    public Optional<Key> ofSymbol(String symbol) {
        return Optional.ofNullable(bySymbol().get(symbol));
    }

    /**
     * The key that a path is of.
     *
     * @param path the path, such as {@code cells.sme.elasticity}
     * @return the key, if any
     */
    public Optional<Key> at(String path) {
        String[] parts = path.split("\\.", -1);
        for (int k = 0; k < patterns.size(); k++) {
            if (fits(patterns.get(k), parts)) {
                return Optional.of(all.get(k));
            }
        }
        return Optional.empty();
    }

    /** The keys of the paths that a pattern with stars may stand for. */
    List<Key> matching(String pattern) {
        String[] parts = pattern.split("\\.", -1);
        return IntStream.range(0, patterns.size())
                .filter(k -> matches(patterns.get(k), parts))
                .mapToObj(all::get)
                .toList();
    }

    private static boolean matches(String[] key, String[] parts) {
        boolean matches = key.length == parts.length;
        for (int i = 0; matches && i < parts.length; i++) {
            matches = key[i].startsWith("<")
                    ? !parts[i].isEmpty()
                    : !Wildcard.matches(parts[i], List.of(key[i])).isEmpty();
        }
        return matches;
    }

    private static boolean fits(String[] pattern, String[] parts) {
        if (pattern.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!pattern[i].equals(parts[i]) && pattern[i].charAt(0) != '<') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return all.size() + " keys";
    }
}
