package io.jevons.base;

import static io.jevons.report.ContrastTest.contrast;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Text of charts against its ground: a contrast ratio of 4.5 and more, as WCAG 2.1 asks for at level AA. */
final class ChartThemeTest {
    private static final double LEAST = 4.5;

    @Test
    void textOfChartsCanBeReadOnBothGrounds() {
        Map<String, String> dark = ChartTheme.dark();
        List<String> inks = new ArrayList<>(List.of(ChartTheme.INK, ChartTheme.FAINT));
        for (int i = 0; i <= ChartTheme.PALETTE.size() + 1; i++) {
            inks.add(ChartTheme.textColour(colour(i)));
        }
        for (String ink : inks) {
            double light = contrast(ink, ChartTheme.GROUND);
            assertTrue(light >= LEAST, ink + " on white: " + light);
            double onDark = contrast(dark.getOrDefault(ink, ink), dark.get(ChartTheme.GROUND));
            assertTrue(onDark >= LEAST, ink + " in the dark: " + onDark);
        }
    }

    /** The colours of traces: the case, its base, and the palette. */
    private static String colour(int i) {
        Chart.Role[] roles = {Chart.Role.MAIN, Chart.Role.BASE};
        Chart.Role role = i < 2 ? roles[i] : Chart.Role.OTHER;
        return role == Chart.Role.OTHER
                ? ChartTheme.PALETTE.get(i - 2)
                : ChartTheme.colour(Chart.of(Chart.Kind.LINE, "").trace("", role, List.of()), 0);
    }
}
