package io.jevons.cost;

import io.jevons.base.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A GPU in a YAML file, with the units in its keys. */
final class GpuFile {
    private static final List<String> KEYS = List.of(
            "gpu",
            "vendor",
            "segment",
            "generation",
            "memory",
            "memory-gb",
            "bandwidth-gb-per-s",
            "tflops-16bit",
            "tflops-fp8",
            "tops-int8",
            "tflops-fp4",
            "link",
            "link-gb-per-s",
            "link-domain",
            "board-w",
            "price-usd",
            "rent-usd-per-hour",
            "launched",
            "source");
    private static final int LARGEST_DOMAIN = 100_000;

    private GpuFile() {}

    static GpuSpec read(Path file) {
        YamlNode root = YamlNode.read(file);
        root.allow(KEYS);
        return new GpuSpec(
                root.get("gpu").text(),
                text(root, "vendor", ""),
                text(root, "segment", ""),
                text(root, "generation", ""),
                root.find("memory")
                        .map(node -> choice(node, GpuSpec.Memory.class))
                        .orElse(GpuSpec.Memory.GDDR),
                root.get("memory-gb").number(),
                root.get("bandwidth-gb-per-s").number(),
                root.get("tflops-16bit").number(),
                number(root, "tflops-fp8").orElse(0),
                number(root, "tops-int8").orElse(0),
                number(root, "tflops-fp4").orElse(0),
                root.find("link").map(node -> choice(node, GpuSpec.Link.class)).orElse(GpuSpec.Link.NONE),
                number(root, "link-gb-per-s").orElse(0),
                root.find("link-domain")
                        .map(node -> node.integer(1, LARGEST_DOMAIN))
                        .orElse(0),
                number(root, "board-w"),
                number(root, "price-usd"),
                number(root, "rent-usd-per-hour"),
                text(root, "launched", ""),
                text(root, "source", root.file()));
    }

    private static <E extends Enum<E>> E choice(YamlNode node, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(node.text().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw node.invalid("one of " + List.of(type.getEnumConstants()));
    }

    private static String text(YamlNode root, String key, String otherwise) {
        return root.find(key).map(YamlNode::text).orElse(otherwise);
    }

    private static OptionalDouble number(YamlNode root, String key) {
        return root.find(key).map(node -> OptionalDouble.of(node.number())).orElseGet(OptionalDouble::empty);
    }
}
