package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Refusal;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.market.TierGroup;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run over many draws keeps and refuses. */
final class BlockRunTest {
    private static final Market MARKET = MarketText.small().read();
    private static final Scenario SCENARIO = Scenario.parse("student.yaml", """
            scenario: student
            shocks:
              - efficiency: {name: cheap, grade: "*", factor: 3, from: 2019Q4}
              - tokens-per-task: {factor: 1.2, from: 2019Q4}
              - distillation: {name: student, grade: light, hours-per-mtok: {big: 0.03}, quality: 0.9, share: 0.3, from: 2019Q4}
            """);
    private static final Staging STAGING = Staging.of(MARKET, SCENARIO);
    private static final List<SeriesKey> BASE =
            List.of(new SeriesKey("big", "need"), new SeriesKey("total", "revenue"));
    private static final List<SeriesKey> OTHERS =
            List.of(new SeriesKey("thrifty", "tokens"), new SeriesKey("total", "need"), new SeriesKey("lab", "hours"));
    private static final String ELASTICITY = "cells.eager.elasticity";
    private static final int PERIODS = 9;

    private static BlockRun block(int width) {
        return BlockRun.of(STAGING.base(), STAGING.plan(), List.of(ELASTICITY), BASE, OTHERS, OTHERS, width);
    }

    private static Engine.Runs alone(double elasticity) {
        return Engine.respond(MARKET.with(ELASTICITY, elasticity), STAGING.base(), STAGING.plan());
    }

    private static double of(Projection projection, SeriesKey key, int period) {
        return projection.series(key.entity(), key.variable()).get(period);
    }

    /** By series and then by period, from a place on; here that of the second draw of four. */
    @Test
    void keepsSeriesInRowsOfTheCaller() {
        double[][] base = new double[BASE.size() * PERIODS][4];
        double[][] scenario = new double[OTHERS.size() * PERIODS][4];
        BlockRun block = block(2);
        block.keepIn(base, scenario, 1);
        block.reset(2);
        block.set(block.parameter(ELASTICITY), new double[] {0.7, 1.1});
        block.run();
        Engine.Runs[] alone = {alone(0.7), alone(1.1)};
        for (int l = 0; l < 2; l++) {
            for (int i = 0; i < PERIODS; i++) {
                for (int s = 0; s < BASE.size(); s++) {
                    assertEquals(
                            of(alone[l].base(), BASE.get(s), i), base[s * PERIODS + i][1 + l], BASE.get(s) + " " + i);
                    assertEquals(base[s * PERIODS + i][1 + l], block.value(s, i, l));
                }
                for (int s = 0; s < OTHERS.size(); s++) {
                    assertEquals(of(alone[l].scenario(), OTHERS.get(s), i), scenario[s * PERIODS + i][1 + l]);
                }
            }
        }
        assertEquals(0, base[0][0]);
        assertEquals(0, base[0][3]);
        assertEquals(List.of("ref GPU", "USD/yr"), block.baseUnits());
    }

    @Test
    void runsTheFirstPeriodsAlone() {
        BlockRun block = block(1);
        block.reset(1);
        block.run(3);
        Projection whole = Engine.project(STAGING.base());
        for (int i = 0; i < 3; i++) {
            assertEquals(of(whole, BASE.get(0), i), block.value(0, i, 0));
        }
        assertEquals(0, block.value(0, 3, 0), "not run");
        block.reset(1);
        block.run(100);
        assertEquals(of(whole, BASE.get(0), 8), block.value(0, 8, 0));
    }

    /** What leaves the range of doubles in one draw leaves the others finite. */
    @Test
    void tellsTheDrawsThatAreFinite() {
        BlockRun block = BlockRun.of(
                STAGING.base(),
                STAGING.plan(),
                List.of("tiers.big.price-usd"),
                BASE,
                OTHERS,
                List.of(new SeriesKey("big", "sales")),
                3);
        block.reset(3);
        block.set(block.parameter("tiers.big.price-usd"), new double[] {3e4, 1e306, 2e4});
        block.run();
        assertTrue(block.isFinite(0));
        assertFalse(block.isFinite(1));
        assertTrue(block.isFinite(2));
        block.reset(3);
        block.run();
        assertTrue(block.isFinite(1), "of the next block");
    }

    @Test
    void runsAScenarioWithoutItsBase() {
        BlockRun block = BlockRun.alone(STAGING.plan(), List.of(ELASTICITY), OTHERS, 2);
        block.reset(2);
        block.set(block.parameter(ELASTICITY), new double[] {0.7, 1.1});
        block.run();
        for (int i = 0; i < PERIODS; i++) {
            assertEquals(of(alone(1.1).scenario(), OTHERS.get(1), i), block.value(1, i, 1));
        }
    }

    @Test
    void refusesWhatCannotVaryByItself() {
        refused("cells.eager.shares.big", "adds up to 1 with others");
        refused("training.lab.split.big", "adds up to 1 with others");
        refused("tiers.big.h100-equivalents", "unit in which tiers are added up");
        refused("quarters", "no equation reads it");
        refused("cells.thrifty.quality-floor", "no equation reads it");
        refused("cells.eager.elasticty", "unknown parameter 'cells.eager.elasticty'");
        Refusal.of(() -> block(1).parameter("shocks.none.factor")).names("unknown parameter");
    }

