package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.serving.ServingModel;
import io.jevons.cost.serving.ServingRequest;
import io.jevons.model.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Reads {@code serve} entries of grades and turns them into hours, through the cost model. */
final class ServedGrades {
    /** The key of hours that hold instead of those that the cost model gives. */
    static final String HOURS = "hours";

    private static final String PLACE = "grades.<g>.serve.<j>";

    private static final List<String> KEYS = Keys.parts().namesBelow(PLACE);

    private static final List<String> REQUIRED = List.of("model", "gpu", "gpus", "precision", "workload");

    private ServedGrades() {}

    /** Adds the hours of every {@code serve} entry to the parameters, and what serves to {@code served}. */
    static void resolve(YamlNode root, List<YamlNode> entries, MarketReader.Parts parts) {
        if (entries.isEmpty()) {
            return;
        }
        InvalidInputException.attempt(
                () -> {
                    ServingModel servingModel = root.find("serving-model")
                            .orElse(root)
                            .read(() -> ServingModel.named(root.find("serving-model")
                                    .map(YamlNode::text)
                                    .orElse(ServingModel.ROOFLINE)));
                    for (YamlNode entry : entries) {
                        InvalidInputException.attempt(() -> resolve(entry, servingModel, parts), parts.fault());
                    }
                },
                parts.fault());
    }

    private static void resolve(YamlNode entry, ServingModel servingModel, MarketReader.Parts parts) {
        Optional<ServingRequest> served = read(entry, parts);
        if (served.isEmpty()) {
            return;
        }
        String path = entry.path().replace(".serve.", ".hours-per-mtok.");
        if (parts.parameters().containsKey(path)) {
            throw entry.error(entry.path() + ": must be absent where " + path + " is given");
        }
        String tier = path.substring(path.lastIndexOf('.') + 1);
        double reference = reference(entry, tier, parts.parameters());
        parts.add(hours(entry, path, served.get(), servingModel, reference), entry);
        parts.served().put(path, served.get());
    }

    /** What the entry gives in numbers, such as hours that were measured; otherwise what the cost model gives. */
    private static Parameter hours(
            YamlNode entry, String path, ServingRequest served, ServingModel servingModel, double reference) {
        Optional<YamlNode> given = entry.find(HOURS);
        if (given.isPresent()) {
            MarketSchema schema = MarketSchema.root().at(path).orElseThrow();
            return ParameterReader.read(given.get(), schema.bound(), schema.unit(), true)
                    .at(path);
        }
        double hours = entry.read(() -> served.referenceHours(servingModel, reference));
        return new Parameter(
                path,
                hours,
                "GPU-h/Mtok",
                Double.NaN,
                Double.NaN,
                "computed by the " + servingModel.name() + ": " + served,
                Parameter.Kind.COMPUTED);
    }

    private static double reference(YamlNode entry, String tier, Map<String, Parameter> parameters) {
        Parameter equivalents = parameters.get("tiers." + tier + ".h100-equivalents");
        if (equivalents == null) {
            List<String> tiers = parameters.keySet().stream()
                    .filter(p -> p.startsWith("tiers.") && p.endsWith(".price-usd"))
                    .map(p -> p.substring("tiers.".length(), p.length() - ".price-usd".length()))
                    .toList();
            throw entry.error(
                    entry.path() + ": unknown tier '" + tier + "'" + InvalidInputException.maybe(tier, tiers));
        }
        return equivalents.value();
    }

    private static Optional<ServingRequest> read(YamlNode entry, MarketReader.Parts parts) {
        try {
            return Optional.of(read(entry, parts.own()));
        } catch (InvalidInputException first) {
            tellAll(entry, parts.own(), parts.fault());
            return Optional.empty();
        }
    }

    /** Tells of all that is wrong with an entry, where reading it stops at the first fault. */
    private static void tellAll(YamlNode entry, OwnParts own, Consumer<InvalidInputException> fault) {
        entry.allow(KEYS, fault);
        List<String> missing =
                REQUIRED.stream().filter(key -> entry.find(key).isEmpty()).toList();
        if (!missing.isEmpty()) {
            fault.accept(entry.missing(missing));
        }
        Map<String, Consumer<YamlNode>> readings = Map.of(
                "model", node -> node.read(() -> own.model(node.text())),
                "gpu", node -> node.read(() -> own.gpu(node.text())),
                "gpus", node -> node.integer(1, ServedOptions.MOST_GPUS),
                "precision", ServedOptions::precision,
                "workload", ServedOptions::workload);
        for (String key : REQUIRED) {
            entry.find(key)
                    .ifPresent(node -> InvalidInputException.attempt(
                            () -> readings.get(key).accept(node), fault));
        }
    }

    private static ServingRequest read(YamlNode entry, OwnParts own) {
        entry.allow(KEYS);
        return new ServingRequest(
                entry.get("model").read(() -> own.model(entry.get("model").text())),
                entry.get("gpu").read(() -> own.gpu(entry.get("gpu").text())),
                OptionalInt.of(entry.get("gpus").integer(1, ServedOptions.MOST_GPUS)),
                Optional.of(ServedOptions.precision(entry.get("precision"))),
                ServedOptions.workload(entry.get("workload")));
    }
}
