package io.jevons.cost.architecture;

import io.jevons.base.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads models of multi-head and grouped-query attention, with and without windows, chunks, images and a second shape of heads. */
final class GroupedLayers {
    private static final String[] KV_HEADS = {
        "num_key_value_heads", "num_kv_heads", "n_head_kv", "kv_n_heads", "multi_query_group_num", "n_kv_heads"
    };

    private GroupedLayers() {}

    static void read(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        Attention heads = heads(blueprint);
        mixers(blueprint, heads);
        if (blueprint.type().name().startsWith("dbrx")) {
            dbrxExperts(blueprint);
        } else {
            FeedForward.read(blueprint);
        }
        if (keys.truth("use_cla", false)) {
            throw keys.refusal("use_cla", "shares keys and values between layers, which is not read");
        }
        keys.find("cla_share_factor");
        if (keys.find("word_embed_proj_dim").orElse(blueprint.hidden()) != blueprint.hidden()) {
            throw keys.refusal("word_embed_proj_dim", "differs from the width of the model, which is not read");
        }
    }

    static Attention heads(Blueprint blueprint) {
        ConfigKeys keys = blueprint.keys();
        int heads = keys.get(1, "num_attention_heads", "n_head", "n_heads", "num_heads");
        int kvHeads = kvHeads(blueprint, heads);
        OptionalInt width = keys.find("head_dim", "attention_head_dim", "kv_channels");
        int headDim = width.isPresent() && width.getAsInt() > 0 ? width.getAsInt() : usualHeadDim(blueprint, heads);
        if (kvHeads > 0 && kvHeads < heads && heads % kvHeads != 0) {
            throw keys.refusal(KV_HEADS[0], "is " + kvHeads + ", which does not divide the " + heads + " heads");
        }
        OptionalInt value = keys.find("v_head_dim");
        return new Attention(
                heads,
                kvHeads,
                headDim,
                0,
                0,
                0,
                value.isPresent() && value.getAsInt() > 0 ? value.getAsInt() : headDim);
    }

    private static int usualHeadDim(Blueprint blueprint, int heads) {
        if (blueprint.type().head() > 0) {
            return blueprint.type().head();
        }
        if (blueprint.hidden() % heads != 0) {
            throw blueprint
                    .keys()
                    .refusal(
                            "num_attention_heads",
                            "is " + heads + ", which does not divide the width of " + blueprint.hidden()
                                    + ", and no head_dim is given");
        }
        return blueprint.hidden() / heads;
    }

    private static int kvHeads(Blueprint blueprint, int heads) {
        ConfigKeys keys = blueprint.keys();
        OptionalInt given = keys.find(KV_HEADS);
        if (given.orElse(1) > heads && List.of(KV_HEADS).stream().noneMatch(keys::has)) {
            throw keys.refusal(
                    KV_HEADS[0],
                    "is not there, and its class takes " + given.getAsInt() + ", more than the " + heads + " heads");
        }
        OptionalInt nested = keys.inner("attn_config")
                .map(inner ->
                        inner.text("attn_type").startsWith("multiquery") ? OptionalInt.of(1) : inner.find(KV_HEADS))
                .orElse(OptionalInt.empty());
        switch (blueprint.type().name()) {
            case "falcon", "RefinedWeb", "RefinedWebModel" -> {
                boolean newer = keys.truth(
                        "new_decoder_architecture", blueprint.type().name().equals("RefinedWeb"));
                return newer ? given.orElse(heads) : keys.truth("multi_query", true) ? 1 : heads;
            }
            case "gpt_bigcode" -> {
                return keys.truth("multi_query", true) ? 1 : heads;
            }
            case "chatglm" -> {
                return keys.truth("multi_query_attention", false) ? given.orElse(heads) : heads;
            }
            default -> {
                if (keys.truth("multi_query", false)) {
                    return 1;
                }
                return given.isPresent() ? given.getAsInt() : nested.orElse(heads);
            }
        }
    }

