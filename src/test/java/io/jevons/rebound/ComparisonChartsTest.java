package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.ChartTrace;
import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonChartsTest {
    private static final Comparison COMPARISON = small();

    private static Comparison small() {
        return Comparison.of(
                Market.parse("c", Resources.text(ComparisonChartsTest.class, "engine/market-c.yaml")),
                Scenario.parse("d", Resources.text(ComparisonChartsTest.class, "engine/scenario-d.yaml")));
    }

    @Test
    void oneEntityIsShownAgainstItsBase() {
        String tier = COMPARISON.market().tiers().get(0);
        Chart chart = COMPARISON.chart(tier, "need");
        assertEquals(
                List.of("base", "scenario", "response"),
                chart.traces().stream().map(ChartTrace::name).toList());
        assertEquals(Chart.Role.BASE, chart.traces().get(0).role());
        double[] base = COMPARISON.base().series(tier, "need").toArray();
        for (int i = 0; i < base.length; i++) {
            assertEquals(base[i], chart.traces().get(0).points().get(i).y());
        }
        assertTrue(chart.title().contains("against the base at the end of"), chart.title());
        assertTrue(chart.subtitle().startsWith("reference GPUs"), chart.subtitle());
    }

    @Test
    void aGroupIsCalledByItsTitle() {
        String title = COMPARISON.market().findGroup("nvidia").orElseThrow().title();
        Chart chart = COMPARISON.chart("nvidia", "sales");
        assertTrue(chart.title().startsWith(title + ", sales: "), chart.title());
    }

    @Test
    void oneVariableIsShownAsDifferencesOfAllThatHaveIt() {
        Chart chart = COMPARISON.chart("need");
        int groups = COMPARISON.market().groups().size();
        assertEquals(
                COMPARISON.market().tiers().size() + groups + 1, chart.traces().size());
        assertEquals(
                Chart.Role.MAIN,
                chart.traces().stream()
                        .filter(t -> t.name().equals("total"))
                        .findFirst()
                        .orElseThrow()
                        .role());
        String tier = COMPARISON.market().tiers().get(0);
        int last = COMPARISON.base().periods() - 1;
        double expected = COMPARISON.scenario().series(tier, "need").get(last)
                        / COMPARISON.base().series(tier, "need").get(last)
                - 1;
        assertEquals(expected, chart.traces().get(0).points().get(last).y(), 1e-15);
        assertEquals(0, chart.rules().get(0).at());
    }

    @Test
    void aVariableOfTheTotalAloneIsShownAsItIs() {
        assertEquals(3, COMPARISON.chart("revenue").traces().size(), "base, scenario and the answer to efficiency");
    }

    @Test
    void reboundIsDrawnWhereItIsDefined() {
        Rebound rebound = COMPARISON.rebound(Resource.GPUS);
        Chart chart = rebound.chart();
        long defined = java.util.stream.IntStream.range(0, COMPARISON.base().periods())
                .mapToObj(i -> COMPARISON.base().start().plus(i).toString())
                .filter(q -> rebound.find(q).isPresent())
                .count();
        assertEquals(defined, chart.traces().get(1).points().size());
        assertEquals(1, chart.rules().get(0).at());
    }

    @Test
    void refusesWhatIsNotThere() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> COMPARISON.chart("needs"));
        assertTrue(e.getMessage().contains("Maybe need"), e.getMessage());
        assertThrows(InvalidInputException.class, () -> COMPARISON.chart("nowhere", "need"));
    }
}
