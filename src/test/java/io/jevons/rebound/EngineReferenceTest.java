package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The engine against reference cases that an independent program computed from the model's equations: relative 1e-9,
 * absolute 1e-12 near zero. See {@code engine/README.md} beside the cases.
 */
final class EngineReferenceTest {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    /** Series that the older cases leave out. */
    private static final Set<String> NEWER = Set.of("effort", "waiting", "unit-price");

    private static final Set<String> OLDER_MARKETS = Set.of("a", "c");

    @ParameterizedTest
    @CsvSource({"a,a", "a,b", "c,c", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,j", "j,k", "j,l", "j,m", "j,n", "j,o"
    })
    void reproducesTheProjection(String market, String name) {
        Projection projection = EngineCases.comparison(market, name).scenario();
        List<String> misses = new ArrayList<>();
        Set<SeriesKey> left = new HashSet<>(projection.keys());
        left.removeIf(k -> OLDER_MARKETS.contains(market) && NEWER.contains(k.variable()));
        for (Resources.Row row : Resources.csv(EngineReferenceTest.class, "engine/expected-" + name + ".csv")) {
            SeriesKey key = new SeriesKey(row.text("entity"), row.text("variable"));
            Series series = projection.series(key.entity(), key.variable());
            for (int i = 0; i < projection.periods(); i++) {
                Quarter quarter = projection.start().plus(i);
                miss(quarter + " " + key, row.number(quarter.toString()), series.get(i), misses);
            }
            left.remove(key);
        }
        assertNone(misses);
        assertEquals(Set.of(), left);
    }

    @ParameterizedTest
    @CsvSource({"a,b", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,k", "j,l", "j,m", "j,n", "j,o"})
    void reproducesTheRebound(String market, String name) {
        Comparison comparison = EngineCases.comparison(market, name);
        List<String> misses = new ArrayList<>();
        Set<String> resources = new HashSet<>();
        for (Resources.Row row : Resources.csv(EngineReferenceTest.class, "engine/expected-rebound-" + name + ".csv")) {
            resources.add(row.text("resource"));
            Resource all = resource(row.text("resource"));
            String entity = row.text("entity");
            Resource resource = entity.equals("total") ? all : all.on(entity);
            Rebound rebound = comparison.withShifts(resource);
            for (int i = 0; i < comparison.base().periods(); i++) {
                String period = comparison.base().start().plus(i).toString();
                double actual = switch (row.text("measure")) {
                    case "engineering" -> comparison.engineering(resource).get(i);
                    case "rebound" -> orNaN(rebound.find(period));
                    case "cumulative-rebound" -> orNaN(rebound.findCumulative(period));
                    default -> throw new IllegalStateException(row.text("measure"));
                };
                String what = row.text("measure") + " " + row.text("resource") + " " + entity + " " + period;
                miss(what, row.number(period), actual, misses);
            }
        }
        assertNone(misses);
        assertEquals(OLDER_MARKETS.contains(market) ? 4 : 5, resources.size());
    }

    private static Resource resource(String name) {
        return switch (name) {
            case "gpu-hours" -> Resource.GPU_HOURS;
            case "gpus" -> Resource.GPUS;
            case "fleet" -> Resource.FLEET;
            case "sales" -> Resource.SALES;
            case "energy" -> Resource.ENERGY;
            default -> throw new IllegalStateException(name);
        };
    }

    private static void assertNone(List<String> misses) {
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
                : actual == expected
                        || Math.abs(actual - expected) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(expected));
        if (!same) {
            misses.add(what + ": " + actual + " for " + expected);
        }
    }
}
