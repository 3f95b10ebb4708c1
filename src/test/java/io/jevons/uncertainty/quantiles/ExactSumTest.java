package io.jevons.uncertainty.quantiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.uncertainty.random.RandomBits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums as decimals of any length have them. */
final class ExactSumTest {
    /** Of the least double there are 2^1074 in 1. */
    private static final BigDecimal OF_ONE = new BigDecimal(BigInteger.ONE.shiftLeft(1074));

    private static BigInteger sum(double... values) {
        ExactSum sum = new ExactSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.units();
    }

    private static BigInteger decimal(double... values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum.multiply(OF_ONE).toBigIntegerExact();
    }

    @Test
    void ofNothingIsNothing() {
        assertEquals(BigInteger.ZERO, sum());
        assertEquals(BigInteger.ZERO, sum(0.0, -0.0));
    }

    @Test
    void ofOneIsItself() {
        assertEquals(BigInteger.ONE, sum(Double.MIN_VALUE));
        assertEquals(BigInteger.ONE.negate(), sum(-Double.MIN_VALUE));
        assertEquals(BigInteger.ONE.shiftLeft(1074), sum(1));
        for (double value : new double[] {Math.PI, -1e-300, Double.MIN_NORMAL, 4.9e-310, Double.MAX_VALUE, -1e17}) {
            assertEquals(decimal(value), sum(value), () -> "of " + value);
        }
    }

    /** Exponents over the whole range and both signs: mantissas lie across two limbs and across three. */
    @Test
    void ofAnySizesIsThatOfDecimals() {
        double[] values = IntStream.iterate(0, e -> e < 2046, e -> e + 7)
                .mapToDouble(e -> Double.longBitsToDouble(
                        ((long) e << 52) | (RandomBits.key(1, e) >>> 12) | ((e % 3 == 0 ? 1L : 0L) << 63)))
                .toArray();
        for (double value : values) {
            assertEquals(decimal(value), sum(value), () -> "of " + value);
        }
        assertEquals(decimal(values), sum(values));
    }

    /** What cancels leaves what it would have hidden. */
    @Test
    void losesNothingBesideLargeValues() {
        assertEquals(decimal(1), sum(1e300, 1, -1e300));
        double[] there = DoubleStream.iterate(1e-320, x -> x * 1e20).limit(30).toArray();
        double[] back = DoubleStream.of(there).map(x -> -x).toArray();
        assertEquals(
                decimal(0.1),
                sum(DoubleStream.concat(
                                DoubleStream.concat(DoubleStream.of(there), DoubleStream.of(0.1)),
                                DoubleStream.of(back))
                        .toArray()));
    }
}
