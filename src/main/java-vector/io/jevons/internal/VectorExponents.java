package io.jevons.internal;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exponents} on the Vector API, a vector at a time. */
final class VectorExponents implements Exponents {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final long LEAST_POWER = Exponential.SHIFT_BITS + Exponential.LEAST;
    private static final long GREATEST_POWER = Exponential.SHIFT_BITS + Exponential.GREATEST;
    private static final long LEAST = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long GREATEST = Double.doubleToRawLongBits(Double.MAX_VALUE);

    VectorExponents() {}

    @Override
    public boolean scale(double[] p, double[] shifted, double[] out, int outOffset, int m) {
        int whole = SPECIES.loopBound(m);
        boolean all = true;
        for (int i = 0; i < whole; i += SPECIES.length()) {
            LongVector k = bits(shifted, i);
            all &= within(k, LEAST_POWER, GREATEST_POWER);
            store(bits(p, i).add(k.lanewise(LSHL, 52)), out, outOffset + i);
        }
        return Plain.scale(p, shifted, out, outOffset, whole, m) && all;
    }

    @Override
    public boolean split(double[] in, int inOffset, double[] mantissa, double[] shifted, int m) {
        int whole = SPECIES.loopBound(m);
        boolean all = true;
        for (int i = 0; i < whole; i += SPECIES.length()) {
            LongVector x = bits(in, inOffset + i);
            all &= within(x, LEAST, GREATEST);
            LongVector above = x.add(Logarithm.ONE - Logarithm.ROOT_HALF);
            store(above.and(Logarithm.FRACTION).add(Logarithm.ROOT_HALF), mantissa, i);
            store(above.lanewise(ASHR, 52).add(Exponential.SHIFT_BITS - 1023), shifted, i);
        }
        return Plain.split(in, inOffset, mantissa, shifted, whole, m) && all;
    }

    /** Of x - least and greatest - x, one is negative where x is out of range. */
    private static boolean within(LongVector x, long least, long greatest) {
        return !x.sub(least).or(x.sub(greatest).neg()).compare(LT, 0).anyTrue();
    }

    private static LongVector bits(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from).reinterpretAsLongs();
    }

    private static void store(LongVector bits, double[] out, int to) {
        bits.reinterpretAsDoubles().intoArray(out, to);
    }
}
