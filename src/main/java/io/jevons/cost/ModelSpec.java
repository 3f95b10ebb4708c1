package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The architecture of a transformer, as far as its cost depends on it.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if a size is below its bound, or the parts are larger than the whole.
 *
 * @param name the model's name, such as {@code DeepSeek-R1}
 * @param totalParameters all parameters, above 0
 * @param activeParameters parameters that a token passes through, above 0 and at most {@code totalParameters}
 * @param layers transformer layers, at least 1
 * @param hidden width of the residual stream, at least 1
 * @param vocabulary tokens in the vocabulary, at least 1
 * @param tiedEmbeddings whether the output head is the transposed input embedding
 * @param attention its attention
 * @param experts its routed experts; {@link Experts#NONE} in a dense model
 * @param contextLength the longest context it was made for, in tokens, at least 1
 * @param weights the precision in which its weights were published
 * @param released the day of publication, ISO 8601; empty where unknown
 * @param licence the licence of the weights; empty where unknown
 * @param source where the figures come from
 */
public record ModelSpec(
        String name,
        double totalParameters,
        double activeParameters,
        int layers,
        int hidden,
        int vocabulary,
        boolean tiedEmbeddings,
        Attention attention,
        Experts experts,
        int contextLength,
        Precision weights,
        String released,
        String licence,
        String source) {

    /**
     * Checks the figures.
     *
     * @param name the model's name
     * @param totalParameters all parameters
     * @param activeParameters parameters that a token passes through
     * @param layers transformer layers
     * @param hidden width of the residual stream
     * @param vocabulary tokens in the vocabulary
     * @param tiedEmbeddings whether the output head is the transposed input embedding
     * @param attention its attention
     * @param experts its routed experts
     * @param contextLength the longest context it was made for
     * @param weights the precision in which its weights were published
     * @param released the day of publication
     * @param licence the licence of the weights
     * @param source where the figures come from
     * @throws InvalidInputException if a size is below its bound, or the parts are larger than the whole
     */
    public ModelSpec {
        Checks.positive("totalParameters", totalParameters);
        Checks.positive("activeParameters", activeParameters);
        Checks.atLeast("layers", layers, 1);
        Checks.atLeast("hidden", hidden, 1);
        Checks.atLeast("vocabulary", vocabulary, 1);
        Checks.atLeast("contextLength", contextLength, 1);
        if (activeParameters > totalParameters) {
            throw InvalidInputException.of(
                    "activeParameters", activeParameters, "at most totalParameters, " + totalParameters);
        }
        if (experts.layers() > layers) {
            throw InvalidInputException.of("expertLayers", experts.layers(), "at most the " + layers + " layers");
        }
        if (experts.parameters(hidden) >= totalParameters) {
            throw InvalidInputException.of(
                    "totalParameters", totalParameters, "above the " + experts.parameters(hidden) + " of the experts");
        }
    }

    /**
     * A dense model from its main sizes, for models that are not bundled.
     *
     * @param name its name
     * @param parameters all parameters
     * @param layers transformer layers
     * @param hidden width of the residual stream
     * @param vocabulary tokens in the vocabulary
     * @param attention its attention
     * @return the model, with untied embeddings and a context of 131 072 tokens
     * @throws InvalidInputException as the constructor
     */
    public static ModelSpec dense(
            String name, double parameters, int layers, int hidden, int vocabulary, Attention attention) {
        return new ModelSpec(
                name,
                parameters,
                parameters,
                layers,
                hidden,
                vocabulary,
                false,
                attention,
                Experts.NONE,
                131_072,
                Precision.BF16,
                "",
                "",
                "given");
    }

    /**
     * Finds a bundled model.
     *
     * @param name its name or a usual short form, such as {@code R1} or {@code llama 3.1 70b}
     * @return the model
     * @throws InvalidInputException if there is no such model, or more than one
     */
    public static ModelSpec named(String name) {
        return Bundled.MODELS.find(name);
    }

    /**
     * Reads a model from a Hugging Face {@code config.json}. Parameters are counted from the shapes.
     *
     * @param config the file
     * @return the model, named after the file's own name for it or its folder
     * @throws InvalidInputException if the file cannot be read, or lacks a size or has one out of range, with its place
     */
    public static ModelSpec fromConfig(Path config) {
        return ModelConfig.read(config);
    }

    /**
     * The bundled models.
     *
     * @return the models, as in the bundled table
     */
    public static List<ModelSpec> all() {
        return Bundled.MODELS.all();
    }

    /**
     * Whether the model has routed experts.
     *
     * @return false in a dense model
     */
    public boolean hasExperts() {
        return experts.any();
    }

    /**
     * KV-cache elements of a token over all layers.
     *
     * @return elements
     */
    public double kvElementsPerToken() {
        return layers * attention.kvElementsPerLayer();
    }

    /**
     * Parameters of the routed experts.
     *
     * @return parameters; 0 in a dense model
     */
    public double routedParameters() {
        return experts.parameters(hidden);
    }

    /**
     * Parameters outside the routed experts, those of the embeddings included.
     *
     * @return parameters
     */
    public double denseParameters() {
        return totalParameters - routedParameters();
    }

    /**
     * Parameters of the input embedding that no matrix product touches: a token looks up one row. 0 where the embedding
     * is tied, since it is then multiplied with as output head.
     *
     * @return parameters
     */
    public double lookupParameters() {
        return tiedEmbeddings ? 0 : Math.min((double) vocabulary * hidden, denseParameters() / 2);
    }

    /**
     * Parameters of the output head.
     *
     * @return parameters
     */
    public double headParameters() {
        return Math.min((double) vocabulary * hidden, denseParameters() / 2);
    }

    /**
     * The tokens' own FLOPs, attention apart: 2 a parameter that a token passes through.
     *
     * @return FLOPs a token
     */
    public double flopsPerToken() {
        return 2 * activeParameters;
    }

    @Override
    public String toString() {
        String size = hasExperts()
                ? String.format(
                        Locale.ROOT,
                        "%.4g B parameters, %.3g B active, %d of %d experts",
                        totalParameters / 1e9,
                        activeParameters / 1e9,
                        experts.perToken(),
                        experts.count())
                : String.format(Locale.ROOT, "%.4g B parameters", totalParameters / 1e9);
        String kind = attention.isLatent()
                ? "latent attention"
                : attention.kvHeads() < attention.heads() ? "grouped-query attention" : "multi-head attention";
        return name + ": " + size + ", " + layers + " layers, " + kind;
    }

    /** Read on first use. */
    private static final class Bundled {
        static final Names<ModelSpec> MODELS = read();

        private static Names<ModelSpec> read() {
            Names<ModelSpec> models = new Names<>("model");
            for (Resources.Row row : Resources.csv(ModelSpec.class, "models.csv")) {
                ModelSpec model = model(row);
                models.add(model.name(), List.of(row.text("aliases").split("\\|", -1)), model);
            }
            return models;
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
                    attention(row),
                    experts(row),
                    row.integer("context"),
                    precision(row.text("weights")),
                    row.text("released"),
                    row.text("licence"),
                    row.text("source"));
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
            Attention attention = Attention.grouped(heads, row.integer("kv_heads"), headDim);
            return row.integer("window") > 0
                    ? attention.windowed(row.integer("window"), row.integer("full_layer_every"))
                    : attention;
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
}
