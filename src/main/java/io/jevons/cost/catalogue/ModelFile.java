package io.jevons.cost.catalogue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.architecture.Architecture;
import io.jevons.cost.architecture.Attention;
import io.jevons.cost.architecture.Experts;
import io.jevons.cost.architecture.TokenMixer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model in a YAML file: by its main sizes, which are enough for one with grouped-query attention in all layers, or by the
 * configuration that it was published with.
 */
final class ModelFile {
    private static final String NAME = "model";
    private static final String PLACE = "models.<m>";
    private static final String CONFIG = "config";
    private static final String TOTAL = "parameters-b";
    private static final String ACTIVE = "active-b";
    private static final String EXPERTS = "experts";
    private static final double BILLION = 1e9;
    private static final int USUAL_CONTEXT = 131_072;

    /** What a configuration says itself. */
    private static final List<String> SIZES = List.of(
            "layers",
            "hidden",
            "vocabulary",
            "tied-embeddings",
            "heads",
            "kv-heads",
            "head-dim",
            EXPERTS,
            "experts-per-token",
            "shared-experts",
            "expert-width",
            "expert-layers",
            "context");

    private ModelFile() {}

    static ModelSpec read(Path file) {
        YamlNode root = YamlNode.read(file);
        SpecKeys keys = SpecKeys.of(root, PLACE, NAME);
        return root.read(() -> read(root.get(NAME).text(), keys));
    }

    /** A model that stands in another file below its name. */
    static Optional<ModelSpec> below(String name, YamlNode node, Consumer<InvalidInputException> fault) {
        return SpecKeys.read(
                node,
                PLACE,
                keys -> {
                    ModelSpec.requireOwnName(name);
                    return read(name, keys);
                },
                fault);
    }

    private static ModelSpec read(String name, SpecKeys keys) {
        return keys.has(CONFIG) ? ofConfig(name, keys) : ofSizes(name, keys);
    }

    private static ModelSpec ofConfig(String name, SpecKeys keys) {
        for (String size : SIZES) {
            if (keys.has(size)) {
                throw keys.invalid(size, "absent where config is given, which says it");
            }
        }
        Architecture shape = Architecture.of(keys.node(CONFIG));
        double total = keys.has(TOTAL) ? keys.number(TOTAL) * BILLION : shape.totalParameters();
        double active = keys.has(ACTIVE) ? keys.number(ACTIVE) * BILLION : shape.activeParameters();
        return ModelSpec.of(
                shape,
                name,
                total,
                active,
                keys.precision("weights", Precision.named(shape.weights())),
                keys.text("released", ""),
                keys.text("licence", ""),
                keys.source());
    }

    private static ModelSpec ofSizes(String name, SpecKeys keys) {
        keys.require(List.of(TOTAL, "layers", "hidden", "vocabulary", "heads"));
        if (keys.has(EXPERTS)) {
            keys.require(List.of("experts-per-token", "expert-width", ACTIVE));
        }
        int layers = keys.integer("layers");
        int hidden = keys.integer("hidden");
        int heads = keys.integer("heads");
        if (!keys.has("head-dim") && hidden % heads != 0) {
            throw keys.invalid("heads", "a divisor of hidden, " + hidden + ", where head-dim is not given");
        }
        int keyHeads = keys.integer("kv-heads", heads);
        if (keyHeads > heads) {
            throw keys.invalid("kv-heads", "at most heads, " + heads);
        }
        Attention attention = Attention.grouped(heads, keyHeads, keys.integer("head-dim", hidden / heads));
        return new ModelSpec(
                name,
                keys.number(TOTAL) * BILLION,
                active(keys) * BILLION,
                layers,
                hidden,
                keys.integer("vocabulary"),
                keys.has("tied-embeddings") && keys.node("tied-embeddings").truth(),
                List.of(TokenMixer.full(layers, attention)),
                experts(keys, layers),
                keys.integer("context", USUAL_CONTEXT),
                keys.precision("weights", Precision.BF16),
                keys.text("released", ""),
                keys.text("licence", ""),
                keys.source());
    }

    private static double active(SpecKeys keys) {
        if (keys.has(EXPERTS)) {
            return keys.number(ACTIVE);
        }
        double all = keys.number(TOTAL);
        if (keys.number(ACTIVE, all) != all) {
            throw keys.invalid(
                    ACTIVE,
                    "parameters-b, " + all + ", or absent where there are no experts"
                            + "\nMaybe give experts, experts-per-token and expert-width, or config");
        }
        return all;
    }

    private static Experts experts(SpecKeys keys, int layers) {
        if (!keys.has(EXPERTS)) {
            for (String key : List.of("experts-per-token", "shared-experts", "expert-width", "expert-layers")) {
                if (keys.has(key)) {
                    throw keys.invalid(key, "absent where experts is");
                }
            }
            return Experts.NONE;
        }
        return new Experts(
                keys.integer(EXPERTS),
                keys.integer("experts-per-token"),
                keys.integer("shared-experts", 0),
                keys.integer("expert-width"),
                keys.integer("expert-layers", layers),
                3);
    }
}
