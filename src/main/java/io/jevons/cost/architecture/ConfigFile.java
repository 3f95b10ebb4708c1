package io.jevons.cost.architecture;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a configuration: finds the text model in it, how that is read, and the precision of the weights. */
final class ConfigFile {
    /** Heads in place of an output over the vocabulary. */
    private static final Pattern NO_TEXT = Pattern.compile(
            ".*For(SequenceClassification|TokenClassification|QuestionAnswering|RewardModel|MaskedLM|MultipleChoice).*");

    private static final List<String> INNER =
            List.of("text_config", "llm_config", "language_config", "thinker_config", "llm", "language_model");

    private ConfigFile() {}

    static Architecture read(Path file) {
        return of(object(file), besides(file));
    }

    private static YamlNode object(Path file) {
        YamlNode root = YamlNode.readJson(file);
        if (root.kind() != YamlNode.Kind.MAPPING) {
            throw root.invalid("an object of JSON, with the keys of a configuration");
        }
        return root;
    }

    static Architecture of(YamlNode whole, Optional<YamlNode> quantization) {
        KnownType outer = typeOf(whole, Optional.empty());
        YamlNode text = whole;
        KnownType type = outer;
        for (int depth = 0; depth < 3; depth++) {
            Optional<YamlNode> inside = inside(text, type);
            if (inside.isEmpty()) {
                break;
            }
            text = inside.get();
            type = typeOf(text, Optional.of(type));
        }
        if (!outer.inner().isEmpty()
                && text == whole
                && whole.find("hidden_size").isEmpty()) {
            throw whole.missing(outer.inner());
        }
        String weights = Quantization.of(whole, text, quantization);
        try {
            ConfigKeys keys = new ConfigKeys(text, type.name(), type.defaults(text != whole));
            Blueprint blueprint = Blueprint.read(keys, type, whole);
            keys.refuseUnread();
            return blueprint.architecture(nameIn(whole), weights);
        } catch (InvalidInputException e) {
            // Sizes that do not go together are refused without a look at the file.
            throw e.place().isPresent() ? e : text.error("architecture " + type.name() + ": " + e.getMessage());
        }
    }

    private static String nameIn(YamlNode whole) {
        String given = whole.find("_name_or_path")
                .filter(node -> node.kind() == YamlNode.Kind.SCALAR && !node.isNull())
                .map(YamlNode::text)
                .orElse("");
        return given.substring(given.lastIndexOf('/') + 1);
    }

    private static Optional<YamlNode> besides(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path quantization = folder == null ? null : folder.resolve("hf_quant_config.json");
        return quantization != null && Files.isRegularFile(quantization)
                ? Optional.of(object(quantization))
                : Optional.empty();
    }

    /** The text model inside another one. */
    private static Optional<YamlNode> inside(YamlNode node, KnownType type) {
        String first = type.inner();
        for (String key : first.isEmpty() ? INNER : List.of(first)) {
            Optional<YamlNode> inner = node.find(key).filter(n -> n.kind() == YamlNode.Kind.MAPPING);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static KnownType typeOf(YamlNode node, Optional<KnownType> outer) {
        String className = className(node);
        String name = node.find("model_type")
                .filter(n -> n.kind() == YamlNode.Kind.SCALAR && !n.isNull())
                .map(n -> n.text().strip())
                .orElseGet(() -> className.isEmpty() ? "" : KnownType.ofClass(className));
        // A nested text model that does not say what it is is that of its wrapper.
        boolean says = node.find("model_type").filter(n -> !n.isNull()).isPresent();
        if (outer.isPresent() && !says && KnownType.find(name).isEmpty()) {
            name = outer.get().innerType();
        }
        if (name.isEmpty()) {
            throw node.missing("model_type");
        }
        String named = name;
        String unknown = "unknown architecture '" + name + "'" + (className.isEmpty() ? "" : " (" + className + ")");
        KnownType type = KnownType.find(lookFor(name, className))
                .orElseThrow(() -> node.error(unknown + InvalidInputException.maybe(named, KnownType.names())));
        refuseWhatIsNoDecoder(node, type, className);
        return type;
    }

    /** Some files name a type that says less than their class. */
    private static String lookFor(String name, String className) {
        if (className.equals("DeepseekV4ForCausalLM")) {
            return "deepseek_v4";
        }
        if (className.matches("Grok1(Model)?ForCausalLM")) {
            return "grok";
        }
        return name;
    }

    private static String className(YamlNode node) {
        return node.find("architectures")
                .filter(n -> n.kind() == YamlNode.Kind.SEQUENCE && !n.items().isEmpty())
                .map(n -> n.items().get(0))
                .filter(n -> n.kind() == YamlNode.Kind.SCALAR && !n.isNull())
                .map(YamlNode::text)
                .orElse("");
    }

    private static void refuseWhatIsNoDecoder(YamlNode node, KnownType type, String className) {
        String named = type.name() + (className.isEmpty() ? "" : " (" + className + ")");
        boolean encoderDecoder = node.find("is_encoder_decoder")
                .filter(n -> n.kind() == YamlNode.Kind.SCALAR && !n.isNull())
                .map(n -> n.text().equals("true"))
                .orElse(false);
        if (type.reads().equals("encoder-decoder") || encoderDecoder) {
            throw refused(node, named, "is an encoder-decoder; only decoders of text are read");
        }
        if (type.reads().equals("encoder")) {
            throw refused(node, named, "is an encoder, which generates no text");
        }
        if (type.reads().equals("other")) {
            throw refused(node, named, "is no language model: " + type.note());
        }
        if (type.reads().equals("unread")) {
            throw refused(node, named, "is known but not read: " + type.note());
        }
        if (NO_TEXT.matcher(className).matches()) {
            throw refused(node, named, "generates no text: its head gives classes or scores");
        }
    }

    private static InvalidInputException refused(YamlNode node, String named, String why) {
        YamlNode at = node.find("model_type").orElse(node);
        return at.error("architecture " + named + " " + why);
    }
}
