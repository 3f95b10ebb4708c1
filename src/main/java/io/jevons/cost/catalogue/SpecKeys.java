package io.jevons.cost.catalogue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.model.Bounds;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A GPU or a model in a file: its keys, each within the bounds that the table of keys gives it. */
final class SpecKeys {
    private final YamlNode node;

    /** The place of such a thing in a market file, by which the table has its keys. */
    private final String place;

    /** Refuses keys that the table lacks; beside those of the table there may be others, such as one for the name. */
    SpecKeys(YamlNode node, String place, List<String> others) {
        this.node = node;
        this.place = place;
        List<String> allowed = new ArrayList<>(others);
        allowed.addAll(Keys.parts().namesBelow(place));
        node.allow(allowed);
    }

    boolean has(String key) {
        return node.find(key).isPresent();
    }

    YamlNode node(String key) {
        return node.get(key);
    }

    /** Refuses a thing that lacks some of these, with all that it lacks. */
    void require(List<String> needed) {
        List<String> missing = needed.stream().filter(key -> !has(key)).toList();
        if (!missing.isEmpty()) {
            throw node.missing(missing);
        }
    }

    /** The refusal of what a key has. */
    InvalidInputException invalid(String key, String allowed) {
        return node.get(key).invalid(allowed);
    }

    double number(String key) {
        Bounds bounds = Keys.parts().at(place + "." + key).flatMap(Key::bounds).orElseThrow();
        return node.get(key).number(bounds::allows, bounds.phrase());
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    OptionalDouble findNumber(String key) {
        return has(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
    }

    int integer(String key) {
        return (int) number(key);
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    String text(String key, String otherwise) {
        return has(key) ? node.get(key).text() : otherwise;
    }

    <E extends Enum<E>> E choice(String key, E otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(node.get(key).text().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw invalid(key, "one of " + List.of(constants));
    }

    Precision precision(String key, Precision otherwise) {
        return has(key) ? node.get(key).read(() -> Precision.named(node.get(key).text())) : otherwise;
    }

    /** Whatever has no source of its own comes from the file. */
    String source() {
        return text("source", node.file());
    }
}
