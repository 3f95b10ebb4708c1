package io.jevons.internal;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * What readers of YAML 1.1 take a plain scalar for. The patterns are those of the type repository of YAML 1.1
 * (yaml.org/type: bool, float, int, null, timestamp, merge, value), with the letters y and n, which some readers leave out.
 */
final class YamlOneOne {
    /** What a plain scalar is. */
    enum Type {
        NUMBER,
        TRUTH,
        NOTHING,
        OTHER,
        TEXT
    }

    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?"
            + "|[-+]?\\.[0-9][0-9_]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern INT = Pattern.compile("[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");
    private static final Pattern TRUTH =
            Pattern.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE" + "|on|On|ON|off|Off|OFF");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}"
                    + "|\\d{4}-\\d\\d?-\\d\\d?([Tt]|[ \\t]+)\\d\\d?:\\d{2}:\\d{2}(\\.\\d*)?(([ \\t]*)(Z|[-+]\\d\\d?(:\\d{2})?))?");

    private YamlOneOne() {}

    static Type of(String plain) {
        if (FLOAT.matcher(plain).matches() || INT.matcher(plain).matches()) {
            return Type.NUMBER;
        }
        if (TRUTH.matcher(plain).matches()) {
            return Type.TRUTH;
        }
        if (plain.isEmpty() || plain.matches("~|null|Null|NULL")) {
            return Type.NOTHING;
        }
        return TIME.matcher(plain).matches() || plain.equals("=") || plain.equals("<<") ? Type.OTHER : Type.TEXT;
    }

    /** What readers of YAML 1.2 (its core schema, 10.3.2) take a plain scalar for. */
    static Type inOneTwo(String plain) {
        if (plain.matches("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
                + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)")) {
            return Type.NUMBER;
        }
        if (plain.matches("true|True|TRUE|false|False|FALSE")) {
            return Type.TRUTH;
        }
        return plain.isEmpty() || plain.matches("~|null|Null|NULL") ? Type.NOTHING : Type.TEXT;
    }

    /** The plain scalars of a text, keys too. */
    static Stream<String> plain(String yaml) {
        Iterable<Event> events = new Parse(LoadSettings.builder().build()).parseString(yaml);
        return StreamSupport.stream(events.spliterator(), false)
                .filter(e -> e instanceof ScalarEvent scalar && scalar.isPlain())
                .map(e -> ((ScalarEvent) e).getValue());
    }
}
