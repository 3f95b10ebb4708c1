package io.jevons.cost.catalogue;

import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.architecture.Architecture;
import io.jevons.cost.architecture.Attention;
import io.jevons.cost.architecture.Experts;
import io.jevons.cost.architecture.TokenMixer;
import io.jevons.internal.Resources;
import java.util.List;

/**
 * The models that come with the library, read on first use: those of the table of transformers, and those that need a whole
 * configuration, which is four times as much to read, when a name is none of the table's.
 */
final class BundledModels {
    private BundledModels() {}

    private static final class Table {
        static final NameIndex<ModelSpec> MODELS = read();

        private static NameIndex<ModelSpec> read() {
            NameIndex<ModelSpec> models = new NameIndex<>("model", "");
            for (Resources.Row row : Resources.csv(ModelSpec.class, "models.csv")) {
                models.add(row.text("name"), List.of(row.text("aliases").split("\\|", -1)), () -> model(row));
            }
            return models;
        }
    }

    private static final class All {
        static final NameIndex<ModelSpec> MODELS = read();

        private static NameIndex<ModelSpec> read() {
            NameIndex<ModelSpec> models = new NameIndex<>(Table.MODELS);
            YamlNode shapes = YamlNode.parse("models.yaml", Resources.text(ModelSpec.class, "models.yaml"));
            shapes.entries().forEach((name, entry) -> models.add(name, aliases(entry), () -> model(name, entry)));
            return models;
        }
    }

    /** The model that a name means; an exception tells of a name that means none or several. */
    static ModelSpec named(String name) {
        return Table.MODELS.findExact(name).orElseGet(() -> All.MODELS.find(name));
    }

    /** Whether a model has this name, as it is written. */
    static boolean has(String name) {
        return All.MODELS.has(name);
    }

    static List<ModelSpec> all() {
        return All.MODELS.all();
    }

    private static List<String> aliases(YamlNode entry) {
        return entry.get("aliases").isNull()
                ? List.of()
                : List.of(entry.get("aliases").text().split("\\|", -1));
    }

    /** Parameters are those that the publisher states; the rest is read as any configuration. */
    private static ModelSpec model(String name, YamlNode entry) {
        return ModelSpec.of(
                Architecture.of(entry.get("config")),
                name,
                entry.get("total-b").number() * 1e9,
                entry.get("active-b").number() * 1e9,
                Precision.named(entry.get("weights").text()),
                entry.get("released").isNull() ? "" : entry.get("released").text(),
                entry.get("licence").text(),
                entry.get("source").text());
    }

    private static ModelSpec model(Resources.Row row) {
        return new ModelSpec(
                row.text("name"),
                row.number("total_b") * 1e9,
                row.number("active_b") * 1e9,
                row.integer("layers"),
                row.integer("hidden"),
                row.integer("vocabulary"),
                row.text("embeddings").equals("tied"),
                mixers(row),
                experts(row),
                row.integer("context"),
                precision(row.text("weights")),
                row.text("released"),
                row.text("licence"),
                row.text("source"));
    }

    private static List<TokenMixer> mixers(Resources.Row row) {
        int layers = row.integer("layers");
        Attention attention = attention(row);
        int window = row.integer("window");
        if (window == 0) {
            return List.of(TokenMixer.full(layers, attention));
        }
        int full = layers / row.integer("full_layer_every");
        TokenMixer near = TokenMixer.windowed(layers - full, attention, window);
        return full == 0 ? List.of(near) : List.of(TokenMixer.full(full, attention), near);
    }

    private static Attention attention(Resources.Row row) {
        int heads = row.integer("heads");
        int headDim = row.integer("head_dim");
        if (row.integer("kv_rank") > 0) {
            return Attention.latent(
                    heads,
                    headDim,
                    row.integer("kv_rank"),
                    row.integer("rope_dim"),
                    row.integer("q_rank"),
                    row.integer("value_dim"));
        }
        return Attention.grouped(heads, row.integer("kv_heads"), headDim);
    }

    private static Experts experts(Resources.Row row) {
        if (row.integer("experts") == 0) {
            return Experts.NONE;
        }
        int behindDense = row.integer("layers") - row.integer("dense_layers");
        return new Experts(
                row.integer("experts"),
                row.integer("experts_per_token"),
                row.integer("shared_experts"),
                row.integer("expert_width"),
                behindDense / Math.max(1, row.integer("expert_layer_every")),
                row.text("ffn_kind").equals("gated") ? 3 : 2);
    }

    private static Precision precision(String weights) {
        return weights.equals("mxfp4") ? Precision.FP4 : Precision.named(weights);
    }
}
