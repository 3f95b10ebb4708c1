package io.jevons.cost.architecture;

import io.jevons.base.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads in which format the weights are published, from the entries that the common tools write. */
final class Quantization {
    private Quantization() {}

    static String of(YamlNode whole, YamlNode text, Optional<YamlNode> beside) {
        for (YamlNode node : List.of(text, whole)) {
            Optional<YamlNode> entry = entry(node, "quantization_config").or(() -> entry(node, "compression_config"));
            if (entry.isPresent()) {
                // Experts are nearly all of the weights where they have a format of their own.
                return word(text, "expert_dtype").equals("fp4") ? "fp4" : format(entry.get());
            }
        }
        if (beside.isPresent()) {
            return entry(beside.get(), "quantization")
                    .map(Quantization::modelOpt)
                    .orElseThrow(() -> beside.get().missing("quantization"));
        }
        for (YamlNode node : List.of(text, whole)) {
            for (String key : List.of("torch_dtype", "dtype")) {
                if (!word(node, key).isEmpty()) {
                    return unquantized(node.get(key));
                }
            }
        }
        return "bf16";
    }

    private static String unquantized(YamlNode type) {
        String name = type.text().toLowerCase(Locale.ROOT).replaceFirst("^torch\\.", "");
        if (name.startsWith("float8")) {
            return "fp8";
        }
        return switch (name) {
            case "float16", "half", "fp16" -> "fp16";
            // Nobody serves weights of 32 bits, which come from training.
            case "bfloat16", "bf16", "auto", "float32", "float", "fp32", "float64", "double" -> "bf16";
            default -> throw type.invalid("a type of floats, such as bfloat16, float16 or float8_e4m3fn");
        };
    }

    private static Optional<YamlNode> entry(YamlNode node, String key) {
        Optional<YamlNode> found = node.find(key).filter(n -> !n.isNull());
        found.filter(n -> n.kind() == YamlNode.Kind.SCALAR).ifPresent(n -> {
            throw n.invalid("keys with values, such as quant_method and bits");
        });
        return found.filter(
                n -> n.kind() == YamlNode.Kind.MAPPING && !n.entries().isEmpty());
    }

    private static String format(YamlNode entry) {
        String method = word(entry, "quant_method");
        switch (method) {
            case "fp8", "fbgemm_fp8", "deepspeedfp", "modelopt_fp8", "mxfp8" -> {
                return "fp8";
            }
            case "mxfp4", "nvfp4", "modelopt_fp4", "petit_nvfp4", "fp_quant" -> {
                return "fp4";
            }
            case "awq",
                    "gptq",
                    "auto-round",
                    "auto_round",
                    "intel/auto-round",
                    "gptq_marlin",
                    "awq_marlin",
                    "hqq",
                    "exl2",
                    "autoawq",
                    "auto-gptq",
                    "inc",
                    "ipex",
                    "tpu_int8",
                    "moe_wna16" -> {
                return integers(entry, method);
            }
            case "bitsandbytes" -> {
                return bitsAndBytes(entry);
            }
            case "compressed-tensors", "compressed_tensors", "sparseml" -> {
                return compressedTensors(entry);
            }
            case "modelopt", "modelopt_mixed", "" -> {
                if (has(entry, "load_in_4bit") || has(entry, "load_in_8bit")) {
                    return bitsAndBytes(entry);
                }
                return has(entry, "config_groups") && !has(entry, "quant_algo")
                        ? compressedTensors(entry)
                        : modelOpt(entry);
            }
            case "quanto", "torchao" -> {
                return bySoundOf(entry, word(entry, "weights") + word(entry, "quant_type"));
            }
            case "eetq", "experts_int8" -> {
                return "int8";
            }
            case "quark" -> {
                return entry(entry, "global_quant_config")
                        .flatMap(global -> entry(global, "weight"))
                        .map(weight -> bySoundOf(weight, word(weight, "dtype")))
                        .orElseThrow(() -> entry.missing("global_quant_config.weight.dtype"));
            }
            default ->
                throw entry.error("quantization_config: method '" + method
                        + "' is not read; weights of it have no precision here"
                        + "\nMaybe the configuration without quantization_config, and precision(...) in serving");
        }
    }

