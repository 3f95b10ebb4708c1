package io.jevons.internal.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, from a table of its own rather than from installed fonts. The widths are those of DejaVu Sans 2.37,
 * in hundredths of the size; it is the widest of the usual sans-serif faces, so that what fits here fits in the others.
 */
public final class TextWidth {
    private static final int FIRST = ' ';

    private static final int[] PLAIN = {
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
                84,
        84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69,
                61,
        69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63,
                59,
        82, 59, 59, 52, 64, 34, 64, 84
    };

    private static final int[] BOLD = {
        35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
        84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77,
        110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72,
        49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84
    };

    /** A width that few letters of other scripts exceed. */
    private static final int OTHER = 80;

    private static final int WIDE = 105;
    private static final String ELLIPSIS = "…";
    /** What follows a number after a space and belongs to it. */
    private static final List<String> SCALES = List.of("%", "k", "M", "bn", "tn");

    /** So many characters fit into no chart; what is longer is cut before it is measured. */
    private static final int LONGEST = 1000;

    private TextWidth() {}

    /** The width of a text, in pixels. */
    public static double of(String text, Canvas.Face face) {
        long hundredths =
                text.codePoints().mapToLong(c -> advance(c, face.bold())).sum();
        return hundredths * face.size() / 100.0;
    }

    private static int advance(int c, boolean bold) {
        int[] table = bold ? BOLD : PLAIN;
        if (c >= FIRST && c < FIRST + table.length) {
            return table[c - FIRST];
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return c >= 0x1100 ? WIDE : OTHER;
    }

    /**
     * A text with at most so many characters.
     *
     * @param text the text
     * @param most the most characters, counted as code points
     * @return the text, or its beginning and an ellipsis
     */
    public static String shorten(String text, int most) {
        if (text.length() <= most || text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
    }

    /**
     * A text cut at its end to a width.
     *
     * @param text the text
     * @param pixels the width
     * @param face how it is set
     * @return the text, or its beginning and an ellipsis, or nothing where not even that fits
     */
    public static String fit(String text, double pixels, Canvas.Face face) {
        String line = shorten(text, LONGEST);
        return of(line, face) <= pixels ? line : cut(line, 1.0, pixels, face);
    }

    /**
     * A text cut in its middle to a width, for names that tell most at their end.
     *
     * @param text the text
     * @param pixels the width
     * @param face how it is set
     * @return the text, or its beginning, an ellipsis and its end, or nothing where not even that fits
     */
    public static String fitEnds(String text, double pixels, Canvas.Face face) {
        return text.length() <= LONGEST && of(text, face) <= pixels ? text : cut(text, 1.0 / 3, pixels, face);
    }

    /** Keeps as many characters as fit, a part of them at the start and the others at the end. */
    private static String cut(String text, double head, double pixels, Canvas.Face face) {
        int most = Math.min(LONGEST, text.codePointCount(0, text.length()) - 1);
        int least = 0;
        String best = "";
        while (least <= most) {
            int kept = (least + most) >>> 1;
            int before = (int) Math.ceil(kept * head);
            String shown = text.substring(0, text.offsetByCodePoints(0, before))
                    + ELLIPSIS
                    + text.substring(text.offsetByCodePoints(text.length(), before - kept));
            if (of(shown, face) <= pixels) {
                best = shown;
                least = kept + 1;
            } else {
                most = kept - 1;
            }
        }
        return best;
    }

    /**
     * A text broken into lines.
     *
     * @param text the text
     * @param pixels how wide a line may be
     * @param face how it is set
     * @param mostLines the most lines; the last one ends with an ellipsis where there is more
     * @return the lines; none for an empty text
     */
    public static List<String> wrap(String text, double pixels, Canvas.Face face, int mostLines) {
        List<String> lines = new ArrayList<>();
        String rest = shorten(text, LONGEST).strip();
        while (!rest.isEmpty() && lines.size() < mostLines) {
            if (lines.size() == mostLines - 1) {
                lines.add(fit(rest, pixels, face));
                break;
            }
            int end = lineEnd(rest, pixels, face);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    /** Whether a space stands within a quantity, such as {@code 4.1 %} or {@code 12.3 M}, which no line may end in. */
    private static boolean keepsTogether(String text, int space) {
        if (space == 0 || !Character.isDigit(text.charAt(space - 1))) {
            return false;
        }
        int end = space + 1;
        while (end < text.length() && (text.charAt(end) == '%' || Character.isLetter(text.charAt(end)))) {
            end++;
        }
        return SCALES.contains(text.substring(space + 1, end));
    }

    /** Where the first line of a text ends: after the last word that fits, or within the first where none does. */
    private static int lineEnd(String text, double pixels, Canvas.Face face) {
        double width = 0;
        int space = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isWhitespace(c) && !keepsTogether(text, at)) {
                space = at;
            }
            width += advance(c, face.bold()) * face.size() / 100.0;
            if (width > pixels) {
                return space > 0 ? space : Math.max(at, Character.charCount(c));
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