    private static void mixers(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        switch (blueprint.type().name()) {
            case "llama4_text", "llama4" -> chunks(blueprint, heads);
            case "mllama_text_model", "mllama" -> images(blueprint, heads);
            case "gemma4_text", "gemma4" -> SecondHeads.ofGemma4(blueprint, heads);
            case "mimo_v2_flash" -> SecondHeads.ofMiMo(blueprint, heads);
            case "minimax_m3", "minimax_m3_vl" -> SecondHeads.ofMiniMax3(blueprint, heads);
            case "gpt_neo" -> local(blueprint, heads);
            case "grok", "grok-1", "grok_1" -> {
                if (keys.text("sliding_window_size").matches("0*[1-9].*")) {
                    throw keys.refusal("sliding_window_size", "gives layers a window, which is not read in this type");
                }
                blueprint.tally().attention(layers, heads);
                blueprint.add(TokenMixer.full(layers, heads));
            }
            default -> {
                blueprint.tally().attention(layers, heads);
                if (blueprint.type().name().equals("afmoe")) {
                    blueprint.tally().projection(layers, (double) heads.heads() * heads.headDim());
                }
                int windowed = windowedLayers(keys, blueprint.type(), layers);
                add(blueprint, heads, layers - windowed, windowed, window(keys, windowed));
            }
        }
    }

    static int window(ConfigKeys keys, int windowed) {
        return windowed == 0 ? 0 : keys.get(1, "sliding_window", "sliding_window_size", "window_size");
    }

    static void add(Blueprint blueprint, Attention heads, int full, int windowed, int window) {
        if (full > 0) {
            blueprint.add(TokenMixer.full(full, heads));
        }
        if (windowed > 0) {
            blueprint.add(TokenMixer.windowed(windowed, heads, window));
        }
    }

    /** How many layers have a window, by the file's list of layers or by the rule of its type. */
    static int windowedLayers(ConfigKeys keys, KnownType type, int layers) {
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        if (!kinds.isEmpty()) {
            for (String kind : kinds) {
                if (!List.of("full_attention", "sliding_attention", "attention").contains(kind)) {
                    throw keys.refusal("layer_types", "names '" + kind + "', which is not understood");
                }
            }
            keys.find("max_window_layers", "sliding_window", "global_attn_every_n_layers", "_sliding_window_pattern");
            keys.text("sliding_window_pattern");
            keys.truth("use_sliding_window", true);
            return (int) kinds.stream().filter("sliding_attention"::equals).count();
        }
        String rule = type.window();
        if (rule.isEmpty()) {
            if (keys.has("attn_type_list")
                    && keys.numbersByLayer("attn_type_list", layers).contains(0)) {
                throw keys.refusal(
                        "attn_type_list", "has layers without softmax attention, which this type is not read with");
            }
            return 0;
        }
        boolean there = keys.find("sliding_window", "sliding_window_size", "window_size")
                        .orElse(0)
                > 0;
        boolean used = keys.truth("use_sliding_window", !rule.equals("upper") && !rule.equals("unclear"));
        int from = keys.find("max_window_layers").orElse(layers);
        if (!there || !used) {
            keys.find("_sliding_window_pattern", "global_attn_every_n_layers");
            keys.text("sliding_window_pattern");
            return 0;
        }
        if (rule.equals("listed")) {
            throw keys.root().missing("layer_types");
        }
        if (rule.equals("unclear")) {
            throw keys.refusal(
                    "use_sliding_window", "gives windows to layers of which programs that serve it do not agree");
        }
        if (rule.equals("all")) {
            return layers;
        }
        if (rule.equals("upper")) {
            return Math.max(0, layers - from);
        }
        int every = pattern(keys, Integer.parseInt(rule.replaceAll("\\D", "")));
        return layers - layers / every;
    }

