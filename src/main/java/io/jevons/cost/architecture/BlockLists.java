package io.jevons.cost.architecture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads models in which a search chose each layer's attention and width: Nemotron-NAS (arXiv 2411.19146). A layer may have
 * fewer key-value heads, a matrix in place of attention, or none of it.
 */
final class BlockLists {
    private static final int MULTIPLE = 256;

    private BlockLists() {}

    static void read(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int heads = keys.get(1, "num_attention_heads");
        keys.find("num_key_value_heads", "intermediate_size", "head_dim");
        int headDim = keys.find("head_dim").orElse(blueprint.hidden() / heads);
        List<ConfigKeys> blocks = keys.innerList("block_configs");
        if (blocks.size() != blueprint.layers()) {
            throw keys.refusal(
                    "block_configs", "has " + blocks.size() + " entries for " + blueprint.layers() + " layers");
        }
        Map<Integer, Integer> layersByKvHeads = new TreeMap<>();
        for (ConfigKeys block : blocks) {
            ConfigKeys attention = part(block, "attention");
            for (String key : List.of("window_length", "num_sink_tokens", "sparsify", "unshifted_sink")) {
                if (attention.has(key) && !attention.text(key).equals("false")) {
                    throw attention.refusal(key, "changes what a layer sees, which is not read");
                }
            }
            attention.truth("use_prefill_window_in_sink_attention", false);
            if (attention.truth("replace_with_linear", false)) {
                blueprint.tally().projection(1, blueprint.hidden());
            } else if (!attention.truth("no_op", false)) {
                int kvHeads = attention.has("num_key_value_heads")
                        ? attention.get(1, "num_key_value_heads")
                        : heads / attention.get(1, "n_heads_in_group");
                layersByKvHeads.merge(kvHeads, 1, Integer::sum);
            }
            blueprint.tally().feedForward(1, width(blueprint, part(block, "ffn")), 1);
        }
        layersByKvHeads.forEach((kvHeads, layers) -> {
            Attention shape = Attention.grouped(heads, kvHeads, headDim);
            blueprint.tally().attention(layers, shape);
            blueprint.add(TokenMixer.full(layers, shape));
        });
    }

    private static ConfigKeys part(ConfigKeys block, String key) {
        return block.inner(key).orElseThrow(() -> block.refusal(key, "must say what each layer has, and is missing"));
    }

    /** The widths of all matrices of a block together. */
    private static double width(Blueprint blueprint, ConfigKeys block) {
        if (block.truth("no_op", false)) {
            return 0;
        }
        if (block.truth("replace_with_linear", false)) {
            return blueprint.hidden();
        }
        if (block.has("intermediate_size")) {
            return 3.0 * block.get(1, "intermediate_size");
        }
        double factor = block.root().get("ffn_mult").number(x -> x > 0, "above 0");
        block.text("ffn_mult");
        double width = Math.floor(2 * factor * blueprint.hidden() / 3);
        return 3 * Math.ceil(width / MULTIPLE) * MULTIPLE;
    }
}
