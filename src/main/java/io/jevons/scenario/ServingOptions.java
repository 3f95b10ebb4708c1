package io.jevons.scenario;

import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.market.ServedOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a release by model may fix by tier: GPU, group, precision and workload. */
record ServingOptions(
        Map<String, GpuSpec> gpu,
        Map<String, Integer> gpus,
        Map<String, Precision> precision,
        Map<String, Workload> workload) {
    static final List<String> KEYS = List.of("gpu", "gpus", "precision", "workload");

    static ServingOptions none() {
        return new ServingOptions(Map.of(), Map.of(), Map.of(), Map.of());
    }

    static ServingOptions read(YamlNode shock) {
        return new ServingOptions(
                byTier(shock, "gpu", ServedOptions::gpu),
                byTier(shock, "gpus", node -> node.integer(1, ServedOptions.MOST_GPUS)),
                byTier(shock, "precision", ServedOptions::precision),
                byTier(shock, "workload", ServedOptions::workload));
    }

    /** What stands below a key, by tier; nothing where the key is absent. */
    private static <T> Map<String, T> byTier(YamlNode shock, String key, Function<YamlNode, T> option) {
        Map<String, T> options = new LinkedHashMap<>();
        if (shock.find(key).isPresent()) {
            for (Map.Entry<String, YamlNode> entry : shock.get(key).entries().entrySet()) {
                options.put(entry.getKey(), option.apply(entry.getValue()));
            }
        }
        return options;
    }

    void write(Map<String, Object> keys) {
        if (!gpu.isEmpty()) {
            Map<String, Object> names = new LinkedHashMap<>();
            gpu.forEach((tier, g) -> names.put(tier, g.name()));
            keys.put("gpu", names);
        }
        if (!gpus.isEmpty()) {
            keys.put("gpus", gpus);
        }
        if (!precision.isEmpty()) {
            Map<String, Object> names = new LinkedHashMap<>();
            precision.forEach((tier, p) -> names.put(tier, p.name()));
            keys.put("precision", names);
        }
        if (!workload.isEmpty()) {
            Map<String, Object> tokens = new LinkedHashMap<>();
            workload.forEach((tier, w) -> {
                Map<String, Object> counts = new LinkedHashMap<>();
                counts.put("input", w.inputTokens());
                counts.put("output", w.outputTokens());
                if (w.cacheHitRate() > 0) {
                    counts.put("cached", w.cacheHitRate());
                }
                tokens.put(tier, counts);
            });
            keys.put("workload", tokens);
        }
    }
}
