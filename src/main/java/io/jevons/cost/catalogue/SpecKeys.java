package io.jevons.cost.catalogue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.model.Bounds;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A GPU or a model in a file: its keys, each within the bounds that the table of keys gives it. */
final class SpecKeys {
    private final YamlNode node;

    /** The place of such a thing in a market file, by which the table has its keys. */
    private final String place;

    private SpecKeys(YamlNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** Refuses keys that the table lacks; beside those of the table there may be one for the name. */
    static SpecKeys of(YamlNode node, String place, String name) {
        SpecKeys keys = new SpecKeys(node, place);
        List<String> allowed = new ArrayList<>(List.of(name));
        allowed.addAll(keys.names());
        node.allow(allowed);
        return keys;
    }

    /** Reads a thing below its name in another file, and tells of all that is wrong with it; empty where something is. */
    static <T> Optional<T> read(
            YamlNode node, String place, Function<SpecKeys, T> reading, Consumer<InvalidInputException> fault) {
        // What refuses a value may do so in reading and once more where each key is looked at by itself.
        Map<String, InvalidInputException> faults = new LinkedHashMap<>();
        Consumer<InvalidInputException> found = e -> faults.put(e.getMessage(), e);
        SpecKeys keys = new SpecKeys(node, place);
        List<T> read = new ArrayList<>();
        InvalidInputException.attempt(
                () -> {
                    node.allow(keys.names(), found);
                    read.add(node.read(() -> reading.apply(keys)));
                },
                found);
        if (faults.isEmpty()) {
            return Optional.of(read.get(0));
        }
        if (node.kind() == YamlNode.Kind.MAPPING) {
            keys.names().stream()
                    .filter(keys::has)
                    .forEach(key -> InvalidInputException.attempt(() -> keys.value(key), found));
        }
        faults.values().forEach(fault);
        return Optional.empty();
    }

    private List<String> names() {
        return Keys.parts().namesBelow(place);
    }

    /** Refuses what a key has where that is wrong by itself; of a configuration the reading tells. */
    private void value(String key) {
        switch (Keys.parts().at(place + "." + key).orElseThrow().unit()) {
            case "text" -> text(key, "");
            case "truth" -> node(key).truth();
            case "precision" -> precision(key, Precision.BF16);
            case "memory" -> choice(key, GpuSpec.Memory.GDDR);
            case "link" -> choice(key, GpuSpec.Link.NONE);
            case "config" -> node(key);
            default -> number(key);
        }
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
        throw invalid(
                key,
                "one of "
                        + Arrays.stream(constants)
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    Precision precision(String key, Precision otherwise) {
        return has(key) ? node.get(key).read(() -> Precision.named(node.get(key).text())) : otherwise;
    }

    /** Whatever has no source of its own comes from the file. */
    String source() {
        return text("source", node.file());
    }
}
