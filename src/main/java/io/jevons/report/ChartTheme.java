package io.jevons.report;

import io.jevons.base.Chart;
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

    static final int TITLE_SIZE = 15;
    static final int SUBTITLE_SIZE = 12;
    static final int TEXT_SIZE = 12;
    /** Width of a character of text, in parts of its size: the mean of common sans-serif faces, a little wide. */
    static final double CHARACTER = 0.55;
    /** The same for labels, which have no room to spare at the edges of a drawing. */
    static final double LABEL_CHARACTER = 0.6;

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
        long before = chart.traces().subList(0, trace).stream()
                .filter(t -> t.role() == Chart.Role.OTHER)
                .count();
        return PALETTE.get((int) (before % PALETTE.size()));
    }

    /** The part of a lets-plot specification that sets fonts, colours and what is left out. */
    static Map<String, Object> spec(boolean verticalGrid) {
        Map<String, Object> theme = new LinkedHashMap<>();
        theme.put("name", "none");
        theme.put("plot_background", area(GROUND));
        theme.put("panel_background", "blank");
        theme.put("panel_border", "blank");
        theme.put("panel_grid_minor_x", "blank");
        theme.put("panel_grid_minor_y", "blank");
        theme.put("panel_grid_major_x", verticalGrid ? line(GRID) : "blank");
        theme.put("panel_grid_major_y", verticalGrid ? "blank" : line(GRID));
        theme.put("axis_line_x", line(FAINT));
        theme.put("axis_line_y", "blank");
        theme.put("axis_ticks_x", "blank");
        theme.put("axis_ticks_y", "blank");
        theme.put("axis_text", text(TEXT_SIZE, FAINT, "plain"));
        theme.put("axis_title", text(TEXT_SIZE, FAINT, "plain"));
        theme.put("plot_title", text(TITLE_SIZE, INK, "bold"));
        theme.put("plot_subtitle", text(SUBTITLE_SIZE, FAINT, "plain"));
        theme.put("legend_position", "none");
        return theme;
    }

    private static Map<String, Object> area(String fill) {
        Map<String, Object> rect = new LinkedHashMap<>();
        rect.put("fill", fill);
        rect.put("color", fill);
        rect.put("size", 0.0);
        rect.put("blank", false);
        return rect;
    }

    private static Map<String, Object> line(String colour) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("color", colour);
        line.put("size", 0.8);
        line.put("blank", false);
        return line;
    }

    private static Map<String, Object> text(int size, String colour, String face) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("family", "sans-serif");
        text.put("size", (double) size);
        text.put("color", colour);
        text.put("face", face);
        text.put("blank", false);
        return text;
    }
}
