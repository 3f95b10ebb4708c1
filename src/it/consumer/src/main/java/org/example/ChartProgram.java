package org.example;

import io.jevons.Jevons;

/** A chart as a file's text and as pixels, with nothing beside the library. */
final class ChartProgram {
    public static void main(String[] args) {
        var outcome = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"));
        var chart = outcome.chart("need");
        System.out.println(chart.toSvg().length() + " characters");
        System.out.println(chart.toImage().getWidth() + " pixels");
    }
}
