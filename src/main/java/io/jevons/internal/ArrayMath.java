package io.jevons.internal;

import org.apache.commons.math3.special.Erf;

/** Elementary functions over arrays. */
public final class ArrayMath {
    private ArrayMath() {}

    /** e^x.
     * @param in x
     * @param inOffset x
     * @param out x
     * @param outOffset x
     * @param n x */
    public static void exp(double[] in, int inOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] = Math.exp(in[inOffset + i]);
        }
    }

    /** ln x.
     * @param in x
     * @param inOffset x
     * @param out x
     * @param outOffset x
     * @param n x */
    public static void log(double[] in, int inOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] = Math.log(in[inOffset + i]);
        }
    }

    /** Φ(x).
     * @param in x
     * @param inOffset x
     * @param out x
     * @param outOffset x
     * @param n x */
    public static void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] = 0.5 * Erf.erfc(-in[inOffset + i] / Math.sqrt(2));
        }
    }

    /** φ(x)/Φ(x).
     * @param in x
     * @param inOffset x
     * @param out x
     * @param outOffset x
     * @param n x */
    public static void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            double x = in[inOffset + i];
            out[outOffset + i] = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI) / (0.5 * Erf.erfc(-x / Math.sqrt(2)));
        }
    }

    /** Φ⁻¹(p).
     * @param p x
     * @return x */
    public static double normalQuantile(double p) {
        return -Math.sqrt(2) * Erf.erfcInv(2 * p);
    }
}
