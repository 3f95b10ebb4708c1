package io.jevons.uncertainty.random;

import io.jevons.base.InvalidInputException;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points of the Sobol sequence with the direction numbers of Joe and Kuo (2008, doi:10.1137/070709359), as Commons Math
 * has them, from the origin on; scrambled on request by nested uniform scrambling (Owen 1995,
 * doi:10.1007/978-1-4612-2552-2_19). Of a scrambled set each point is uniform on the cube, and none lies on its edge.
 *
 * <p>Not for several threads at once: the generator keeps its place.
 */
public final class SobolPoints {
    /** The most dimensions for which Commons Math has direction numbers. */
    static final int MOST_DIMENSIONS = 1000;

    private static final int BITS = 52;
    private static final int NESTED_BITS = 32;

    private final int dimensions;
    private final SobolSequenceGenerator generator;
    private final boolean scrambled;
    private final long seed;
    private int next;

    private SobolPoints(int dimensions, boolean scrambled, long seed) {
        if (dimensions > MOST_DIMENSIONS) {
            throw InvalidInputException.of("dimensions", dimensions, "at most 1000 for the Sobol sequence");
        }
        this.dimensions = dimensions;
        this.generator = new SobolSequenceGenerator(dimensions);
        this.scrambled = scrambled;
        this.seed = RandomBits.key(seed, 0x50B01);
    }

    public static SobolPoints plain(int dimensions) {
        return new SobolPoints(dimensions, false, 0);
    }

    public static SobolPoints scrambled(int dimensions, long seed) {
        return new SobolPoints(dimensions, true, seed);
    }

    /** The first points. */
    public double[][] first(int count) {
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = at(i);
        }
        return points;
    }

    public double[] at(int index) {
        double[] point = index == next ? generator.nextVector() : generator.skipTo(index);
        next = index + 1;
        if (scrambled) {
            for (int j = 0; j < dimensions; j++) {
                point[j] = scramble((long) (point[j] * 0x1p52), RandomBits.key(seed, j));
            }
        }
        return point;
    }

    /** Flips each bit or not, depending on all the bits above it; the bits that no index reaches are plainly random. */
    private static double scramble(long bits, long key) {
        long flips = 0;
        for (int k = 0; k < NESTED_BITS; k++) {
            long above = bits >>> (BITS - k);
            flips = flips << 1 | (RandomBits.key(key + k, above) & 1);
        }
        int rest = BITS - NESTED_BITS;
        long low = RandomBits.key(key + NESTED_BITS, bits >>> rest) & ((1L << rest) - 1);
        return ((bits ^ (flips << rest ^ low)) + 0.5) * 0x1p-52;
    }
}
