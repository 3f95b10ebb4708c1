package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The GPUs and models that a market file brings along, by name.
 *
 * @param gpus the GPUs
 * @param models the models
 */
record OwnParts(Map<String, Part<GpuSpec>> gpus, Map<String, Part<ModelSpec>> models) {
    private static final String GPUS = "gpus";
    private static final String MODELS = "models";

    /**
     * What is brought along.
     *
     * @param spec what it is
     * @param keys its keys as they are written again
     */
    record Part<T>(T spec, Map<String, Object> keys) {}

    /** None so far, to which a reader adds. */
    static OwnParts none() {
        return new OwnParts(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void addGpu(YamlNode node, Consumer<InvalidInputException> fault) {
        String name = node.path().substring(GPUS.length() + 1);
        GpuSpec.fromYaml(name, node, fault).ifPresent(gpu -> gpus.put(name, new Part<>(gpu, keys(node))));
    }

    void addModel(YamlNode node, Consumer<InvalidInputException> fault) {
        String name = node.path().substring(MODELS.length() + 1);
        ModelSpec.fromYaml(name, node, fault).ifPresent(model -> models.put(name, new Part<>(model, keys(node))));
    }

    /** A GPU by name: the market's own, or one that is bundled or registered. */
    GpuSpec gpu(String name) {
        Part<GpuSpec> own = gpus.get(name);
        return own == null ? found(name, gpus.keySet(), "GPU", GpuSpec::named) : own.spec();
    }

    /** A model by name: the market's own, or one that is bundled or registered. */
    ModelSpec model(String name) {
        Part<ModelSpec> own = models.get(name);
        return own == null ? found(name, models.keySet(), "model", ModelSpec::named) : own.spec();
    }

    /** A part of the library; where there is none, one of the market may have been meant. */
    private static <T> T found(String name, Set<String> own, String what, Function<String, T> library) {
        try {
            return library.apply(name);
        } catch (InvalidInputException e) {
            throw InvalidInputException.maybeNear(name, own).isEmpty()
                    ? e
                    : InvalidInputException.unknown(what, name, own);
        }
    }

    /** All of them by their places in a file, as they are written. */
    Map<String, Map<String, Map<String, Object>>> sections() {
        Map<String, Map<String, Map<String, Object>>> sections = new LinkedHashMap<>();
        section(sections, GPUS, gpus);
        section(sections, MODELS, models);
        return sections;
    }

    private static <T> void section(
            Map<String, Map<String, Map<String, Object>>> sections, String name, Map<String, Part<T>> parts) {
        if (!parts.isEmpty()) {
            Map<String, Map<String, Object>> section = new LinkedHashMap<>();
            parts.forEach((part, own) -> section.put(part, own.keys()));
            sections.put(name, section);
        }
    }

    private static Map<String, Object> keys(YamlNode node) {
        Map<String, Object> keys = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> keys.put(key, value(value)));
        return keys;
    }

    /** What stands at a node, so that what is written of it reads as the same. */
    private static Object value(YamlNode node) {
        return switch (node.kind()) {
            case MAPPING -> keys(node);
            case SEQUENCE -> node.items().stream().map(OwnParts::value).toList();
            case SCALAR -> {
                if (node.isNull()) {
                    yield Optional.empty();
                }
                if (node.isNumber()) {
                    double number = node.number();
                    yield number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : number;
                }
                yield truth(node.text());
            }
        };
    }

    /** A text that is a truth value is written as one. */
    private static Object truth(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }
}
