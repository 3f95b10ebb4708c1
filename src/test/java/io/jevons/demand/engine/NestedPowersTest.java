package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.ChoiceSet;
import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.Strategies;
import io.jevons.demand.TierChoice;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's own tier choice by powers of cost, against the same choice by utilities. */
class NestedPowersTest {
    private static final String BY_UTILITIES = "nested-logit-by-utilities";
    private static final String WORLD = Resources.text(Markets.class, "world-2024Q4.yaml");

    /** Exponents of 170 as powers, of which an error of a half in the last place of the exponent is 1e-14 of the power. */
    private static final double TOLERANCE = 1e-11;

    @BeforeAll
    static void register() {
        TierChoice own = Strategies.tierChoice(Market.parse("world.yaml", WORLD));
        Strategies.register(new TierChoice() {
            @Override
            public String name() {
                return BY_UTILITIES;
            }

            @Override
            public void choose(ChoiceSet set, double[][] utility, double[][] share, double[] inclusiveValue) {
                own.choose(set, utility, share, inclusiveValue);
            }

            @Override
            public void invert(ChoiceSet set, double[][] share, double[][] utility) {
                own.invert(set, share, utility);
            }
        });
    }

    private static void assertSame(Projection expected, Projection actual) {
        for (SeriesKey key : expected.keys()) {
            for (int i = 0; i < expected.periods(); i++) {
                double value = expected.series(key.entity(), key.variable()).get(i);
                double found = actual.series(key.entity(), key.variable()).get(i);
                assertEquals(value, found, TOLERANCE * Math.max(Math.abs(value), 1e-3), key + " " + i);
            }
        }
    }

    private static Projection scenario(Market market, String scenario) {
        Staging staging = Staging.of(market, Scenario.parse("own", scenario));
        return Engine.compare(staging.base(), staging.plan()).scenario();
    }

    /** Releases that enter by and by, shifts of preference and latent tiers among them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void giveWhatUtilitiesGive(long seed) {
        MarketText text = RandomMarkets.market(seed);
        String scenario = "scenario: random\n" + RandomMarkets.scenario(seed, text.read());
        Market byUtilities = text.with("tier-choice", BY_UTILITIES).read();
        assertSame(scenario(byUtilities, scenario), scenario(text.read(), scenario));
    }

    /** Cells that follow cost so closely that its powers leave the range of doubles. */
    @ParameterizedTest
    @CsvSource({"2, false", "40, true", "900, true"})
    void lanesThatAreFarHaveUtilities(double beta, boolean far) {
        Market own = Market.parse("world.yaml", WORLD);
        Market byUtilities = Market.parse("world.yaml", WORLD + "tier-choice: " + BY_UTILITIES + "\n");
        for (String cell : own.cells()) {
            own = own.with("cells." + cell + ".beta", beta);
            byUtilities = byUtilities.with("cells." + cell + ".beta", beta);
        }
        String scenario = "scenario: own\nshocks:\n  - efficiency: {grade: \"*\", factor: 1000, from: 2026Q1}\n";
        assertSame(scenario(byUtilities, scenario), scenario(own, scenario));
        CompiledMarket market = CompiledMarket.of(own);
        Plan plan = Staging.of(own, Scenario.parse("own", scenario)).plan();
        Simulation simulation = Simulation.of(market, plan, Selection.all(market), 1);
        simulation.lanes().reset(1);
        simulation.run();
        assertEquals(far, simulation.block().powers.isFar(0));
    }

    /** A lane that is far moves no bit of those beside it, and has the bits that it has by itself. */
    @Test
    void aLaneIsFarByItself() {
        double[] betas = {1.5, 900, 2.5, 40, 3};
        double[][] together = needs(betas);
        for (int l = 0; l < betas.length; l++) {
            assertArrayEquals(needs(betas[l])[0], together[l], 0.0);
        }
        assertTrue(together[0][28] != together[1][28]);
    }

    private static double[][] needs(double... betas) {
        CompiledMarket market = CompiledMarket.of(Market.parse("world.yaml", WORLD));
        Selection kept = Selection.of(market, List.of(new SeriesKey("flagship", "need")));
        DriverShock shock = (drivers, quarter) -> drivers.scaleEfficiency("frontier", "*", 1000);
        Plan plan = Plan.of("plan", Drivers.of(market.market, List.of(shock)));
        Simulation simulation = Simulation.of(market, plan, kept, betas.length);
        Lanes lanes = simulation.lanes();
        lanes.reset(betas.length);
        for (int c = 0; c < market.cells; c++) {
            for (int l = 0; l < betas.length; l++) {
                lanes.set(market.slot(Slot.CELLS_BETA, c), l, betas[l]);
            }
        }
        simulation.run();
        return IntStream.range(0, betas.length)
                .mapToObj(l -> IntStream.range(0, market.periods)
                        .mapToDouble(i -> simulation.baseOutputs().get(0, i, l))
                        .toArray())
                .toArray(double[][]::new);
    }
}
