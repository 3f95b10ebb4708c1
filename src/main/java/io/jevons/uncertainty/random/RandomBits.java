package io.jevons.uncertainty.random;

/**
 * Random numbers by position: a hash of a key and a counter (the finaliser of SplitMix64; Steele, Lea and Flood 2014,
 * doi:10.1145/2660193.2660195). Nothing is remembered, so any number can be had at any time on any thread.
 */
public final class RandomBits {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double SCALE = 0x1p-52;

    private RandomBits() {}

    static long mix(long z) {
        long x = z + GOLDEN;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** A key for the stream of a number below another key. */
    public static long key(long parent, long child) {
        return keyOfMixed(mix(parent), child);
    }

    /** The same below a key that was mixed beforehand, for many numbers below one. */
    static long keyOfMixed(long mixedParent, long child) {
        return mix(mixedParent ^ (child * GOLDEN));
    }

    /** A number in the open interval (0, 1). */
    public static double unit(long key, long counter) {
        return unit(key(key, counter));
    }

    private static double unit(long bits) {
        return ((bits >>> 12) + 0.5) * SCALE;
    }

    /** The numbers of successive counters, in a loop that the virtual machine turns into vector instructions. */
    public static double[] units(long key, long first, int count) {
        long mixed = mix(key);
        double[] units = new double[count];
        for (int i = 0; i < count; i++) {
            units[i] = unit(keyOfMixed(mixed, first + i));
        }
        return units;
    }

    /** A whole number from 0 to below a bound; the bias is below 2^-20 for any bound here. */
    public static int below(int bound, long key, long counter) {
        return (int) Math.multiplyHigh(key(key, counter) >>> 1, 2L * bound);
    }

    /** A random order of the numbers 0 to n - 1 (Fisher and Yates). */
    public static int[] order(int n, long key) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1, key, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
