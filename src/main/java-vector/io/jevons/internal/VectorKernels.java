package io.jevons.internal;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ArrayKernels} on the Vector API: the steps of {@link Exponential}, {@link Logarithm} and {@link Normal}, each on a
 * vector of numbers, in the same order, so that the bits are those of {@link ArrayMath}. A vector in which a result is not a
 * normal number is done one by one.
 *
 * <p>The exponential and the logarithm are one pass each. Φ is six short ones with scratch between them: in a method as long as
 * all of it together the compiler gives up inlining, and vectors become objects.
 */
final class VectorKernels implements ArrayKernels {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final long LEAST_POWER = Exponential.SHIFT_BITS + Exponential.LEAST;
    private static final long GREATEST_POWER = Exponential.SHIFT_BITS + Exponential.GREATEST;
    private static final long LEAST = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long GREATEST = Double.doubleToRawLongBits(Double.MAX_VALUE);

    /** What {@link Normal} adds and takes off again to round to a multiple of 2^-20, and to 24 bits. */
    private static final double COARSE = 0x1.8p32;

    private static final double SHORT = 0x1.8p28;
    private static final int CHUNK = 256;

    private final double[] x = new double[CHUNK];
    private final double[] shifted = new double[CHUNK];
    private final double[] first = new double[CHUNK];
    private final double[] second = new double[CHUNK];

    VectorKernels() {}

