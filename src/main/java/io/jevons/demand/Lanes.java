package io.jevons.demand;

import io.jevons.internal.ArrayKernels;
import java.util.Arrays;

/**
 * The parameters of a market for a block of draws: one lane a draw, slot by slot, so that a loop over lanes reads
 * neighbouring numbers.
 */
final class Lanes {
    final CompiledMarket market;

    /** The most lanes there is room for. */
    final int width;

    /** The lanes in use; also the stride of every array by lane. */
    int n;

    /** Elementary functions of arrays, for this block's thread. */
    final ArrayKernels kernels = ArrayKernels.create();

    private final double[] base;
    private final double[] values;

    Lanes(CompiledMarket market, int width) {
        this.market = market;
        this.width = width;
        this.base = market.values();
        this.values = new double[base.length * width];
    }

    /** Starts a block: every lane has the market's own values. */
    void reset(int lanes) {
        n = lanes;
        for (int slot = 0; slot < base.length; slot++) {
            Arrays.fill(values, slot * n, slot * n + n, base[slot]);
        }
    }

    void set(int slot, int lane, double value) {
        values[slot * n + lane] = value;
    }

    double get(int slot, int lane) {
        return values[slot * n + lane];
    }

    /** All values; a slot's lanes begin at {@link #at}. */
    double[] values() {
        return values;
    }

    int at(int slot) {
        return slot * n;
    }
}
