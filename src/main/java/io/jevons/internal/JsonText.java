package io.jevons.internal;

import java.util.Locale;

/** Text as JSON has it. */
public final class JsonText {
    private JsonText() {}

    /**
     * A text in quotation marks, with what JSON does not allow in one escaped.
     *
     * @param text any text
     * @return a JSON string
     */
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
}
