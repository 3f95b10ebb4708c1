package io.jevons.internal;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * Elementary functions in plain Java: scalar as static methods, and for arrays as {@link ArrayKernels} that the compiler
 * of the virtual machine turns into vector instructions.
 *
 * <p>It does so with a loop of additions, multiplications and divisions over {@code double[]} from index 0 on, but neither
 * with one that looks at the bits of a number nor reliably with one of many steps or of mixed offsets. Hence each method
 * goes through its input in chunks: it copies a chunk to scratch, runs the polynomials there in a few short loops, and
 * takes exponents apart or puts them on in a separate loop with integer instructions. Arguments whose result is not a
 * normal number are rare; they are noticed there and computed again one by one. Scalar and array forms call the same
 * steps, so that their results agree to the last bit. Sums of products are fused multiply-adds, which give the same bits on
 * every processor; on one without the instruction they are slow.
 *
 * <p>Errors are given in units in the last place (ulp), as measured against references in 60 digits at some ten thousand
 * arguments a function.
 */
public final class ArrayMath implements ArrayKernels {
    /** Long enough to hide the cost of starting a loop, short enough for all scratch to stay in the first-level cache. */
    private static final int CHUNK = 512;

    /** Below this the scalar forms are faster, as in a single projection. */
    private static final int FEW = 4;

    private final double[] x = new double[CHUNK];
    private final double[] shifted = new double[CHUNK];
    private final double[] first = new double[CHUNK];
    private final double[] second = new double[CHUNK];
    private final double[] third = new double[CHUNK];

    private ArrayMath() {}

    /**
     * Kernels in plain Java.
     *
     * @return new kernels with scratch of their own
     */
    public static ArrayMath create() {
        return new ArrayMath();
    }

    /**
     * The exponential function, within 1 ulp (measured: 0.92). Zero below −745.2, infinite above 709.8, subnormal between where due.
     *
     * @param x the argument, any
     * @return exp(x)
     */
    public static double exp(double x) {
        return Exponential.of(x);
    }

    /**
     * The natural logarithm, within 1 ulp (measured: 0.74). NaN below zero, −∞ at either zero.
     *
     * @param x the argument, any
     * @return log x
     */
    public static double log(double x) {
        return Logarithm.of(x);
    }

    /**
     * The normal distribution function Φ, with its relative accuracy kept in the lower tail: within 2 ulp (measured: 1.24)
     * wherever the result is a normal number, and to the last bits of a subnormal one. For x from 0 on within 1 ulp
     * (measured: 0.92).
     *
     * @param x the argument, any
     * @return Φ(x), the probability that a standard normal variable is at most x
     */
    public static double normalCdf(double x) {
        return Normal.cdf(x);
    }

    /**
     * The inverse Mills ratio φ(x) / Φ(x), the mean of −Z given that Z ≤ x for a standard normal variable Z. It tends to −x
     * for x → −∞ and to φ(x) for x → ∞. Within 4 ulp (measured: 3.1).
     *
     * @param x the argument, any
     * @return φ(x) / Φ(x), positive and finite where x is finite (0 for x > 38.6, where φ is)
     */
    public static double inverseMills(double x) {
        return Normal.inverseMills(x);
    }

    /**
     * The quantiles of the standard normal distribution, within 5 ulp (measured: 4.3, next to the median; in the tails 2.1).
     *
     * @param p a probability
     * @return the x with Φ(x) = p; −∞ for 0, ∞ for 1, NaN outside [0, 1]
     */
    public static double normalQuantile(double p) {
        return NormalQuantile.of(p);
    }

