package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.market.ParameterReader;
import io.jevons.model.Bounds;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a shock's numbers beside their values: range, source and kind, by key. A number that has changed since it was
 * stated, as by {@link Shock#strength}, has none of them. Immutable.
 */
final class ShockNumbers {
    /** All keys whose numbers are parameters. */
    static final List<String> KEYS =
            List.of("factor", "shift", "share", "quality", "quality-exponent", "ramp", "half-life");

    static final ShockNumbers NONE = new ShockNumbers(Map.of());

    private final Map<String, Parameter> stated;

    private ShockNumbers(Map<String, Parameter> stated) {
        this.stated = stated;
    }

    /** Reads a number of a shock, whose path is its key. */
    static Parameter read(YamlNode shock, String key) {
        Parameter read = ParameterReader.read(shock.get(key), bounds(key), unit(key));
        return read.at(key);
    }

    /** A shock with other values of all its numbers, of which no more is known. */
    static Shock changed(Shock shock, double[] values) {
        List<Parameter> numbers = shock.numbers();
        Shock changed = shock;
        for (int k = 0; k < values.length; k++) {
            if (numbers.get(k).value() != values[k]) {
                changed = changed.with(numbers.get(k).withValue(values[k], ""));
            }
        }
        return changed;
    }

    static Bounds bounds(String key) {
        return key(key).bounds().orElseThrow();
    }

    private static String unit(String key) {
        return key(key).unit();
    }

    private static Key key(String key) {
        return Keys.scenario().at("shocks.any." + key).orElseThrow();
    }

    /** Refuses a value that the key may not have. */
    static double checked(String key, double value) {
        if (!bounds(key).allows(value)) {
            throw InvalidInputException.of(key, value, bounds(key).phrase());
        }
        return value;
    }

    /** The same with what is known of one more number; nothing is kept of one of which no more is known than its value. */
    ShockNumbers with(Parameter number) {
        Map<String, Parameter> changed = new LinkedHashMap<>(stated);
        changed.put(number.path(), number);
        return new ShockNumbers(changed);
    }

    /** A number with what is known of it. */
    Parameter of(String key, double value) {
        Parameter known = stated.get(key);
        return known != null && known.value() == value ? known : Parameter.of(key, value, unit(key));
    }

    /** The number as a file has it: bare where no more is known. */
    Object written(String key, double value) {
        Parameter p = of(key, value);
        if (!p.hasRange() && p.source().isEmpty() && p.kind() == Parameter.Kind.ASSUMED) {
            return value;
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("value", value);
        if (p.kind() != Parameter.Kind.ASSUMED) {
            written.put("kind", p.kind().name().toLowerCase(Locale.ROOT));
        }
        if (p.hasRange()) {
            written.put("range", List.of(p.low(), p.high()));
        }
        if (!p.source().isEmpty()) {
            written.put("source", p.source());
        }
        return written;
    }
}
