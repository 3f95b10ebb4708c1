package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fills in what a market file leaves to others: {@code based-on: world-latest} takes from that market all that the file does
 * not say; {@code like: flagship} in a tier, cell or workload takes from that one; and a tier, cell or workload that is new
 * against the base takes for the numbers that describe any of its kind the middle of the base's.
 */
final class BasedOn {
    static final String KEY = "based-on";
    static final String LIKE = "like";

    private static final String UNCERTAINTY = "uncertainty";
    private static final String CORRELATIONS = "correlations";

    /** The sections whose entries a file replaces as a whole. */
    private static final Set<String> WHOLE = Set.of(UNCERTAINTY, "groups");

    private static final List<String> OPEN = List.of("tiers", "cells", "training");

    /** What is new in a new tier, cell or workload, so that no other stands for it. */
    private static final Set<String> OWN = Set.of(
            "price-usd", "power-w", "shipments-per-year", "capacity-per-year", "tokens-per-day", "gpu-hours-per-year");

    private BasedOn() {}

    /** The file with all that it takes from elsewhere. */
    static YamlNode resolve(YamlNode root, Optional<Market> base) {
        YamlNode merged = base.map(b -> merge(root.without(KEY), b)).orElse(root);
        for (String section : OPEN) {
            if (merged.find(section).isPresent()) {
                merged = merged.with(section, filled(section, merged.get(section), root, base));
            }
        }
        return base.isPresent() ? utilised(merged) : merged;
    }

    /** The market that a file is based on. */
    static Optional<Market> base(YamlNode root) {
        return root.find(KEY).map(node -> {
            String name = node.text();
            try {
                return Markets.named(name);
            } catch (InvalidInputException e) {
                throw node.error(KEY + ": " + e.getMessage());
            }
        });
    }

    /** What messages call the lines of the base, none of which a user has seen. */
    static String label(Market base) {
        return base.name() + " (base)";
    }

    /** What the base says, as a file. */
    static YamlNode below(Market base) {
        return YamlNode.parse(label(base), base.toYaml().text());
    }

    private static YamlNode merge(YamlNode own, Market base) {
        YamlNode below = below(base);
        YamlNode merged = own.over(below);
        for (String section : WHOLE) {
            boolean given = own.find(section).filter(n -> !n.isNull()).isPresent();
            if (given && below.find(section).isPresent()) {
                YamlNode entries = below.get(section);
                for (Map.Entry<String, YamlNode> entry :
                        own.get(section).entries().entrySet()) {
                    entries = entry.getValue().isNull()
                            ? entries.without(entry.getKey())
                            : entries.with(entry.getKey(), entry.getValue());
                }
                merged = merged.with(section, entries);
            }
        }
        // Correlations of what is uncertain no more would be of nothing.
        boolean certain = own.find(UNCERTAINTY).filter(YamlNode::isNull).isPresent()
                && own.find(CORRELATIONS).isEmpty();
        return certain ? merged.without(CORRELATIONS) : merged;
    }

    private static YamlNode filled(String section, YamlNode entries, YamlNode root, Optional<Market> base) {
        YamlNode filled = entries;
        for (Map.Entry<String, YamlNode> entry : entries.entries().entrySet()) {
            YamlNode node = entry.getValue();
            if (node.kind() != YamlNode.Kind.MAPPING) {
                continue;
            }
            if (node.find(LIKE).isPresent()) {
                filled = filled.with(entry.getKey(), like(entry.getKey(), entries, List.of()));
            } else if (base.isPresent() && isNew(section, entry.getKey(), root, base.get())) {
                filled = filled.with(entry.getKey(), middle(section, node, base.get()));
            }
        }
        return filled;
    }

    /** An entry with what it takes from the one that it is like, which may be like another in turn. */
    private static YamlNode like(String name, YamlNode entries, List<String> before) {
        YamlNode node = entries.get(name);
        Optional<YamlNode> like = node.kind() == YamlNode.Kind.MAPPING ? node.find(LIKE) : Optional.empty();
        if (like.isEmpty()) {
            return node;
        }
        String other = like.get().text();
        List<String> chain = Stream.concat(before.stream(), Stream.of(name)).toList();
        if (chain.contains(other)) {
            throw like.get().invalid("another than itself and what is like it");
        }
        if (entries.find(other).isEmpty()) {
            List<String> others = entries.entries().keySet().stream()
                    .filter(key -> !key.equals(name))
                    .toList();
            throw like.get()
                    .error(like.get().path() + ": unknown name '" + other + "'"
                            + InvalidInputException.maybe(other, others));
        }
        YamlNode likeness = like(other, entries, chain);
        return node.without(LIKE).over(said(likeness, like.get()));
    }

