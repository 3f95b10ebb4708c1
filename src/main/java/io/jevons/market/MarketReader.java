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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Reads a market from a file's nodes, guided by {@link MarketSchema}. */
final class MarketReader {
    /** The rules of the rooms above, which are loaded for files alone. */
    private static final class Rules {
        static final List<MarketRule> ALL =
                ServiceLoader.load(MarketRule.class, MarketRule.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    private static final String MARKET = "market";
    private static final String SCENARIO = "scenario";

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final OwnParts own = OwnParts.none();
    private final List<YamlNode> serveEntries = new ArrayList<>();

    /** What later steps of reading add to. */
    record Parts(
            Map<String, Parameter> parameters,
            Map<String, String> places,
            Map<String, ServingRequest> served,
            OwnParts own) {}

    /** Takes what is wrong; one that throws it ends the reading there. */
    private final Consumer<InvalidInputException> fault;

    /** What messages call the lines of the base, where the file has one. */
    private final Optional<String> base;

    private int faults;

    private MarketReader(Optional<String> base, Consumer<InvalidInputException> fault) {
        this.base = base;
        this.fault = fault;
    }

    static Market read(YamlNode root) {
        return read(root, e -> {
                    throw e;
                })
                .orElseThrow();
    }

    /**
     * Reads a market that comes with the library, by the rules of this room alone: the tests hold it to those of the rooms
     * above, whose classes a first comparison need not load for it.
     */
    static Market bundled(YamlNode root) {
        MarketReader reader = new MarketReader(Optional.empty(), e -> {
            throw e;
        });
        return reader.checked(root).orElseThrow();
    }

    /** Reads what can be read, and tells of all faults; empty where there are any that leave no market. */
    static Optional<Market> read(YamlNode file, Consumer<InvalidInputException> fault) {
        if (file.find(MARKET).isEmpty() && file.find(SCENARIO).isPresent()) {
            fault.accept(
                    file.get(SCENARIO)
                            .error(
                                    "a key 'scenario', as of a scenario file: must be a market file\nMaybe Jevons.scenario(Path.of(...))"));
            return Optional.empty();
        }
        Optional<Market> base = BasedOn.base(file);
        YamlNode root = BasedOn.resolve(file, base);
        MarketReader reader = new MarketReader(base.map(Market::name), fault);
        reader.attempt(() -> ownName(file));
        Optional<Market> market = reader.checked(root);
        market.ifPresent(m -> Rules.ALL.forEach(rule -> rule.check(m, reader::found)));
        return reader.faults > 0
                ? Optional.empty()
                : market.map(m -> base.map(m::basedOn).orElse(m));
    }

    /** What can be read of a file, checked by itself; empty where a fault leaves no market. */
    private Optional<Market> checked(YamlNode root) {
        attempt(() -> group(root, MarketSchema.root()));
        if (faults > 0) {
            return Optional.empty();
        }
        Market market = market(root, this);
        MarketChecks.check(market, this::found);
        MarketChecks.chosen(market, this::found);
        attempt(() -> MarketChecks.servingModel(market));
        return Optional.of(market);
    }

    /** Refuses the name of a bundled market for a changed one, which results could not be told from it by. */
    private static void ownName(YamlNode file) {
        Optional<YamlNode> name = file.find(MARKET).filter(n -> n.kind() == YamlNode.Kind.SCALAR && !n.isNull());
        if (name.isPresent()
                && file.find(BasedOn.KEY).isPresent()
                && Markets.bundled().contains(name.get().text())) {
            throw name.get().invalid("a name of its own, since a bundled market has that one");
        }
    }

    private void attempt(Runnable reading) {
        InvalidInputException.attempt(reading, this::found);
    }

    private void found(InvalidInputException e) {
        faults++;
        fault.accept(e);
    }

    private static Market market(YamlNode root, MarketReader reader) {
        Quarter start = root.get("start").quarter();
        String name = name(root.get(MARKET));
        if (root.find("groups").isPresent()) {
            root.get("groups").entries().values().forEach(MarketReader::tierGroup);
        }
        root.get("grades").entries().forEach(reader::grade);
        Parts parts = new Parts(reader.parameters, reader.places, new LinkedHashMap<>(), reader.own);
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
                reader.own,
                rules.stream()
                        .filter(rule -> reader.stillHas(rule.place(), rule.pattern()))
                        .toList(),
                correlations.stream()
                        .filter(c -> reader.stillHas(c.place(), c.first()) && reader.stillHas(c.place(), c.second()))
                        .toList());
    }

    /**
     * Whether what a line calls uncertain is there, as far as that line is the base's: what a file takes away takes the base's
     * words on how sure it is with it, whereas a line of the file's own that fits nothing is a mistake.
     */
    private boolean stillHas(String place, String pattern) {
        boolean inherited = base.isPresent() && place.startsWith(base.get() + ",");
        return !inherited
                || ParameterTable.isOfShock(pattern)
                || !ParameterTable.matches(pattern, parameters.keySet()).isEmpty();
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
        for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
            attempt(() -> child(node, entry.getKey(), entry.getValue(), schema));
        }
        List<String> missing = new ArrayList<>(schema.requiredKeys());
        missing.removeAll(entries.keySet());
        if (!missing.isEmpty()) {
            throw node.missing(missing);
        }
        if (schema.open() && entries.isEmpty() && !schema.optional()) {
            throw node.invalid("at least one entry");
        }
    }

    private void child(YamlNode node, String key, YamlNode child, MarketSchema schema) {
        MarketSchema below = schema.child(key).orElseThrow(() -> node.unknownKey(key, schema.keys()));
        if (schema.open()) {
            name(key, child, below);
        }
        place(child, below);
    }

    private static void name(String key, YamlNode node, MarketSchema schema) {
        if (schema.isPart()) {
            // No path is made of the name of a GPU or a model, which often has a dot in it.
            Checks.name(schema.kind().name().toLowerCase(Locale.ROOT), key);
            return;
        }
        boolean plain = !key.isBlank() && key.indexOf('.') < 0 && key.indexOf('*') < 0 && key.indexOf(',') < 0;
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
            case GPU -> own.addGpu(node);
            case MODEL -> own.addModel(node);
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
