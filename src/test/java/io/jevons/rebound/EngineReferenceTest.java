package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The engine against reference cases that an independent program computed from the model's equations: relative 1e-9,
 * absolute 1e-12 near zero. See {@code engine/README.md} beside the cases.
 */
final class EngineReferenceTest {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    @ParameterizedTest
    @CsvSource({"a,a", "a,b", "c,c", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i"})
    void reproducesTheProjection(String market, String name) {
        Projection projection = EngineCases.comparison(market, name).scenario();
        List<String> misses = new ArrayList<>();
        int checked = 0;
        Map<String, Series> series = new HashMap<>();
        for (Resources.Row row : Resources.csv(EngineReferenceTest.class, "engine/expected-" + name + ".csv")) {
            String key = row.text("entity") + " " + row.text("variable");
            double actual = series.computeIfAbsent(
                            key, k -> projection.series(row.text("entity"), row.text("variable")))
                    .at(row.text("period"));
            miss(row.text("period") + " " + key, row.number("value"), actual, misses);
            checked++;
        }
        assertTrue(
                misses.isEmpty(),
                () -> misses.size() + " misses, such as " + misses.subList(0, Math.min(8, misses.size())));
        assertEquals(projection.keys().size() * projection.periods(), checked);
    }

    @ParameterizedTest
    @CsvSource({"a,b", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i"})
    void reproducesTheRebound(String market, String name) {
        Comparison comparison = EngineCases.comparison(market, name);
        List<String> misses = new ArrayList<>();
        for (Resources.Row row : Resources.csv(EngineReferenceTest.class, "engine/expected-rebound-" + name + ".csv")) {
            Resource all = switch (row.text("resource")) {
                case "gpu-hours" -> Resource.GPU_HOURS;
                case "gpus" -> Resource.GPUS;
                case "sales" -> Resource.SALES;
                case "energy" -> Resource.ENERGY;
                default -> throw new IllegalStateException(row.text("resource"));
            };
            String entity = row.text("entity");
            Resource resource = entity.equals("total") ? all : all.on(entity);
            String period = row.text("period");
            String what = row.text("resource") + " " + entity + " " + period;
            miss(
                    what + " engineering",
                    row.number("engineering"),
                    comparison.engineering(resource).at(period),
                    misses);
            Rebound rebound = comparison.rebound(resource);
            miss(what + " rebound", row.number("rebound"), orNaN(rebound.find(period)), misses);
            miss(what + " cumulative", row.number("cumulative-rebound"), orNaN(rebound.findCumulative(period)), misses);
        }
        assertTrue(
                misses.isEmpty(),
                () -> misses.size() + " misses, such as " + misses.subList(0, Math.min(8, misses.size())));
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static void miss(String what, double expected, double actual, List<String> misses) {
        boolean same = Double.isNaN(expected)
                ? Double.isNaN(actual)
                : Math.abs(actual - expected) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(expected));
        if (!same) {
            misses.add(what + ": " + actual + " for " + expected);
        }
    }
}
