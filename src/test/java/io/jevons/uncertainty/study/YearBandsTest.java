package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Bands of calendar years against the draws that they are of. */
final class YearBandsTest {
    private static final String GROUP = "nvidia-data-centre";
    private static final Study STUDY = Ensemble.of(Markets.named("world-latest"), Scenarios.named("deepseek-r1"))
            .draws(21)
            .seed(7)
            .select(GROUP, "sales")
            .run();

    @Test
    void theDifferenceIsTakenDrawByDraw() {
        YearBands years = STUDY.years(GROUP, "sales");
        double[] differences = new double[STUDY.draws()];
        double[] bases = new double[STUDY.draws()];
        for (int draw = 0; draw < differences.length; draw++) {
            Comparison drawn = STUDY.replay(draw);
            differences[draw] = drawn.years().difference(GROUP, "sales", 2028);
            bases[draw] = drawn.years().base(GROUP, "sales", 2028);
        }
        Arrays.sort(differences);
        Arrays.sort(bases);
        assertEquals(differences[10], years.difference(GROUP, "sales", 2028, 0.5), 1e-9 * Math.abs(differences[10]));
        assertEquals(bases[0], years.base(GROUP, "sales", 2028, 0), 1e-9 * bases[0]);
        long more = Arrays.stream(differences).filter(d -> d > 0).count();
        assertEquals(more / 21.0, years.more(GROUP, "sales", 2028).value(), 1e-12);
    }

    @Test
    void aGroupHasABandAndMetrics() {
        double[] collected = STUDY.values(GROUP, "sales", "2027Q4");
        double[] asked = STUDY.values(Metric.value(GROUP, "sales", "2027Q4"));
        for (int draw = 0; draw < collected.length; draw++) {
            assertEquals(collected[draw], asked[draw], 1e-9 * collected[draw]);
            Comparison drawn = STUDY.replay(draw);
            double sum = drawn.scenario().value("flagship", "sales", "2027Q4")
                    + drawn.scenario().value("midrange", "sales", "2027Q4");
            assertEquals(sum, collected[draw], 1e-9 * sum);
        }
        assertTrue(STUDY.band(GROUP, "sales").toString().startsWith("Band of nvidia-data-centre sales"));
    }

    @Test
    void theSummaryHasTheMainFigures() {
        YearBands years = STUDY.years();
        assertEquals(
                years.figures().size() * years.years().size(), years.toTable().rowCount());
        String printed = years.toString();
        assertTrue(printed.contains("NVIDIA data centre, sales"), printed);
        assertTrue(printed.contains("2031"), printed);
        assertThrows(InvalidInputException.class, () -> years.base(GROUP, "rent", 2028, 0.5));
        assertThrows(InvalidInputException.class, () -> years.base(GROUP, "sales", 1999, 0.5));
    }
}
