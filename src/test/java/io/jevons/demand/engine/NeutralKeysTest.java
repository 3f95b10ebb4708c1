package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effort, sites, deployment, server overhead and vendors change nothing where they are absent or neutral. */
final class NeutralKeysTest {
    /** Last bits may move with the order of steps and with the kernels. */
    private static final double LAST_BITS = 1e-12;

    @Test
    void absentKeysLeaveWhatWasComputedBeforeTheyWereThere() {
        String reference = Resources.text(Comparison.class, "engine/market-a.yaml");
        Market market = Market.parse("market-a.yaml", reference.replaceAll("(?m)^ *saturation:.*\n", ""));
        DriverShock halved = (drivers, quarter) -> drivers.scaleEfficiency("frontier", "*", 2);
        Plan base = Plan.of("base", Drivers.of(market, List.of()));
        Engine.Pair pair = Engine.compare(base, Plan.of("scenario", Drivers.of(market, List.of(halved))));
        List<String> rows = Resources.text(NeutralKeysTest.class, "before-new-keys.csv")
                .lines()
                .filter(l -> !l.startsWith("#"))
                .skip(1)
                .toList();
        assertEquals(210, rows.size());
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            Projection projection = cells[0].equals("base") ? pair.base() : pair.scenario();
            double before = Double.parseDouble(cells[4]);
            double now = projection.series(cells[1], cells[2]).get(Integer.parseInt(cells[3]));
            assertEquals(before, now, LAST_BITS * before, row);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void neutralValuesMoveNoBit(long seed) {
        MarketText text = RandomMarkets.market(seed);
        Market plain = text.read();
        Scenario scenario = Scenario.parse("random", "scenario: random\n" + RandomMarkets.scenario(seed, plain));
        Comparison absent = Comparison.of(plain, scenario);
        Comparison neutral = Comparison.of(neutral(text, plain), scenario);
        assertSameBits(absent.base(), neutral.base());
        assertSameBits(absent.scenario(), neutral.scenario());
    }

    /** Nobody spends effort or waits, the one site has more power than all use, and vendors do not answer. */
    private static Market neutral(MarketText text, Market plain) {
        MarketText changed = text.with("sites.grid.power-mw", "1e15")
                .with("sites.grid.growth.start", "0.1")
                .with("sites.grid.growth.long-run", "0")
                .with("sites.grid.growth.fade-years", "1");
        for (String cell : plain.cells()) {
            changed = changed.with("cells." + cell + ".effort-elasticity", "0")
                    .with("cells." + cell + ".effort-time", "0.7");
        }
        for (String tier : plain.tiers()) {
            changed = changed.with("tiers." + tier + ".server-overhead", "1")
                    .with("tiers." + tier + ".deployment-years", "0")
                    .with("tiers." + tier + ".site", "grid");
            String vendor = "vendors." + plain.text("tiers." + tier + ".nest");
            changed = changed.with(vendor + ".gross-margin", "0.7")
                    .with(vendor + ".response", "0")
                    .with(vendor + ".pricing-years", "0.5");
        }
        return changed.read();
    }

    private static void assertSameBits(Projection expected, Projection actual) {
        assertTrue(expected.keys().size() > 20);
        for (SeriesKey key : expected.keys()) {
            assertArrayEquals(values(expected, key), values(actual, key), 0, key.toString());
        }
    }

    private static double[] values(Projection of, SeriesKey key) {
        return IntStream.range(0, of.periods())
                .mapToDouble(i -> of.series(key.entity(), key.variable()).get(i))
                .toArray();
    }
}
