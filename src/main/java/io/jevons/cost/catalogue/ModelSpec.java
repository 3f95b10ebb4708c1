package io.jevons.cost.catalogue;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.architecture.Architecture;
import io.jevons.cost.architecture.Attention;
import io.jevons.cost.architecture.Experts;
import io.jevons.cost.architecture.TokenMixer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

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
 * @param mixers how its tokens learn of those before them, in groups of like layers; at least one
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
        List<TokenMixer> mixers,
        Experts experts,
        int contextLength,
        Precision weights,
        String released,
        String licence,
        String source) {
    private static final Map<String, ModelSpec> REGISTERED = new ConcurrentHashMap<>();

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
     * @param mixers how its tokens learn of those before them
     * @param experts its routed experts
     * @param contextLength the longest context it was made for
     * @param weights the precision in which its weights were published
     * @param released the day of publication
     * @param licence the licence of the weights
     * @param source where the figures come from
     * @throws InvalidInputException if a size is below its bound, or the parts are larger than the whole
     */
    public ModelSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mixers, "mixers");
        Objects.requireNonNull(experts, "experts");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(released, "released");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(source, "source");
        Checks.positive("totalParameters", totalParameters);
        Checks.positive("activeParameters", activeParameters);
        Checks.atLeast("layers", layers, 1);
        Checks.atLeast("hidden", hidden, 1);
        Checks.atLeast("vocabulary", vocabulary, 1);
        Checks.atLeast("contextLength", contextLength, 1);
        mixers = List.copyOf(mixers);
        if (mixers.isEmpty()) {
            throw InvalidInputException.of("mixers", "none", "at least one group of layers");
        }
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
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(attention, "attention");
        return new ModelSpec(
                name,
                parameters,
                parameters,
                layers,
                hidden,
                vocabulary,
                false,
                List.of(TokenMixer.full(layers, attention)),
                Experts.NONE,
                131_072,
                Precision.BF16,
                "",
                "",
                "given");
    }

    /**
     * Finds a bundled or registered model.
     *
     * @param name its name; of a bundled one also a usual short form, such as {@code R1} or {@code llama 3.1 70b}
     * @return the model
     * @throws InvalidInputException if there is no such model, or more than one
     */
    public static ModelSpec named(String name) {
        Objects.requireNonNull(name, "name");
        ModelSpec own = REGISTERED.get(name);
        return own == null ? BundledModels.named(name) : own;
    }

    /**
     * Makes a model known by its name, for {@link #named} and the {@code model:} of files, in place of any other of that name
     * that is not bundled. {@link #all} stays the bundled ones.
     *
     * @param model the model
     * @throws InvalidInputException if a bundled model has that name
     */
    public static void register(ModelSpec model) {
        Objects.requireNonNull(model, "model");
        requireOwnName(model.name());
        REGISTERED.put(model.name(), model);
    }

    static void requireOwnName(String name) {
        if (BundledModels.has(name)) {
            throw new InvalidInputException(
                    "model '" + name + "': must have a name of its own, since a bundled model has that one");
        }
    }

    /**
     * Reads a model from a YAML file with its name as {@code model}, and either {@code parameters-b}, {@code layers},
     * {@code hidden}, {@code vocabulary} and {@code heads}, or {@code config} with the keys of its {@code config.json}; what else it
     * may have stands in <a href="../../doc-files/files.html">the reference of files</a> below {@code models.<m>}.
     *
     * @param file the file
     * @return the model
     * @throws InvalidInputException if the file cannot be read, lacks a size, or has an unknown key or a value out of range
     */
    public static ModelSpec fromYaml(Path file) {
        Objects.requireNonNull(file, "file");
        return ModelFile.read(file);
    }

    /**
     * Reads a model that stands below its name in another file, such as a market's {@code models:}, with the keys of
     * {@link #fromYaml(Path)} but {@code model}.
     *
     * @param name its name
     * @param node the keys
     * @return the model
     * @throws InvalidInputException if a bundled model has that name, or as {@link #fromYaml(Path)}
     */
    public static ModelSpec fromYaml(String name, YamlNode node) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        return fromYaml(name, node, e -> {
                    throw e;
                })
                .orElseThrow();
    }

    /**
     * The same, where all that is wrong is told of, and not the first of it alone.
     *
     * @param name its name
     * @param node the keys
     * @param fault takes what is wrong
     * @return the model; empty where something is wrong
     */
    public static Optional<ModelSpec> fromYaml(String name, YamlNode node, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(fault, "fault");
        return ModelFile.below(name, node, fault);
    }

    /**
     * Reads a model from a Hugging Face {@code config.json}. Parameters are counted from the shapes; of a model that sees or
     * hears too, those of its text model. {@link Architecture#known()} lists the architectures that are read.
     *
     * @param config the file
     * @return the model, named as the file says, or after its folder, or after the file where that is not called {@code config.json}
     * @throws InvalidInputException with file, line and key, if the file cannot be read; if its architecture is unknown or is
     *     no decoder of text; if it lacks a size or has one out of range; or if a key that changes the meaning is not
     *     understood
     */
    public static ModelSpec fromConfig(Path config) {
        Objects.requireNonNull(config, "config");
        Architecture read = Architecture.read(config);
        return of(
                read,
                read.name().isBlank() ? nameOf(config) : read.name(),
                read.totalParameters(),
                read.activeParameters(),
                Precision.named(read.weights()),
                "",
                "",
                config.toString());
    }

    static ModelSpec of(
            Architecture shape,
            String name,
            double total,
            double active,
            Precision weights,
            String released,
            String licence,
            String source) {
        return new ModelSpec(
                name,
                total,
                active,
                shape.layers(),
                shape.hidden(),
                shape.vocabulary(),
                shape.tiedEmbeddings(),
                shape.mixers(),
                shape.experts(),
                shape.contextLength(),
                weights,
                released,
                licence,
                source);
    }

    /** A configuration seldom names its model; its folder does, or the file. */
    private static String nameOf(Path config) {
        String file = config.getFileName().toString().replaceFirst("\\.json$", "");
        Path folder = config.toAbsolutePath().getParent();
        boolean plain = file.equals("config");
        return plain && folder != null && folder.getFileName() != null
                ? folder.getFileName().toString()
                : file;
    }

    /**
     * The bundled models.
     *
     * @return the models, as in the bundled table
     */
    public static List<ModelSpec> all() {
        return BundledModels.all();
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
     * The attention of the layers whose cache grows longest: those that see everything, where there are any.
     *
     * @return the heads; of a model without attention those of its state
     */
    public Attention attention() {
        TokenMixer first = mixers.get(0);
        for (int i = 1; i < mixers.size(); i++) {
            if (mixers.get(i).kind().compareTo(first.kind()) < 0) {
                first = mixers.get(i);
            }
        }
        return first.attention();
    }

    /**
     * Keys and values that a token adds to the cache over all layers, as long as no window is full. Layers with a state of
     * fixed size add nothing; of compressed layers it is a token's part of an entry. Index keys are not counted.
     *
     * @return elements
     */
    public double kvElementsPerToken() {
        return mixers.stream().mapToDouble(TokenMixer::kvElementsPerToken).sum();
    }

    /**
     * What a sequence holds in memory beside the weights: keys, values and index keys as far as windows reach, and states.
     *
     * @param context its tokens, not negative
     * @param precision the precision of keys and values
     * @return bytes
     * @throws InvalidInputException if the context is negative
     */
    public double cacheBytes(double context, Precision precision) {
        Objects.requireNonNull(precision, "precision");
        Checks.notNegative("context", context);
        double bytes = 0;
        for (TokenMixer mixer : mixers) {
            bytes += mixer.heldElements(context) * precision.bytesPerElement() + mixer.layers() * mixer.stateBytes();
        }
        return bytes;
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
        Attention attention = attention();
        boolean recurrent = mixers.stream().noneMatch(TokenMixer::hasCache);
        String kind = recurrent
                ? "no attention"
                : attention.isLatent()
                        ? "latent attention"
                        : attention.kvHeads() < attention.heads() ? "grouped-query attention" : "multi-head attention";
        return name + ": " + size + ", " + layers + " layers, " + kind;
    }
}
