package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ChartTest {
    private static final Series NEED = Series.of("need", "ref GPU", Quarter.parse("2024Q4"), 1e6, 2e6, 4e6);

    private static Chart chart() {
        return Chart.of(Chart.Kind.LINE, "Need doubles twice")
                .subtitle("reference GPUs")
                .trace("need", Chart.Role.MAIN, NEED);
    }

    @Nested
    class Data {
        @Test
        void aSeriesIsDrawnOverYears() {
            List<ChartPoint> points = chart().traces().get(0).points();
            assertEquals(2024.75, points.get(0).x());
            assertEquals(2025.25, points.get(2).x());
            assertEquals(4e6, points.get(2).y());
            assertEquals(Chart.Scale.QUARTER, chart().xAxis().scale());
        }

        @Test
        void everyCallGivesAChangedCopy() {
            Chart before = chart();
            before.title("another").subtitle("").size(300, 200).rule(1, "").alternative("text");
            before.yAxis("y", Chart.Scale.LOG).trace("more", Chart.Role.BASE, NEED);
            assertEquals("Need doubles twice", before.title());
            assertEquals("reference GPUs", before.subtitle());
            assertEquals(480, before.width());
            assertEquals(1, before.traces().size());
            assertTrue(before.rules().isEmpty());
        }

        @Test
        void aBandGoesAlongItsSeries() {
            Series low = Series.of("low", "ref GPU", Quarter.parse("2024Q4"), 0.5e6, 1e6, 3e6);
            Series high = Series.of("high", "ref GPU", Quarter.parse("2024Q4"), 2e6, 3e6, 6e6);
            ChartPoint last = Chart.of(Chart.Kind.LINE, "")
                    .band("need", Chart.Role.MAIN, NEED, low, high)
                    .traces()
                    .get(0)
                    .points()
                    .get(2);
            assertEquals(3e6, last.low());
            assertEquals(6e6, last.high());
            assertTrue(last.hasBand());
        }

        @Test
        void titleAndSubtitleStandInForAMissingAlternative() {
            assertEquals("Need doubles twice. reference GPUs", chart().alternative());
            assertEquals("in words", chart().alternative("in words").alternative());
        }

        @Test
        void aSeriesHasAChartThatSaysWhereItGoes() {
            assertEquals(
                    "need goes from 1.00 M in 2024Q4 to 4.00 M in 2025Q2",
                    NEED.chart().title());
        }
    }

    @Nested
    class BadInput {
        @Test
        void refusesSizesThatCannotBeDrawn() {
            assertThrows(InvalidInputException.class, () -> chart().size(10, 300));
            assertThrows(InvalidInputException.class, () -> chart().size(300, 100_000));
        }

        @Test
        void refusesARuleNowhere() {
            assertThrows(InvalidInputException.class, () -> chart().rule(Double.NaN, ""));
        }

        @Test
        void refusesABandOfOtherQuarters() {
            Series later = Series.of("low", "ref GPU", Quarter.parse("2030Q1"), 1, 2, 3);
            assertThrows(
                    InvalidInputException.class,
                    () -> Chart.of(Chart.Kind.LINE, "").band("need", Chart.Role.MAIN, NEED, later, later));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void isALineATrace() {
            String text = chart().toString();
            assertTrue(text.startsWith("Need doubles twice\nreference GPUs\n  need  "), text);
            assertTrue(text.endsWith("  1.00 M to 4.00 M\n"), text);
        }
    }
}
