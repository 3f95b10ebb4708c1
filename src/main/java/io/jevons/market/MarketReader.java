package io.jevons.market;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.serving.ServingRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Reads a market from a file's nodes, guided by {@link MarketSchema}. */
final class MarketReader {
    private static final List<MarketRule> RULES =
            ServiceLoader.load(MarketRule.class, MarketRule.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, OwnGpu> gpus = new LinkedHashMap<>();
    private final List<YamlNode> serveEntries = new ArrayList<>();

    /** What later steps of reading add to. */
    record Parts(
            Map<String, Parameter> parameters,
            Map<String, String> places,
            Map<String, ServingRequest> served,
            Map<String, OwnGpu> gpus) {}

    /** Takes what is wrong; one that throws it ends the reading there. */
    private final Consumer<InvalidInputException> fault;

    private int faults;

    private MarketReader(Consumer<InvalidInputException> fault) {
        this.fault = fault;
    }

    static Market read(YamlNode root) {
        return read(root, e -> {
                    throw e;
                })
                .orElseThrow();
    }

    /** Reads what can be read, and tells of all faults; empty where there are any that leave no market. */
    static Optional<Market> read(YamlNode file, Consumer<InvalidInputException> fault) {
        YamlNode root = BasedOn.resolve(file);
        MarketReader reader = new MarketReader(fault);
        reader.attempt(() -> reader.group(root, MarketSchema.root()));
        if (reader.faults > 0) {
            return Optional.empty();
        }
        Market market = market(root, reader);
        MarketChecks.check(market, reader::found);
        MarketChecks.chosen(market, reader::found);
        reader.attempt(() -> RULES.forEach(rule -> rule.check(market)));
        reader.attempt(() -> MarketChecks.servingModel(market));
        return reader.faults > 0
                ? Optional.empty()
                : Optional.of(BasedOn.base(file).map(market::basedOn).orElse(market));
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInputException e) {
            found(e);
        }
    }

    private void found(InvalidInputException e) {
        faults++;
        fault.accept(e);
    }

    private static Market market(YamlNode root, MarketReader reader) {
        Quarter start = root.get("start").quarter();
        String name = name(root.get("market"));
        root.find("groups").ifPresent(groups -> groups.entries().values().forEach(MarketReader::tierGroup));
        root.get("grades").entries().forEach((grade, node) -> reader.grade(grade, node));
        Parts parts = new Parts(reader.parameters, reader.places, new LinkedHashMap<>(), reader.gpus);
        HardwareDefaults.resolve(root, parts);
        ServedGrades.resolve(root, reader.serveEntries, parts);
        List<VaryRule> rules =
                root.find("uncertainty").map(UncertaintyReader::rules).orElse(List.of());
        List<RankCorrelation> correlations =
                root.find("correlations").map(UncertaintyReader::correlations).orElse(List.of());
        return new Market(
                name,
                start,
                reader.parameters,
                reader.texts,
                reader.places,
                parts.served(),
                reader.gpus,
                rules,
                correlations);
    }

    private static String name(YamlNode node) {
        String name = node.text();
        try {
            return Checks.name("market", name);
        } catch (InvalidInputException e) {
            throw node.error(e.getMessage());
        }
    }

    private static void tierGroup(YamlNode node) {
        if (node.find("tiers").isEmpty() && node.find("nest").isEmpty()) {
            throw node.missing("tiers");
        }
    }

    private void grade(String grade, YamlNode node) {
        texts.put("grades." + grade, grade);
        places.put("grades." + grade, node.place());
        if (node.find("hours-per-mtok").isEmpty() && node.find("serve").isEmpty()) {
            throw node.missing("hours-per-mtok");
        }
    }

    private void group(YamlNode node, MarketSchema schema) {
        Map<String, YamlNode> entries = node.entries();
        entries.forEach((key, child) -> attempt(() -> {
            MarketSchema below = schema.child(key).orElseThrow(() -> node.unknownKey(key, schema.keys()));
            if (schema.open()) {
                name(key, child);
            }
            place(child, below);
        }));
        List<String> missing = schema.requiredKeys().stream()
                .filter(key -> !entries.containsKey(key))
                .toList();
        if (!missing.isEmpty()) {
            throw node.missing(missing);
        }
        if (schema.open() && entries.isEmpty() && !schema.optional()) {
            throw node.invalid("at least one entry");
        }
    }

    private static void name(String key, YamlNode node) {
        boolean plain = !key.isBlank() && key.chars().noneMatch(c -> c == '.' || c == '*' || c == ',');
        if (!plain) {
            throw node.errorOfKey("name '" + key + "': must be a text without dot, comma and asterisk");
        }
    }

    private void place(YamlNode node, MarketSchema schema) {
        switch (schema.kind()) {
            case GROUP -> group(node, schema);
            case NUMBER -> number(node, schema);
            case TEXT -> {
                texts.put(node.path(), node.text());
                places.put(node.path(), node.place());
            }
            case NAMES -> {
                List<YamlNode> items = node.items();
                if (items.isEmpty()) {
                    throw node.invalid("a list of at least one name");
                }
                texts.put(
                        node.path(),
                        TierGroups.text(items.stream().map(YamlNode::text).toList()));
                places.put(node.path(), node.place());
            }
            case SERVE -> serveEntries.add(node);
            case GPU -> {
                String name = node.path().substring(OwnGpu.SECTION.length() + 1);
                gpus.put(name, OwnGpu.of(name, node));
            }
            case UNCERTAINTY -> {
                // Read by UncertaintyReader once the whole market stands.
            }
        }
    }

    private void number(YamlNode node, MarketSchema schema) {
        parameters.put(node.path(), ParameterReader.read(node, schema.bound(), schema.unit()));
        places.put(node.path(), node.place());
    }
}
