package io.jevons.market;

import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.model.Bounds;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads a number of a market or a scenario: bare, or as {@code {value, unit, range, source, kind}}. */
public final class ParameterReader {
    private static final List<String> DETAIL = List.of("value", "unit", "source", "kind", "range");
    /** What people call a number that has no unit; per cent is none of them, for it would be read a hundred times too large. */
    private static final List<String> PURE = List.of("1", "part", "share", "fraction", "factor", "ratio", "number");

    private ParameterReader() {}

    /**
     * Reads a number.
     *
     * @param node where it stands
     * @param bounds the values that it may have
     * @param unit its unit, where the file gives none
     * @return the parameter at the node's path
     * @throws io.jevons.base.InvalidInputException if it is no number within its bounds, or not of that form
     */
    public static Parameter read(YamlNode node, Bounds bounds, String unit) {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(unit, "unit");
        return read(node, bounds, unit, false);
    }

    /** The same, where a number that was computed may be stated as such. */
    static Parameter read(YamlNode node, Bounds bounds, String unit, boolean computed) {
        return node.kind() == YamlNode.Kind.MAPPING
                ? detailed(node, bounds, unit, computed)
                : Parameter.of(node.path(), value(node, bounds), unit);
    }

    private static double value(YamlNode node, Bounds bounds) {
        return node.number(bounds::allows, bounds.phrase());
    }

    private static Parameter detailed(YamlNode node, Bounds bounds, String unit, boolean computed) {
        node.allow(DETAIL);
        double low = Double.NaN;
        double high = Double.NaN;
        if (node.find("range").isPresent()) {
            List<YamlNode> range = node.get("range").items();
            if (range.size() != 2 || !(range.get(0).number() <= range.get(1).number())) {
                throw node.get("range").invalid("two numbers, the lower one first");
            }
            low = range.get(0).number();
            high = range.get(1).number();
        }
        double value = value(node.get("value"), bounds);
        String source = node.find("source").map(YamlNode::text).orElse("");
        // Who changes a number may leave the range that was believed of it; its source says so, as it is written.
        if ((value < low || value > high) && !Change.isToldOf(source)) {
            throw node.get("range")
                    .invalid(
                            "a range that holds the value, " + node.get("value").text());
        }
        return new Parameter(
                node.path(),
                value,
                node.find("unit").map(u -> unit(u, unit)).orElse(unit),
                low,
                high,
                source,
                node.find("kind").map(k -> kind(k, computed)).orElse(Parameter.Kind.ASSUMED));
    }

    /** The unit as given, where it is the key's own: nothing is converted, so that no other may stand there. */
    private static String unit(YamlNode node, String unit) {
        String given = node.text();
        boolean pure = unit.equals("1");
        if (pure ? PURE.contains(given) : plain(given).equals(plain(unit))) {
            return given;
        }
        throw node.invalid(pure ? "1, as the number has no unit" : unit + ", the unit of this number");
    }

    private static String plain(String unit) {
        return unit.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static Parameter.Kind kind(YamlNode node, boolean computed) {
        String text = node.text();
        for (Parameter.Kind kind : Parameter.Kind.values()) {
            if ((computed || kind != Parameter.Kind.COMPUTED)
                    && text.equals(kind.name().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw node.invalid("sourced, fitted or assumed");
    }
}
