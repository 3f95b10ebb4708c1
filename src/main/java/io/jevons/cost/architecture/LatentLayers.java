package io.jevons.cost.architecture;

import java.util.List;

/** Reads models of multi-head latent attention, with and without an index that selects tokens. */
final class LatentLayers {
    private static final int SELECTED = 2048;

    private LatentLayers() {}

    static void read(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        if (!keys.truth("use_mla", true) || keys.find("kv_lora_rank").isEmpty()) {
            for (String key : List.of("qk_nope_head_dim", "qk_rope_head_dim", "q_lora_rank", "v_head_dim")) {
                keys.find(key);
            }
            GroupedLayers.read(blueprint);
            return;
        }
        Attention heads = heads(keys);
        int layers = blueprint.layers();
        blueprint.tally().latent(layers, heads);
        if (blueprint.type().name().equals("longcat_flash")) {
            blueprint.add(TokenMixer.full(layers, heads));
            withIdleExperts(blueprint);
            return;
        }
        index(blueprint, heads, layers);
        FeedForward.read(blueprint);
    }

    /**
     * LongCat-Flash (arXiv 2509.01322): experts stand beside every second dense block, and a part of those that can be chosen
     * hands its token on as it is, so that a token passes fewer experts than are chosen, on average by their share.
     */
    private static void withIdleExperts(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        int count = keys.get(2, "n_routed_experts");
        int idle = keys.find("zero_expert_num").orElse(0);
        int chosen = keys.get(1, "moe_topk", "num_experts_per_tok");
        long working = Math.max(1, Math.round((double) chosen * count / ((double) count + idle)));
        Experts experts = new Experts(
                count, (int) working, 0, keys.get(1, "expert_ffn_hidden_size", "moe_intermediate_size"), layers / 2, 3);
        blueprint.experts(experts);
        blueprint
                .tally()
                .projection(experts.layers(), (double) count + idle)
                .feedForward(layers, keys.get(1, "ffn_hidden_size", "intermediate_size"), 3);
    }

    static Attention heads(ConfigKeys keys) {
        int rope = keys.get(1, "qk_rope_head_dim");
        keys.find("num_key_value_heads", "head_dim", "qk_head_dim");
        // MiniCPM3 leaves it out: values are as wide as the model divided by its heads.
        int value = keys.type().equals("minicpm3")
                ? keys.find("v_head_dim").orElse(keys.get(1, "hidden_size") / keys.get(1, "num_attention_heads"))
                : keys.get(1, "v_head_dim");
        return Attention.latent(
                keys.get(1, "num_attention_heads"),
                keys.get(1, "qk_nope_head_dim") + rope,
                keys.get(1, "kv_lora_rank"),
                rope,
                keys.find("q_lora_rank").orElse(0),
                value);
    }

    /** The indexer of sparse attention (DeepSeek-V3.2): some layers may use the selection of the one before. */
    private static void index(Blueprint blueprint, Attention heads, int layers) {
        ConfigKeys keys = blueprint.keys();
        for (String kind : keys.wordsByLayer("layer_types", layers)) {
            if (!List.of("full_attention", "deepseek_sparse_attention", "indexed_attention")
                    .contains(kind)) {
                throw keys.refusal("layer_types", "names '" + kind + "', which is not understood");
            }
        }
        // These types have an index whether their file gives its sizes or not.
        boolean always = keys.type().matches("deepseek_v32|glm_moe_dsa");
        int selected = keys.find("index_topk").orElse(always ? SELECTED : 0);
        if (selected == 0) {
            blueprint.add(TokenMixer.full(layers, heads));
            return;
        }
        int usual = keys.type().equals("glm_moe_dsa") ? 32 : 64;
        int indexHeads = always ? keys.find("index_n_heads").orElse(usual) : keys.get(1, "index_n_heads");
        int indexWidth = always ? keys.find("index_head_dim").orElse(128) : keys.get(1, "index_head_dim");
        List<String> kinds = keys.wordsByLayer("indexer_types", layers);
        for (String key : List.of("index_topk_freq", "index_skip_topk_offset")) {
            keys.find(key);
        }
        int following = (int) kinds.stream().filter("shared"::equals).count();
        int own = layers - following;
        blueprint
                .tally()
                .projection(own, indexHeads + (double) indexWidth)
                .add((double) own * heads.queryRank() * indexHeads * indexWidth);
        if (own > 0) {
            blueprint.add(TokenMixer.compressed(own, heads, 0, 1, selected, indexHeads, indexWidth));
        }
        if (following > 0) {
            blueprint.add(TokenMixer.compressed(following, heads, 0, 1, selected, 0, 0));
        }
    }
}
