package io.jevons.cost.architecture;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model's configuration file says of its shape. Parameters are counted from the shapes of the matrices; norms and
 * biases, below 0.1 % of any model, are left out.
 *
 * @param name the model's name, where the file gives it; else empty
 * @param type the architecture's own name, {@code model_type} of the file
 * @param totalParameters parameters of the text model
 * @param activeParameters those that a token passes through: of the routed experts only the chosen, and with experts not
 *     the rows of an input embedding that a token only looks up
 * @param layers layers of the text model
 * @param hidden width of the residual stream
 * @param vocabulary tokens in the vocabulary
 * @param tiedEmbeddings whether the output head is the transposed input embedding
 * @param mixers how tokens learn of those before them, in groups of like layers
 * @param experts the routed experts
 * @param contextLength the longest context it was made for, in tokens
 * @param weights the format of the published weights: {@code bf16}, {@code fp16}, {@code fp8}, {@code int8}, {@code fp4} or
 *     {@code int4}
 */
public record Architecture(
        String name,
        String type,
        double totalParameters,
        double activeParameters,
        int layers,
        int hidden,
        int vocabulary,
        boolean tiedEmbeddings,
        List<TokenMixer> mixers,
        Experts experts,
        int contextLength,
        String weights) {

    /**
     * Copies the list.
     *
     * @param name the model's name
     * @param type the architecture's own name
     * @param totalParameters parameters of the text model
     * @param activeParameters those that a token passes through
     * @param layers layers of the text model
     * @param hidden width of the residual stream
     * @param vocabulary tokens in the vocabulary
     * @param tiedEmbeddings whether the output head is the transposed input embedding
     * @param mixers how tokens learn of those before them
     * @param experts the routed experts
     * @param contextLength the longest context it was made for
     * @param weights the format of the published weights
     */
    public Architecture {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(mixers, "mixers");
        Objects.requireNonNull(experts, "experts");
        Objects.requireNonNull(weights, "weights");
        mixers = List.copyOf(mixers);
    }

    /**
     * Reads a Hugging Face {@code config.json}. A model that sees or hears too is read as the text model in it. ModelOpt's
     * {@code hf_quant_config.json} is read with it where it stands beside it.
     *
     * @param config the file
     * @return the shape
     * @throws InvalidInputException if the file cannot be read; if its architecture is unknown or is no decoder of text, by
     *     name; if it lacks a size or has one out of range; or if a key changes the meaning and is not understood
     */
    public static Architecture read(Path config) {
        Objects.requireNonNull(config, "config");
        return ConfigFile.read(config);
    }

    /**
     * Reads a configuration that is part of another file.
     *
     * @param config the keys of the configuration
     * @return the shape
     * @throws InvalidInputException as {@link #read(Path)}
     */
    public static Architecture of(YamlNode config) {
        Objects.requireNonNull(config, "config");
        return ConfigFile.of(config, Optional.empty());
    }

    /**
     * The architectures that are known, as a table: how each is read, or why it is not.
     *
     * @return the table
     */
    public static Table known() {
        return KnownType.table();
    }
}
