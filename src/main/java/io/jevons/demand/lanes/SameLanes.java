package io.jevons.demand.lanes;

import io.jevons.internal.ArrayKernels;
import java.util.Arrays;

/**
 * Kernels that work a row out once where all its numbers are the same, as in whatever no draw moves: the lags and growth of a
 * block, hours a token, rents of the first quarter. A row tells that by itself, so that nothing needs to know what is drawn,
 * and the result has the same bits, since a kernel's value depends on its argument alone.
 */
final class SameLanes implements ArrayKernels {
    private final ArrayKernels kernels;

    SameLanes(ArrayKernels kernels) {
        this.kernels = kernels;
    }

    /** Whether each number has the bits of the next; where they differ, mostly the first two tell. */
    private static boolean same(double[] x, int from, int n) {
        return n > 1 && Arrays.equals(x, from, from + n - 1, x, from + 1, from + n);
    }

    private static void spread(double[] out, int from, int n) {
        Arrays.fill(out, from + 1, from + n, out[from]);
    }

    @Override
    public void exp(double[] in, int inOffset, double[] out, int outOffset, int n) {
        if (same(in, inOffset, n)) {
            kernels.exp(in, inOffset, out, outOffset, 1);
            spread(out, outOffset, n);
        } else {
            kernels.exp(in, inOffset, out, outOffset, n);
        }
    }

    @Override
    public void log(double[] in, int inOffset, double[] out, int outOffset, int n) {
        if (same(in, inOffset, n)) {
            kernels.log(in, inOffset, out, outOffset, 1);
            spread(out, outOffset, n);
        } else {
            kernels.log(in, inOffset, out, outOffset, n);
        }
    }

    @Override
    public void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        if (same(in, inOffset, n)) {
            kernels.normalCdf(in, inOffset, out, outOffset, 1);
            spread(out, outOffset, n);
        } else {
            kernels.normalCdf(in, inOffset, out, outOffset, n);
        }
    }

    @Override
    public void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n) {
        if (same(in, inOffset, n)) {
            kernels.inverseMills(in, inOffset, out, outOffset, 1);
            spread(out, outOffset, n);
        } else {
            kernels.inverseMills(in, inOffset, out, outOffset, n);
        }
    }
}
