package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the house draws: sizes, and colours that stay apart for colour-blind eyes (Okabe and Ito 2008, "Color universal
 * design"), each with what stands in for it on a dark ground.
 */
final class ChartTheme {
    static final String GROUND = "#ffffff";
    static final String INK = "#222222";
    static final String FAINT = "#5c5c5c";
    static final String GRID = "#e3e3e3";
    static final String BASE = "#737373";
    static final String MAIN = "#d55e00";
    /** Okabe and Ito's palette without black and yellow, which is too light for lines on white. */
    static final List<String> PALETTE =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#8c564b", "#44aa99", "#882255");

    static final Canvas.Face TITLE = new Canvas.Face(15, true, Canvas.Anchor.START);
    static final Canvas.Face TEXT = text(Canvas.Anchor.START);
    static final Canvas.Face CENTRED = text(Canvas.Anchor.MIDDLE);
    static final Canvas.Face FLUSH_RIGHT = text(Canvas.Anchor.END);

    /** Darker shades, for text, of colours that are too light to be read on a light ground. */
    private static final Map<String, String> TEXT_SHADES = Map.of(
            MAIN,
            "#b34f00",
            PALETTE.get(1),
            "#8f6200",
            PALETTE.get(2),
            "#00775a",
            PALETTE.get(3),
            "#a5487c",
            PALETTE.get(4),
            "#1f73a8",
            PALETTE.get(6),
            "#2a7568");

    private ChartTheme() {}

    private static Canvas.Face text(Canvas.Anchor anchor) {
        return new Canvas.Face(12, false, anchor);
    }

    /** Colours on a dark ground by those on a light one. */
    static Map<String, String> dark() {
        Map<String, String> dark = new LinkedHashMap<>();
        dark.put(GROUND, "#15181c");
        dark.put(INK, "#ececec");
        dark.put(FAINT, "#b4b4b4");
        dark.put(GRID, "#343a40");
        dark.put(BASE, "#a6a6a6");
        dark.put(MAIN, "#ff8534");
        dark.put(PALETTE.get(0), "#4aa3df");
        dark.put(PALETTE.get(5), "#c08a7e");
        dark.put(PALETTE.get(7), "#d1639a");
        for (int i = 0; i < PALETTE.size(); i++) {
            String colour = PALETTE.get(i);
            if (TEXT_SHADES.containsKey(colour)) {
                dark.put(textColour(colour), colour);
            }
        }
        dark.put(textColour(MAIN), dark.get(MAIN));
        return dark;
    }

    /** The shade of a colour in which text can be read on a light ground, at a contrast of 4.5 or more. */
    static String textColour(String colour) {
        return TEXT_SHADES.getOrDefault(colour, colour);
    }

    static String colour(Chart chart, int trace) {
        Chart.Role role = chart.traces().get(trace).role();
        if (role == Chart.Role.MAIN) {
            return MAIN;
        }
        if (role == Chart.Role.BASE) {
            return BASE;
        }
        if (role == Chart.Role.OBSERVED) {
            return INK;
        }
        return PALETTE.get(othersBefore(chart, trace) % PALETTE.size());
    }

    /** A solid line, but where the palette begins again a broken one, so that no two of 24 lines look the same. */
    static Canvas.Stroke stroke(Chart chart, int trace) {
        boolean other = chart.traces().get(trace).role() == Chart.Role.OTHER;
        Canvas.Pattern[] patterns = Canvas.Pattern.values();
        int round = other ? othersBefore(chart, trace) / PALETTE.size() : 0;
        double width = chart.traces().get(trace).role() == Chart.Role.BASE ? 1.9 : 2.4;
        return new Canvas.Stroke(width, patterns[round % patterns.length]);
    }

    private static int othersBefore(Chart chart, int trace) {
        return (int) chart.traces().subList(0, trace).stream()
                .filter(t -> t.role() == Chart.Role.OTHER)
                .count();
    }
}
