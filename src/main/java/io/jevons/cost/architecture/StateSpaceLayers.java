package io.jevons.cost.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads state space models and hybrids of them: Mamba (arXiv 2312.00752), Mamba-2 (arXiv 2405.21060), Jamba, Bamba,
 * Granite 4, Nemotron-H, Falcon-H1.
 */
final class StateSpaceLayers {
    private static final int STATE_FLOPS = 6;

    private static final String[] SIZES = {
        "mamba_n_heads",
        "mamba_num_heads",
        "mamba_expand",
        "mamba_d_ssm",
        "mamba_d_head",
        "mamba_head_dim",
        "mamba_n_groups",
        "mamba_d_state",
        "mamba_d_conv",
        "mamba_dt_rank",
        "conv_kernel",
        "ssm_state_size",
        "n_groups",
        "expand"
    };

    private StateSpaceLayers() {}

    /** A layer's parameters that scale with the width, the rest, and its state. */
    private record StateSpace(double projected, double others, int heads, double stateElements, double convolved) {}

    static void read(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        switch (blueprint.type().name()) {
            case "nemotron_h", "nemotron_h_moe" -> nemotron(blueprint);
            case "mamba", "falcon_mamba" -> add(blueprint, layers, first(blueprint));
            case "mamba2" -> add(blueprint, layers, second(blueprint));
            case "jamba" -> {
                int period = keys.get(1, "attn_layer_period");
                int offset = keys.get(0, "attn_layer_offset");
                int attention = 0;
                for (int layer = 0; layer < layers; layer++) {
                    attention += layer % period == offset ? 1 : 0;
                }
                hybrid(blueprint, attention, layers - attention, StateSpaceLayers::first);
                FeedForward.read(blueprint);
            }
            case "falcon_h1" -> {
                // Each layer has attention and a state space side by side.
                hybrid(blueprint, layers, layers, StateSpaceLayers::second);
                FeedForward.read(blueprint);
            }
            default -> {
                int attention = listedAttention(keys, layers);
                hybrid(blueprint, attention, layers - attention, StateSpaceLayers::second);
                granite(blueprint);
            }
        }
    }

    private static int listedAttention(ConfigKeys keys, int layers) {
        List<Integer> indices = keys.numbers("attn_layer_indices");
        if (!indices.isEmpty()) {
            return indices.size();
        }
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        List<String> older = keys.wordsByLayer("layers_block_type", layers);
        List<String> listed = kinds.isEmpty() ? older : kinds;
        if (listed.isEmpty()) {
            throw keys.root().missing("layer_types");
        }
        int attention = LinearLayers.count(listed, "attention") + LinearLayers.count(listed, "full_attention");
        // A state space is called linear attention in files of newer tools.
        if (attention + LinearLayers.count(listed, "mamba") + LinearLayers.count(listed, "linear_attention")
                != layers) {
            throw keys.refusal("layer_types", "names a kind of layer that is not understood");
        }
        return attention;
    }

    /** Granite 4 without experts has its dense block under the name of the shared one. */
    private static void granite(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        boolean experts = keys.find("num_local_experts").orElse(0) > 0;
        int shared = keys.find("shared_intermediate_size").orElse(0);
        if (blueprint.type().name().equals("granitemoehybrid") && !experts && shared > 0) {
            keys.find("num_experts_per_tok", "intermediate_size");
            blueprint.tally().feedForward(blueprint.layers(), shared, blueprint.matrices());
        } else {
            FeedForward.read(blueprint);
        }
    }

    /** Sizes of state spaces are asked for only where there are such layers. */
    private static void hybrid(Blueprint blueprint, int attention, int spaces, Function<Blueprint, StateSpace> shape) {
        Attention heads = GroupedLayers.heads(blueprint);
        blueprint.tally().attention(attention, heads);
        if (attention > 0) {
            blueprint.add(TokenMixer.full(attention, heads));
        }
        if (spaces > 0) {
            add(blueprint, spaces, shape.apply(blueprint));
        } else {
            blueprint.keys().ignore(SIZES);
        }
    }

    private static void add(Blueprint blueprint, int layers, StateSpace space) {
        ConfigKeys keys = blueprint.keys();
        String format = keys.text("mamba_ssm_cache_dtype") + keys.text("mamba_ssm_dtype");
        int bytes = format.contains("16") ? 2 : 4;
        int kernel = kernel(keys);
        blueprint
                .tally()
                .projection(layers, space.projected())
                .add(layers * (space.others() + space.convolved() * kernel));
        blueprint.add(TokenMixer.recurrent(
                layers,
                space.heads(),
                space.stateElements() * bytes + space.convolved() * (kernel - 1) * 2,
                STATE_FLOPS * space.stateElements()));
    }

