package io.jevons.internal;

/**
 * Taking the exponents of numbers apart and putting them together, for arrays: the steps of {@link ArrayMath} that work on
 * the bits of a number. The compiler of the virtual machine makes no vector instructions of them, but the Vector API does.
 */
interface Exponents {
    /**
     * Puts powers of two to numbers: {@link Exponential#scaled} of each.
     *
     * @return whether all powers were {@linkplain Exponential#scalable scalable}; the results of others mean nothing
     */
    boolean scale(double[] p, double[] shifted, double[] out, int outOffset, int m);

    /**
     * Splits numbers into {@link Logarithm#mantissa} and {@link Logarithm#shiftedExponent}.
     *
     * @return whether all numbers were {@linkplain Logarithm#ordinary ordinary}; the parts of others mean nothing
     */
    boolean split(double[] in, int inOffset, double[] mantissa, double[] shifted, int m);

    /** With integer instructions, one number after another. */
    final class Plain implements Exponents {
        @Override
        public boolean scale(double[] p, double[] shifted, double[] out, int outOffset, int m) {
            return scale(p, shifted, out, outOffset, 0, m);
        }

        @Override
        public boolean split(double[] in, int inOffset, double[] mantissa, double[] shifted, int m) {
            return split(in, inOffset, mantissa, shifted, 0, m);
        }

        /** From one index up to another. */
        static boolean scale(double[] p, double[] shifted, double[] out, int outOffset, int from, int to) {
            boolean all = true;
            for (int i = from; i < to; i++) {
                all &= Exponential.scalable(shifted[i]);
                out[outOffset + i] = Exponential.scaled(p[i], shifted[i]);
            }
            return all;
        }

        /** From one index up to another. */
        static boolean split(double[] in, int inOffset, double[] mantissa, double[] shifted, int from, int to) {
            boolean all = true;
            for (int i = from; i < to; i++) {
                long bits = Double.doubleToRawLongBits(in[inOffset + i]);
                all &= Logarithm.ordinary(bits);
                mantissa[i] = Logarithm.mantissa(bits);
                shifted[i] = Logarithm.shiftedExponent(bits);
            }
            return all;
        }
    }
}
