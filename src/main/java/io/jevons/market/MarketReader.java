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
import java.util.function.BiFunction;
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

    /** What later steps of reading add to, and where they tell of what is wrong. */
    record Parts(
            Map<String, Parameter> parameters,
            Map<String, String> places,
            Map<String, ServingRequest> served,
            OwnParts own,
            BiFunction<YamlNode, String, String> placeOf,
            Consumer<InvalidInputException> fault) {
        /** Adds a parameter that comes of what stands at a node. */
        void add(Parameter parameter, YamlNode node) {
            parameters.put(parameter.path(), parameter);
            places.put(parameter.path(), placeOf.apply(node, parameter.path()));
        }
    }

    /** Takes what is wrong; one that throws it ends the reading there. */
    private final Consumer<InvalidInputException> fault;

    /** What is taken from the base, where the file has one. */
    private final Optional<Inheritance> base;

    private int faults;

    private MarketReader(Optional<Inheritance> base, Consumer<InvalidInputException> fault) {
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
        return reader.checked(root, List.of()).orElseThrow();
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
        MarketReader reader = new MarketReader(base.map(b -> Inheritance.of(file, b)), fault);
        reader.attempt(() -> ownName(file));
        Optional<Market> market = reader.checked(root, Rules.ALL);
        reader.base.ifPresent(b -> b.tellOfNamed(fault));
        return reader.faults > 0 ? Optional.empty() : market;
    }

    /** What can be read of a file, checked by itself; empty where a fault leaves no market. */
    private Optional<Market> checked(YamlNode root, List<MarketRule> rules) {
        attempt(() -> group(root, MarketSchema.root()));
        if (faults > 0) {
            return Optional.empty();
        }
        Market market = market(root);
        if (faults > 0) {
            // Without all numbers only what refers to names can be asked for.
            MarketChecks.references(market, this::found);
        } else {
            MarketChecks.check(market, this::found);
            MarketChecks.chosen(market, this::found);
            attempt(() -> MarketChecks.servingModel(market));
        }
        rules.forEach(rule -> rule.check(market, this::found));
        return Optional.of(market);
    }

    /** Refuses the name of a bundled market for a changed one, which results could not be told from it by. */
    private static void ownName(YamlNode file) {
        Optional<YamlNode> name = file.find(MARKET).filter(n -> n.kind() == YamlNode.Kind.SCALAR && !n.isNull());
        if (name.isPresent()
                && file.find(BasedOn.KEY).isPresent()
                && Markets.bundled().contains(name.get().text())) {
            throw name.get()
                    .invalid("a name of its own, since a bundled market has that one" + "\nMaybe my-"
                            + name.get().text());
        }
    }

    private void attempt(Runnable reading) {
        InvalidInputException.attempt(reading, this::found);
    }

    private void found(InvalidInputException e) {
        faults++;
        base.ifPresentOrElse(b -> b.tell(e, fault), () -> fault.accept(e));
    }

    private Market market(YamlNode root) {
        Quarter start = root.get("start").quarter();
        String name = name(root.get(MARKET));
        if (root.find("groups").isPresent()) {
            for (YamlNode group : root.get("groups").entries().values()) {
                attempt(() -> tierGroup(group));
            }
        }
        for (Map.Entry<String, YamlNode> grade : root.get("grades").entries().entrySet()) {
            attempt(() -> grade(grade.getKey(), grade.getValue()));
        }
        Parts parts = new Parts(parameters, places, new LinkedHashMap<>(), own, this::placeOf, this::found);
        HardwareDefaults.resolve(root, parts);
        ServedGrades.resolve(root, serveEntries, parts);
        List<VaryRule> rules = root.find("uncertainty")
                .map(section -> UncertaintyReader.rules(section, this::found))
                .orElse(List.of());
        List<RankCorrelation> correlations = root.find("correlations")
                .map(section -> UncertaintyReader.correlations(section, this::found))
                .orElse(List.of());
        Market market = new Market(
                name,
                new MarketContents(
                        start,
                        MarketTree.inFileOrder(parameters, parts.served()),
                        texts,
                        places,
                        parts.served(),
                        own,
                        rules.stream()
                                .filter(rule -> stillHas(rule.place(), rule.pattern()))
                                .map(rule -> base.map(b -> b.placed(rule)).orElse(rule))
                                .toList(),
                        correlations.stream()
                                .filter(c -> stillHas(c.place(), c.first()) && stillHas(c.place(), c.second()))
                                .map(c -> base.map(b -> b.placed(c)).orElse(c))
                                .toList()));
        return base.map(b -> market.basedOn(b.base())).orElse(market);
    }

    private String placeOf(YamlNode node, String path) {
        return base.isPresent() ? base.get().place(node, path) : node.place();
    }

    /**
     * Whether what a line calls uncertain is there, as far as that line is the base's: what a file takes away takes the base's
     * words on how sure it is with it, whereas a line of the file's own that fits nothing is a mistake.
     */
    private boolean stillHas(String place, String pattern) {
        boolean inherited = base.isPresent() && base.get().isInherited(place);
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
        places.put("grades." + grade, placeOf(node, "grades." + grade));
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
        Optional<MarketSchema> below = schema.child(key);
        if (below.isEmpty()) {
            throw node.unknownKey(key, schema.keys());
        }
        if (schema.open()) {
            name(key, child, below.get());
        }
        place(child, below.get());
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
                locate(node);
            }
            case NAMES -> {
                List<YamlNode> items = node.items();
                if (items.isEmpty()) {
                    throw node.invalid("a list of at least one name");
                }
                texts.put(
                        node.path(),
                        TierGroups.text(items.stream().map(YamlNode::text).toList()));
                locate(node);
            }
            case SERVE -> serveEntries.add(node);
            case GPU -> own.addGpu(node, this::found);
            case MODEL -> own.addModel(node, this::found);
            case UNCERTAINTY -> {
                // Read by UncertaintyReader once the whole market stands.
            }
        }
    }

    private void locate(YamlNode node) {
        places.put(node.path(), placeOf(node, node.path()));
    }

    private void number(YamlNode node, MarketSchema schema) {
        parameters.put(node.path(), ParameterReader.read(node, schema.bound(), schema.unit()));
        locate(node);
    }
}
