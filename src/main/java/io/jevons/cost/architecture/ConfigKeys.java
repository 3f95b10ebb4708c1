package io.jevons.cost.architecture;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of a configuration. Families name the same thing differently, so that each is asked for by all names in use; a
 * null counts as absent. What was asked for is remembered, so that a key that nobody read and that may change the shape is
 * refused in the end.
 */
final class ConfigKeys {
    private static final int MOST = 1_000_000_000;

    /** Words of a key that make it one of the shape. */
    private static final Pattern SHAPE = Pattern.compile(
            "(^|_)(layers?|heads?|experts?|moe|window|windowed|attn|attention|kv|kvs|mqa|gqa|mla|mamba|ssm|rwkv|lru|intermediate"
                    + "|hidden|ranks?|lora|latent|shared?|sharing|ratios?|sparse|sparsity|states?|conv|blocks?|width|dims?"
                    + "|mlp|ffn|ff|num|n|pattern|types|sizes?|freq|interval|period|offset|groups?|index|indexer|cross"
                    + "|encoder|decoder|chunk|recurrent|gate|gated|expansion|expand|mult|double|compress|compressed|hybrid"
                    + "|linear|tie|tied|skip|loops?|recursion|streams?|cla|yoco|engram|memory)(_|$)");

    private static final Pattern TOWER = Pattern.compile("^(vision|visual|vit|image|img|video|audio|mm|projector)_");

    private static final Set<String> HARMLESS = Set.copyOf(Resources.text(ConfigKeys.class, "keys_without_weight.txt")
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(String::strip)
            .toList());

    private final YamlNode root;
    private final String type;
    private final Map<String, Integer> defaults;
    private final Set<String> read = new HashSet<>();
    private final List<ConfigKeys> inner = new ArrayList<>();

    ConfigKeys(YamlNode root, String type, Map<String, Integer> defaults) {
        this.root = root;
        this.type = type;
        this.defaults = defaults;
    }

    private Optional<YamlNode> node(String key) {
        read.add(key);
        return root.find(key).filter(node -> !node.isNull());
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    /** The first of these keys that is there; a list of equal numbers counts as that number. */
    OptionalInt find(String... keys) {
        return findFrom(0, keys);
    }

    private OptionalInt findFrom(int least, String... keys) {
        OptionalInt found = OptionalInt.empty();
        for (String key : keys) {
            Optional<YamlNode> node = node(key);
            if (found.isEmpty() && node.isPresent()) {
                found = OptionalInt.of(single(key, node.get(), least));
            }
        }
        return found.isEmpty() ? ofClass(keys) : found;
    }

    /** What the class takes where a file has none of the keys; a null is there, and says none. */
    private OptionalInt ofClass(String... keys) {
        for (String key : keys) {
            if (root.find(key).isPresent()) {
                return OptionalInt.empty();
            }
        }
        for (String key : keys) {
            if (defaults.containsKey(key)) {
                return OptionalInt.of(defaults.get(key));
            }
        }
        return OptionalInt.empty();
    }

    private int single(String key, YamlNode node, int least) {
        if (node.kind() != YamlNode.Kind.SEQUENCE) {
            return node.integer(least, MOST);
        }
        Set<Integer> values = new HashSet<>();
        node.items().forEach(item -> values.add(item.integer(least, MOST)));
        if (values.size() != 1) {
            throw refusal(key, "differs by layer, which is not read in this architecture");
        }
        return values.iterator().next();
    }

    int get(int least, String... keys) {
        OptionalInt found = findFrom(least, keys);
        if (found.isEmpty()) {
            String missing = root.missing(keys[0]).withoutPlace();
            throw root.error(missing.replaceFirst("(\n|$)", ", of architecture " + type + "$1"));
        }
        return found.getAsInt();
    }

    /** Counts keys as understood that change nothing here. */
    void ignore(String... keys) {
        read.addAll(List.of(keys));
    }

    boolean truth(String key, boolean otherwise) {
        return node(key).map(YamlNode::truth).orElse(otherwise);
    }

    String text(String key) {
        return node(key)
                .filter(node -> node.kind() == YamlNode.Kind.SCALAR)
                .map(YamlNode::text)
                .orElse("");
    }

    /** The parts of a list; empty where the key is absent. */
    List<YamlNode> items(String key) {
        return node(key).map(YamlNode::items).orElse(List.of());
    }

    /** The words of a list; empty where the key is absent or an empty list. */
    List<String> words(String key) {
        return node(key)
                .map(node -> node.items().stream().map(YamlNode::text).toList())
                .orElse(List.of());
    }

    /** The whole numbers of a list; empty where the key is absent, or a single number. */
    List<Integer> numbers(String key) {
        return node(key)
                .filter(node -> node.kind() == YamlNode.Kind.SEQUENCE)
                .map(node ->
                        node.items().stream().map(item -> item.integer(0, MOST)).toList())
                .orElse(List.of());
    }

    /** A list of as many words as there are layers. */
    List<String> wordsByLayer(String key, int layers) {
        List<String> words = words(key);
        if (!words.isEmpty() && words.size() != layers) {
            throw refusal(key, "has " + words.size() + " entries for " + layers + " layers");
        }
        return words;
    }

    List<Integer> numbersByLayer(String key, int layers) {
        List<Integer> numbers = numbers(key);
        if (!numbers.isEmpty() && numbers.size() != layers) {
            throw refusal(key, "has " + numbers.size() + " entries for " + layers + " layers");
        }
        return numbers;
    }

    Optional<ConfigKeys> inner(String key) {
        Optional<ConfigKeys> found = node(key)
                .filter(node -> node.kind() == YamlNode.Kind.MAPPING)
                .map(node -> new ConfigKeys(node, type, Map.of()));
        found.ifPresent(inner::add);
        return found;
    }

    List<ConfigKeys> innerList(String key) {
        List<ConfigKeys> found = node(key)
                .map(node -> node.items().stream()
                        .map(item -> new ConfigKeys(item, type, Map.of()))
                        .toList())
                .orElse(List.of());
        inner.addAll(found);
        return found;
    }

    YamlNode root() {
        return root;
    }

    String type() {
        return type;
    }

    InvalidInputException refusal(String key, String why) {
        YamlNode at = root.find(key).orElse(root);
        return at.error("architecture " + type + ": key '" + key + "' " + why);
    }

    /** Refuses what nobody read and what may change the shape. */
    void refuseUnread() {
        for (Map.Entry<String, YamlNode> entry : root.entries().entrySet()) {
            String key = entry.getKey();
            if (!read.contains(key) && !HARMLESS.contains(key) && mayChangeShape(key) && !isNeutral(entry.getValue())) {
                throw refusal(key, "may change the shape and is not understood");
            }
        }
        inner.forEach(ConfigKeys::refuseUnread);
    }

    private static boolean mayChangeShape(String key) {
        // What sees or hears is not part of the text model.
        boolean tower = TOWER.matcher(key).find();
        boolean token = key.endsWith("token_id") || key.endsWith("token_index") || key.endsWith("token_ids");
        return !token && !tower && SHAPE.matcher(key).find();
    }

    private static boolean isNeutral(YamlNode node) {
        return switch (node.kind()) {
            case SCALAR ->
                node.isNull() || Set.of("false", "0", "0.0", "none", "None").contains(node.text());
            case SEQUENCE -> node.items().isEmpty();
            case MAPPING -> node.entries().isEmpty();
        };
    }
}
