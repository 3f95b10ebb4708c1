package io.jevons.cost.architecture;

import java.util.List;

/**
 * Reads DeepSeek-V4: one key that is its own value, a window in every layer, and beside it the past in entries of 4 tokens
 * from which an index selects, or of 128 tokens.
 */
final class CompressedLayers {
    private static final int FINE = 4;
    private static final int COARSE = 128;

    private CompressedLayers() {}

    static void read(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        int heads = keys.get(1, "num_attention_heads");
        int width = keys.get(1, "head_dim");
        int queryRank = keys.get(1, "q_lora_rank");
        int outputRank = keys.get(1, "o_lora_rank");
        int window = keys.get(1, "sliding_window");
        int indexHeads = keys.find("index_n_heads").orElse(64);
        int indexWidth = keys.find("index_head_dim").orElse(128);
        int selected = keys.find("index_topk").orElse(512);
        if (keys.find("num_key_value_heads").orElse(1) != 1) {
            throw keys.refusal("num_key_value_heads", "must be 1, for one key that all heads share");
        }
        keys.find("qk_rope_head_dim", "hc_mult", "num_hash_layers");
        // The key is the value too: one vector a token, shared by all heads.
        Attention shared = new Attention(heads, 1, width, width, 0, queryRank, width);
        int[] byKind = layersByRatio(keys, layers);
        Tally tally = blueprint.tally();
        double all = (double) heads * width;
        tally.projection(layers, queryRank + (double) width)
                .add((double) layers * queryRank * all)
                .add((double) layers * all * outputRank)
                .projection(layers, (double) keys.get(1, "o_groups") * outputRank)
                .projection(byKind[1], 4.0 * (width + indexWidth) + indexHeads)
                .projection(byKind[2], 2.0 * width)
                .add((double) byKind[1] * queryRank * indexHeads * indexWidth);
        if (byKind[0] > 0) {
            blueprint.add(TokenMixer.windowed(byKind[0], shared, window));
        }
        if (byKind[1] > 0) {
            blueprint.add(TokenMixer.compressed(byKind[1], shared, window, FINE, selected, indexHeads, indexWidth));
        }
        if (byKind[2] > 0) {
            blueprint.add(TokenMixer.compressed(byKind[2], shared, window, COARSE, 0, 0, 0));
        }
        FeedForward.read(blueprint);
    }

    /** Layers with a window alone, with fine entries, with coarse ones. The list may go on for the draft layers. */
    private static int[] layersByRatio(ConfigKeys keys, int layers) {
        List<Integer> ratios = keys.numbers("compress_ratios");
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        keys.inner("compress_rates").ifPresent(rates -> {
            refuseOther(rates, "compressed_sparse_attention", FINE);
            refuseOther(rates, "heavily_compressed_attention", COARSE);
        });
        if (ratios.size() < layers && kinds.isEmpty()) {
            throw keys.refusal("compress_ratios", "must have an entry for each of the " + layers + " layers");
        }
        int[] byKind = new int[3];
        for (int layer = 0; layer < layers; layer++) {
            String kind = kinds.isEmpty() ? String.valueOf(ratios.get(layer)) : kinds.get(layer);
            byKind[
                    switch (kind) {
                        case "0", "sliding_attention" -> 0;
                        case "4", "compressed_sparse_attention" -> 1;
                        case "128", "heavily_compressed_attention" -> 2;
                        default -> throw keys.refusal("compress_ratios", "has " + kind + ", which is not understood");
                    }]++;
        }
        return byKind;
    }

    private static void refuseOther(ConfigKeys rates, String kind, int usual) {
        if (rates.find(kind).orElse(usual) != usual) {
            throw rates.refusal(kind, "is not the usual " + usual + ", and other ones are not read");
        }
    }
}
