package io.jevons.demand.lanes;

import io.jevons.internal.ArrayKernels;
import java.util.Arrays;

/**
 * The parameters of a market for a block of draws: one lane a draw.
 *
 * <p>Here and in all of the engine's state a row is an array of its own, with its lanes from index 0 on. The compiler of
 * the virtual machine makes vector instructions of a loop over such rows, but not of one that mixes offsets into a larger
 * array.
 */
public final class Lanes {
    public final CompiledMarket market;

    /** The most lanes there is room for. */
    public final int width;

    /** The lanes in use. */
    public int n;

    /** Elementary functions of arrays, for this block's thread. */
    public final ArrayKernels kernels;

    private final double[] base;
    private final double[][] rows;

    /** By slot: whether a block set lanes of it, which the next one takes back. */
    private final boolean[] set;

    /** By cell that saturates: ε̂ = ε m/(m - 1). */
    private final double[][] exponents;

    private long rowsMade;

    public Lanes(CompiledMarket market, int width) {
        this(market, width, ArrayKernels.create());
    }

    public Lanes(CompiledMarket market, int width, ArrayKernels kernels) {
        this.market = market;
        this.kernels = new SameLanes(kernels);
        this.width = width;
        this.base = market.values();
        this.rows = rows(base.length);
        this.set = new boolean[base.length];
        for (int slot = 0; slot < base.length; slot++) {
            Arrays.fill(rows[slot], base[slot]);
        }
        this.exponents = rows(market.cells);
    }

    /** How many rows of lanes there are, here and in the state of what runs on these lanes. */
    public long rowsMade() {
        return rowsMade;
    }

    /** Starts a block: every lane has the market's own values. */
    public void reset(int lanes) {
        n = lanes;
        for (int slot = 0; slot < base.length; slot++) {
            if (set[slot]) {
                Arrays.fill(rows[slot], base[slot]);
                set[slot] = false;
            }
        }
    }

    public void set(int slot, int lane, double value) {
        rows[slot][lane] = value;
        set[slot] = true;
    }

    /** Sets the first lanes of a slot. */
    public void set(int slot, double[] values) {
        System.arraycopy(values, 0, rows[slot], 0, values.length);
        set[slot] = true;
    }

    public double get(int slot, int lane) {
        return rows[slot][lane];
    }

    /** The lanes of a slot, to be read. */
    public double[] row(int slot) {
        return rows[slot];
    }

    /** The lanes of a number of the market as a whole. */
    public double[] row(Slot slot) {
        return row(slot, 0);
    }

    /** The lanes of a number, by the place of its entity, or of its entity and tier. */
    public double[] row(Slot slot, int index) {
        return rows[market.slot(slot, index)];
    }

    /** Works out what demand curves ask for, once the parameters are set. */
    public void start() {
        for (int c = 0; c < market.cells; c++) {
            if (market.isGiven(Slot.CELLS_SATURATION, c)) {
                double[] elasticity = row(Slot.CELLS_ELASTICITY, c);
                double[] m = row(Slot.CELLS_SATURATION, c);
                double[] out = exponents[c];
                for (int l = 0; l < n; l++) {
                    out[l] = elasticity[l] * (m[l] / (m[l] - 1));
                }
            }
        }
    }

    public double[] exponent(int cell) {
        return exponents[cell];
    }

    /** Room for some rows of state. */
    public double[][] rows(int count) {
        rowsMade += count;
        return new double[count][width];
    }

    /** Partial adjustment: x moves by a part of what it is short of its target. */
    public void approach(double[] x, double[] target, double[] part) {
        for (int l = 0; l < n; l++) {
            x[l] += part[l] * (target[l] - x[l]);
        }
    }

    /** The products of two rows. */
    public void product(double[] a, double[] b, double[] out) {
        for (int l = 0; l < n; l++) {
            out[l] = a[l] * b[l];
        }
    }

    /** Adds the products of two rows to a third. */
    public void addProduct(double[] sum, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            sum[l] += a[l] * b[l];
        }
    }

    /** Adds the products of three rows to a fourth: a (b c). */
    public void addProduct(double[] sum, double[] a, double[] b, double[] c) {
        for (int l = 0; l < n; l++) {
            sum[l] += a[l] * (b[l] * c[l]);
        }
    }

    /** Sums rows by tier into those of a cell by vendor. */
    public void sumByVendor(double[][] byTier, double[][] byVendor, int cell) {
        for (int v = 0; v < market.vendors; v++) {
            double[] sum = byVendor[cell * market.vendors + v];
            Arrays.fill(sum, 0, n, 0);
            for (int j = 0; j < market.tiers; j++) {
                if (market.vendorOf[j] == v) {
                    for (int l = 0; l < n; l++) {
                        sum[l] += byTier[j][l];
                    }
                }
            }
        }
    }

    public void fill(double[][] state, double value) {
        for (double[] row : state) {
            Arrays.fill(row, 0, n, value);
        }
    }

    public void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, n);
        }
    }
}
