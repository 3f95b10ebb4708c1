package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What markets of one vendor, of several and of others say of NVIDIA. */
final class NvidiaTest {
    private static Market market(Map<String, String> nestOf) {
        Map<String, Double> nests = new TreeMap<>();
        Map<String, Double> shares = new TreeMap<>();
        nestOf.forEach((tier, nest) -> {
            nests.put(nest, 1.0);
            shares.put(tier, 1.0 / nestOf.size());
        });
        return TinyMarket.of(4, new TreeMap<>(nestOf), nests, shares);
    }

    @Test
    void hasRivalsWhereOthersSellToo() {
        Market both = market(Map.of("a", "cuda", "b", "other"));
        assertTrue(Nvidia.hasRivals(both));
        assertEquals(List.of("a"), Nvidia.tiers(both));
        assertEquals(Optional.of("cuda"), Nvidia.nest(both));
        assertEquals(Optional.empty(), Nvidia.vendor(both), "its prices do not answer");
    }

    @Test
    void hasNoneWhereItSellsAllOrNothing() {
        assertFalse(Nvidia.hasRivals(market(Map.of("a", "cuda", "b", "cuda"))));
        Market others = market(Map.of("a", "one", "b", "other"));
        assertFalse(Nvidia.hasRivals(others));
        assertEquals(List.of(), Nvidia.tiers(others));
        assertEquals(Optional.empty(), Nvidia.nest(others));
    }
}
