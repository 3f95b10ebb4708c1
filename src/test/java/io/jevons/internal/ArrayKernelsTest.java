package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The build runs this class twice, the second time with the Vector API. */
class ArrayKernelsTest {
    /** A function in its two forms. */
    record Pair(String name, DoubleUnaryOperator scalar, ArrayForm array) {
        @Override
        public String toString() {
            return name;
        }

        double[] apply(ArrayKernels kernels, double[] x) {
            double[] y = new double[x.length];
            array.apply(kernels, x, 0, y, 0, x.length);
            return y;
        }
    }

    @FunctionalInterface
    interface ArrayForm {
        void apply(ArrayKernels kernels, double[] in, int inOffset, double[] out, int outOffset, int n);
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair("exp", ArrayMath::exp, ArrayKernels::exp),
                new Pair("log", ArrayMath::log, ArrayKernels::log),
                new Pair("normalCdf", ArrayMath::normalCdf, ArrayKernels::normalCdf),
                new Pair("inverseMills", ArrayMath::inverseMills, ArrayKernels::inverseMills));
    }

    /** Arguments of every size and sign, with the special ones among them. */
    static double[] arguments(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] special = {
            0, -0.0, Double.NaN, Double.MIN_VALUE, -Double.MIN_VALUE, 1e300, -1e300, 710, -745, 1 - 0x1p-53
        };
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            switch (random.nextInt(16)) {
                case 0 -> x[i] = special[random.nextInt(special.length)];
                case 1 -> x[i] = random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                case 2 -> x[i] = Double.longBitsToDouble(random.nextLong());
                case 3 -> x[i] = random.nextDouble(-760, 720);
                case 4, 5 -> x[i] = random.nextDouble(-40, 40);
                default -> x[i] = random.nextDouble(-5, 5);
            }
        }
        return x;
    }

    @Test
    void areThoseOfTheVectorApiWhereItIsPresent() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertEquals(
                present ? "VectorKernels" : "ArrayMath",
                ArrayKernels.create().getClass().getSimpleName());
    }

    /** Often enough that the compiled loops are compared too, and with the interpreter's first answers. */
    @ParameterizedTest
    @MethodSource("pairs")
    void giveTheBitsOfTheScalarFormInEveryStateOfTheCompiler(Pair pair) {
        ArrayKernels kernels = ArrayKernels.create();
        double[] x = arguments(1500, 5);
        double[] expected = Arrays.stream(x).map(pair.scalar()).toArray();
        for (int round = 0; round < 200; round++) {
            double[] actual = pair.apply(kernels, x);
            for (int i = 0; i < x.length; i++) {
                if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
                    throw new AssertionError("at " + x[i] + ": " + expected[i] + " but " + actual[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void doNotDependOnLengthOrOffsets(Pair pair) {
        ArrayKernels kernels = ArrayKernels.create();
        double[] x = arguments(2000, 6);
        double[] expected = pair.apply(kernels, x);
        for (int n : new int[] {0, 1, 2, 7, 8, 9, 63, 511, 512, 513, 1030}) {
            for (int offset : new int[] {0, 1, 5, 17}) {
                double[] y = new double[1100];
                Arrays.fill(y, -7);
                pair.array().apply(kernels, x, 3 * offset, y, offset, n);
                for (int i = 0; i < y.length; i++) {
                    boolean inside = i >= offset && i < offset + n;
                    double wanted = inside ? expected[2 * offset + i] : -7;
                    assertEquals(Double.doubleToLongBits(wanted), Double.doubleToLongBits(y[i]));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void workInPlace(Pair pair) {
        ArrayKernels kernels = ArrayKernels.create();
        double[] x = arguments(1300, 7);
        double[] expected = pair.apply(kernels, x);
        double[] head = Arrays.copyOf(x, 3);
        pair.array().apply(kernels, x, 3, x, 3, x.length - 3);
        System.arraycopy(head, 0, expected, 0, 3);
        assertTrue(Arrays.equals(expected, x));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void rejectRangesOutsideTheArrays(Pair pair) {
        ArrayKernels kernels = ArrayKernels.create();
        double[] a = new double[8];
        double[] b = new double[5];
        assertThrows(IndexOutOfBoundsException.class, () -> pair.array().apply(kernels, a, 0, b, 0, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> pair.array().apply(kernels, b, 1, a, 0, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> pair.array().apply(kernels, a, -1, a, 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> pair.array().apply(kernels, a, 0, a, 0, -1));
    }
}