    @Override
    public void exp(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, in, inOffset + i);
            DoubleVector t = v.fma(constant(Exponential.LOG2_E), constant(Exponential.SHIFT));
            LongVector power = t.reinterpretAsLongs();
            if (within(power, LEAST_POWER, GREATEST_POWER)) {
                scaled(excess(reduced(v, t)).add(1), power).intoArray(out, outOffset + i);
            } else {
                for (int l = i; l < i + LENGTH; l++) {
                    out[outOffset + l] = ArrayMath.exp(in[inOffset + l]);
                }
            }
        }
        for (int i = whole; i < n; i++) {
            out[outOffset + i] = ArrayMath.exp(in[inOffset + i]);
        }
    }

    @Override
    public void log(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LENGTH) {
            LongVector bits = bits(in, inOffset + i);
            if (within(bits, LEAST, GREATEST)) {
                LongVector above = bits.add(Logarithm.ONE - Logarithm.ROOT_HALF);
                LongVector mantissa = above.and(Logarithm.FRACTION).add(Logarithm.ROOT_HALF);
                LongVector exponent = above.lanewise(ASHR, 52).add(Exponential.SHIFT_BITS - 1023);
                joined(mantissa.reinterpretAsDoubles(), exponent.reinterpretAsDoubles())
                        .intoArray(out, outOffset + i);
            } else {
                for (int l = i; l < i + LENGTH; l++) {
                    out[outOffset + l] = ArrayMath.log(in[inOffset + l]);
                }
            }
        }
        for (int i = whole; i < n; i++) {
            out[outOffset + i] = ArrayMath.log(in[inOffset + i]);
        }
    }

    private static DoubleVector joined(DoubleVector mantissa, DoubleVector shiftedExponent) {
        DoubleVector k = shiftedExponent.sub(Exponential.SHIFT);
        DoubleVector f = mantissa.sub(1);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector g = z.fma(constant(Logarithm.G6), constant(Logarithm.G5));
        g = g.fma(z, constant(Logarithm.G4));
        g = g.fma(z, constant(Logarithm.G3));
        g = g.fma(z, constant(Logarithm.G2));
        g = g.fma(z, constant(Logarithm.G1));
        g = g.fma(z, constant(Logarithm.G0));
        DoubleVector halfSquare = f.mul(0.5).mul(f);
        DoubleVector low = s.fma(z.fma(g, halfSquare), k.mul(Exponential.LN2_LOW));
        return k.fma(constant(Exponential.LN2_HIGH), f.sub(halfSquare.sub(low)));
    }

    @Override
    public void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            int whole = SPECIES.loopBound(m);
            System.arraycopy(in, inOffset + start, x, 0, m);
            bells(whole);
            uppers(whole);
            variations(whole);
            numerators(whole);
            quotients(whole);
            boolean all = reflected(whole);
            System.arraycopy(first, 0, out, outOffset + start, whole);
            for (int i = 0; !all && i < whole; i++) {
                if (!Exponential.scalable(shifted[i])) {
                    out[outOffset + start + i] = ArrayMath.normalCdf(x[i]);
                }
            }
            for (int i = whole; i < m; i++) {
                out[outOffset + start + i] = ArrayMath.normalCdf(x[i]);
            }
        }
    }

    /** exp(−y²/2) as 2^k (1 + c): leaves c in {@code first}. */
    private void bells(int whole) {
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, i).lanewise(ABS);
            DoubleVector h = y.add(COARSE).sub(COARSE);
            DoubleVector exponent = h.mul(-0.5).mul(h);
            DoubleVector t = exponent.fma(constant(Exponential.LOG2_E), constant(Exponential.SHIFT));
            t.intoArray(shifted, i);
            DoubleVector r = reduced(exponent, t).sub(y.sub(h).mul(0.5).mul(y.add(h)));
            excess(r).intoArray(first, i);
        }
    }

    /** The upper half of the polynomial, in {@code second}. */
    private void uppers(int whole) {
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector u = mapped(i);
            DoubleVector f = u.fma(constant(Normal.F23), constant(Normal.F22));
            f = f.fma(u, constant(Normal.F21));
            f = f.fma(u, constant(Normal.F20));
            f = f.fma(u, constant(Normal.F19));
            f = f.fma(u, constant(Normal.F18));
            f = f.fma(u, constant(Normal.F17));
            f = f.fma(u, constant(Normal.F16));
            f = f.fma(u, constant(Normal.F15));
            f = f.fma(u, constant(Normal.F14));
            f.fma(u, constant(Normal.F13)).intoArray(second, i);
        }
    }

    /** F − F0, in {@code second}. */
    private void variations(int whole) {
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector u = mapped(i);
            DoubleVector f = DoubleVector.fromArray(SPECIES, second, i);
            f = f.fma(u, constant(Normal.F12));
            f = f.fma(u, constant(Normal.F11));
            f = f.fma(u, constant(Normal.F10));
            f = f.fma(u, constant(Normal.F9));
            f = f.fma(u, constant(Normal.F8));
            f = f.fma(u, constant(Normal.F7));
            f = f.fma(u, constant(Normal.F6));
            f = f.fma(u, constant(Normal.F5));
            f = f.fma(u, constant(Normal.F4));
            f = f.fma(u, constant(Normal.F3));
            f = f.fma(u, constant(Normal.F2));
            f = f.fma(u, constant(Normal.F1));
            f.mul(u).intoArray(second, i);
        }
    }

    private DoubleVector mapped(int i) {
        DoubleVector y = DoubleVector.fromArray(SPECIES, x, i).lanewise(ABS);
        return y.sub(Normal.CENTRE).div(y.add(Normal.CENTRE));
    }

    /** (1 + c) F, in {@code first}, and what it lost to rounding, in {@code second}. */
    private void numerators(int whole) {
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector c = DoubleVector.fromArray(SPECIES, first, i);
            DoubleVector variation = DoubleVector.fromArray(SPECIES, second, i);
            DoubleVector share = variation.add(Normal.F0);
            DoubleVector lost = constant(Normal.F0).sub(share).add(variation).add(Normal.F0_REST);
            DoubleVector added = share.mul(c).add(lost);
            DoubleVector numerator = share.add(added);
            numerator.intoArray(first, i);
            share.sub(numerator).add(added).intoArray(second, i);
        }
    }

    /** Φ(−y) but for its power of two, in {@code first}. */
    private void quotients(int whole) {
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, i).lanewise(ABS);
            DoubleVector numerator = DoubleVector.fromArray(SPECIES, first, i);
            DoubleVector h = y.add(COARSE).sub(COARSE);
            DoubleVector exact = h.mul(Normal.SLOPE).add(1);
            DoubleVector rest = y.sub(h).mul(Normal.SLOPE);
            DoubleVector inverse = constant(1).div(exact.add(rest));
            DoubleVector quotient = numerator.mul(inverse).add(SHORT).sub(SHORT);
            DoubleVector remainder = numerator
                    .sub(quotient.mul(exact))
                    .add(DoubleVector.fromArray(SPECIES, second, i).sub(quotient.mul(rest)));
            quotient.add(remainder.mul(inverse)).intoArray(first, i);
        }
    }

    /** Φ, in {@code first}; whether every power of two was a normal one. */
    private boolean reflected(int whole) {
        boolean all = true;
        for (int i = 0; i < whole; i += LENGTH) {
            LongVector power = bits(shifted, i);
            all &= within(power, LEAST_POWER, GREATEST_POWER);
            DoubleVector tail = scaled(DoubleVector.fromArray(SPECIES, first, i), power);
            DoubleVector right =
                    constant(0).blend(1, DoubleVector.fromArray(SPECIES, x, i).compare(GT, 0));
            right.add(constant(1).sub(right.mul(2)).mul(tail)).intoArray(first, i);
        }
        return all;
    }

    @Override
    public void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            int whole = SPECIES.loopBound(m);
            System.arraycopy(in, inOffset + start, x, 0, m);
            bells(whole);
            uppers(whole);
            variations(whole);
            boolean all = ratios(whole);
            System.arraycopy(first, 0, out, outOffset + start, whole);
            for (int i = 0; !all && i < whole; i++) {
                if (!Exponential.scalable(shifted[i])) {
                    out[outOffset + start + i] = ArrayMath.inverseMills(x[i]);
                }
            }
            for (int i = whole; i < m; i++) {
                out[outOffset + start + i] = ArrayMath.inverseMills(x[i]);
            }
        }
    }

    /** λ, in {@code first}; whether every power of two was a normal one. */
    private boolean ratios(int whole) {
        boolean all = true;
        for (int i = 0; i < whole; i += LENGTH) {
            LongVector power = bits(shifted, i);
            all &= within(power, LEAST_POWER, GREATEST_POWER);
            DoubleVector bell = scaled(DoubleVector.fromArray(SPECIES, first, i).add(1), power);
            DoubleVector of = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector right = constant(0).blend(1, of.compare(GT, 0));
            DoubleVector weight = constant(1).sub(right).add(right.mul(bell));
            DoubleVector scale = of.lanewise(ABS).mul(Normal.SLOPE).add(1);
            DoubleVector share = DoubleVector.fromArray(SPECIES, second, i).add(Normal.F0);
            DoubleVector below =
                    right.mul(scale).add(constant(1).sub(right.mul(2)).mul(weight.mul(share)));
            weight.mul(Normal.ONE_OVER_ROOT_TWO_PI).mul(scale).div(below).intoArray(first, i);
        }
        return all;
    }

    /** r = x − k ln 2. */
    private static DoubleVector reduced(DoubleVector of, DoubleVector shifted) {
        DoubleVector minusK = shifted.sub(Exponential.SHIFT).neg();
        DoubleVector high = minusK.fma(constant(Exponential.LN2_HIGH), of);
        return minusK.fma(constant(Exponential.LN2_LOW), high);
    }

    /** exp(r) − 1. */
    private static DoubleVector excess(DoubleVector r) {
        DoubleVector q = r.fma(constant(Exponential.Q9), constant(Exponential.Q8));
        q = q.fma(r, constant(Exponential.Q7));
        q = q.fma(r, constant(Exponential.Q6));
        q = q.fma(r, constant(Exponential.Q5));
        q = q.fma(r, constant(Exponential.Q4));
        q = q.fma(r, constant(Exponential.Q3));
        q = q.fma(r, constant(Exponential.Q2));
        q = q.fma(r, constant(Exponential.Q1));
        q = q.fma(r, constant(Exponential.Q0));
        return r.mul(r).fma(q, r);
    }

    /** 2^k p. */
    private static DoubleVector scaled(DoubleVector p, LongVector power) {
        return p.reinterpretAsLongs().add(power.lanewise(LSHL, 52)).reinterpretAsDoubles();
    }

    /** Of x - least and greatest - x, one is negative where x is out of range. */
    private static boolean within(LongVector x, long least, long greatest) {
        return !x.sub(least).or(x.sub(greatest).neg()).compare(LT, 0).anyTrue();
    }

    private static LongVector bits(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from).reinterpretAsLongs();
    }

    private static DoubleVector constant(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static void check(double[] in, int inOffset, double[] out, int outOffset, int n) {
        Objects.checkFromIndexSize(inOffset, n, in.length);
        Objects.checkFromIndexSize(outOffset, n, out.length);
    }
}