    /** What a line of the file asks for stands at that line, as far as it is not the file's own. */
    private static YamlNode said(YamlNode node, YamlNode by) {
        if (!node.file().equals(by.file())) {
            return node.standingAt(by);
        }
        YamlNode said = node;
        if (node.kind() == YamlNode.Kind.MAPPING) {
            for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
                said = said.with(entry.getKey(), said(entry.getValue(), by));
            }
        }
        return said;
    }

    private static boolean isNew(String section, String name, YamlNode root, Market base) {
        List<String> known = switch (section) {
            case "tiers" -> base.tiers();
            case "cells" -> base.cells();
            default -> base.trainingWorkloads();
        };
        return root.find(section).isPresent() && !known.contains(name);
    }

    /** The required numbers that a new entry leaves out, as the middle of those of the base's entries. */
    private static YamlNode middle(String section, YamlNode node, Market base) {
        MarketSchema schema = MarketSchema.root()
                .child(section)
                .orElseThrow()
                .child(MarketSchema.ANY)
                .orElseThrow();
        return middle(section, "", node, schema, base);
    }

    private static YamlNode middle(String section, String stem, YamlNode node, MarketSchema schema, Market base) {
        YamlNode filled = node;
        for (Map.Entry<String, MarketSchema> child : schema.children().entrySet()) {
            String key = child.getKey();
            MarketSchema below = child.getValue();
            if (key.equals(MarketSchema.ANY) || below.optional() || OWN.contains(key)) {
                continue;
            }
            if (below.kind() == MarketSchema.Kind.GROUP && !below.open()) {
                YamlNode group = filled.find(key)
                        .orElse(filled.with(key, emptied(filled)).get(key));
                filled = filled.with(key, middle(section, stem + key + ".", group, below, base));
            } else if (below.kind() == MarketSchema.Kind.NUMBER
                    && filled.find(key).isEmpty()) {
                filled = filled.with(key, number(base, section, stem + key).standingAt(node));
            }
        }
        return filled;
    }

    /** A mapping at the same place with nothing in it. */
    private static YamlNode emptied(YamlNode node) {
        YamlNode empty = node;
        for (String key : node.entries().keySet()) {
            empty = empty.without(key);
        }
        return empty;
    }

    private static YamlNode number(Market base, String section, String key) {
        double[] values = base.allParameters().stream()
                .filter(p -> p.path().startsWith(section + ".") && p.path().endsWith("." + key))
                .filter(p -> p.path().length() - key.length() - 1 == p.path().indexOf('.', section.length() + 1))
                .mapToDouble(Parameter::value)
                .toArray();
        return written(middle(values), "the middle of the " + section + " of " + base.name());
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static YamlNode written(double value, String source) {
        return YamlNode.parse("defaults", "value: " + value + "\nkind: assumed\nsource: \"" + source + "\"\n");
    }

    /** A cell's utilisation of a tier that it may choose, where nothing gives it: the middle of its others. */
    private static YamlNode utilised(YamlNode root) {
        YamlNode cells = root.get("cells");
        for (Map.Entry<String, YamlNode> cell : root.get("cells").entries().entrySet()) {
            YamlNode node = cell.getValue();
            Map<String, YamlNode> known = node.find("utilisation")
                    .map(n -> new LinkedHashMap<>(n.entries()))
                    .orElseGet(LinkedHashMap::new);
            for (String taste : List.of("shares", "latent")) {
                for (String tier :
                        node.find(taste).map(n -> n.entries().keySet()).orElse(Set.of())) {
                    if (!known.isEmpty() && !known.containsKey(tier)) {
                        double[] values = known.values().stream()
                                .mapToDouble(BasedOn::value)
                                .toArray();
                        YamlNode value = written(middle(values), "the middle of the cell's other tiers")
                                .standingAt(node.get(taste).get(tier));
                        node = node.with("utilisation", node.get("utilisation").with(tier, value));
                    }
                }
            }
            cells = cells.with(cell.getKey(), node);
        }
        return root.with("cells", cells);
    }

    private static double value(YamlNode node) {
        return node.kind() == YamlNode.Kind.MAPPING ? node.get("value").number() : node.number();
    }
}
