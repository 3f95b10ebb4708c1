package io.jevons.cost;

import io.jevons.base.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Hugging Face {@code config.json}, as far as serving cost depends on it. The families name the same thing differently;
 * each accessor lists the names in use.
 */
final class ModelConfig {
    private static final int MOST = 100_000_000;

    /** Families whose feed-forward block has no gate. */
    private static final List<String> PLAIN =
            List.of("gpt2", "gpt_neox", "opt", "bloom", "falcon", "gptj", "starcoder2");

    private final YamlNode root;
    private final String name;

    private ModelConfig(YamlNode root, String name) {
        this.root = root;
        this.name = name;
    }

    static ModelSpec read(Path file) {
        YamlNode whole = YamlNode.read(file);
        // Models that see as well as read keep the transformer one level down.
        YamlNode root = whole.find("text_config")
                .filter(text -> text.find("hidden_size").isPresent())
                .orElse(whole);
        return new ModelConfig(root, nameOf(whole, file)).spec();
    }

    private static String nameOf(YamlNode whole, Path file) {
        String given = whole.find("_name_or_path").map(YamlNode::text).orElse("");
        if (!given.isBlank()) {
            return given.substring(given.lastIndexOf('/') + 1);
        }
        Path folder = file.toAbsolutePath().getParent();
        Path last = folder == null ? null : folder.getFileName();
        return last == null ? "model" : last.toString();
    }

    private ModelSpec spec() {
        int layers = integer(1, "num_hidden_layers", "n_layer");
        int hidden = integer(1, "hidden_size", "n_embd");
        int vocabulary = integer(1, "vocab_size");
        boolean tied = truth("tie_word_embeddings", root.find("n_embd").isPresent());
        int matrices = PLAIN.contains(text("model_type")) ? 2 : 3;
        Attention attention = attention(hidden, layers);
        Experts experts = experts(layers, matrices);
        ParameterCount count = new ParameterCount(
                hidden,
                layers,
                vocabulary,
                tied,
                attention,
                optional("qk_nope_head_dim").orElse(0),
                denseWidth(hidden),
                matrices,
                experts,
                sharedWidth(experts));
        return new ModelSpec(
                name,
                count.total(),
                count.active(),
                layers,
                hidden,
                vocabulary,
                tied,
                attention,
                experts,
                optional("max_position_embeddings", "n_positions").orElse(131_072),
                weights(),
                "",
                "",
                root.file());
    }

    private Attention attention(int hidden, int layers) {
        int heads = integer(1, "num_attention_heads", "n_head");
        Optional<Integer> rank = optional("kv_lora_rank");
        if (rank.isPresent()) {
            int rope = integer(1, "qk_rope_head_dim");
            int head = integer(1, "qk_nope_head_dim") + rope;
            return Attention.latent(
                    heads, head, rank.get(), rope, optional("q_lora_rank").orElse(0), integer(1, "v_head_dim"));
        }
        int headDim = optional("head_dim").orElse(Math.max(1, hidden / heads));
        Attention attention =
                Attention.grouped(heads, optional("num_key_value_heads").orElse(heads), headDim);
        int every = fullLayerEvery(layers);
        return every > 1 ? attention.windowed(integer(1, "sliding_window"), every) : attention;
    }

    /** One layer in so many sees the whole context; 1 where all do. */
    private int fullLayerEvery(int layers) {
        if (optional("sliding_window").isEmpty() || !truth("use_sliding_window", true)) {
            return 1;
        }
        Optional<YamlNode> types = root.find("layer_types");
        if (types.isPresent()) {
            long full = types.get().items().stream()
                    .filter(type -> type.text().equals("full_attention"))
                    .count();
            return full == 0 ? layers : (int) Math.max(1, Math.round((double) layers / full));
        }
        Optional<Integer> pattern = optional("sliding_window_pattern");
        return pattern.orElse(text("model_type").equals("gemma2") ? 2 : layers);
    }

    private Experts experts(int layers, int matrices) {
        int count =
                optional("n_routed_experts", "num_experts", "num_local_experts").orElse(0);
        if (count < 2) {
            return Experts.NONE;
        }
        int chosen = integer(1, "num_experts_per_tok", "experts_per_token", "moe_topk");
        int width = integer(1, "moe_intermediate_size", "intermediate_size");
        int every = optional("decoder_sparse_step", "interleave_moe_layer_step", "moe_layer_freq")
                .orElse(1);
        int behindDense = layers - optional("first_k_dense_replace").orElse(0);
        int shared = optional("n_shared_experts").orElse(isLlama4() ? 1 : 0);
        return new Experts(count, chosen, shared, width, Math.max(1, behindDense / Math.max(1, every)), matrices);
    }

    private int sharedWidth(Experts experts) {
        return optional("shared_expert_intermediate_size").orElse(experts.shared() * experts.width());
    }

    private int denseWidth(int hidden) {
        return optional("intermediate_size_mlp", "intermediate_size", "n_inner").orElse(4 * hidden);
    }

    private boolean isLlama4() {
        return text("model_type").startsWith("llama4");
    }

    private Precision weights() {
        String method = root.find("quantization_config")
                .flatMap(quantization -> quantization.find("quant_method"))
                .map(node -> node.text().toLowerCase(Locale.ROOT))
                .orElse("");
        return switch (method) {
            case "fp8" -> Precision.FP8;
            case "mxfp4" -> Precision.FP4;
            case "awq", "gptq" -> Precision.INT4;
            default -> Precision.BF16;
        };
    }

    private String text(String key) {
        return root.find(key).map(YamlNode::text).orElse("");
    }

    private boolean truth(String key, boolean otherwise) {
        return root.find(key).filter(ModelConfig::isGiven).map(YamlNode::truth).orElse(otherwise);
    }

    private Optional<Integer> optional(String... keys) {
        for (String key : keys) {
            Optional<YamlNode> found = root.find(key).filter(ModelConfig::isGiven);
            if (found.isPresent()) {
                return Optional.of(found.get().integer(0, MOST));
            }
        }
        return Optional.empty();
    }

    private int integer(int least, String... keys) {
        for (String key : keys) {
            Optional<YamlNode> found = root.find(key).filter(ModelConfig::isGiven);
            if (found.isPresent()) {
                return found.get().integer(least, MOST);
            }
        }
        throw root.missing(keys[0]);
    }

    private static boolean isGiven(YamlNode node) {
        return node.kind() != YamlNode.Kind.SCALAR || !node.text().equals("null");
    }
}