    private static void refused(String path, String reason) {
        Refusal.of(() -> BlockRun.ofAll(STAGING.base(), STAGING.plan(), List.of(path), 1))
                .names(path, reason);
    }

    @Test
    void knowsTheBoundsOfMarketsAndShocks() {
        assertTrue(BlockRun.bounds("cells.any.elasticity").allows(0));
        assertFalse(BlockRun.bounds("cells.any.elasticity").allows(-1e-9));
        assertEquals(
                "a finite number >= 0", BlockRun.bounds("cells.any.elasticity").phrase());
        assertTrue(BlockRun.bounds("shocks.cheap.factor").allows(1e-9));
        assertFalse(BlockRun.bounds("shocks.cheap.factor").allows(0));
        assertEquals(
                "a finite number > 0", BlockRun.bounds("shocks.cheap.factor").phrase());
        Refusal.of(() -> BlockRun.bounds("shocks.cheap.fctor")).names("shocks.cheap.fctor: no shock has it");
        Refusal.of(() -> BlockRun.bounds("cells.any.elastcity")).names("cells.any.elastcity: no market has it");
        Refusal.of(() -> BlockRun.bounds("cells.any.segment")).names("no market has it");
    }

    /** A student below the floor of a cell that it serves: thrifty, which asks for half. */
    @Test
    void asksOfNumbersOfShocksWhatTheMarketDoes() {
        BlockRun block = block(1);
        var quality = block.unmet("shocks.student.quality").orElseThrow();
        assertEquals(Optional.empty(), quality.apply(0.5));
        assertEquals(Optional.of("at least the quality-floor of thrifty"), quality.apply(0.49));
        assertEquals(
                Optional.empty(),
                block.unmet("shocks.cheap.factor").orElseThrow().apply(5));
        assertEquals(Optional.empty(), block.unmet(ELASTICITY));
    }

    @Test
    void namesTheParameterFarthestOutOfItsRange() {
        assertTrue(BlockRun.suspect(MARKET, Map.of("cells.eager.tokens-per-day", 1e300))
                .orElseThrow()
                .startsWith("cells.eager.tokens-per-day = 1.00e+300"));
    }

    /** Sums over tiers count GPUs and hours by their H100-equivalents, money and power as they are, and prices not at all. */
    @Test
    void sumsTiersByTheirWeights() {
        Projection run = Engine.compare(STAGING.base(), STAGING.plan()).scenario();
        List<String> weighted = List.of(
                "need",
                "fleet",
                "waiting",
                "shipped",
                "hours-inference",
                "hours-training",
                "hours-other",
                "engineering-hours",
                "engineering-need",
                "engineering-fleet");
        List<String> plain = List.of(
                "sales",
                "shipped-units",
                "power",
                "spending",
                "engineering-sales",
                "engineering-power",
                "engineering-spending");
        assertEquals(
                List.of("total", "nvidia", "cuda", "other"),
                MARKET.sums().stream().map(TierGroup::name).toList());
        for (TierGroup group : MARKET.sums()) {
            for (int i = 0; i < PERIODS; i++) {
                for (String variable : weighted) {
                    double sum = 0;
                    for (String tier : group.tiers()) {
                        sum += MARKET.get("tiers." + tier + ".h100-equivalents")
                                * of(run, new SeriesKey(tier, variable), i);
                    }
                    assertEquals(sum, of(run, new SeriesKey(group.name(), variable), i), 1e-12 * sum, variable);
                }
                for (String variable : plain) {
                    double sum = 0;
                    for (String tier : group.tiers()) {
                        sum += of(run, new SeriesKey(tier, variable), i);
                    }
                    assertEquals(sum, of(run, new SeriesKey(group.name(), variable), i), 1e-12 * sum, variable);
                }
            }
            assertEquals("H100e", run.series(group.name(), "need").unit());
            assertEquals("H100e/yr", run.series(group.name(), "shipped").unit());
            assertEquals("H100-h/yr", run.series(group.name(), "hours-other").unit());
            assertEquals("USD/yr", run.series(group.name(), "sales").unit());
            assertThrows(InvalidInputException.class, () -> run.series(group.name(), "rent"));
        }
    }

    /** A market too extreme is refused with the first figure that is not finite, and with what is out of range. */
    @Test
    void refusesResultsThatAreNotFinite() {
        Market extreme = MARKET.with("tiers.big.price-usd", 1e306);
        Refusal.of(() -> Engine.compare(extreme, STAGING.base(), STAGING.plan()))
                .names("market small + 1 change, scenario ", "must be a finite number", " in 2019Q3");
        Refusal.of(() -> Engine.compareAllAt(
                        STAGING.base().on(extreme),
                        List.of(() -> STAGING.plan().on(extreme)),
                        List.of(new SeriesKey("big", "sales")),
                        List.of(2, 4),
                        (before, after) -> after))
                .names("must be a finite number");
    }
}
