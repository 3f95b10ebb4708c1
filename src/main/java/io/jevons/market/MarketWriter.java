package io.jevons.market;

import io.jevons.base.Parameter;
import io.jevons.cost.serving.ServingModel;
import io.jevons.cost.serving.ServingRequest;
import io.jevons.internal.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a market as YAML, so that what is read back is the same market to the last bit: its numbers with unit, range, kind
 * and source, in the same order, its texts, what serves its grades, its distributions and its correlations.
 */
final class MarketWriter {
    private final StringBuilder out = new StringBuilder();
    private final Market market;
    private final Map<String, ServingRequest> served;

    private MarketWriter(Market market, Map<String, ServingRequest> served) {
        this.market = market;
        this.served = served;
    }

    static String write(Market market, Map<String, String> texts, Map<String, ServingRequest> served, OwnParts own) {
        MarketTree tree = new MarketTree();
        tree.put("market", market.name());
        tree.put("start", market.start());
        // Numbers before texts, since what comes first gives a group its place, and the order of numbers is to be kept.
        for (Parameter parameter : market.allParameters()) {
            if (!MarketTree.isFromGpu(parameter)) {
                tree.put(MarketTree.place(parameter.path(), served), parameter);
            }
        }
        texts.forEach((path, text) -> {
            // Names of grades are among the texts for the sake of their order, and have no key of their own.
            if (!path.equals("market") && !path.equals("start") && !path.equals("grades." + text)) {
                tree.put(path, TierGroups.isList(path) ? TierGroups.list(text) : text);
            }
        });
        own.sections().forEach(tree::put);
        MarketWriter writer = new MarketWriter(market, served);
        writer.group(tree.root(), "");
        writer.out.append(UncertaintyWriter.write(market.uncertainty(), market.correlations()));
        return writer.out.toString();
    }

    private void group(Map<String, Object> group, String indent) {
        group.forEach((key, child) -> {
            out.append(indent).append(YamlText.value(key)).append(':');
            if (child instanceof Map<?, ?> below) {
                out.append('\n');
                group(MarketTree.asGroup(below), indent + "  ");
            } else {
                out.append(' ').append(YamlText.value(leaf(child))).append('\n');
            }
        });
    }

    private Object leaf(Object child) {
        if (!(child instanceof Parameter parameter)) {
            return child;
        }
        ServingRequest by = served.get(parameter.path());
        if (by == null) {
            return number(parameter);
        }
        Map<String, Object> keys = serve(by);
        if (parameter.kind() != Parameter.Kind.COMPUTED || parameter.value() != computed(parameter, by)) {
            keys.put(ServedGrades.HOURS, number(parameter));
        }
        return keys;
    }

    /** What a reader would compute, from the weight that the tier has now: it may have another since the hours were computed. */
    private double computed(Parameter hours, ServingRequest by) {
        String tier = hours.path().substring(hours.path().lastIndexOf('.') + 1);
        String model = market.findText("serving-model").orElse(ServingModel.ROOFLINE);
        return by.referenceHours(ServingModel.named(model), market.get("tiers." + tier + ".h100-equivalents"));
    }

    /** A number by itself where no more is known of it. */
    private static Object number(Parameter p) {
        String unit = MarketSchema.root().at(p.path()).orElseThrow().unit();
        boolean bare =
                p.unit().equals(unit) && !p.hasRange() && p.source().isEmpty() && p.kind() == Parameter.Kind.ASSUMED;
        if (bare) {
            return p.value();
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("value", p.value());
        if (!p.unit().equals(unit)) {
            keys.put("unit", p.unit());
        }
        keys.put("kind", p.kind().name().toLowerCase(Locale.ROOT));
        if (p.hasRange()) {
            keys.put("range", List.of(p.low(), p.high()));
        }
        if (!p.source().isEmpty()) {
            keys.put("source", p.source());
        }
        return keys;
    }

    private static Map<String, Object> serve(ServingRequest by) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("model", by.model().name());
        keys.put("gpu", by.gpu().name());
        by.gpus().ifPresent(n -> keys.put("gpus", n));
        by.precision().ifPresent(p -> keys.put("precision", p.name()));
        Map<String, Object> workload = new LinkedHashMap<>();
        workload.put("input", by.workload().inputTokens());
        workload.put("output", by.workload().outputTokens());
        if (by.workload().cacheHitRate() != 0) {
            workload.put("cached", by.workload().cacheHitRate());
        }
        keys.put("workload", workload);
        return keys;
    }
}
