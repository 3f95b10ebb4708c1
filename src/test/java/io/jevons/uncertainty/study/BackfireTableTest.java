package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.ChartTrace;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackfireTableTest {
    private static final Market MARKET = Markets.named("world-2024Q4");
    private static final Study STUDY = Ensemble.of(MARKET, Scenarios.named("deepseek-r1"))
            .draws(60)
            .seed(42)
            .run();

    @Test
    void chartHasTheTiersAndTheTotalByYear() {
        BackfireTable table = STUDY.backfire(Resource.GPUS);
        Chart chart = table.chart();
        List<String> names = new ArrayList<>(MARKET.tiers());
        names.add("total");
        assertEquals(names, chart.traces().stream().map(ChartTrace::name).toList());
        for (ChartTrace trace : chart.traces()) {
            Resource place = trace.name().equals("total") ? Resource.GPUS : Resource.GPUS.on(trace.name());
            assertEquals(trace.role() == Chart.Role.MAIN, trace.name().equals("total"));
            for (int i = 0; i < trace.points().size(); i++) {
                Quarter end = Quarter.parse((2025 + i) + "Q4");
                assertEquals(Chart.years(end), trace.points().get(i).x());
                assertEquals(
                        table.probability(place, Horizon.at(end)).value(),
                        trace.points().get(i).y());
            }
        }
    }

    @Test
    void placesAreRefused() {
        refused("GPUs on flagship", Resource.GPUS.on("flagship"));
        refused("GPUs on group nvidia", Resource.GPUS.onGroup("nvidia"));
        refused("GPUs on flagshp", Resource.GPUS.on("flagshp"));
    }

    private static void refused(String value, Resource place) {
        String message = assertThrows(InvalidInputException.class, () -> STUDY.backfire(place))
                .getMessage();
        assertTrue(message.startsWith("resource = " + value + ": must be a total, one of [GPU-hours, GPUs"), message);
        assertTrue(message.endsWith("\nMaybe GPUs, of which the table has every tier"), message);
    }
}