    private static String integers(YamlNode entry, String method) {
        if (method.equals("tpu_int8")) {
            return "int8";
        }
        int bits = number(entry, "bits")
                .or(() -> number(entry, "w_bit"))
                .or(() -> number(entry, "weight_bits"))
                .or(() -> number(entry, "nbits"))
                .orElse(4);
        return byBits(entry, bits, "int");
    }

    private static String bitsAndBytes(YamlNode entry) {
        boolean four = truth(entry, "load_in_4bit") || truth(entry, "_load_in_4bit");
        return four ? "int4" : "int8";
    }

    /** Groups of layers with their own formats: that with the fewest bits holds most of the weights. */
    private static String compressedTensors(YamlNode entry) {
        YamlNode groups = entry.get("config_groups");
        String found = "";
        for (YamlNode group : groups.entries().values()) {
            Optional<YamlNode> weights = entry(group, "weights");
            if (weights.isPresent()) {
                String format = byBits(
                        weights.get(),
                        number(weights.get(), "num_bits").orElse(8),
                        word(weights.get(), "type").isEmpty() ? "int" : word(weights.get(), "type"));
                found = found.isEmpty() || format.endsWith("4") ? format : found;
            }
        }
        if (found.isEmpty()) {
            throw groups.invalid("groups of layers, one at least with weights");
        }
        return found;
    }

    private static String modelOpt(YamlNode entry) {
        String algorithm = word(entry, "quant_algo");
        if (algorithm.equals("mixed_precision")) {
            List<String> formats = new ArrayList<>();
            entry(entry, "quantized_layers")
                    .ifPresent(layers ->
                            layers.entries().values().forEach(layer -> formats.add(word(layer, "quant_algo"))));
            boolean four = formats.stream().anyMatch(name -> name.contains("fp4"));
            return formats.isEmpty() ? bySoundOf(entry, "unknown") : four ? "fp4" : bySoundOf(entry, formats.get(0));
        }
        return bySoundOf(entry, algorithm);
    }

    private static String bySoundOf(YamlNode entry, String name) {
        if (name.contains("fp4") || name.contains("float4")) {
            return "fp4";
        }
        if (name.contains("w4a") || name.contains("int4")) {
            return "int4";
        }
        if (name.contains("fp8") || name.contains("float8") || name.contains("qfloat8")) {
            return "fp8";
        }
        if (name.contains("int8") || name.contains("w8a")) {
            return "int8";
        }
        throw entry.error("quantization_config: format '" + name + "' is not read");
    }

    private static String byBits(YamlNode entry, int bits, String type) {
        String kind = type.startsWith("float") ? "fp" : "int";
        if (bits == 4 || bits == 8) {
            return kind + bits;
        }
        throw entry.error("quantization_config: weights of " + bits + " bits have no precision here, only 4 and 8");
    }

    private static boolean has(YamlNode node, String key) {
        return node.find(key).filter(n -> !n.isNull()).isPresent();
    }

    private static boolean truth(YamlNode node, String key) {
        return node.find(key).filter(n -> !n.isNull()).map(YamlNode::truth).orElse(false);
    }

    private static Optional<Integer> number(YamlNode node, String key) {
        return node.find(key).filter(YamlNode::isNumber).map(n -> n.integer(1, 64));
    }

    private static String word(YamlNode node, String key) {
        return node.kind() != YamlNode.Kind.MAPPING
                ? ""
                : node.find(key)
                        .filter(n -> n.kind() == YamlNode.Kind.SCALAR && !n.isNull())
                        .map(n -> n.text().toLowerCase(Locale.ROOT))
                        .orElse("");
    }
}