    private static int kernel(ConfigKeys keys) {
        return keys.find("mamba_d_conv", "conv_kernel", "d_conv").orElse(4);
    }

    private static StateSpace first(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int hidden = blueprint.hidden();
        int expand = keys.find("mamba_expand", "expand").orElse(2);
        OptionalInt given = keys.find("intermediate_size");
        // A width that the file gives counts more than its factor; Jamba's is that of the feed-forward blocks.
        boolean own = given.isPresent() && !blueprint.type().name().equals("jamba");
        double inner = own ? given.getAsInt() : expand * (double) hidden;
        int state = keys.get(1, "mamba_d_state", "state_size");
        boolean automatic = keys.text("time_step_rank").equals("auto")
                || keys.text("mamba_dt_rank").equals("auto");
        int rank = automatic
                ? (hidden + 15) / 16
                : keys.find("mamba_dt_rank", "time_step_rank").orElse((hidden + 15) / 16);
        return new StateSpace(
                3 * inner, inner * (rank + 2.0 * state) + rank * inner + inner * state, 1, inner * state, inner);
    }

    private static StateSpace second(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int heads = keys.get(1, "mamba_n_heads", "mamba_num_heads", "num_heads");
        int expand = keys.find("mamba_expand", "expand").orElse(2);
        int inner = keys.find("mamba_d_ssm").orElse(expand * blueprint.hidden());
        boolean automatic = keys.text("mamba_d_head").equals("auto");
        int width = automatic
                ? inner / heads
                : keys.find("mamba_d_head", "mamba_head_dim").orElse(inner / heads);
        if (blueprint.type().name().equals("mamba2")) {
            width = keys.find("head_dim").orElse(width);
        }
        int groups = keys.find("mamba_n_groups", "n_groups").orElse(1);
        int state = keys.get(1, "mamba_d_state", "ssm_state_size", "state_size");
        keys.find("mamba_chunk_size", "chunk_size", "time_step_rank");
        double all = (double) heads * width;
        double convolved = all + 2.0 * groups * state;
        return new StateSpace(all + convolved + heads + all, 0, heads, all * state, convolved);
    }

    /** Nemotron-H: each layer is one thing, by letters (M, *, E and -) or by words. */
    private static void nemotron(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        List<String> kinds = new ArrayList<>(keys.wordsByLayer("layers_block_type", layers));
        String pattern = keys.text("hybrid_override_pattern");
        if (kinds.isEmpty()) {
            pattern.chars().forEach(letter -> kinds.add(word(keys, (char) letter)));
        }
        if (kinds.size() != layers) {
            throw keys.refusal("hybrid_override_pattern", "has " + kinds.size() + " letters for " + layers + " layers");
        }
        int attention = LinearLayers.count(kinds, "attention") + LinearLayers.count(kinds, "full_attention");
        int spaces = LinearLayers.count(kinds, "mamba") + LinearLayers.count(kinds, "linear_attention");
        int sparse = LinearLayers.count(kinds, "moe");
        int dense = LinearLayers.count(kinds, "mlp");
        if (attention + spaces + sparse + dense != layers) {
            throw keys.refusal("layers_block_type", "names a kind of layer that is not understood");
        }
        hybrid(blueprint, attention, spaces, StateSpaceLayers::second);
        Tally tally = blueprint.tally();
        tally.feedForward(dense, dense > 0 ? keys.get(1, "intermediate_size") : 0, 2);
        keys.find("intermediate_size", "n_routed_experts", "expand");
        if (sparse > 0) {
            int latent = keys.find("moe_latent_size").orElse(0);
            Experts experts = new Experts(
                    keys.get(2, "n_routed_experts"),
                    keys.get(1, "num_experts_per_tok"),
                    keys.find("n_shared_experts").orElse(0),
                    keys.get(1, "moe_intermediate_size"),
                    sparse,
                    2,
                    latent);
            blueprint.experts(experts);
            int shared = keys.find("moe_shared_expert_intermediate_size").orElse(experts.shared() * experts.width());
            tally.projection(sparse, experts.count() + 2.0 * latent)
                    .feedForward(sparse, (double) shared * Math.min(1, experts.shared()), 2);
        }
    }

    private static String word(ConfigKeys keys, char letter) {
        return switch (letter) {
            case 'M' -> "mamba";
            case '*' -> "attention";
            case 'E' -> "moe";
            case '-' -> "mlp";
            default ->
                throw keys.refusal("hybrid_override_pattern", "has the letter " + letter + ", which is not understood");
        };
    }
}
