package io.jevons.internal;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The array kernels on the Vector API: the steps of {@link Exponential}, {@link Logarithm} and {@link Normal}, in the same
 * order with the same roundings, so that the bits agree. A vector with an argument that needs a branch, and the elements
 * after the last whole vector, are left to the scalar forms. Without scratch and state.
 */
final class VectorMath implements ArrayKernels {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Coefficients, the highest first. A loop over them keeps methods below the size that the compiler would not inline. */
    private static final double[] Q = {
        Exponential.Q9,
        Exponential.Q8,
        Exponential.Q7,
        Exponential.Q6,
        Exponential.Q5,
        Exponential.Q4,
        Exponential.Q3,
        Exponential.Q2,
        Exponential.Q1,
        Exponential.Q0
    };

    private static final double[] LOG_G = {
        Logarithm.G6, Logarithm.G5, Logarithm.G4, Logarithm.G3, Logarithm.G2, Logarithm.G1, Logarithm.G0
    };
    private static final double[] A = {
        Normal.A10,
        Normal.A9,
        Normal.A8,
        Normal.A7,
        Normal.A6,
        Normal.A5,
        Normal.A4,
        Normal.A3,
        Normal.A2,
        Normal.A1,
        Normal.A0
    };
    private static final double[] G = {
        Normal.G9, Normal.G8, Normal.G7, Normal.G6, Normal.G5, Normal.G4, Normal.G3, Normal.G2, Normal.G1, Normal.G0
    };

    /** A multiple of any number of lanes. */
    private static final int CHUNK = 512;

    private final double[] p = new double[CHUNK];
    private final double[] shifted = new double[CHUNK];

    VectorMath() {}

