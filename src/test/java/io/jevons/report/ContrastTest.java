package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text of pages against its ground: a contrast ratio of 4.5 and more, as WCAG 2.1 asks for at level AA,
 * computed from relative luminance.
 */
public final class ContrastTest {
    private static final double LEAST = 4.5;

    /** The ratio of two colours. */
    public static double contrast(String colour, String ground) {
        double a = luminance(colour);
        double b = luminance(ground);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weight = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weight[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void theRatioIsTheStandardOnes() {
        assertEquals(21, contrast("#000000", "#ffffff"), 1e-9);
        assertEquals(1, contrast("#777777", "#777777"), 1e-9);
        assertEquals(4.48, contrast("#777777", "#ffffff"), 0.005);
    }

    /** The variables of the page's style, on a light and on a dark ground, and on paper. */
    static List<Map<String, String>> grounds() {
        List<Map<String, String>> grounds = new ArrayList<>();
        Matcher roots = Pattern.compile(":root\\{([^}]*)}").matcher(Resources.text(ReportPage.class, "report.css"));
        while (roots.find()) {
            Map<String, String> colours = new HashMap<>();
            for (String entry : roots.group(1).split(";", -1)) {
                String[] parts = entry.split(":", -1);
                colours.put(parts[0], parts[1]);
            }
            grounds.add(colours);
        }
        assertEquals(3, grounds.size());
        return grounds;
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void textOfThePageCanBeRead(Map<String, String> colours) {
        for (String ground : List.of("--ground", "--band")) {
            for (String ink : List.of("--ink", "--faint", "--accent")) {
                double ratio = contrast(colours.get(ink), colours.get(ground));
                assertTrue(ratio >= LEAST, ink + " on " + ground + ": " + ratio);
            }
        }
    }
}