    /** A pattern is a number, or letters such as LLLG. */
    private static int pattern(ConfigKeys keys, int usual) {
        String text = keys.text("sliding_window_pattern");
        if (text.matches("L+G")) {
            return text.length();
        }
        return Math.max(
                1,
                keys.find(
                                "sliding_window_pattern",
                                "_sliding_window_pattern",
                                "layer_switch",
                                "global_attn_every_n_layers")
                        .orElse(usual));
    }

    /** GPT-Neo: pairs of a list of kinds and how often it is repeated, one kind a layer in turn. */
    private static void local(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        List<String> kinds = new ArrayList<>();
        for (YamlNode pair : keys.items("attention_types")) {
            if (pair.items().size() != 2) {
                throw keys.refusal("attention_types", "has a part that is no pair of kinds and how often they come");
            }
            int times = pair.items().get(1).integer(1, blueprint.layers());
            for (int i = 0; i < times && kinds.size() <= blueprint.layers(); i++) {
                pair.items().get(0).items().forEach(kind -> kinds.add(kind.text()));
            }
        }
        // The class works this list out of the pairs and writes it beside them: it says nothing new.
        keys.ignore("attention_layers");
        int windowed = LinearLayers.count(kinds, "local");
        int full = LinearLayers.count(kinds, "global");
        if (full + windowed != blueprint.layers()) {
            throw keys.refusal("attention_types", "does not say of each layer whether it is global or local");
        }
        blueprint.tally().attention(blueprint.layers(), heads);
        add(blueprint, heads, full, windowed, window(keys, windowed));
    }

    /** Llama 4: layers with rotary positions attend within chunks, those without to everything. */
    private static void chunks(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        List<Integer> rotary = keys.numbersByLayer("no_rope_layers", layers);
        List<String> kinds = keys.wordsByLayer("layer_types", layers);
        int interval =
                keys.find("nope_layer_interval", "no_rope_layer_interval").orElse(4);
        int full = interval > 0 ? layers / interval : 0;
        if (!rotary.isEmpty()) {
            full = (int) rotary.stream().filter(mark -> mark == 0).count();
        } else if (!kinds.isEmpty()) {
            full = (int) kinds.stream().filter("full_attention"::equals).count();
        }
        int chunk = keys.find("attention_chunk_size").orElse(8192);
        blueprint.tally().attention(layers, heads);
        if (full > 0) {
            blueprint.add(TokenMixer.full(full, heads));
        }
        if (full < layers) {
            blueprint.add(
                    chunk > 0
                            ? TokenMixer.chunked(layers - full, heads, chunk)
                            : TokenMixer.full(layers - full, heads));
        }
    }

    /** Llama 3.2 Vision: some layers attend to the image alone. */
    private static void images(Blueprint blueprint, Attention heads) {
        ConfigKeys keys = blueprint.keys();
        int layers = blueprint.layers();
        List<Integer> listed = keys.numbers("cross_attention_layers");
        // The class lists every fifth layer from the fourth on.
        int cross = listed.isEmpty() ? (layers + 1) / 5 : listed.size();
        if (cross >= layers) {
            throw keys.refusal("cross_attention_layers", "leaves no layer for the text");
        }
        blueprint.tally().attention(layers, heads);
        blueprint.add(TokenMixer.full(layers - cross, heads));
        if (cross > 0) {
            blueprint.add(TokenMixer.cross(cross, heads));
        }
    }

    private static void dbrxExperts(Blueprint blueprint) {
        ConfigKeys inner = blueprint
                .keys()
                .inner("ffn_config")
                .orElseThrow(() -> blueprint.keys().root().missing("ffn_config"));
        Experts experts = new Experts(
                inner.get(2, "moe_num_experts"),
                inner.get(1, "moe_top_k"),
                0,
                inner.get(1, "ffn_hidden_size"),
                blueprint.layers(),
                3);
        blueprint.experts(experts);
        blueprint.tally().projection(blueprint.layers(), experts.count());
    }
}
