package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Staging;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Blocks run again and again in the memory that was made for the first of them. */
class AllocationTest {
    private static final int WIDTH = 64;
    private static final int BLOCKS = 20;

    /** A byte a quarter and block: less than the smallest object that a loop over quarters could make in each. */
    private static final int MOST = 29;

    @Test
    void aBlockAllocatesNothing() {
        Market market = Markets.named("world-2024Q4");
        Staging staging = Staging.of(market, Scenarios.named("deepseek-r1"));
        List<SeriesKey> kept = List.of(
                new SeriesKey("flagship", "need"),
                new SeriesKey("flagship", "fleet"),
                new SeriesKey("flagship", "sales"),
                new SeriesKey("flagship", "engineering-need"),
                new SeriesKey("total", "tokens"),
                new SeriesKey("cuda", "need"),
                new SeriesKey("cuda", "sales"));
        List<SeriesKey> ofBase = kept.stream()
                .filter(k -> !k.variable().startsWith("engineering"))
                .toList();
        List<String> drawn = List.of(
                "cells.enterprise.elasticity",
                "algorithmic-trend",
                "shocks.r1.share",
                "shocks.r1.half-life",
                "shocks.frontier-32b.share",
                "shocks.pretraining.factor");
        BlockRun block = BlockRun.of(staging.base(), staging.plan(), drawn, ofBase, kept, kept, WIDTH);
        int[] parameters = drawn.stream().mapToInt(block::parameter).toArray();
        double[] values = DoubleStream.iterate(0.3, x -> x + 0.005).limit(WIDTH).toArray();
        run(block, parameters, values);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < BLOCKS; i++) {
            run(block, parameters, values);
        }
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(bytes <= (long) MOST * BLOCKS, () -> bytes + " bytes in " + BLOCKS + " blocks");
    }

    private static void run(BlockRun block, int[] parameters, double[] values) {
        block.reset(WIDTH);
        for (int parameter : parameters) {
            block.set(parameter, values);
        }
        block.run();
    }
}