    @Override
    public void exp(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, in, inOffset + i);
            DoubleVector shifted = x.mul(Exponential.LOG2_E).add(Exponential.SHIFT);
            if (scalable(shifted)) {
                scaled(polynomial(reduced(x, shifted)), shifted).intoArray(out, outOffset + i);
            } else {
                one(ArrayMath::exp, in, inOffset + i, out, outOffset + i, LANES);
            }
        }
        one(ArrayMath::exp, in, inOffset + whole, out, outOffset + whole, n - whole);
    }

    @Override
    public void log(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, in, inOffset + i);
            if (within(x, Double.MIN_NORMAL, Double.MAX_VALUE)) {
                logarithm(x).intoArray(out, outOffset + i);
            } else {
                one(ArrayMath::log, in, inOffset + i, out, outOffset + i, LANES);
            }
        }
        one(ArrayMath::log, in, inOffset + whole, out, outOffset + whole, n - whole);
    }

    @Override
    public void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        int whole = SPECIES.loopBound(n);
        for (int start = 0; start < whole; start += CHUNK) {
            int m = Math.min(CHUNK, whole - start);
            bells(in, inOffset + start, p, shifted, m);
            tails(in, inOffset + start, p, m);
            reflected(in, inOffset + start, p, shifted, out, outOffset + start, m);
        }
        one(ArrayMath::normalCdf, in, inOffset + whole, out, outOffset + whole, n - whole);
    }

    private static void bells(double[] in, int inOffset, double[] p, double[] shifted, int m) {
        for (int i = 0; i < m; i += LANES) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, in, inOffset + i).abs();
            DoubleVector t = bellShifted(y);
            polynomial(bellReduced(y, t)).intoArray(p, i);
            t.intoArray(shifted, i);
        }
    }

    private static void tails(double[] in, int inOffset, double[] p, int m) {
        for (int i = 0; i < m; i += LANES) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, in, inOffset + i).abs();
            DoubleVector a = horner(A, y);
            DoubleVector.fromArray(SPECIES, p, i).mul(a).div(denominator(y, a)).intoArray(p, i);
        }
    }

    private static void reflected(
            double[] in, int inOffset, double[] p, double[] shifted, double[] out, int outOffset, int m) {
        for (int i = 0; i < m; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, shifted, i);
            if (scalable(t)) {
                DoubleVector tail = scaled(DoubleVector.fromArray(SPECIES, p, i), t);
                DoubleVector x = DoubleVector.fromArray(SPECIES, in, inOffset + i);
                tail.blend(tail.neg().add(1), right(x)).intoArray(out, outOffset + i);
            } else {
                one(ArrayMath::normalCdf, in, inOffset + i, out, outOffset + i, LANES);
            }
        }
    }

    @Override
    public void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n) {
        check(in, inOffset, out, outOffset, n);
        int whole = SPECIES.loopBound(n);
        for (int start = 0; start < whole; start += CHUNK) {
            int m = Math.min(CHUNK, whole - start);
            bells(in, inOffset + start, p, shifted, m);
            ratios(in, inOffset + start, p, shifted, out, outOffset + start, m);
        }
        one(ArrayMath::inverseMills, in, inOffset + whole, out, outOffset + whole, n - whole);
    }

    private static void ratios(
            double[] in, int inOffset, double[] p, double[] shifted, double[] out, int outOffset, int m) {
        for (int i = 0; i < m; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, shifted, i);
            if (scalable(t)) {
                DoubleVector bell = scaled(DoubleVector.fromArray(SPECIES, p, i), t);
                DoubleVector x = DoubleVector.fromArray(SPECIES, in, inOffset + i);
                mills(right(x), bell, x.abs()).intoArray(out, outOffset + i);
            } else {
                one(ArrayMath::inverseMills, in, inOffset + i, out, outOffset + i, LANES);
            }
        }
    }

    private static void one(DoubleUnaryOperator f, double[] in, int inOffset, double[] out, int outOffset, int n) {
        for (int i = 0; i < n; i++) {
            out[outOffset + i] = f.applyAsDouble(in[inOffset + i]);
        }
    }

    private static DoubleVector horner(double[] coefficients, DoubleVector x) {
        DoubleVector sum = x.mul(coefficients[0]).add(coefficients[1]);
        for (int i = 2; i < coefficients.length; i++) {
            sum = sum.mul(x).add(coefficients[i]);
        }
        return sum;
    }

    private static boolean within(DoubleVector x, double low, double high) {
        return x.compare(GE, low).and(x.compare(LE, high)).allTrue();
    }

    private static boolean scalable(DoubleVector shifted) {
        return within(shifted, Exponential.SHIFT + Exponential.LEAST, Exponential.SHIFT + Exponential.GREATEST);
    }

    private static DoubleVector scaled(DoubleVector p, DoubleVector shifted) {
        return p.reinterpretAsLongs()
                .add(shifted.reinterpretAsLongs().lanewise(LSHL, 52))
                .reinterpretAsDoubles();
    }

    private static DoubleVector reduced(DoubleVector x, DoubleVector shifted) {
        DoubleVector k = shifted.sub(Exponential.SHIFT);
        return x.sub(k.mul(Exponential.LN2_HIGH)).sub(k.mul(Exponential.LN2_LOW));
    }

    private static DoubleVector polynomial(DoubleVector r) {
        return r.mul(r).mul(horner(Q, r)).add(r).add(1);
    }

    private static DoubleVector logarithm(DoubleVector x) {
        LongVector above = x.reinterpretAsLongs().add(Logarithm.ONE - Logarithm.ROOT_HALF);
        DoubleVector k = above.lanewise(ASHR, 52)
                .add(Exponential.SHIFT_BITS - 1023)
                .reinterpretAsDoubles()
                .sub(Exponential.SHIFT);
        DoubleVector f = above.lanewise(AND, Logarithm.FRACTION)
                .add(Logarithm.ROOT_HALF)
                .reinterpretAsDoubles()
                .sub(1);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector halfSquare = f.mul(0.5).mul(f);
        DoubleVector small = s.mul(halfSquare.add(z.mul(horner(LOG_G, z)))).add(k.mul(Exponential.LN2_LOW));
        return k.mul(Exponential.LN2_HIGH).sub(halfSquare.sub(small).sub(f));
    }

    private static DoubleVector coarse(DoubleVector y) {
        return y.add(0x1.8p32).sub(0x1.8p32);
    }

    private static DoubleVector bellShifted(DoubleVector y) {
        DoubleVector h = coarse(y);
        return h.mul(-0.5).mul(h).mul(Exponential.LOG2_E).add(Exponential.SHIFT);
    }

    private static DoubleVector bellReduced(DoubleVector y, DoubleVector shifted) {
        DoubleVector h = coarse(y);
        return reduced(h.mul(-0.5).mul(h), shifted).sub(y.sub(h).mul(0.5).mul(y.add(h)));
    }

    private static DoubleVector denominator(DoubleVector y, DoubleVector a) {
        return y.mul(Normal.ROOT_TWO_PI).mul(a).add(horner(G, y));
    }

    private static VectorMask<Double> right(DoubleVector x) {
        return x.mul(0x1p-10).compare(GT, 0);
    }

    private static DoubleVector mills(VectorMask<Double> right, DoubleVector bell, DoubleVector y) {
        DoubleVector a = horner(A, y);
        DoubleVector b = denominator(y, a);
        DoubleVector weight = DoubleVector.broadcast(SPECIES, 1).blend(bell, right);
        DoubleVector below = a.blend(b.sub(weight.mul(a)), right);
        return weight.mul(Normal.ONE_OVER_ROOT_TWO_PI).mul(b).div(below);
    }

    private static void check(double[] in, int inOffset, double[] out, int outOffset, int n) {
        Objects.checkFromIndexSize(inOffset, n, in.length);
        Objects.checkFromIndexSize(outOffset, n, out.length);
    }
}
