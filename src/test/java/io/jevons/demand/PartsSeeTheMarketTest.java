package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import org.junit.jupiter.api.Test;

/** What a curve, a rental market and a choice of tiers of one's own see of the small market, in two draws. */
final class PartsSeeTheMarketTest {
    private static final Market MARKET = MarketText.small().read();
    private final Lanes lanes = new Lanes(CompiledMarket.of(MARKET), 2);

    PartsSeeTheMarketTest() {
        lanes.reset(2);
        lanes.start();
    }

    @Test
    void ofACell() {
        CellLanes thrifty = new CellLanes(lanes, 1);
        assertEquals("thrifty", thrifty.cell());
        assertEquals(2, thrifty.lanes());
        assertEquals(0.8, thrifty.elasticity(1));
        assertTrue(thrifty.saturates());
        assertEquals(3, thrifty.saturation(1));
        CellLanes eager = new CellLanes(lanes, 0);
        assertEquals("eager", eager.cell());
        assertFalse(eager.saturates());
        assertEquals(1.3, eager.elasticity(0));
    }

    @Test
    void ofATier() {
        TierLanes small = new TierLanes(
                lanes, new double[] {Math.log(0.8), Math.log(0.8)}, new double[] {Math.log(1.5), Math.log(1.5)}, 1);
        assertEquals("small", small.tier());
        assertEquals(2, small.lanes());
        assertEquals(3, small.supplyElasticity(1));
        assertEquals(0.8, small.floor(0), 1e-15);
        assertEquals(1.5, small.ceiling(1), 1e-15);
    }

    /** A premium that is the root of how tight a tier is: half of its logarithm. */
    @Test
    void ofHowTightATierIs() {
        RentalMarket roots = RentalMarket.of("roots", Math::sqrt);
        assertEquals("roots", roots.name());
        double[] found = new double[3];
        TierLanes tier = new TierLanes(lanes, new double[2], new double[2], 0);
        roots.logScarcity(tier, new double[] {0.6, -0.2, 9}, found);
        assertArrayEquals(new double[] {0.3, -0.1, 0}, found, 1e-15);
    }

    @Test
    void ofTheTiersThatACellMayChoose() {
        ChoiceSet set = new ChoiceSet(lanes, new boolean[] {true, false, true}, new int[] {1, 0});
        assertEquals(3, set.tiers());
        assertEquals(2, set.nests());
        assertEquals(2, set.lanes());
        assertTrue(set.isAvailable(2));
        assertFalse(set.isAvailable(1));
        assertTrue(set.isOpen(0));
        assertFalse(set.isOpen(1));
        assertEquals(1, set.nestOf(2));
        assertEquals(0.35, set.lambda(0, 1));
        assertEquals(0.9, set.lambda(1, 0));
    }

    @Test
    void channelsHaveWords() {
        for (Channel channel : Channel.values()) {
            assertTrue(channel.words().matches("[a-z].+"), channel.toString());
        }
    }
}
