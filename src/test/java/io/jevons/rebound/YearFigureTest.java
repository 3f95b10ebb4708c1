package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a year's figure comes from quarters, of a market that runs from the first of 2025 to the second of 2026. */
final class YearFigureTest {
    private static final Projection RUN = Comparison.of(
                    TinyMarket.oneTier(5).with("cells.all.growth.start", 0.4), Scenario.named("none"))
            .base();

    @ParameterizedTest
    @CsvSource({
        "USD/yr, SUM",
        "GPU-h/yr, SUM",
        "ref GPU, END",
        "H100e, END",
        "GPU, END",
        "MW, END",
        "USD/h, MEAN",
        "1, MEAN"
    })
    void followsFromTheUnit(String unit, YearFigure.Kind kind) {
        assertEquals(kind, YearFigure.kind(unit));
    }

    @Test
    void isOverTheQuartersThatAreThere() {
        YearFigure hours = YearFigure.of(RUN, "gpu", "hours-inference");
        assertEquals("GPU-h", hours.unit());
        double whole = 0;
        for (int i = 0; i < 4; i++) {
            whole += RUN.series("gpu", "hours-inference").get(i) / 4;
        }
        assertEquals(whole, hours.in(RUN, 2025), 1e-12 * whole);
        double rest = (RUN.series("gpu", "hours-inference").get(4)
                        + RUN.series("gpu", "hours-inference").get(5))
                / 4;
        assertEquals(rest, hours.in(RUN, 2026), 1e-12 * rest);
        double adoption = RUN.series("all", "price-index").get(4) / 2
                + RUN.series("all", "price-index").get(5) / 2;
        assertEquals(adoption, YearFigure.of(RUN, "all", "price-index").in(RUN, 2026), 1e-12);
        assertEquals(
                RUN.series("gpu", "need").get(3),
                YearFigure.of(RUN, "gpu", "need").in(RUN, 2025));
        for (int year : new int[] {2024, 2027}) {
            String message = assertThrows(InvalidInputException.class, () -> hours.in(RUN, year))
                    .getMessage();
            assertTrue(message.contains("year = " + year + ": must be from 2025 to 2026"), message);
        }
    }

    /** Of power, over the 8766 hours of a year. */
    @Test
    void electricityReadsPower() {
        YearFigure electricity = YearFigure.of(RUN, "gpu", YearFigure.ELECTRICITY);
        assertEquals(new SeriesKey("gpu", "power"), electricity.read());
        assertEquals("gpu, electricity [TWh]", electricity.toString());
        double megawatts = 0;
        for (int i = 0; i < 4; i++) {
            megawatts += RUN.series("gpu", "power").get(i) / 4;
        }
        assertEquals(8766 * megawatts / 1e6, electricity.in(RUN, 2025), 1e-12 * megawatts);
        assertEquals(
                new SeriesKey("gpu", "rent"), YearFigure.of(RUN, "gpu", "rent").read());
        assertThrows(InvalidInputException.class, () -> YearFigure.of(RUN, "all", YearFigure.ELECTRICITY));
    }

    @Test
    void isCalledInPlainWords() {
        assertEquals(
                "gpu, GPUs sold", YearFigure.of(RUN, "gpu", "shipped-units").title());
        assertEquals("total, GPUs needed", YearFigure.of(RUN, "total", "need").title());
        assertEquals("gpu, GPUs running", YearFigure.of(RUN, "gpu", "fleet").title());
        assertEquals(
                "total, token revenue", YearFigure.of(RUN, "total", "revenue").title());
        assertEquals(
                "total, capital spent",
                YearFigure.of(RUN, "total", "capital-spent").title());
        assertEquals(
                "gpu, hours other", YearFigure.of(RUN, "gpu", "hours-other").title());
        assertEquals("sum", YearFigure.Kind.SUM.toString());
        assertEquals("end", YearFigure.Kind.END.toString());
        assertEquals("mean", YearFigure.Kind.MEAN.toString());
    }

    @Test
    void headingsNameTheQuartersOfAYearInPart() {
        assertEquals("2025", Years.heading(RUN, 2025));
        assertEquals("2026 Q1-2", Years.heading(RUN, 2026));
        Projection one =
                Comparison.of(TinyMarket.oneTier(4), Scenario.named("none")).base();
        assertEquals("2026 Q1", Years.heading(one, 2026));
        assertEquals(java.util.List.of(2025, 2026), Years.of(RUN));
    }
}
