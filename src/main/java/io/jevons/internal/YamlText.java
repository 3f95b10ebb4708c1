package io.jevons.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes values as YAML: words plain, all other texts in double quotes, numbers in full precision. Readers of YAML 1.1, which
 * are still most, and of YAML 1.2 take every value for the same: the older ask an exponent for its sign, and read
 * {@code no} as false and {@code 12:30:00} as a number to the base of sixty.
 */
public final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+(][A-Za-z0-9_./+()-]*)*");

    /** What one of the readers takes for a truth value or for nothing, in whatever case. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "y", "n", "on", "off", "null");

    /** Beyond the control characters, what a reader may take for a line break or for a mark of byte order. */
    private static final String LINE_BREAKS = "\u2028\u2029\uFEFF";

    private YamlText() {}

    /**
     * A value in the flow style.
     *
     * @param value a map, a list, a number, a truth value, an empty {@link Optional} for none, or what has a text of its own
     * @return its text, on one line
     */
    public static String value(Object value) {
        Objects.requireNonNull(value, "value");
        if (value instanceof Map<?, ?> map) {
            List<String> entries = map.entrySet().stream()
                    .map(e -> value(e.getKey().toString()) + ": " + value(e.getValue()))
                    .toList();
            return "{" + String.join(", ", entries) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(YamlText::value).toList()) + "]";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value.equals(Optional.empty())) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value.toString();
        boolean plain = PLAIN.matcher(text).matches() || text.matches("\\d{4}Q[1-4]");
        return plain && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : quoted(text);
    }

    /** The text of a number that both versions take for one: with a point, and with a sign at the exponent. */
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
        }
        return Double.toString(number).replace("E-", "e-").replace("E", "e+");
    }

    /** A double-quoted scalar, in which every text can be written. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || (c >= 0x7f && c <= 0xa0) || LINE_BREAKS.indexOf(c) >= 0) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
