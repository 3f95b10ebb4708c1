package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code uncertainty:} and {@code correlations:}, which a market and a scenario may have alike. */
public final class UncertaintyReader {
    private static final String CUT = "truncated-";

    /** Distributions of a list of values. */
    private static final Set<String> OF_ANY_LENGTH = Set.of("discrete", "empirical");

    private static final List<String> KEYS = List.of("scale", "set", "each", "reason");

    private UncertaintyReader() {}

    /**
     * Reads the {@code uncertainty:} section.
     *
     * @param section the section
     * @param fault takes what is wrong, a rule at a time
     * @return the rules that can be read, in file order
     */
    public static List<VaryRule> rules(YamlNode section, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(fault, "fault");
        List<VaryRule> rules = new ArrayList<>();
        InvalidInputException.attempt(
                () -> section.entries()
                        .forEach((pattern, rule) ->
                                InvalidInputException.attempt(() -> rules.add(rule(pattern, rule)), fault)),
                fault);
        return List.copyOf(rules);
    }

    /**
     * Reads the {@code correlations:} section.
     *
     * @param section the section
     * @param fault takes what is wrong, a correlation at a time
     * @return the correlations that can be read, in file order
     */
    public static List<RankCorrelation> correlations(YamlNode section, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(fault, "fault");
        List<RankCorrelation> correlations = new ArrayList<>();
        InvalidInputException.attempt(
                () -> section.items()
                        .forEach(item ->
                                InvalidInputException.attempt(() -> correlations.add(correlation(item)), fault)),
                fault);
        return List.copyOf(correlations);
    }

    private static RankCorrelation correlation(YamlNode item) {
        if (item.items().size() != 3) {
            throw item.invalid("a list of two paths and a rank correlation");
        }
        double rho = item.items().get(2).number(x -> Math.abs(x) <= 1, "a number between -1 and 1");
        return new RankCorrelation(
                item.items().get(0).text(), item.items().get(1).text(), rho, item.place());
    }

    private static VaryRule rule(String pattern, YamlNode rule) {
        rule.allow(KEYS);
        boolean scale = rule.find("scale").isPresent();
        if (scale == rule.find("set").isPresent()) {
            throw rule.invalid("either scale or set with a distribution");
        }
        YamlNode distribution = rule.get(scale ? "scale" : "set");
        if (distribution.entries().size() != 1) {
            throw distribution.invalid("one distribution with its numbers, such as {uniform: [0.5, 1.5]}");
        }
        Map.Entry<String, YamlNode> only =
                distribution.entries().entrySet().iterator().next();
        boolean cut = only.getKey().startsWith(CUT);
        requireFew(only.getKey(), only.getValue());
        List<Double> arguments = only.getValue().items().stream()
                .map(n -> cut ? limit(n) : n.number())
                .toList();
        return new VaryRule(
                pattern,
                scale,
                rule.find("each").map(YamlNode::truth).orElse(false),
                only.getKey(),
                arguments,
                rule.find("reason").map(YamlNode::text).orElse(""),
                rule.place());
    }

    /** Distributions check their numbers; here a list is refused that decimal commas made longer than any of them takes. */
    private static void requireFew(String name, YamlNode arguments) {
        boolean cut = name.startsWith(CUT);
        boolean takesAnyNumber = OF_ANY_LENGTH.contains(cut ? name.substring(CUT.length()) : name);
        if (!takesAnyNumber && arguments.items().size() > (cut ? 5 : 3)) {
            throw arguments.invalid(cut ? "a list of 4 or 5 numbers" : "a list of 2 or 3 numbers");
        }
    }

    /** A number, or the infinity of a distribution that is cut on one side. */
    private static double limit(YamlNode node) {
        if (node.isNumber()) {
            return node.number();
        }
        return switch (node.text()) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> throw node.invalid("a number, .inf or -.inf");
        };
    }
}
