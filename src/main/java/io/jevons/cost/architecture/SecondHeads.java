package io.jevons.cost.architecture;

import java.util.List;

/** Models of which some layers have other heads, or another way to see the past, than the rest. */
final class SecondHeads {
    private SecondHeads() {}

    /** Gemma 4: layers that see everything have wider heads, fewer of them for keys, and may use keys as values. */
    static void ofGemma4(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        refuseIfSet(keys, "hidden_size_per_layer_input", "adds embeddings to every layer, which are not read");
        refuseIfSet(keys, "num_kv_shared_layers", "shares keys and values between layers, which is not read");
        if (keys.truth("use_double_wide_mlp", false)) {
            throw keys.refusal("use_double_wide_mlp", "makes some layers wider, which is not read");
        }
        keys.find("vocab_size_per_layer_input");
        int layers = blueprint.layers();
        int windowed = keys.has("layer_types")
                ? GroupedLayers.windowedLayers(keys, blueprint.type(), layers)
                : layers - layers / 6;
        int full = layers - windowed;
        boolean keysAreValues = keys.truth("attention_k_eq_v", false);
        int kvHeads = keysAreValues ? keys.find("num_global_key_value_heads").orElse(heads.kvHeads()) : heads.kvHeads();
        keys.find("num_global_key_value_heads");
        Attention global = Attention.grouped(
                heads.heads(), kvHeads, keys.find("global_head_dim").orElse(512));
        blueprint.tally().attention(windowed, heads).attention(full, global);
        if (keysAreValues) {
            blueprint.tally().projection(full, -(double) global.kvHeads() * global.headDim());
        }
        GroupedLayers.add(blueprint, heads, 0, windowed, GroupedLayers.window(keys, windowed));
        GroupedLayers.add(blueprint, global, full, 0, 0);
        if (keys.truth("enable_moe_block", false)) {
            // A dense block stands beside the experts of every layer.
            blueprint.tally().feedForward(layers, keys.get(1, "intermediate_size"), blueprint.matrices());
        }
    }

    /** MiMo-V2-Flash: windowed layers have heads of their own. */
    static void ofMiMo(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        List<Integer> pattern = keys.numbersByLayer("hybrid_layer_pattern", blueprint.layers());
        if (pattern.isEmpty()) {
            throw keys.root().missing("hybrid_layer_pattern");
        }
        int windowed = (int) pattern.stream().filter(mark -> mark == 1).count();
        int swaHeads = keys.get(1, "swa_num_attention_heads");
        Attention local = new Attention(
                swaHeads,
                keys.get(1, "swa_num_key_value_heads"),
                keys.get(1, "swa_head_dim"),
                0,
                0,
                0,
                keys.get(1, "swa_v_head_dim"));
        keys.find("attention_chunk_size", "sliding_window_size");
        int full = blueprint.layers() - windowed;
        blueprint.tally().attention(windowed, local).attention(full, heads);
        GroupedLayers.add(blueprint, heads, full, 0, 0);
        GroupedLayers.add(blueprint, local, 0, windowed, GroupedLayers.window(keys, windowed));
    }

    /** MiniMax-M3: an index selects blocks of the past in most layers. */
    static void ofMiniMax3(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        ConfigKeys sparse = keys.inner("sparse_attention_config")
                .orElseThrow(() -> keys.root().missing("sparse_attention_config"));
        List<Integer> marks = sparse.numbersByLayer("sparse_attention_freq", layers);
        int selecting = sparse.truth("use_sparse_attention", true)
                ? (int) marks.stream().filter(mark -> mark == 1).count()
                : 0;
        sparse.numbers("sparse_disable_index_value");
        int blocks = sparse.get(1, "sparse_topk_blocks")
                + sparse.find("sparse_local_block").orElse(0)
                + sparse.find("sparse_init_block").orElse(0);
        int indexHeads = sparse.get(1, "sparse_num_index_heads");
        int indexWidth = sparse.get(1, "sparse_index_dim");
        blueprint.tally().attention(layers, heads).projection(selecting, (indexHeads + 1.0) * indexWidth);
        GroupedLayers.add(blueprint, heads, layers - selecting, 0, 0);
        if (selecting > 0) {
            blueprint.add(TokenMixer.compressed(
                    selecting, heads, 0, 1, blocks * sparse.get(1, "sparse_block_size"), indexHeads, indexWidth));
        }
    }

    private static void refuseIfSet(ConfigKeys keys, String key, String why) {
        if (keys.find(key).orElse(0) > 0) {
            throw keys.refusal(key, why);
        }
    }
}
