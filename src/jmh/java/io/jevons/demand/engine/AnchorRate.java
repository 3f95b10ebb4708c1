package io.jevons.demand.engine;

import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints the microseconds of processor time that a projection of the reference market takes, the least of many blocks, and
 * those that its exponentials, logarithms and Φ take in the array kernels alone. {@link AnchorTable} starts it.
 */
final class AnchorRate {
    private static final int LANES = 256;
    private static final int BLOCKS = 4;
    private static final double SECONDS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private AnchorRate() {}

    /**
     * Warms up, and measures.
     *
     * @param arguments the seconds to warm up, and the seconds to measure
     */
    public static void main(String[] arguments) {
        Market reference = ReferenceMarkets.world();
        CompiledMarket market = CompiledMarket.of(reference);
        Selection kept = Selection.of(market, List.of(new SeriesKey("flagship", "need")));
        Simulation simulation = Simulation.of(market, Plan.of("base", Drivers.of(reference, List.of())), kept, LANES);
        Runnable block = () -> {
            Lanes lanes = simulation.lanes();
            lanes.reset(LANES);
            for (int c = 0; c < market.cells; c++) {
                int slot = market.slot(Slot.CELLS_ELASTICITY, c);
                for (int l = 0; l < LANES; l++) {
                    lanes.set(slot, l, lanes.get(slot, l) * (0.8 + 0.4 * l / (LANES - 1)));
                }
            }
            simulation.run();
        };
        least(block, Double.parseDouble(arguments[0]));
        double us = least(block, Double.parseDouble(arguments[1]));
        System.out.printf(Locale.ROOT, "%.4f %.4f%n", us, limit(reference));
    }

    /** Microseconds a projection. */
    private static double least(Runnable block, double seconds) {
        long least = Long.MAX_VALUE;
        long end = THREADS.getCurrentThreadCpuTime() + (long) (SECONDS * seconds);
        while (THREADS.getCurrentThreadCpuTime() < end) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int b = 0; b < BLOCKS; b++) {
                block.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
        }
        return least / 1e3 / BLOCKS / LANES;
    }

    private static double limit(Market market) {
        CountingKernels counts = CountingKernels.ofOneProjection(market);
        ArrayKernels kernels = ArrayKernels.create();
        double[] x = new double[LANES];
        double[] y = new double[LANES];
        Arrays.setAll(x, l -> 0.3 + 0.01 * l);
        // A thousand of each a projection, so that what is left over is the time of one in nanoseconds.
        double exp = least(() -> repeat(() -> kernels.exp(x, 0, y, 0, LANES)), 1);
        double log = least(() -> repeat(() -> kernels.log(x, 0, y, 0, LANES)), 1);
        double normal = least(() -> repeat(() -> kernels.normalCdf(x, 0, y, 0, LANES)), 1);
        return (counts.exponentials * exp + counts.logarithms * log + counts.normals * normal) / 1e3;
    }

    private static void repeat(Runnable kernel) {
        for (int i = 0; i < 1000; i++) {
            kernel.run();
        }
    }
}
