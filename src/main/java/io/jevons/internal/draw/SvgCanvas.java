package io.jevons.internal.draw;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Paints by writing SVG. Each colour stands as an attribute, so that a viewer without style sheets shows the light form; a
 * style for a dark ground replaces the colours that were used.
 */
public final class SvgCanvas implements Canvas {
    /** Longer descriptions are cut: no reader listens to more. */
    private static final int LONGEST_DESCRIPTION = 2000;

    private final StringBuilder body = new StringBuilder();
    private final TreeSet<String> fills = new TreeSet<>();
    private final TreeSet<String> strokes = new TreeSet<>();

    /** Creates an empty drawing. */
    public SvgCanvas() {}

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        path(x, y, "Z");
        fills.add(colour);
        body.append("\" fill=\"").append(colour).append('"');
        opacity("fill", opacity);
        body.append("/>\n");
    }

    @Override
    public void line(double[] x, double[] y, String colour, Stroke stroke) {
        path(x, y, "");
        stroke(colour, stroke.width());
        if (stroke.pattern() != Pattern.SOLID) {
            body.append(" stroke-dasharray=\"")
                    .append(number(stroke.pattern().on()))
                    .append(' ');
            body.append(number(stroke.pattern().off())).append('"');
        }
        body.append(" stroke-linejoin=\"round\"/>\n");
    }

    @Override
    public void dots(double[] x, double[] y, double radius, String colour, double opacity) {
        body.append("<path d=\"");
        for (int i = 0; i < x.length; i++) {
            body.append('M')
                    .append(number(x[i]))
                    .append(' ')
                    .append(number(y[i]))
                    .append("h0");
        }
        stroke(colour, 2 * radius);
        opacity("stroke", opacity);
        body.append(" stroke-linecap=\"round\"/>\n");
    }

    @Override
    public void text(double x, double y, String text, Face face, String colour) {
        if (text.isEmpty()) {
            return;
        }
        fills.add(colour);
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"');
        if (face.anchor() != Anchor.START) {
            body.append(" text-anchor=\"")
                    .append(face.anchor().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        body.append(" font-size=\"").append(face.size()).append('"');
        body.append(face.bold() ? " font-weight=\"bold\"" : "");
        body.append(" fill=\"")
                .append(colour)
                .append("\">")
                .append(escape(text))
                .append("</text>\n");
    }

    private void path(double[] x, double[] y, String end) {
        body.append("<path d=\"");
        String lastX = "";
        String lastY = "";
        for (int i = 0; i < x.length; i++) {
            String nextX = number(x[i]);
            String nextY = number(y[i]);
            if (nextX.equals(lastX) && nextY.equals(lastY)) {
                continue;
            }
            body.append(i == 0 ? 'M' : 'L').append(nextX).append(' ').append(nextY);
            lastX = nextX;
            lastY = nextY;
        }
        body.append(end);
    }

    private void stroke(String colour, double width) {
        strokes.add(colour);
        body.append("\" fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"");
        body.append(number(width)).append('"');
    }

    private void opacity(String what, double opacity) {
        if (opacity < 1) {
            body.append(' ')
                    .append(what)
                    .append("-opacity=\"")
                    .append(number(opacity))
                    .append('"');
        }
    }

    /** A number with two decimals at most. */
    private static String number(double value) {
        long hundredths = Math.round(100 * value);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String sign = hundredths < 0 ? "-" : "";
        long part = Math.abs(hundredths) % 100;
        String decimals = part % 10 == 0 ? Long.toString(part / 10) : (part < 10 ? "0" : "") + part;
        return sign + Math.abs(hundredths) / 100 + "." + decimals;
    }

    /**
     * The drawing.
     *
     * @param width its width in pixels
     * @param height its height in pixels
     * @param title its title
     * @param description what it shows, for those who do not see it
     * @param dark colours on a dark ground by those on a light one
     * @return an {@code svg} element
     */
    public String toSvg(int width, int height, String title, String description, Map<String, String> dark) {
        String told = escape(TextWidth.shorten(description, LONGEST_DESCRIPTION));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jevons-chart\" role=\"img\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"sans-serif\""
                + " aria-label=\"" + told + "\">\n<title>" + escape(TextWidth.shorten(title, LONGEST_DESCRIPTION))
                + "</title>\n<desc>" + told + "</desc>\n" + style(dark) + body + "</svg>\n";
    }

    private String style(Map<String, String> dark) {
        StringBuilder css = new StringBuilder();
        rules(css, "fill", fills, dark);
        rules(css, "stroke", strokes, dark);
        return css.isEmpty() ? "" : "<style>@media (prefers-color-scheme:dark){\n" + css + "}</style>\n";
    }

    private static void rules(StringBuilder css, String what, Iterable<String> colours, Map<String, String> dark) {
        for (String light : colours) {
            String colour = dark.getOrDefault(light, light);
            if (!colour.equals(light)) {
                css.append(".jevons-chart [")
                        .append(what)
                        .append("=\"")
                        .append(light)
                        .append("\"]{");
                css.append(what).append(':').append(colour).append("}\n");
            }
        }
    }

    /** A text with what XML reserves as entities, and without the characters that XML does not have. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isText(c) ? c : c < ' ' ? ' ' : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isText(int c) {
        boolean control = c < ' ' || (c >= 0x7f && c <= 0x9f);
        boolean surrogate = c >= 0xd800 && c < 0xe000;
        return !control && !surrogate && c != 0xfffe && c != 0xffff;
    }
}
