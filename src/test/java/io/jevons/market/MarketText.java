package io.jevons.market;

import io.jevons.internal.Resources;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small valid market as text, of which single values can be replaced, added or removed, and that knows on which line
 * each of them stands.
 */
public final class MarketText {
    /** What messages call the text. */
    public static final String FILE = "small.yaml";

    private static final MarketText SMALL = parse(Resources.text(MarketText.class, "small.txt"));

    private final Map<String, String> values;

    private MarketText(Map<String, String> values) {
        this.values = values;
    }

    /** The market as it stands in {@code small.txt}. */
    public static MarketText small() {
        return SMALL;
    }

    /** A text with these values by path. */
    public static MarketText of(Map<String, String> values) {
        return new MarketText(new LinkedHashMap<>(values));
    }

    private static MarketText parse(String lines) {
        Map<String, String> values = new LinkedHashMap<>();
        lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(l -> {
            int blank = l.indexOf(' ');
            values.put(l.substring(0, blank), l.substring(blank + 1).strip());
        });
        return new MarketText(values);
    }

    /** The text with another value at a path, in YAML as it is to stand there. */
    public MarketText with(String path, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(path, value);
        return new MarketText(changed);
    }

    /** The text without a path and all that is below it. */
    public MarketText without(String path) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(p -> p.equals(path) || p.startsWith(path + "."));
        return new MarketText(changed);
    }

    /** All paths with a value. */
    public Iterable<String> paths() {
        return values.keySet();
    }

    /** The value at a path, as it stands in the text. */
    public String value(String path) {
        return values.get(path);
    }

    /** The line of a path, from 1. */
    public int line(String path) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        print(tree(), "", new StringBuilder(), lines);
        return lines.get(path);
    }

    /** The YAML text. */
    public String text() {
        StringBuilder out = new StringBuilder();
        print(tree(), "", out, new LinkedHashMap<>());
        return out.toString();
    }

    /** The market that the text gives. */
    public Market read() {
        return Market.parse(FILE, text());
    }

    private Map<String, Object> tree() {
        Map<String, Object> root = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            Map<String, Object> here = root;
            String[] keys = path.split("\\.", -1);
            for (int i = 0; i < keys.length - 1; i++) {
                here = below(here.computeIfAbsent(keys[i], k -> new LinkedHashMap<String, Object>()));
            }
            here.put(keys[keys.length - 1], value);
        });
        return root;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> below(Object node) {
        return (Map<String, Object>) node;
    }

    private static void print(Map<String, Object> node, String path, StringBuilder out, Map<String, Integer> lines) {
        int depth = path.isEmpty() ? 0 : path.split("\\.", -1).length;
        node.forEach((key, child) -> {
            String here = path.isEmpty() ? key : path + "." + key;
            out.append("  ".repeat(depth)).append(key).append(':');
            // One key a line.
            lines.put(here, lines.size() + 1);
            if (child instanceof String value) {
                out.append(' ').append(value).append('\n');
            } else {
                out.append('\n');
                print(below(child), here, out, lines);
            }
        });
    }
}
