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
 * <p>Vectors stay in registers only where the compiler inlines every call that has one; where it gives up, they become
 * objects, for good, and a pass takes ten times as long. It gives up in the middle of a method that has grown too large by
 * inlining, and whether it does depends on what was compiled before. So each pass is one method that calls nothing but the
 * Vector API, though that repeats some lines, of more than the 325 bytes of code up to which the compiler puts a method into
 * those that call it: compiled once, by itself, always alike. {@code VectorKernelsTest} counts them. The exponential and the
 * logarithm are one pass each, Φ and λ are three, since one as long as all of it would be too large by itself.
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
            DoubleVector t = v.fma(
                    DoubleVector.broadcast(SPECIES, Exponential.LOG2_E),
                    DoubleVector.broadcast(SPECIES, Exponential.SHIFT));
            LongVector power = t.reinterpretAsLongs();
            // Of x - least and greatest - x, one is negative where x is out of range.
            LongVector beyond = power.sub(LEAST_POWER).or(power.sub(GREATEST_POWER).neg());
            if (beyond.compare(LT, 0).anyTrue()) {
                for (int l = i; l < i + LENGTH; l++) {
                    out[outOffset + l] = ArrayMath.exp(in[inOffset + l]);
                }
                continue;
            }
            DoubleVector minusK = t.sub(Exponential.SHIFT).neg();
            DoubleVector r = minusK.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2_HIGH), v);
            r = minusK.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2_LOW), r);
            DoubleVector q = r.fma(
                    DoubleVector.broadcast(SPECIES, Exponential.Q9), DoubleVector.broadcast(SPECIES, Exponential.Q8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q0));
            LongVector p = r.mul(r).fma(q, r).add(1).reinterpretAsLongs();
            p.add(power.lanewise(LSHL, 52)).reinterpretAsDoubles().intoArray(out, outOffset + i);
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
            LongVector bits =
                    DoubleVector.fromArray(SPECIES, in, inOffset + i).reinterpretAsLongs();
            LongVector beyond = bits.sub(LEAST).or(bits.sub(GREATEST).neg());
            if (beyond.compare(LT, 0).anyTrue()) {
                for (int l = i; l < i + LENGTH; l++) {
                    out[outOffset + l] = ArrayMath.log(in[inOffset + l]);
                }
                continue;
            }
            LongVector above = bits.add(Logarithm.ONE - Logarithm.ROOT_HALF);
            LongVector exponent = above.lanewise(ASHR, 52).add(Exponential.SHIFT_BITS - 1023);
            DoubleVector k = exponent.reinterpretAsDoubles().sub(Exponential.SHIFT);
            DoubleVector mantissa =
                    above.and(Logarithm.FRACTION).add(Logarithm.ROOT_HALF).reinterpretAsDoubles();
            DoubleVector f = mantissa.sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector g = z.fma(
                    DoubleVector.broadcast(SPECIES, Logarithm.G6), DoubleVector.broadcast(SPECIES, Logarithm.G5));
            g = g.fma(z, DoubleVector.broadcast(SPECIES, Logarithm.G4));
            g = g.fma(z, DoubleVector.broadcast(SPECIES, Logarithm.G3));
            g = g.fma(z, DoubleVector.broadcast(SPECIES, Logarithm.G2));
            g = g.fma(z, DoubleVector.broadcast(SPECIES, Logarithm.G1));
            g = g.fma(z, DoubleVector.broadcast(SPECIES, Logarithm.G0));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector low = s.fma(z.fma(g, halfSquare), k.mul(Exponential.LN2_LOW));
            k.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2_HIGH), f.sub(halfSquare.sub(low)))
                    .intoArray(out, outOffset + i);
        }
        for (int i = whole; i < n; i++) {
            out[outOffset + i] = ArrayMath.log(in[inOffset + i]);
        }
    }

    @Override
    public void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        for (int start = 0; start < n; start += CHUNK) {
            int m = Math.min(CHUNK, n - start);
            int whole = SPECIES.loopBound(m);
            System.arraycopy(in, inOffset + start, x, 0, m);
            bells(whole);
            variations(whole);
            boolean all = tails(whole);
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
            DoubleVector t = exponent.fma(
                    DoubleVector.broadcast(SPECIES, Exponential.LOG2_E),
                    DoubleVector.broadcast(SPECIES, Exponential.SHIFT));
            t.intoArray(shifted, i);
            DoubleVector minusK = t.sub(Exponential.SHIFT).neg();
            DoubleVector r = minusK.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2_HIGH), exponent);
            r = minusK.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2_LOW), r);
            r = r.sub(y.sub(h).mul(0.5).mul(y.add(h)));
            DoubleVector q = r.fma(
                    DoubleVector.broadcast(SPECIES, Exponential.Q9), DoubleVector.broadcast(SPECIES, Exponential.Q8));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q7));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q6));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q5));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q4));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q3));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q2));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q1));
            q = q.fma(r, DoubleVector.broadcast(SPECIES, Exponential.Q0));
            r.mul(r).fma(q, r).intoArray(first, i);
        }
    }

    /** F − F0, in {@code second}. */
    private void variations(int whole) {
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, i).lanewise(ABS);
            DoubleVector u = y.sub(Normal.CENTRE).div(y.add(Normal.CENTRE));
            DoubleVector f =
                    u.fma(DoubleVector.broadcast(SPECIES, Normal.F23), DoubleVector.broadcast(SPECIES, Normal.F22));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F21));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F20));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F19));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F18));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F17));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F16));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F15));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F14));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F13));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F12));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F11));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F10));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F9));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F8));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F7));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F6));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F5));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F4));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F3));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F2));
            f = f.fma(u, DoubleVector.broadcast(SPECIES, Normal.F1));
            f.mul(u).intoArray(second, i);
        }
    }

    /** Φ, in {@code first}; whether every power of two was a normal one. */
    private boolean tails(int whole) {
        boolean all = true;
        for (int i = 0; i < whole; i += LENGTH) {
            DoubleVector c = DoubleVector.fromArray(SPECIES, first, i);
            DoubleVector variation = DoubleVector.fromArray(SPECIES, second, i);
            // (1 + c) F, and what it lost to rounding.
            DoubleVector share = variation.add(Normal.F0);
            DoubleVector lost = DoubleVector.broadcast(SPECIES, Normal.F0)
                    .sub(share)
                    .add(variation)
                    .add(Normal.F0_REST);
            DoubleVector added = share.mul(c).add(lost);
            DoubleVector numerator = share.add(added);
            DoubleVector numeratorRest = share.sub(numerator).add(added);
            // That over E, which is Φ(−y) but for its power of two.
            DoubleVector of = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector y = of.lanewise(ABS);
            DoubleVector h = y.add(COARSE).sub(COARSE);
            DoubleVector exact = h.mul(Normal.SLOPE).add(1);
            DoubleVector rest = y.sub(h).mul(Normal.SLOPE);
            DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(exact.add(rest));
            DoubleVector quotient = numerator.mul(inverse).add(SHORT).sub(SHORT);
            DoubleVector remainder =
                    numerator.sub(quotient.mul(exact)).add(numeratorRest.sub(quotient.mul(rest)));
            LongVector mantissa = quotient.add(remainder.mul(inverse)).reinterpretAsLongs();
            LongVector power = DoubleVector.fromArray(SPECIES, shifted, i).reinterpretAsLongs();
            LongVector beyond = power.sub(LEAST_POWER).or(power.sub(GREATEST_POWER).neg());
            all &= !beyond.compare(LT, 0).anyTrue();
            DoubleVector tail = mantissa.add(power.lanewise(LSHL, 52)).reinterpretAsDoubles();
            DoubleVector right = DoubleVector.zero(SPECIES).blend(1, of.compare(GT, 0));
            right.add(DoubleVector.broadcast(SPECIES, 1).sub(right.mul(2)).mul(tail))
                    .intoArray(first, i);
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
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < whole; i += LENGTH) {
            LongVector power = DoubleVector.fromArray(SPECIES, shifted, i).reinterpretAsLongs();
            LongVector beyond = power.sub(LEAST_POWER).or(power.sub(GREATEST_POWER).neg());
            all &= !beyond.compare(LT, 0).anyTrue();
            LongVector mantissa =
                    DoubleVector.fromArray(SPECIES, first, i).add(one).reinterpretAsLongs();
            DoubleVector bell = mantissa.add(power.lanewise(LSHL, 52)).reinterpretAsDoubles();
            DoubleVector of = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector right = DoubleVector.zero(SPECIES).blend(1, of.compare(GT, 0));
            DoubleVector weight = one.sub(right).add(right.mul(bell));
            DoubleVector slope = DoubleVector.broadcast(SPECIES, Normal.SLOPE);
            DoubleVector scale = of.lanewise(ABS).mul(slope).add(one);
            DoubleVector variation = DoubleVector.fromArray(SPECIES, second, i);
            DoubleVector share = variation.add(DoubleVector.broadcast(SPECIES, Normal.F0));
            DoubleVector sign = one.sub(right.mul(DoubleVector.broadcast(SPECIES, 2)));
            DoubleVector below = right.mul(scale).add(sign.mul(weight.mul(share)));
            DoubleVector density = weight.mul(DoubleVector.broadcast(SPECIES, Normal.ONE_OVER_ROOT_TWO_PI));
            density.mul(scale).div(below).intoArray(first, i);
        }
        return all;
    }

    private static void check(double[] in, int inOffset, double[] out, int outOffset, int n) {
        Objects.checkFromIndexSize(inOffset, n, in.length);
        Objects.checkFromIndexSize(outOffset, n, out.length);
    }
}
