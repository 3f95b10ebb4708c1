package io.jevons.market;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import java.util.Map;

/** Fills in {@code h100-equivalents} where a tier leaves it out: dense BF16 FLOP/s of its GPU over the H100 SXM's. */
final class HardwareDefaults {
    private HardwareDefaults() {}

    static void resolve(YamlNode root, MarketReader.Parts parts) {
        for (Map.Entry<String, YamlNode> tier : root.get("tiers").entries().entrySet()) {
            String path = "tiers." + tier.getKey() + ".h100-equivalents";
            if (parts.parameters().containsKey(path)) {
                continue;
            }
            YamlNode gpu = tier.getValue().get("gpu");
            try {
                double equivalents = Checks.positive(
                        "its h100-equivalents", parts.own().gpu(gpu.text()).h100Equivalents());
                String source = "dense BF16 FLOP/s of " + gpu.text() + " over the H100 SXM's";
                parts.add(
                        new Parameter(
                                path, equivalents, "H100", Double.NaN, Double.NaN, source, Parameter.Kind.COMPUTED),
                        gpu);
            } catch (InvalidInputException e) {
                parts.fault().accept((InvalidInputException)
                        gpu.error("missing key '" + path + "', for gpu '" + gpu.text() + "': " + e.getMessage())
                                .initCause(e));
            }
        }
    }
}
