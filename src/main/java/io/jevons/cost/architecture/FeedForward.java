package io.jevons.cost.architecture;

import java.util.List;
import java.util.OptionalInt;

/** Reads the feed-forward blocks: dense ones, and routed and shared experts. */
final class FeedForward {
    private FeedForward() {}

    /** The feed-forward blocks of so many layers, of which the pattern says which have experts. */
    static void read(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int count = expertCount(keys);
        if (count < 2) {
            ignoreExperts(keys);
            blueprint
                    .tally()
                    .feedForward(blueprint.layers(), denseWidth(blueprint, "intermediate_size"), blueprint.matrices());
            return;
        }
        int behind = expertLayers(keys, blueprint.layers());
        if (behind == 0) {
            throw keys.refusal("num_hidden_layers", "leaves no layer for the " + count + " experts");
        }
        int perToken = keys.get(
                1,
                "num_experts_per_tok",
                "num_experts_per_token",
                "experts_per_token",
                "moe_topk",
                "moe_k",
                "top_k_experts",
                "moe_top_k");
        OptionalInt own = keys.find("moe_intermediate_size", "expert_intermediate_size", "expert_ffn_hidden_size");
        int width = own.isPresent() ? own.getAsInt() : keys.get(1, "intermediate_size");
        int sharedCount = keys.find(
                        "n_shared_experts", "num_shared_experts", "moe_num_shared_experts", "num_shared_expert")
                .orElse(blueprint.type().note().equals("one shared expert") ? 1 : 0);
        int latent = keys.find("moe_latent_size").orElse(0);
        Experts experts = new Experts(count, perToken, sharedCount, width, behind, blueprint.matrices(), latent);
        blueprint.experts(experts);
        Tally tally = blueprint.tally();
        tally.projection(behind, count);
        if (latent > 0) {
            tally.projection(behind, 2.0 * latent);
        }
        tally.feedForward(behind, sharedWidth(keys, experts) + widthBeside(blueprint), blueprint.matrices());
        int dense = blueprint.layers() - behind;
        if (dense > 0) {
            tally.feedForward(
                    dense,
                    denseWidth(blueprint, "intermediate_size_mlp", "dense_intermediate_size", "intermediate_size"),
                    blueprint.matrices());
        }
        keys.find("intermediate_size", "intermediate_size_mlp", "dense_intermediate_size");
    }

    private static int expertCount(ConfigKeys keys) {
        return keys.find("n_routed_experts", "num_experts", "num_local_experts", "moe_num_experts")
                .orElse(0);
    }

    /** Classes write out keys of experts where they have none. */
    private static void ignoreExperts(ConfigKeys keys) {
        keys.ignore(
                "num_experts_per_tok",
                "moe_topk",
                "top_k_experts",
                "moe_intermediate_size",
                "n_shared_experts",
                "num_shared_experts",
                "expert_layer_period",
                "expert_layer_offset");
    }

    /** Inner width of all shared experts of a layer together. */
    private static double sharedWidth(ConfigKeys keys, Experts experts) {
        OptionalInt own = keys.find(
                "shared_expert_intermediate_size",
                "moe_shared_expert_intermediate_size",
                "shared_intermediate_size",
                "moe_shared_intermediate_size");
        return own.isPresent() ? own.getAsInt() : (double) experts.shared() * experts.width();
    }

    /** Inner width of a dense block that works beside the experts of a layer (Grok 2, Arctic); 0 without one. */
    private static double widthBeside(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        double width = keys.truth("parallel_attn_mlp_res", false) ? blueprint.hidden() : 0;
        return keys.truth("residual_moe", false) ? width + denseWidth(blueprint, "intermediate_size") : width;
    }

    static double denseWidth(Blueprint blueprint, String... names) {
        ConfigKeys keys = blueprint.keys();
        for (String name : names) {
            OptionalInt width = keys.find(name);
            if (width.isPresent() && width.getAsInt() > 0) {
                // The first Qwen halves its width: two of the three matrices share it.
                return blueprint.type().note().equals("half width") ? width.getAsInt() / 2.0 : width.getAsInt();
            }
        }
        OptionalInt other = keys.find("ffn_hidden_size", "n_inner", "ffn_dim", "ff_intermediate_size", "d_ff");
        if (other.isPresent() && other.getAsInt() > 0) {
            return other.getAsInt();
        }
        int ratio = keys.find("expansion_ratio", "mlp_ratio").orElse(4);
        if (blueprint.type().gated()) {
            return keys.get(1, names[names.length - 1]);
        }
        return (double) ratio * blueprint.hidden();
    }

    /** How many layers have experts; each family writes the rule in its own way. */
    static int expertLayers(ConfigKeys keys, int layers) {
        List<String> kinds = keys.wordsByLayer("mlp_layer_types", layers);
        List<Integer> marks = keys.numbersByLayer("moe_layer_freq", layers);
        List<Integer> listed = keys.numbers("moe_layers");
        List<Integer> dense = keys.numbers("mlp_only_layers");
        int first = keys.find("first_k_dense_replace", "moe_layer_start_index", "num_dense_layers", "n_dense_layers")
                .orElse(0);
        int last = keys.find("moe_layer_end_index").orElse(layers - 1);
        int every = marks.isEmpty()
                ? keys.find(
                                "moe_layer_freq",
                                "decoder_sparse_step",
                                "moe_layer_interval",
                                "moe_layer_frequency",
                                "interleave_moe_layer_step",
                                "expert_layer_period")
                        .orElse(1)
                : 1;
        int offset = keys.find("expert_layer_offset").orElse(keys.has("moe_layer_freq") ? 0 : every - 1);
        if (every < 1) {
            return 0;
        }
        if (!kinds.isEmpty()) {
            return (int) kinds.stream().filter(kind -> !kind.equals("dense")).count();
        }
        if (!listed.isEmpty()) {
            return listed.size();
        }
        int behind = 0;
        for (int layer = 0; layer < layers; layer++) {
            boolean sparse = marks.isEmpty()
                    ? layer >= first && layer <= last && layer % every == offset && !dense.contains(layer)
                    : marks.get(layer) > 0;
            behind += sparse ? 1 : 0;
        }
        return behind;
    }
}
