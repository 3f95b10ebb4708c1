package io.jevons.rebound.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From 10 to 7 in steps of 2 and -5. */
final class WaterfallTest {
    private static Waterfall begun() {
        return new Waterfall("H100e", "base", 10);
    }

    @Test
    void goesFromTotalToTotalByStepsThatMoveSomething() {
        Chart chart =
                begun().step("users", 2).step("nothing", 0).step("prices", -5).to("scenario", 7, "by steps");
        assertEquals(
                List.of(
                        ChartPoint.range("base", 10, 0, 10),
                        ChartPoint.of("users", 2),
                        ChartPoint.of("prices", -5),
                        ChartPoint.range("scenario", 7, 0, 7)),
                chart.traces().get(0).points());
        assertEquals("H100e; by steps", chart.subtitle());
    }

    /** 3 of 10 less, of which prices take 5 of 10. */
    @Test
    void namesItsLargestStep() {
        Chart chart = begun().step("users", 2).step("prices", -5).to("scenario", 7, "by steps");
        assertEquals("Scenario: -30.0 % against base, and the largest step is prices", chart.title());
        assertEquals(
                "Scenario: -30.0 % against base, and the largest step is prices: -50.0 % of base.",
                chart.alternative());
    }

    @Test
    void namesTheFirstOfEqualSteps() {
        Chart chart = begun().step("up", 5).step("down", -5).to("scenario", 10, "by steps");
        assertEquals("Scenario: 0.0 % against base, and the largest step is up", chart.title());
    }

    @Test
    void namesNoneWhereNothingMoves() {
        assertEquals(
                "Scenario: 0.0 % against base",
                begun().step("users", 0).to("scenario", 10, "by steps").title());
    }
}
