package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Parameter;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane of a block, whose parameters and shocks have the values of a draw, is the projection of that draw by itself, bit by bit. */
final class DrawnLanesTest {
    /** As many lanes as the first block has draws, and more than the second has. */
    private static final int WIDTH = 5;

    private static final Market MARKET = MarketText.small()
            .with("sites.grid.power-mw", "30")
            .with("sites.grid.growth.start", "0.2")
            .with("sites.grid.growth.long-run", "0.05")
            .with("sites.grid.growth.fade-years", "2")
            .with("tiers.big.site", "grid")
            .with("tiers.big.deployment-years", "0.4")
            .with("vendors.cuda.gross-margin", "0.7")
            .with("vendors.cuda.response", "0.8")
            .with("vendors.cuda.pricing-years", "0.5")
            .with("cells.eager.effort-elasticity", "0.3")
            .with("cells.eager.effort-time", "0.5")
            .read();

    /** Every kind, some drawn and some not on one driver, on all or on one. */
    private static final Scenario EVERY_KIND = Scenario.parse("every-kind.yaml", """
            scenario: every-kind
            shocks:
              - efficiency: {name: cheap, grade: only, factor: 3, from: 2019Q4, half-life: 0.5}
              - efficiency: {grade: "*", tier: big, factor: 1.2, from: 2020Q1}
              - model-release: {grade: only, hours-per-mtok: {big: 0.3}, share: 0.1, from: 2019Q4}
              - model-release: {name: first, grade: light, hours-per-mtok: {big: 0.03, rival: 0.06}, share: 0.4, from: 2019Q4, half-life: 0.5}
              - distillation: {name: student, grade: light, hours-per-mtok: {big: 0.02, small: 0.2}, quality: 0.9, share: 0.3, from: 2020Q1, ramp: 0.5}
              - distillation: {grade: light, hours-per-mtok: {rival: 0.02}, quality: 0.8, share: 0.2, from: 2020Q2}
              - training-efficiency: {name: trained, workload: "*", factor: 2, from: 2019Q4, half-life: 0.5}
              - tokens-per-task: {name: forced, cell: thrifty, factor: 1.3, from: 2019Q4, ramp: 0.5}
              - tokens-per-task: {cell: "*", factor: 1.1, from: 2020Q1}
              - tokens-per-task: {name: reasoning, cell: eager, factor: 2, chosen: true, from: 2019Q4, ramp: 1}
              - hardware-price: {name: tariff, tier: big, factor: 1.3, from: 2019Q4}
              - hardware-price: {tier: "*", factor: 0.9, from: 2020Q1}
              - capacity: {name: export, tier: big, factor: 0.7, from: 2019Q4, until: 2020Q4}
              - site-power: {name: grid, site: grid, factor: 0.8, from: 2020Q1}
              - preference: {name: taste, cell: "*", tier: rival, shift: 0.4, from: 2019Q4, ramp: 1}
              - preference: {cell: eager, tier: "*", shift: 0.1, from: 2019Q4}
              - demand: {name: boom, cell: eager, factor: 1.5, from: 2019Q4}
              - access: {name: open, cell: thrifty, factor: 1.5, from: 2019Q4}
              - value: {name: worth, cell: thrifty, factor: 2, from: 2020Q1, ramp: 0.5}
            """);

    private static final List<String> PARAMETERS = List.of(
            "cells.thrifty.pass-through", "cells.eager.beta", "cells.eager.viable", "tiers.big.deployment-years");

    private static final CompiledMarket COMPILED = CompiledMarket.of(MARKET);

    private final Staging staging = Staging.of(MARKET, EVERY_KIND);

    /** The numbers of shocks, each by itself or all of them, in the lane of a draw: moved by a few percent from draw to draw. */
    private static double drawn(Parameter p, int draw) {
        return p.path().endsWith("quality") || p.path().endsWith("share")
                ? p.value() * (1 - 0.03 * draw)
                : p.value() * (1 + 0.04 * draw);
    }

    private void assertLanesAreDrawsAlone(Plan base, Plan plan, List<Parameter> numbers, List<String> parameters) {
        List<String> varied = new ArrayList<>(parameters);
        numbers.forEach(p -> varied.add(p.path()));
        BlockRun block = BlockRun.ofAll(base, plan, varied, WIDTH);
        // The second block has other draws, and finds what the first has left.
        for (int from : new int[] {0, 3}) {
            int draws = from == 0 ? WIDTH : 3;
            block.reset(draws);
            for (Parameter p : numbers) {
                block.set(block.parameter(p.path()), values(p, from, draws));
            }
            for (String path : parameters) {
                block.set(block.parameter(path), values(MARKET.parameter(path), from, draws));
            }
            block.run();
            for (int l = 0; l < draws; l++) {
                assertTrue(block.isFinite(l));
                Map<String, Double> own = new LinkedHashMap<>();
                for (Parameter p : numbers) {
                    own.put(p.path(), drawn(p, from + l));
                }
                Market market = MARKET;
                for (String path : parameters) {
                    market = market.with(path, drawn(MARKET.parameter(path), from + l));
                }
                Engine.Runs alone = Engine.respond(market, base.with(own), plan.with(own));
                Engine.Runs lane = block.runs(l, market);
                assertSame(Selection.all(COMPILED), alone.base(), lane.base(), l);
                assertSame(Selection.withEngineering(COMPILED), alone.scenario(), lane.scenario(), l);
                assertSame(Selection.withEngineering(COMPILED), alone.response(), lane.response(), l);
            }
        }
    }

    private static double[] values(Parameter p, int from, int draws) {
        double[] values = new double[draws];
        for (int l = 0; l < draws; l++) {
            values[l] = drawn(p, from + l);
        }
        return values;
    }

    /** Every series: those of projections, of the books and of the engineering estimate. */
    private static void assertSame(Selection all, Projection expected, Projection actual, int lane) {
        for (Selection.Entry entry : all.entries()) {
            SeriesKey key = entry.key();
            for (int i = 0; i < expected.periods(); i++) {
                assertEquals(
                        expected.series(key.entity(), key.variable()).get(i),
                        actual.series(key.entity(), key.variable()).get(i),
                        0.0,
                        key + " of lane " + lane + " in quarter " + i);
            }
        }
    }

    @Test
    void haveAllNumbersAndParametersOfTheirDraw() {
        assertLanesAreDrawsAlone(
                staging.base(), staging.plan(), staging.plan().drivers().numbers(), PARAMETERS);
    }

    @Test
    void haveParametersAloneOfTheirDraw() {
        assertLanesAreDrawsAlone(staging.base(), staging.plan(), List.of(), PARAMETERS);
    }

    /** What no draw moves is one number for all lanes, beside what has a row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cheap",
                "first",
                "student",
                "trained",
                "forced",
                "reasoning",
                "tariff",
                "export",
                "grid",
                "taste",
                "boom",
                "open",
                "worth"
            })
    void haveTheNumbersOfOneShock(String shock) {
        List<Parameter> numbers = staging.plan().drivers().numbers().stream()
                .filter(p -> p.path().startsWith("shocks." + shock + "."))
                .toList();
        assertTrue(!numbers.isEmpty());
        assertLanesAreDrawsAlone(staging.base(), staging.plan(), numbers, List.of());
    }

    /** Shocks of the base are drawn in the base and in the scenario, where they are the same. */
    @Test
    void haveWhatTheBaseDraws() {
        Plan plan = staging.plan();
        assertLanesAreDrawsAlone(plan, plan, plan.drivers().numbers(), List.of());
    }
}
