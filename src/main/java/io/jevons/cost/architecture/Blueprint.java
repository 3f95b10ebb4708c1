package io.jevons.cost.architecture;

import io.jevons.base.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** A shape while it is read. */
final class Blueprint {
    private static final int CONTEXT = 131_072;

    private final ConfigKeys keys;
    private final KnownType type;
    private final int layers;
    private final int hidden;
    private final int vocabulary;
    private final boolean tied;
    private final Tally tally;
    private final List<TokenMixer> mixers = new ArrayList<>();
    private Experts experts = Experts.NONE;

    private Blueprint(ConfigKeys keys, KnownType type, YamlNode whole) {
        this.keys = keys;
        this.type = type;
        hidden = keys.get(1, "hidden_size", "n_embd", "d_model", "n_embed");
        layers = layers(keys, type);
        vocabulary = keys.get(1, "vocab_size", "padded_vocab_size");
        tied = keys.truth("tie_word_embeddings", keys.truth("tie_embedding", tiedOutside(whole, type)));
        tally = new Tally(hidden);
        tally.projection(1, (tied ? 1.0 : 2.0) * vocabulary);
    }

    private static int layers(ConfigKeys keys, KnownType type) {
        if (type.name().equals("longcat_flash")) {
            // Each layer of the file has two attentions and two dense blocks.
            keys.find("num_hidden_layers");
            return 2 * keys.get(1, "num_layers");
        }
        List<String> blocks = keys.words("layers_block_type");
        boolean said = keys.find("num_hidden_layers", "n_layer", "n_layers", "num_layers")
                .isPresent();
        return said || blocks.isEmpty()
                ? keys.get(1, "num_hidden_layers", "n_layer", "n_layers", "num_layers")
                : blocks.size();
    }

    private static boolean tiedOutside(YamlNode whole, KnownType type) {
        return whole.find("tie_word_embeddings")
                .filter(node -> !node.isNull())
                .map(YamlNode::truth)
                .orElse(type.tied());
    }

    static Blueprint read(ConfigKeys keys, KnownType type, YamlNode whole) {
        Blueprint blueprint = new Blueprint(keys, type, whole);
        switch (type.reads()) {
            case "grouped" -> GroupedLayers.read(blueprint);
            case "latent" -> LatentLayers.read(blueprint);
            case "compressed" -> CompressedLayers.read(blueprint);
            case "linear" -> LinearLayers.read(blueprint);
            case "state-space" -> StateSpaceLayers.read(blueprint);
            case "blocks" -> BlockLists.read(blueprint);
            default -> throw new IllegalStateException("no reader " + type.reads());
        }
        return blueprint;
    }

    ConfigKeys keys() {
        return keys;
    }

    KnownType type() {
        return type;
    }

    int layers() {
        return layers;
    }

    int hidden() {
        return hidden;
    }

    Tally tally() {
        return tally;
    }

    int matrices() {
        return type.gated() ? 3 : 2;
    }

    void add(TokenMixer mixer) {
        mixers.add(mixer);
    }

    void experts(Experts found) {
        experts = found;
    }

    Architecture architecture(String name, String weights) {
        double routed = experts.parameters(hidden);
        double total = tally.counted() + routed;
        double lookedUp = experts.any() && !tied ? (double) vocabulary * hidden : 0;
        double active =
                experts.any() ? tally.counted() - lookedUp + routed * experts.perToken() / experts.count() : total;
        String[] names = {
            "max_position_embeddings",
            "n_positions",
            "seq_length",
            "max_seq_len",
            "model_max_length",
            "max_sequence_length",
            "n_ctx",
            "context_length"
        };
        int context = keys.find(names).isEmpty() ? CONTEXT : keys.get(1, names);
        return new Architecture(
                name, type.name(), total, active, layers, hidden, vocabulary, tied, mixers, experts, context, weights);
    }
}
