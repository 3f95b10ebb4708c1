package io.jevons.market;

import io.jevons.model.Bounds;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a market file may hold, as a tree of the key table: the keys at every place, and the unit and bounds of every number. */
final class MarketSchema {
    /** What stands at a place of the file. */
    enum Kind {
        NUMBER,
        TEXT,
        GROUP,
        NAMES,
        SERVE,
        GPU,
        MODEL,
        UNCERTAINTY
    }

    /** The place of any name that the file chooses. */
    static final String ANY = "*";

    private static final MarketSchema ROOT = build();

    private final Kind kind;
    private final boolean optional;
    private final String unit;
    private final Bounds bound;
    private final Map<String, MarketSchema> children = new LinkedHashMap<>();

    private MarketSchema(Kind kind, boolean optional, String unit, Bounds bound) {
        this.kind = kind;
        this.optional = optional;
        this.unit = unit;
        this.bound = bound;
    }

    static MarketSchema root() {
        return ROOT;
    }

    Kind kind() {
        return kind;
    }

    /** Whether a GPU or a model stands here. */
    boolean isPart() {
        return kind == Kind.GPU || kind == Kind.MODEL;
    }

    boolean optional() {
        return optional;
    }

    String unit() {
        return unit;
    }

    Bounds bound() {
        return bound;
    }

    Map<String, MarketSchema> children() {
        return children;
    }

    /** Whether the file chooses the names here. */
    boolean open() {
        return children.containsKey(ANY);
    }

    Optional<MarketSchema> child(String key) {
        MarketSchema named = children.get(key);
        return Optional.ofNullable(named != null ? named : children.get(ANY));
    }

    Set<String> keys() {
        return children.keySet();
    }

    /** The number at a path, where a file may have one. */
    Optional<MarketSchema> at(String path) {
        MarketSchema here = this;
        for (String key : path.split("\\.", -1)) {
            Optional<MarketSchema> child = here.child(key);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            here = child.get();
        }
        return here.kind == Kind.NUMBER ? Optional.of(here) : Optional.empty();
    }

    /** The paths of required numbers below a place, with {@link #ANY} for chosen names. */
    List<String> requiredKeys() {
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, MarketSchema> child : children.entrySet()) {
            if (!child.getValue().optional && !child.getKey().equals(ANY)) {
                keys.add(child.getKey());
            }
        }
        return keys;
    }

    private static MarketSchema build() {
        MarketSchema root = group(false);
        for (Key key : Keys.market().all()) {
            root.place(key.path().split("\\.", -1), 0, key);
        }
        return root;
    }

    /** Puts a key at its place, and makes the groups above it. */
    private void place(String[] parts, int level, Key key) {
        String name = parts[level].startsWith("<") ? ANY : parts[level];
        if (level == parts.length - 1) {
            children.putIfAbsent(name, leaf(key));
        } else {
            children.computeIfAbsent(name, n -> group(false)).place(parts, level + 1, key);
        }
    }

    private static MarketSchema leaf(Key key) {
        return switch (key.unit()) {
            case "section" -> group(!key.isRequired());
            case "serve" -> new MarketSchema(Kind.SERVE, true, "", Bounds.any());
            case "gpu" -> new MarketSchema(Kind.GPU, true, "", Bounds.any());
            case "model" -> new MarketSchema(Kind.MODEL, true, "", Bounds.any());
            case "tiers" -> new MarketSchema(Kind.NAMES, true, "", Bounds.any());
            case "rules" -> new MarketSchema(Kind.UNCERTAINTY, true, "", Bounds.any());
            default ->
                new MarketSchema(
                        key.isNumber() ? Kind.NUMBER : Kind.TEXT,
                        !key.isRequired(),
                        key.isNumber() ? key.unit() : "",
                        key.bounds().orElse(Bounds.any()));
        };
    }

    private static MarketSchema group(boolean optional) {
        return new MarketSchema(Kind.GROUP, optional, "", Bounds.any());
    }
}
