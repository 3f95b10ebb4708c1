package io.jevons.market;

import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.catalogue.GpuSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A GPU that a market file brings along, with its keys as they are written again.
 *
 * @param spec the GPU
 * @param keys a number or a text each
 */
record OwnGpu(GpuSpec spec, Map<String, Object> keys) {
    /** The place of the GPUs in a file. */
    static final String SECTION = "gpus";

    static OwnGpu of(String name, YamlNode node) {
        GpuSpec spec = GpuSpec.fromYaml(name, node);
        Map<String, Object> keys = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> keys.put(key, value.isNumber() ? value.number() : value.text()));
        return new OwnGpu(spec, keys);
    }

    /** A GPU by name: the market's own, or one that is bundled or registered. */
    static GpuSpec named(String name, Map<String, OwnGpu> own) {
        OwnGpu found = own.get(name);
        return found == null ? GpuSpec.named(name) : found.spec();
    }
}
