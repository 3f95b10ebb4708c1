package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a {@code serve} entry of a market and a release by model of a scenario have in common. */
public final class ServedOptions {
    /** The largest group of GPUs that a file may ask for. */
    public static final int MOST_GPUS = 1_000_000;

    private static final Set<String> WORKLOAD = new TreeSet<>(Set.of("input", "output", "cached"));

    private ServedOptions() {}

    /**
     * Reads a model by name.
     *
     * @param node the node
     * @return the model
     * @throws InvalidInputException if there is none of that name
     */
    public static ModelSpec model(YamlNode node) {
        Objects.requireNonNull(node, "node");
        return node.read(() -> ModelSpec.named(node.text()));
    }

    /**
     * Reads a GPU by name.
     *
     * @param node the node
     * @return the GPU
     * @throws InvalidInputException if there is none of that name
     */
    public static GpuSpec gpu(YamlNode node) {
        Objects.requireNonNull(node, "node");
        return node.read(() -> GpuSpec.named(node.text()));
    }

    /**
     * Reads a precision by name.
     *
     * @param node the node
     * @return the precision
     * @throws InvalidInputException if there is none of that name
     */
    public static Precision precision(YamlNode node) {
        Objects.requireNonNull(node, "node");
        return node.read(() -> Precision.named(node.text()));
    }

    /**
     * Reads a workload.
     *
     * @param node the node, with input and output tokens, and the share of the input that is found in a cache (0 where absent)
     * @return the workload
     * @throws InvalidInputException if it is not of that form
     */
    public static Workload workload(YamlNode node) {
        Objects.requireNonNull(node, "node");
        node.allow(WORKLOAD);
        return node.read(() -> Workload.of(tokens(node, "input"), tokens(node, "output"))
                .cached(node.find("cached")
                        .map(n -> n.number(x -> x >= 0 && x <= 1, "a number in [0, 1]"))
                        .orElse(0.0)));
    }

    private static double tokens(YamlNode node, String key) {
        return node.get(key).number(x -> x > 0, "a finite number > 0");
    }
}
