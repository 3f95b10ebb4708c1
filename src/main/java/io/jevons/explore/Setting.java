package io.jevons.explore;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands on the screen: a scenario, and what was moved of it.
 *
 * @param scenario the name of the scenario
 * @param inputs where uncertain inputs were put, by their names: a value, or a factor where the input is one
 * @param values other parameters, by their paths
 * @param starts the first quarters of shocks, by the names of the shocks
 */
record Setting(String scenario, Map<String, Double> inputs, Map<String, Double> values, Map<String, String> starts) {
    static final String SCENARIO = "scenario";
    static final String INPUTS = "inputs";
    static final String VALUES = "values";
    static final String STARTS = "starts";

    private static final List<String> KEYS = List.of(SCENARIO, INPUTS, VALUES, STARTS);

    /** More changes than a page can make by hand. */
    private static final int MOST_CHANGES = 500;

    Setting {
        inputs = inOrder(inputs);
        values = inOrder(values);
        starts = inOrder(starts);
    }

    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A scenario as it comes. */
    static Setting of(String scenario) {
        return new Setting(scenario, Map.of(), Map.of(), Map.of());
    }

    /**
     * Reads a setting.
     *
     * @throws InvalidInputException if a key is unknown, or a value is no number or no quarter; the message names it
     */
    static Setting read(YamlNode node) {
        node.allow(KEYS);
        return new Setting(
                node.get(SCENARIO).text(), numbers(node, INPUTS), numbers(node, VALUES), quarters(node, STARTS));
    }

    private static Map<String, YamlNode> entries(YamlNode setting, String key) {
        Optional<YamlNode> given = setting.find(key);
        if (given.isEmpty()) {
            return Map.of();
        }
        YamlNode node = given.get();
        Map<String, YamlNode> entries = node.entries();
        if (entries.size() > MOST_CHANGES) {
            throw node.error("has " + entries.size() + " entries: must have at most " + MOST_CHANGES);
        }
        return entries;
    }

    private static Map<String, Double> numbers(YamlNode node, String key) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        entries(node, key).forEach((name, value) -> numbers.put(name, value.number()));
        return numbers;
    }

    private static Map<String, String> quarters(YamlNode node, String key) {
        Map<String, String> quarters = new LinkedHashMap<>();
        entries(node, key)
                .forEach((name, value) -> quarters.put(name, value.quarter().toString()));
        return quarters;
    }
}
