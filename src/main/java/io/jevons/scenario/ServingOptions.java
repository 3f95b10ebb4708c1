package io.jevons.scenario;

import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.market.ServedOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, GpuSpec> gpu = new LinkedHashMap<>();
        Map<String, Integer> gpus = new LinkedHashMap<>();
        Map<String, Precision> precision = new LinkedHashMap<>();
        Map<String, Workload> workload = new LinkedHashMap<>();
        shock.find("gpu").ifPresent(n -> n.entries().forEach((tier, v) -> gpu.put(tier, ServedOptions.gpu(v))));
        shock.find("gpus")
                .ifPresent(n ->
                        n.entries().forEach((tier, v) -> gpus.put(tier, v.integer(1, ServedOptions.MOST_GPUS))));
        shock.find("precision")
                .ifPresent(n -> n.entries().forEach((tier, v) -> precision.put(tier, ServedOptions.precision(v))));
        shock.find("workload")
                .ifPresent(n -> n.entries().forEach((tier, v) -> workload.put(tier, ServedOptions.workload(v))));
        return new ServingOptions(gpu, gpus, precision, workload);
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
