package io.jevons.rebound.elasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Need and hours by hand, of the small market: three tiers of weights 1, 0.12 and 0.9, two cells of segments of their own. */
final class ElasticityTermsTest {
    private static final Market MARKET = MarketText.small().read();
    private final ElasticityTerms terms = new ElasticityTerms(MARKET);

    @Test
    void keepsNeedAndWhatHoursAreMadeOf() {
        assertEquals(List.of("a", "b"), terms.segments());
        assertEquals(3 + 2 * (1 + 2 * 3), terms.keys().size());
        assertEquals(new SeriesKey("big", "need"), terms.keys().get(0));
        assertEquals(new SeriesKey("eager", "tokens"), terms.keys().get(3));
        assertEquals(new SeriesKey("eager", "share:big"), terms.keys().get(4));
        assertEquals(new SeriesKey("eager", "cell-hours:big"), terms.keys().get(5));
        assertEquals(new SeriesKey("thrifty", "tokens"), terms.keys().get(10));
    }

    /** Hours are D s h / u; in total tiers count by their weights, need as well as hours. */
    @Test
    void weighsTiers() {
        double[] values = {
            // Need of big, small and rival.
            100,
            200,
            10,
            // Of eager: 7 tokens, share and hours by tier; utilisation 0.5, 0.2 and 0.45.
            7,
            0.5,
            2,
            0,
            Double.NaN,
            0.5,
            0.9,
            // Of thrifty: 4 tokens; utilisation 0.4, 0.2 and 0.3.
            4,
            0.25,
            0.8,
            0.75,
            0.2,
            0,
            5
        };
        double[][] found = terms.quantities(values);
        assertArrayEquals(new double[] {100, 200, 10, 100 + 0.12 * 200 + 0.9 * 10}, found[0], 1e-12);
        assertArrayEquals(new double[] {14, 0, 7, 14 + 0.9 * 7}, found[1], 1e-12);
        assertArrayEquals(new double[] {2, 3, 0, 2 + 0.12 * 3}, found[2], 1e-12);
        double ofYear = 8766;
        double big = (14 + 2) / (ofYear * MARKET.get("tiers.big.busy"));
        double small = 3 / (ofYear * MARKET.get("tiers.small.busy"));
        double rival = 7 / (ofYear * MARKET.get("tiers.rival.busy"));
        assertArrayEquals(new double[] {big, small, rival, big + 0.12 * small + 0.9 * rival}, found[3], 1e-12);
    }
}
