package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.internal.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies changes to a market's parameters. */
final class MarketChanges {
    private MarketChanges() {}

    /** Applies changes in order; those of an analyst are checked one by one, and counted in the market's name. */
    static Market apply(Market market, List<Change> changes, boolean analyst) {
        Map<String, Parameter> parameters = new LinkedHashMap<>(market.parameterMap());
        Map<String, String> places = new LinkedHashMap<>(market.placeMap());
        for (Change change : changes) {
            for (String path : targets(market, change, parameters)) {
                Parameter old = parameters.get(path);
                MarketSchema schema = MarketSchema.root().at(path).orElseThrow();
                double value = change.kind() == Change.Kind.SCALE ? old.value() * change.value() : change.value();
                if (analyst && !schema.bound().allows(value)) {
                    throw InvalidInputException.of(path, value, schema.bound().phrase());
                }
                Parameter base = old != null ? old : Parameter.of(path, value, schema.unit());
                Parameter changed = base.withValue(value, old == null ? change.origin() : change.source(old.value()));
                parameters.put(path, change.kind() == Change.Kind.FIT ? changed.fitted() : changed);
                places.remove(path);
                places.put(path, change.origin() + ": ");
            }
        }
        return market.withParameters(
                parameters, places, rules(market, changes, parameters, analyst), analyst ? changes.size() : 0);
    }

    /** What an analyst sets is drawn by value no longer. */
    private static List<VaryRule> rules(
            Market market, List<Change> changes, Map<String, Parameter> parameters, boolean analyst) {
        List<Change> sets =
                changes.stream().filter(c -> c.kind() == Change.Kind.SET).toList();
        List<VaryRule> holding =
                analyst ? VaryRule.holding(sets, market.uncertainty(), parameters.keySet()) : List.of();
        if (holding.isEmpty()) {
            return market.uncertainty();
        }
        List<VaryRule> rules = new ArrayList<>(market.uncertainty());
        holding.forEach(rule -> put(rule, rules));
        return List.copyOf(rules);
    }

    /** In place of the rule for the same pattern, so that other draws stay as they are, or behind one that would overrule it there. */
    private static void put(VaryRule rule, List<VaryRule> rules) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).pattern().equals(rule.pattern())) {
                rules.set(i, rule);
                return;
            }
            if (Wildcard.overlap(rules.get(i).pattern(), rule.pattern())) {
                break;
            }
        }
        rules.removeIf(r -> r.pattern().equals(rule.pattern()));
        rules.add(rule);
    }

    /** The changes that match something; of the others it tells. */
    static List<Change> fitting(Market market, List<Change> changes, Consumer<InvalidInputException> fault) {
        List<Change> fitting = new ArrayList<>();
        for (Change change : changes) {
            InvalidInputException.attempt(
                    () -> {
                        targets(market, change, market.parameterMap());
                        fitting.add(change);
                    },
                    fault);
        }
        return fitting;
    }

    private static List<String> targets(Market market, Change change, Map<String, Parameter> parameters) {
        List<String> found = Wildcard.matches(change.pattern(), parameters.keySet());
        if (!found.isEmpty()) {
            return found;
        }
        List<String> absent = optionalPaths(market, change.pattern());
        if (!absent.isEmpty()) {
            // What sets an optional key adds it; what scales one passes by.
            return change.kind() == Change.Kind.SCALE ? List.of() : absent;
        }
        throw new InvalidInputException(change.origin() + ": '" + change.pattern() + "' matches no parameter"
                + InvalidInputException.maybe(change.pattern(), parameters.keySet()));
    }

    /** The optional keys that a pattern names and the market lacks, such as {@code cells.*.saturation}. */
    private static List<String> optionalPaths(Market market, String pattern) {
        int section = pattern.indexOf('.');
        int name = pattern.indexOf('.', section + 1);
        if (section < 0 || name < 0) {
            return List.of();
        }
        String owner = pattern.substring(section + 1, name);
        String key = pattern.substring(name + 1);
        List<String> owners = switch (pattern.substring(0, section)) {
            case "tiers" -> market.tiers();
            case "grades" -> market.grades();
            case "cells" -> market.cells();
            case "training" -> market.trainingWorkloads();
            default -> List.of();
        };
        List<String> paths = new ArrayList<>();
        for (String match : Wildcard.matches(owner, owners)) {
            for (String leaf : leaves(market, key)) {
                String path = pattern.substring(0, section + 1) + match + "." + leaf;
                Optional<MarketSchema> schema = MarketSchema.root().at(path);
                if (schema.isPresent() && (schema.get().optional() || leaf.indexOf('.') > 0)) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    /** A key below an owner; where its last part is a pattern, once for each tier that it matches. */
    private static List<String> leaves(Market market, String key) {
        int dot = key.lastIndexOf('.');
        if (dot < 0) {
            return List.of(key);
        }
        String stem = key.substring(0, dot + 1);
        List<String> tiers = Wildcard.matches(key.substring(dot + 1), market.tiers());
        return tiers.stream().map(tier -> stem + tier).toList();
    }
}
