package io.jevons.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Text as JSON has it. */
public final class JsonText {
    private JsonText() {}

    /** A text in quotation marks, with what JSON does not allow in one escaped. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < 0x20 ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    /**
     * Maps, lists, texts, numbers and truth values as JSON.
     *
     * @param value the value
     * @param numbers how a finite number is written; one that is not finite is {@code null}
     * @return JSON text
     */
    public static String write(Object value, DoubleFunction<String> numbers) {
        StringBuilder out = new StringBuilder();
        write(value, numbers, out);
        return out.toString();
    }

    private static void write(Object value, DoubleFunction<String> numbers, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String comma = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(comma).append(quote(entry.getKey().toString())).append(':');
                write(entry.getValue(), numbers, out);
                comma = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String comma = "[";
            for (Object item : list) {
                out.append(comma);
                write(item, numbers, out);
                comma = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Double number) {
            out.append(Double.isFinite(number) ? numbers.apply(number) : "null");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            out.append(quote(value.toString()));
        }
    }
}
