package io.jevons.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Writes values as YAML: words plain, all other texts in double quotes, numbers in full precision. */
public final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+(][A-Za-z0-9_./+()-]*)*");

    /** Beyond the control characters, what a reader may take for a line break or for a mark of byte order. */
    private static final String LINE_BREAKS = "\u2028\u2029\uFEFF";

    private YamlText() {}

    /**
     * A value in the flow style.
     *
     * @param value a map, a list, a number, or what has a text of its own
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
        if (value instanceof Number) {
            return value.toString().replace("Infinity", ".inf");
        }
        String text = value.toString();
        boolean word = List.of("true", "false", "null", "on", "off").contains(text.toLowerCase(Locale.ROOT));
        boolean plain = PLAIN.matcher(text).matches() || text.matches("\\d{4}Q[1-4]");
        return plain && !word ? text : quoted(text);
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
