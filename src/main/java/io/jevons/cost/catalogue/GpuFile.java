package io.jevons.cost.catalogue;

import io.jevons.base.yaml.YamlNode;
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
    private static final String SIZES = "a number between " + GpuSpec.LEAST + " and " + GpuSpec.MOST;

    private GpuFile() {}

    static GpuSpec read(Path file) {
        YamlNode root = YamlNode.read(file);
        root.allow(KEYS);
        return read(root.get("gpu").text(), root);
    }

    /** A GPU that stands in another file below its name. */
    static GpuSpec below(String name, YamlNode root) {
        root.allow(KEYS.subList(1, KEYS.size()));
        return read(name, root);
    }

    private static GpuSpec read(String name, YamlNode root) {
        GpuSpec.Link link =
                root.find("link").map(node -> choice(node, GpuSpec.Link.class)).orElse(GpuSpec.Link.NONE);
        if (link != GpuSpec.Link.NONE) {
            root.get("link-gb-per-s").number(GpuSpec::isSize, SIZES + ", for the link " + link);
            root.get("link-domain");
        }
        double rate = root.get("tflops-16bit").number(GpuSpec::isRate, "0, or " + SIZES);
        if (rate == 0 && number(root, "tops-int8").orElse(0) == 0) {
            throw root.get("tflops-16bit").invalid("above 0 where tops-int8 is not given");
        }
        return new GpuSpec(
                name,
                text(root, "vendor", ""),
                text(root, "segment", ""),
                text(root, "generation", ""),
                root.find("memory")
                        .map(node -> choice(node, GpuSpec.Memory.class))
                        .orElse(GpuSpec.Memory.GDDR),
                root.get("memory-gb").number(GpuSpec::isSize, SIZES),
                root.get("bandwidth-gb-per-s").number(GpuSpec::isSize, SIZES),
                rate,
                number(root, "tflops-fp8").orElse(0),
                number(root, "tops-int8").orElse(0),
                number(root, "tflops-fp4").orElse(0),
                link,
                number(root, "link-gb-per-s").orElse(0),
                root.find("link-domain")
                        .map(node -> node.integer(1, LARGEST_DOMAIN))
                        .orElse(0),
                size(root, "board-w"),
                size(root, "price-usd"),
                size(root, "rent-usd-per-hour"),
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
        return root.find(key)
                .map(node -> OptionalDouble.of(node.number(GpuSpec::isRate, "0, or " + SIZES)))
                .orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble size(YamlNode root, String key) {
        return root.find(key)
                .map(node -> OptionalDouble.of(node.number(GpuSpec::isSize, SIZES)))
                .orElseGet(OptionalDouble::empty);
    }
}
