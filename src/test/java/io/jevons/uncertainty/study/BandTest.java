package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.ChartTrace;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BandTest {
    /** Of which the quantile to p is 100 p in the first quarter and 200 p in the second, and half that in the base. */
    private static Band band(double... probabilities) {
        return new Band(
                "need",
                Arrays.stream(probabilities).boxed().toList(),
                series(100, probabilities),
                series(50, probabilities),
                List.of());
    }

    private static List<Series> series(double size, double... probabilities) {
        return Arrays.stream(probabilities)
                .mapToObj(p -> Series.of("need", "1", Quarter.parse("2025Q1"), size * p, 2 * size * p))
                .toList();
    }

    @Test
    void probabilitiesAreSorted() {
        Band band = band(0.95, 0.05, 0.5);
        assertEquals(List.of(0.05, 0.5, 0.95), band.probabilities());
        for (double p : band.probabilities()) {
            assertEquals(200 * p, band.scenario(p).at("2025Q2"), 1e-12);
            assertEquals(100 * p, band.base(p).at("2025Q2"), 1e-12);
        }
        assertEquals(band(0.05, 0.5, 0.95).toTable().toCsv(), band.toTable().toCsv());
        assertEquals(
                "need: 10.0 to 190 at the end of 2025", band(0.95, 0.05).chart().title());
    }

    @Test
    void anOddNumberHasALineInTheMiddle() {
        Chart chart = band(0.05, 0.25, 0.5, 0.75, 0.95).chart();
        assertEquals(
                "line the 50 % quantile, shading 5 % to 95 % and 25 % to 75 %; orange scenario, grey base",
                chart.subtitle());
        assertEquals(List.of("base", "90 %", "scenario"), names(chart));
        for (ChartTrace trace : chart.traces()) {
            double middle = trace.role() == Chart.Role.BASE ? 50 : 100;
            assertEquals(middle, trace.points().get(1).y(), 1e-12);
        }
    }

    @Test
    void anEvenNumberHasOnlyTheBand() {
        Chart chart = band(0.05, 0.95).chart();
        assertEquals("shading 5 % to 95 %; orange scenario, grey base", chart.subtitle());
        assertEquals(List.of("base", "scenario"), names(chart));
        ChartPoint point = chart.traces().get(1).points().get(1);
        assertTrue(Double.isNaN(point.y()));
        assertEquals(10, point.low(), 1e-12);
        assertEquals(190, point.high(), 1e-12);
        assertEquals(
                List.of("base", "90 %", "scenario"),
                names(band(0.05, 0.25, 0.75, 0.95).chart()));
    }

    @Test
    void oneProbabilityIsALineAlone() {
        Chart chart = band(0.5).chart();
        assertEquals("need: 100 at the end of 2025", chart.title());
        assertEquals("line the 50 % quantile; orange scenario, grey base", chart.subtitle());
        assertEquals(100, chart.traces().get(1).points().get(1).y(), 1e-12);
    }

    private static List<String> names(Chart chart) {
        return chart.traces().stream().map(ChartTrace::name).toList();
    }
}
