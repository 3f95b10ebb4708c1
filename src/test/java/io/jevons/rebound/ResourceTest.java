package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is counted, where, in which unit and with which weights: two tiers, one of which does half of the other's work. */
final class ResourceTest {
    private static final Market MARKET = TinyMarket.of(
                    2,
                    new TreeMap<>(Map.of("full", "cuda", "half", "other")),
                    Map.of("cuda", 1.0, "other", 1.0),
                    new TreeMap<>(Map.of("full", 0.75, "half", 0.25)))
            .with("tiers.half.h100-equivalents", 0.5);

    @Test
    void coversTheTiersOfItsPlace() {
        assertEquals(List.of("full", "half"), Resource.GPUS.tiers(MARKET));
        assertEquals(List.of("half"), Resource.GPUS.on("half").tiers(MARKET));
        assertEquals(List.of("half"), Resource.GPUS.onNest("other").tiers(MARKET));
        assertEquals(List.of("full"), Resource.GPUS.onGroup("nvidia").tiers(MARKET));
        for (Resource wrong :
                List.of(Resource.GPUS.on("hlaf"), Resource.GPUS.onNest("othr"), Resource.GPUS.onGroup("nvida"))) {
            assertThrows(InvalidInputException.class, () -> wrong.tiers(MARKET));
        }
    }

    /** Hours and GPUs of several tiers count by what they do; of one tier, as they are. Energy of a year in TWh. */
    @Test
    void weighsTiersByWhatTheyDo() {
        for (Resource weighted : List.of(Resource.GPU_HOURS, Resource.GPUS, Resource.FLEET)) {
            assertEquals(0.5, weighted.weight(MARKET, "half"), weighted.toString());
            assertEquals(0.5, weighted.onNest("other").weight(MARKET, "half"));
            assertEquals(1, weighted.on("half").weight(MARKET, "half"));
        }
        for (Resource plain : List.of(Resource.SALES, Resource.ENERGY, Resource.SPENDING)) {
            assertEquals(1, plain.weight(MARKET, "half"), plain.toString());
        }
        assertEquals(8766 / 1e6, Resource.ELECTRICITY.weight(MARKET, "half"), 1e-15);
        Comparison c = Comparison.of(MARKET, Scenario.named("none"));
        double full = c.base().series("full", "need").get(1);
        double half = c.base().series("half", "need").get(1);
        assertEquals(full + 0.5 * half, c.inBase(Resource.GPUS).get(1), 1e-12 * full);
        assertEquals(half, c.inBase(Resource.GPUS.on("half")).get(1), 1e-12 * half);
        assertEquals("H100e", Resource.GPUS.unit());
        assertEquals("ref GPU", Resource.GPUS.on("half").unit());
    }

    @Test
    void isAValueThatNamesItsPlace() {
        assertEquals(Resource.GPUS, Resource.GPUS.on("half").everywhere());
        assertEquals(Resource.GPUS.on("half"), Resource.GPUS.on("half"));
        assertEquals(
                Resource.GPUS.on("half").hashCode(), Resource.GPUS.on("half").hashCode());
        assertNotEquals(Resource.GPUS.on("half"), Resource.GPUS.onNest("half"));
        assertNotEquals(Resource.GPUS.on("half"), Resource.GPUS.on("full"));
        assertNotEquals(Resource.GPUS.on("half"), Resource.SALES.on("half"));
        assertNotEquals(Resource.GPUS, new Object());
        String name = Resource.GPUS.toString();
        assertEquals(name + " on half", Resource.GPUS.on("half").toString());
        assertEquals(name + " on nest other", Resource.GPUS.onNest("other").toString());
        assertEquals(name + " on group nvidia", Resource.GPUS.onGroup("nvidia").toString());
        assertTrue(Resource.GPUS.hashCode() != Resource.GPUS.on("half").hashCode());
    }
}
