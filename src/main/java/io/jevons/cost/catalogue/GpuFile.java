package io.jevons.cost.catalogue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A GPU in a YAML file, with the units in its keys. */
final class GpuFile {
    private static final String NAME = "gpu";
    private static final String PLACE = "gpus.<u>";

    private GpuFile() {}

    static GpuSpec read(Path file) {
        YamlNode root = YamlNode.read(file);
        SpecKeys keys = SpecKeys.of(root, PLACE, NAME);
        return read(root.get(NAME).text(), keys);
    }

    /** A GPU that stands in another file below its name. */
    static Optional<GpuSpec> below(String name, YamlNode node, Consumer<InvalidInputException> fault) {
        return SpecKeys.read(
                node,
                PLACE,
                keys -> {
                    GpuSpec.requireOwnName(name);
                    return read(name, keys);
                },
                fault);
    }

    private static GpuSpec read(String name, SpecKeys keys) {
        keys.require(List.of("memory-gb", "bandwidth-gb-per-s", "tflops-16bit"));
        GpuSpec.Link link = keys.choice("link", GpuSpec.Link.NONE);
        if (link != GpuSpec.Link.NONE) {
            if (keys.number("link-gb-per-s") == 0) {
                throw keys.invalid("link-gb-per-s", "above 0, for the link " + link);
            }
            keys.number("link-domain");
        }
        double rate = keys.number("tflops-16bit");
        if (rate == 0 && keys.number("tops-int8", 0) == 0) {
            throw keys.invalid("tflops-16bit", "above 0 where tops-int8 is not given");
        }
        return new GpuSpec(
                name,
                keys.text("vendor", ""),
                keys.text("segment", ""),
                keys.text("generation", ""),
                keys.choice("memory", GpuSpec.Memory.GDDR),
                keys.number("memory-gb"),
                keys.number("bandwidth-gb-per-s"),
                rate,
                keys.number("tflops-fp8", 0),
                keys.number("tops-int8", 0),
                keys.number("tflops-fp4", 0),
                link,
                keys.number("link-gb-per-s", 0),
                keys.integer("link-domain", 0),
                keys.findNumber("board-w"),
                keys.findNumber("price-usd"),
                keys.findNumber("rent-usd-per-hour"),
                keys.text("launched", ""),
                keys.source());
    }
}
