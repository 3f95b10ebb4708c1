package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Refusal;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.market.MarketText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A curve from a function of one number, and the elasticity that it has without saying it. */
final class DemandCurveTest {
    private static final double[] PRICES = {-2, -0.3, 0, 0.7, 3};

    private static CellLanes cell() {
        Lanes lanes = new Lanes(CompiledMarket.of(MarketText.small().read()), PRICES.length);
        lanes.reset(PRICES.length);
        lanes.start();
        return new CellLanes(lanes, 0);
    }

    /** ln q = -1.3 x - 0.2 x² falls by 1.3 + 0.4 x. */
    @Test
    void elasticityIsTheSlope() {
        DemandCurve curve = DemandCurve.of("bent", x -> -1.3 * x - 0.2 * x * x);
        double[] found = new double[PRICES.length];
        curve.elasticity(cell(), PRICES, found);
        for (int l = 0; l < PRICES.length; l++) {
            assertEquals(1.3 + 0.4 * PRICES[l], found[l], 1e-9);
        }
        curve.logIntensity(cell(), PRICES, found);
        assertEquals(-1.3 * 0.7 - 0.2 * 0.49, found[3], 1e-15);
        assertEquals("bent", curve.name());
    }

    /** Of an entity that there is, its variables are told; of another, the entities. */
    @Test
    void seriesThatThereAreNotAreNamedWithWhatThereIs() {
        List<SeriesKey> known =
                List.of(new SeriesKey("big", "need"), new SeriesKey("big", "sales"), new SeriesKey("eager", "tokens"));
        Refusal variable = new Refusal(
                SeriesIndex.unknown(new SeriesKey("big", "token"), known).getMessage());
        variable.names("unknown variable of big 'token'");
        assertTrue(!variable.message().contains("tokens"), variable.message());
        new Refusal(SeriesIndex.unknown(new SeriesKey("bog", "need"), known).getMessage())
                .names("unknown tier, group, nest, cell or workload 'bog'")
                .maybe("big");
    }
}
