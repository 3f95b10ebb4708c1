package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Makes lets-plot's drawing fit for a page and the same every time: short numbers, names that depend on the chart alone
 * instead of random ones, one style that holds for this drawing only and knows a dark ground, and a text for those who do
 * not see it.
 */
final class SvgPolish {
    private static final Pattern STYLE = Pattern.compile("<style.*?</style>\\s*", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");
    private static final Pattern TAG = Pattern.compile("<[a-z][^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
    private static final Pattern FOREIGN = Pattern.compile(" clip-bounds-jfx=\"[^\"]*\"");
    /** The place of a headline, which lets-plot sets flush with the panel; flush with the drawing it has more room. */
    private static final Pattern HEADLINE =
            Pattern.compile("translate\\(\\S+ (\\S+) \\) \">\\s*<text class=\"plot-(title|subtitle)\"");

    private static final Pattern SPACE = Pattern.compile(">\\s+|\\s+<");

    private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");

    private SvgPolish() {}

    static String of(Chart chart, String drawn, boolean dark) {
        String body = FOREIGN.matcher(STYLE.matcher(drawn).replaceAll("")).replaceAll("");
        body = body.substring(body.indexOf('>') + 1, body.lastIndexOf("</svg>"));
        body = HEADLINE.matcher(body).replaceAll("translate(8 $1)\"><text class=\"plot-$2\"");
        body = rename(body, name(chart));
        body = RGB.matcher(shorten(body)).replaceAll(SvgPolish::hexadecimal);
        body = SPACE.matcher(body).replaceAll(m -> m.group().startsWith(">") ? ">" : "<");
        body = body.replace("><", ">\n<").replaceAll(">\\n</", "></");
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jevons-chart\" role=\"img\" width=\"" + chart.width()
                + "\" height=\"" + chart.height() + "\" viewBox=\"0 0 " + chart.width() + " " + chart.height()
                + "\" aria-label=\"" + Table.escape(chart.alternative()) + "\">\n" + style(dark) + body.strip()
                + "\n</svg>\n";
    }

    /** A name from what the chart holds, so that drawings of one page do not share names. */
    private static String name(Chart chart) {
        CRC32 crc = new CRC32();
        crc.update(Json.write(LetsPlotSpec.of(chart)).getBytes(StandardCharsets.UTF_8));
        return "j" + Long.toHexString(crc.getValue());
    }

    private static String rename(String svg, String name) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher matcher = ID.matcher(svg);
        while (matcher.find()) {
            names.putIfAbsent(matcher.group(1), name + "-" + names.size());
        }
        String renamed = svg;
        for (Map.Entry<String, String> entry : names.entrySet()) {
            renamed = renamed.replace("id=\"" + entry.getKey() + "\"", "id=\"" + entry.getValue() + "\"")
                    .replace("#" + entry.getKey() + ")", "#" + entry.getValue() + ")");
        }
        return renamed;
    }

    private static String shorten(String svg) {
        return TAG.matcher(svg)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        DECIMAL.matcher(tag.group()).replaceAll(number -> round(number.group()))));
    }

    /** The one way to write a colour; lets-plot has two. */
    private static String hexadecimal(MatchResult rgb) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Integer.parseInt(rgb.group(1)),
                Integer.parseInt(rgb.group(2)),
                Integer.parseInt(rgb.group(3)));
    }

    private static String round(String number) {
        BigDecimal rounded =
                new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String style(boolean dark) {
        StringBuilder css = new StringBuilder("<style>\n");
        css.append(".jevons-chart text{font-family:sans-serif}\n");
        rule(css, ".plot-title", ChartTheme.TITLE_SIZE, ChartTheme.INK, "bold");
        rule(css, ".plot-subtitle", ChartTheme.SUBTITLE_SIZE, ChartTheme.FAINT, "normal");
        for (String text : new String[] {".axis-text-x", ".axis-text-y", ".axis-title-x", ".axis-title-y"}) {
            rule(css, text, ChartTheme.TEXT_SIZE, ChartTheme.FAINT, "normal");
        }
        if (dark) {
            css.append("@media (prefers-color-scheme:dark){\n");
            ChartTheme.dark().forEach((light, colour) -> darken(css, light, colour));
            css.append(".jevons-chart .plot-title{fill:")
                    .append(ChartTheme.dark().get(ChartTheme.INK));
            css.append("}\n.jevons-chart .plot-subtitle,.jevons-chart .axis-text-x,.jevons-chart .axis-text-y,");
            css.append(".jevons-chart .axis-title-x,.jevons-chart .axis-title-y{fill:");
            css.append(ChartTheme.dark().get(ChartTheme.FAINT)).append("}\n}\n");
        }
        return css.append("</style>\n").toString();
    }

    private static void rule(StringBuilder css, String selector, int size, String colour, String weight) {
        css.append(".jevons-chart ").append(selector).append("{fill:").append(colour);
        css.append(";font-size:")
                .append(size)
                .append("px;font-weight:")
                .append(weight)
                .append("}\n");
    }

    private static void darken(StringBuilder css, String light, String dark) {
        for (String what : new String[] {"fill", "stroke"}) {
            css.append(".jevons-chart [")
                    .append(what)
                    .append("=\"")
                    .append(light)
                    .append("\"]{");
            css.append(what).append(':').append(dark).append("}\n");
        }
        css.append(".jevons-chart [style*=\"")
                .append(light)
                .append("\"]{fill:")
                .append(dark)
                .append(" !important}\n");
    }
}
