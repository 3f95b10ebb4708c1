package io.jevons.demand.engine;

import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import io.jevons.market.Market;
import java.util.List;

/** Array kernels that count how many values they are asked for. */
final class CountingKernels implements ArrayKernels {
    private final ArrayKernels kernels = ArrayKernels.create();

    long exponentials;
    long logarithms;
    long normals;

    @Override
    public void exp(double[] in, int inOffset, double[] out, int outOffset, int n) {
        exponentials += n;
        kernels.exp(in, inOffset, out, outOffset, n);
    }

    @Override
    public void log(double[] in, int inOffset, double[] out, int outOffset, int n) {
        logarithms += n;
        kernels.log(in, inOffset, out, outOffset, n);
    }

    @Override
    public void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        normals += n;
        kernels.normalCdf(in, inOffset, out, outOffset, n);
    }

    @Override
    public void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n) {
        normals += n;
        kernels.inverseMills(in, inOffset, out, outOffset, n);
    }

    /**
     * Counts the evaluations of one projection of a market whose elasticities are drawn, its calibration included; what no draw
     * moves is worked out once a block, and counts as a part of one.
     */
    static CountingKernels ofOneProjection(Market market) {
        int lanes = 256;
        CountingKernels counting = new CountingKernels();
        CompiledMarket compiled = CompiledMarket.of(market);
        Plan base = Plan.of("base", Drivers.of(market, List.of()));
        Selection kept = Selection.of(compiled, List.of(new SeriesKey("flagship", "need")));
        Simulation simulation = Simulation.of(compiled, base, kept, lanes, counting);
        simulation.lanes().reset(lanes);
        for (int c = 0; c < compiled.cells; c++) {
            int slot = compiled.slot(Slot.CELLS_ELASTICITY, c);
            for (int l = 0; l < lanes; l++) {
                simulation.lanes().set(slot, l, simulation.lanes().get(slot, l) * (0.8 + 0.4 * l / (lanes - 1)));
            }
        }
        simulation.run();
        counting.exponentials /= lanes;
        counting.logarithms /= lanes;
        counting.normals /= lanes;
        return counting;
    }
}
