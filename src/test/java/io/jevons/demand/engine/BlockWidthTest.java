package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many draws or scenarios run side by side is a question of memory alone. */
class BlockWidthTest {
    private static final int DRAWS = 37;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void widthMovesNoBit(long seed) {
        Market market = RandomMarkets.market(seed).read();
        Scenario scenario = Scenario.parse("random", "scenario: random\n" + RandomMarkets.scenario(seed, market));
        Staging staging = Staging.of(market, scenario);
        List<double[]> wide = run(staging, DRAWS);
        for (int width : new int[] {1, 2, 5, 16}) {
            List<double[]> narrow = run(staging, width);
            for (int draw = 0; draw < DRAWS; draw++) {
                assertArrayEquals(wide.get(draw), narrow.get(draw), 0.0);
            }
        }
    }

    /** All series of the scenario by draw. */
    private static List<double[]> run(Staging staging, int width) {
        String path = "cells.cell0.sigma";
        BlockRun block = BlockRun.ofAll(staging.base(), staging.plan(), List.of(path), width);
        List<double[]> values = new ArrayList<>();
        for (int from = 0; from < DRAWS; from += width) {
            int n = Math.min(width, DRAWS - from);
            double[] sigma = new double[n];
            for (int l = 0; l < n; l++) {
                sigma[l] = 0.6 + 0.05 * (from + l);
            }
            block.reset(n);
            block.set(block.parameter(path), sigma);
            block.run();
            for (int l = 0; l < n; l++) {
                Projection projection = block.runs(l, staging.market()).scenario();
                values.add(projection.keys().stream()
                        .flatMapToDouble(k -> IntStream.range(0, projection.periods())
                                .mapToDouble(i -> projection
                                        .series(k.entity(), k.variable())
                                        .get(i)))
                        .toArray());
            }
        }
        return values;
    }

    @Test
    void bytesADrawGrowWithTiersTimesCells() {
        Market market = WideMarkets.of(40, 10, 4);
        Staging staging = Staging.of(market, Scenario.named("none"));
        long wide = bytes(staging);
        Staging small = Staging.of(MarketText.small().read(), Scenario.named("none"));
        assertTrue(wide > 8L * 40 * 10, () -> wide + " bytes");
        assertTrue(wide > 10 * bytes(small), () -> wide + " bytes against " + bytes(small));
    }

    private static long bytes(Staging staging) {
        List<SeriesKey> none = List.of();
        return BlockRun.of(staging.base(), staging.plan(), List.of(), none, none, none, 1)
                .bytesPerDraw();
    }

    @Test
    void valuesInSomeQuartersAreThoseOfWholeProjections() {
        Market market = RandomMarkets.market(5).read();
        List<SeriesKey> keys = List.of(
                new SeriesKey("tier0", "need"), new SeriesKey("cell0", "tokens"), new SeriesKey("total", "tokens"));
        Plan base = Plan.of("base", Drivers.of(market, List.of()));
        List<Supplier<Plan>> lazy = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        AtomicInteger made = new AtomicInteger();
        AtomicInteger madeAtFirst = new AtomicInteger(Integer.MAX_VALUE);
        for (int i = 0; i < 400; i++) {
            double factor = 1 + 0.01 * i;
            Supplier<Plan> plan = () -> {
                made.incrementAndGet();
                return Plan.of("step", Drivers.of(market, List.of((d, q) -> d.scaleEfficiency("*", "*", factor))));
            };
            lazy.add(plan);
            plans.add(plan.get());
        }
        made.set(0);
        List<double[][]> some = Engine.compareAllAt(base, lazy, keys, List.of(2, 4), (before, after) -> {
            madeAtFirst.accumulateAndGet(made.get(), Math::min);
            return after;
        });
        List<double[][]> whole = Engine.compareAll(base, plans, pair ->
                new double[][] {at(pair.scenario(), keys, 2), at(pair.scenario(), keys, 4)});
        for (int i = 0; i < whole.size(); i++) {
            assertArrayEquals(whole.get(i)[0], some.get(i)[0], 0.0);
            assertArrayEquals(whole.get(i)[1], some.get(i)[1], 0.0);
        }
        assertEquals(400, made.get());
        assertTrue(madeAtFirst.get() < 400, "drivers of all scenarios stand side by side");
    }

    private static double[] at(Projection projection, List<SeriesKey> keys, int period) {
        return keys.stream()
                .mapToDouble(k -> projection.series(k.entity(), k.variable()).get(period))
                .toArray();
    }
}
