package io.jevons.internal;

/** Texts from files as messages show them. */
public final class OneLine {
    private OneLine() {}

    /**
     * A text without control characters, cut where it is long.
     *
     * @param text the text
     * @param longest the most characters that are shown
     * @return the text on one line, with three dots where it is cut
     */
    public static String of(String text, int longest) {
        // Cut first, since the text may have millions of characters.
        String head = text.length() <= longest ? text : text.substring(0, longest) + "...";
        return head.replaceAll("\\p{Cntrl}+", " ");
    }
}
