package io.jevons.market;

import io.jevons.base.Parameter;
import io.jevons.cost.serving.ServingRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A market's numbers and texts as a tree of keys, the form of its file: the place of a key is that of the first number or
 * text below it, so that what is added to a market later, or computed, stands where a file would have it.
 */
final class MarketTree {
    private static final String HOURS = ".hours-per-mtok.";
    private static final String SERVE = ".serve.";

    private final Map<String, Object> root = new LinkedHashMap<>();

    /** Parameters in the order of a file that holds them; the same parameters in the same order where they are in it. */
    static Map<String, Parameter> inFileOrder(Map<String, Parameter> parameters, Map<String, ServingRequest> served) {
        MarketTree tree = new MarketTree();
        // What a tier's GPU gives is no key of the file, so that it stands behind all that are.
        for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
            if (!isFromGpu(entry.getValue())) {
                tree.put(place(entry.getKey(), served), entry.getValue());
            }
        }
        for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
            if (isFromGpu(entry.getValue())) {
                tree.put(entry.getKey(), entry.getValue());
            }
        }
        Map<String, Parameter> ordered = new LinkedHashMap<>();
        collect(tree.root, ordered);
        return ordered;
    }

    /** Whether a parameter is the weight of a tier's GPU, which the reader works out where a file leaves it out. */
    static boolean isFromGpu(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.COMPUTED && parameter.path().endsWith(".h100-equivalents");
    }

    /** The path of a parameter in the file: hours that the cost model gives stand below its key for serving. */
    static String place(String path, Map<String, ServingRequest> served) {
        return served.containsKey(path) ? path.replace(HOURS, SERVE) : path;
    }

    Map<String, Object> root() {
        return root;
    }

    @SuppressWarnings("unchecked") // Every group of the tree is a map that this class made.
    void put(String path, Object leaf) {
        String[] keys = path.split("\\.", -1);
        Map<String, Object> here = root;
        for (int i = 0; i < keys.length - 1; i++) {
            here = (Map<String, Object>) here.computeIfAbsent(keys[i], k -> new LinkedHashMap<String, Object>());
        }
        here.put(keys[keys.length - 1], Objects.requireNonNull(leaf));
    }

    private static void collect(Map<String, Object> group, Map<String, Parameter> into) {
        for (Object child : group.values()) {
            if (child instanceof Parameter parameter) {
                into.put(parameter.path(), parameter);
            } else if (child instanceof Map<?, ?> below) {
                collect(asGroup(below), into);
            }
        }
    }

    @SuppressWarnings("unchecked") // As above.
    static Map<String, Object> asGroup(Map<?, ?> group) {
        return (Map<String, Object>) group;
    }
}
