package io.jevons.cost.architecture;

import java.util.List;

/**
 * Reads models in which most layers have a linear attention or a short convolution, with a state of fixed size, and some
 * have attention: Qwen3-Next and Qwen3.5, Kimi-Linear, MiniMax-M1, LFM2.
 */
final class LinearLayers {
    /** States are kept in 32 bits. */
    private static final int STATE_BYTES = 4;

    /** Read, correct and write a state of keys by values: six operations an element. */
    private static final int STATE_FLOPS = 6;

    private LinearLayers() {}

    static void read(Blueprint blueprint) {
        switch (blueprint.type().name()) {
            case "kimi_linear" -> ofKimi(blueprint);
            case "minimax", "minimax_m1", "minimax_text_01" -> ofMiniMax(blueprint);
            case "lfm2", "lfm2_moe" -> ofLiquid(blueprint);
            default -> ofQwen(blueprint);
        }
    }

    /** Gated delta networks (arXiv 2412.06464) and attention with an output gate. */
    private static void ofQwen(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        int interval = keys.find("full_attention_interval").orElse(4);
        int full = kinds.isEmpty() ? layers / Math.max(1, interval) : count(kinds, "full_attention");
        int linear = kinds.isEmpty() ? layers - full : count(kinds, "linear_attention");
        if (full + linear != layers) {
            throw keys.refusal("layer_types", "names a kind of layer that is not understood");
        }
        Attention heads = GroupedLayers.heads(blueprint);
        keys.text("mamba_ssm_dtype");
        boolean gate = keys.truth("attn_output_gate", true);
        int valueHeads = keys.get(1, "linear_num_value_heads");
        int keyWidth = keys.get(1, "linear_key_head_dim");
        int valueWidth = keys.get(1, "linear_value_head_dim");
        double key = (double) keys.get(1, "linear_num_key_heads") * keyWidth;
        double value = (double) valueHeads * valueWidth;
        double convolved = 2 * key + value;
        int kernel = keys.find("linear_conv_kernel_dim").orElse(4);
        blueprint
                .tally()
                .attention(full, heads)
                .projection(full, gate ? (double) heads.heads() * heads.headDim() : 0)
                .projection(linear, convolved + value + 2.0 * valueHeads + value)
                .add(linear * convolved * kernel);
        double elements = (double) valueHeads * keyWidth * valueWidth;
        add(
                blueprint,
                full,
                heads,
                linear,
                valueHeads,
                elements * STATE_BYTES + convolved * (kernel - 1) * 2,
                STATE_FLOPS * elements);
        FeedForward.read(blueprint);
    }

    /** Kimi delta attention (arXiv 2510.26692) and latent attention. Layers are counted from 1. */
    private static void ofKimi(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        ConfigKeys inner =
                keys.inner("linear_attn_config").orElseThrow(() -> keys.root().missing("linear_attn_config"));
        int full = inner.numbers("full_attn_layers").size();
        int linear = inner.numbers("kda_layers").size();
        if (full + linear != blueprint.layers()) {
            throw keys.refusal(
                    "linear_attn_config", "does not name each of the " + blueprint.layers() + " layers once");
        }
        int stateHeads = inner.get(1, "num_heads");
        int width = inner.get(1, "head_dim");
        int kernel = inner.find("short_conv_kernel_size").orElse(4);
        double all = (double) stateHeads * width;
        Attention heads = LatentLayers.heads(keys);
        blueprint
                .tally()
                .latent(full, heads)
                .projection(linear, 4 * all + stateHeads + 2.0 * width)
                .add(linear * (2.0 * width * all + 3 * all * kernel));
        double elements = all * width;
        add(
                blueprint,
                full,
                heads,
                linear,
                stateHeads,
                elements * STATE_BYTES + 3 * all * (kernel - 1) * 2,
                STATE_FLOPS * elements);
        FeedForward.read(blueprint);
    }

    /** Lightning attention (arXiv 2501.08313): queries, keys, values, an output gate and the output. */
    private static void ofMiniMax(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        List<Integer> marks = keys.numbersByLayer("attn_type_list", layers);
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        if (marks.isEmpty() && kinds.isEmpty()) {
            throw keys.root().missing("attn_type_list");
        }
        int full = marks.isEmpty()
                ? count(kinds, "full_attention")
                : (int) marks.stream().filter(mark -> mark == 1).count();
        Attention heads = GroupedLayers.heads(blueprint);
        double all = (double) heads.heads() * heads.headDim();
        blueprint.tally().attention(full, heads).projection(layers - full, 5 * all);
        double elements = all * heads.headDim();
        add(blueprint, full, heads, layers - full, heads.heads(), elements * STATE_BYTES, 4 * elements);
        FeedForward.read(blueprint);
    }

    /** LFM2: gated short convolutions, three projections in and one out. */
    private static void ofLiquid(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        int full = kinds.isEmpty() ? keys.numbers("full_attn_idxs").size() : count(kinds, "full_attention");
        keys.numbers("full_attn_idxs");
        if (full == 0 || full > layers) {
            throw keys.root().missing("layer_types");
        }
        Attention heads = GroupedLayers.heads(blueprint);
        keys.find("num_heads");
        int kernel = keys.find("conv_L_cache", "conv_l_cache").orElse(3);
        int convolutions = layers - full;
        blueprint.tally().attention(full, heads).projection(convolutions, 4.0 * blueprint.hidden() + kernel);
        add(blueprint, full, heads, convolutions, heads.heads(), 2.0 * blueprint.hidden() * (kernel - 1), 0);
        if (blueprint.type().name().equals("lfm2_moe")) {
            FeedForward.read(blueprint);
        } else {
            blueprint.tally().feedForward(layers, liquidWidth(keys), 3);
        }
    }

    private static double liquidWidth(ConfigKeys keys) {
        int width = keys.get(1, "intermediate_size", "block_ff_dim", "block_ffn_dim");
        if (!keys.truth("block_auto_adjust_ff_dim", true)) {
            return width;
        }
        int multiple = keys.find("block_multiple_of").orElse(256);
        double factor = keys.root()
                .find("block_ffn_dim_multiplier")
                .filter(node -> !node.isNull())
                .map(node -> node.number())
                .orElse(1.0);
        keys.text("block_ffn_dim_multiplier");
        return Math.ceil(Math.floor(2.0 * width / 3) * factor / multiple) * multiple;
    }

    static int count(List<String> kinds, String kind) {
        return (int) kinds.stream().filter(kind::equals).count();
    }

    static void add(
            Blueprint blueprint,
            int full,
            Attention heads,
            int recurrent,
            int stateHeads,
            double stateBytes,
            double stateFlops) {
        if (full > 0) {
            blueprint.add(TokenMixer.full(full, heads));
        }
        if (recurrent > 0) {
            blueprint.add(TokenMixer.recurrent(recurrent, stateHeads, stateBytes, stateFlops));
        }
    }
}
