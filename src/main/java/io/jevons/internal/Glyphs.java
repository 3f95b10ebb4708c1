package io.jevons.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The few characters beyond ASCII that printed results use, with a fallback where standard output cannot show them. */
public final class Glyphs {
    private static final boolean UNICODE = canPrint();

    private Glyphs() {}

    /**
     * Whether standard output can show characters beyond ASCII.
     *
     * @return whether it can
     */
    public static boolean unicode() {
        return UNICODE;
    }

    /** The mark for something left out. */
    public static String ellipsis() {
        return UNICODE ? "…" : "~";
    }

    /** A rule, one character wide. */
    public static String rule() {
        return UNICODE ? "─" : "-";
    }

    /** The levels of a sparkline, lowest first. */
    public static String levels() {
        return UNICODE ? "▁▂▃▄▅▆▇█" : "_.-=+*%#";
    }

    private static boolean canPrint() {
        // stdout.encoding exists from JDK 19 on, native.encoding from 17 on.
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        try {
            Charset charset = name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
            if (charset.equals(StandardCharsets.UTF_8)) {
                return true;
            }
            return charset.canEncode() && charset.newEncoder().canEncode("▁█…─");
        } catch (IllegalArgumentException unknownCharset) {
            return false;
        }
    }
}