    @Override
    public void exp(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        if (n < FEW) {
            oneByOne(ArrayMath::exp, in, inOffset, out, outOffset, n);
            return;
        }
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            int to = outOffset + start;
            double[] from = x;
            if (in != out && inOffset + start == 0) {
                from = in;
            } else {
                System.arraycopy(in, inOffset + start, x, 0, m);
            }
            exponentials(from, shifted, first, m);
            boolean extremes = !scale(first, shifted, out, to, m);
            for (int i = 0; extremes && i < m; i++) {
                out[to + i] = Exponential.scalable(shifted[i]) ? out[to + i] : exp(from[i]);
            }
        }
    }

    private static void exponentials(double[] x, double[] shifted, double[] p, int m) {
        for (int i = 0; i < m; i++) {
            double t = Exponential.shifted(x[i]);
            p[i] = Exponential.polynomial(Exponential.reduced(x[i], t));
            shifted[i] = t;
        }
    }

    @Override
    public void log(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        if (n < FEW) {
            oneByOne(ArrayMath::log, in, inOffset, out, outOffset, n);
            return;
        }
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            if (!split(in, inOffset + start, first, shifted, m)) {
                splitExtremes(in, inOffset + start, first, shifted, m);
            }
            if (outOffset + start == 0) {
                logarithms(first, shifted, out, m);
            } else {
                logarithms(first, shifted, first, m);
                System.arraycopy(first, 0, out, outOffset + start, m);
            }
        }
    }

    private static void splitExtremes(double[] in, int inOffset, double[] mantissa, double[] shifted, int m) {
        for (int i = 0; i < m; i++) {
            double x = in[inOffset + i];
            if (!Logarithm.ordinary(Double.doubleToRawLongBits(x))) {
                mantissa[i] = Logarithm.extremeMantissa(x);
                shifted[i] = Logarithm.extremeExponent(x);
            }
        }
    }

    private static void logarithms(double[] mantissa, double[] shifted, double[] out, int m) {
        for (int i = 0; i < m; i++) {
            out[i] = Logarithm.joined(mantissa[i], shifted[i]);
        }
    }

    @Override
    public void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        if (n < FEW) {
            oneByOne(ArrayMath::normalCdf, in, inOffset, out, outOffset, n);
            return;
        }
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            System.arraycopy(in, inOffset + start, x, 0, m);
            reduced(x, shifted, first, m);
            variations(x, third, second, m);
            tails(x, first, second, third, m);
            boolean extremes = !scale(third, shifted, first, 0, m);
            reflected(x, first, m);
            for (int i = 0; extremes && i < m; i++) {
                first[i] = Exponential.scalable(shifted[i]) ? first[i] : normalCdf(x[i]);
            }
            System.arraycopy(first, 0, out, outOffset + start, m);
        }
    }

    private static void reduced(double[] x, double[] shifted, double[] r, int m) {
        for (int i = 0; i < m; i++) {
            double y = Math.abs(x[i]);
            double t = Normal.shifted(y);
            r[i] = Normal.reduced(y, t);
            shifted[i] = t;
        }
    }

    private static void variations(double[] x, double[] u, double[] variation, int m) {
        for (int i = 0; i < m; i++) {
            double t = Normal.mapped(Math.abs(x[i]));
            u[i] = t;
            variation[i] = Normal.upper(t);
        }
        for (int i = 0; i < m; i++) {
            variation[i] = Normal.variation(u[i], variation[i]);
        }
    }

    private static void tails(double[] x, double[] r, double[] variation, double[] tail, int m) {
        for (int i = 0; i < m; i++) {
            r[i] = Exponential.excess(r[i]);
        }
        for (int i = 0; i < m; i++) {
            double numerator = Normal.numerator(r[i], variation[i]);
            variation[i] = Normal.numeratorRest(r[i], variation[i], numerator);
            r[i] = numerator;
        }
        for (int i = 0; i < m; i++) {
            tail[i] = Normal.tail(Math.abs(x[i]), r[i], variation[i]);
        }
    }

    private static void reflected(double[] x, double[] tail, int m) {
        for (int i = 0; i < m; i++) {
            tail[i] = Normal.reflected(x[i], tail[i]);
        }
    }

    @Override
    public void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        if (n < FEW) {
            oneByOne(ArrayMath::inverseMills, in, inOffset, out, outOffset, n);
            return;
        }
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            System.arraycopy(in, inOffset + start, x, 0, m);
            reduced(x, shifted, second, m);
            bells(second, first, m);
            boolean extremes = !scale(first, shifted, first, 0, m);
            variations(x, third, second, m);
            ratios(x, first, second, m);
            for (int i = 0; extremes && i < m; i++) {
                first[i] = Exponential.scalable(shifted[i]) ? first[i] : inverseMills(x[i]);
            }
            System.arraycopy(first, 0, out, outOffset + start, m);
        }
    }

    private static void bells(double[] r, double[] p, int m) {
        for (int i = 0; i < m; i++) {
            p[i] = Exponential.polynomial(r[i]);
        }
    }

    private static void ratios(double[] x, double[] bell, double[] variation, int m) {
        for (int i = 0; i < m; i++) {
            bell[i] = Normal.mills(x[i], bell[i], Normal.share(variation[i]));
        }
    }

    /** Puts powers of two to numbers; false where one was not scalable, whose result means nothing. */
    private static boolean scale(double[] p, double[] shifted, double[] out, int outOffset, int m) {
        boolean all = true;
        for (int i = 0; i < m; i++) {
            all &= Exponential.scalable(shifted[i]);
            out[outOffset + i] = Exponential.scaled(p[i], shifted[i]);
        }
        return all;
    }

    /** Splits numbers into mantissa and shifted exponent; false where one was not ordinary, whose parts mean nothing. */
    private static boolean split(double[] in, int inOffset, double[] mantissa, double[] shifted, int m) {
        boolean all = true;
        for (int i = 0; i < m; i++) {
            long bits = Double.doubleToRawLongBits(in[inOffset + i]);
            all &= Logarithm.ordinary(bits);
            mantissa[i] = Logarithm.mantissa(bits);
            shifted[i] = Logarithm.shiftedExponent(bits);
        }
        return all;
    }

    private static void oneByOne(DoubleUnaryOperator f, double[] in, int inOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] = f.applyAsDouble(in[inOffset + i]);
        }
    }

    private static void check(double[] in, int inOffset, double[] out, int outOffset, int n) {
        Objects.checkFromIndexSize(inOffset, n, in.length);
        Objects.checkFromIndexSize(outOffset, n, out.length);
    }
}
