package io.jevons.cost.architecture;

import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the table of architectures: how a {@code model_type} is read.
 *
 * @param name the model type
 * @param reads the reader, or {@code encoder}, {@code encoder-decoder}, {@code other} and {@code unread} for what is refused
 * @param inner the key of the text model in a model that also sees or hears; empty where there is none
 * @param innerType the type of that text model where it does not say so itself
 * @param gated whether feed-forward blocks have a gate, and so three matrices
 * @param tied whether embeddings are tied where the file does not say
 * @param window which layers have a sliding window where the file does not list them: {@code all}, {@code every n} (all but
 *     one in n), {@code upper} (from {@code max_window_layers} on), {@code listed} (refused without a list), {@code unclear} (refused
 *     where there are any), or none
 * @param head width of a head where the file does not say; 0 where it is the width of the model over its heads
 * @param defaults sizes that a nested file leaves out where they are those of its class
 * @param absent sizes that its class takes wherever a file does not name the key, where no key would mean another shape
 * @param note what a reader of the table should know
 */
record KnownType(
        String name,
        String reads,
        String inner,
        String innerType,
        boolean gated,
        boolean tied,
        String window,
        int head,
        Map<String, Integer> defaults,
        Map<String, Integer> absent,
        String note) {

    private static final Map<String, KnownType> ALL = readTable();

    /** What the class takes for keys that are not there, in a file that is nested in another or not. */
    Map<String, Integer> defaults(boolean nested) {
        if (!nested || defaults.isEmpty()) {
            return absent;
        }
        Map<String, Integer> all = new HashMap<>(absent);
        all.putAll(defaults);
        return all;
    }

    static Optional<KnownType> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** The type that a class name such as LlamaForCausalLM stands for; itself where there is none. */
    static String ofClass(String className) {
        String plain = className
                .replaceAll("(For[A-Z].*|LMHeadModel|Model)$", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        for (String name : ALL.keySet()) {
            if (name.replaceAll("[-_]", "").equals(plain.replace("_", ""))) {
                return name;
            }
        }
        return className;
    }

    static Table table() {
        Table.Builder table = Table.titled("Architectures of configuration files")
                .text("model type")
                .text("read as")
                .text("text model in")
                .text("gated")
                .text("tied by default")
                .text("window")
                .text("note");
        ALL.values()
                .forEach(type -> table.row(
                        type.name,
                        type.reads,
                        type.inner,
                        type.gated ? "yes" : "no",
                        type.tied ? "yes" : "no",
                        type.window,
                        type.note));
        return table.build();
    }

    private static Map<String, KnownType> readTable() {
        Map<String, Map<String, Integer>> absent = new HashMap<>();
        for (Resources.Row row : Resources.csv(KnownType.class, "class_defaults.csv")) {
            for (String name : row.text("type").split(" ", -1)) {
                absent.put(name, sizes(row.text("defaults")));
            }
        }
        Map<String, KnownType> all = new LinkedHashMap<>();
        for (Resources.Row row : Resources.csv(KnownType.class, "architectures.csv")) {
            for (String name : row.text("type").split(" ", -1)) {
                all.put(
                        name,
                        new KnownType(
                                name,
                                row.text("reads"),
                                row.text("inner"),
                                row.text("inner_type").isEmpty() ? name : row.text("inner_type"),
                                !row.text("gated").equals("no"),
                                row.text("tied").equals("yes"),
                                row.text("window"),
                                row.text("head").isEmpty() ? 0 : Integer.parseInt(row.text("head")),
                                sizes(row.text("defaults")),
                                absent.getOrDefault(name, Map.of()),
                                row.text("note")));
            }
        }
        return all;
    }

    private static Map<String, Integer> sizes(String text) {
        Map<String, Integer> sizes = new HashMap<>();
        if (!text.isEmpty()) {
            for (String pair : text.split(" ", -1)) {
                int equals = pair.indexOf('=');
                sizes.put(pair.substring(0, equals), Integer.valueOf(pair.substring(equals + 1)));
            }
        }
        return Map.copyOf(sizes);
    }
}
