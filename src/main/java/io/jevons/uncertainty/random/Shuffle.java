package io.jevons.uncertainty.random;

import java.util.Arrays;

/**
 * A random order of the numbers 0 to n - 1 of which any place can be asked for alone: a Feistel network on the next power
 * of four, walked until it falls below n (Black and Rogaway 2002, doi:10.1007/3-540-45760-7_9). On few numbers such a
 * network favours some orders, so those are shuffled as a whole.
 */
public final class Shuffle {
    private static final int ROUNDS = 6;
    private static final int FEW = 256;

    private final int n;
    private final long key;
    private final long[] mixedKeys = new long[ROUNDS];

    /** By round, of every value that a half can have; empty until it is worth its while. */
    private final long[][] hashes = new long[ROUNDS][0];

    private final int halfBits;
    private final long mask;

    public Shuffle(int n, long key) {
        this.n = n;
        this.key = key;
        for (int round = 0; round < ROUNDS; round++) {
            mixedKeys[round] = RandomBits.mix(key + round);
        }
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, n - 1));
        this.halfBits = (bits + 1) / 2;
        this.mask = (1L << halfBits) - 1;
    }

    /** The numbers at successive places. */
    public int[] block(int from, int to) {
        return n <= FEW ? Arrays.copyOfRange(RandomBits.order(n, key), from, to) : walk(from, to);
    }

    /** All are walked together, round by round, in loops that the virtual machine turns into vector instructions. */
    private int[] walk(int from, int to) {
        int[] at = new int[to - from];
        int[] walking = new int[at.length];
        long[] left = new long[at.length];
        long[] right = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = from + i;
            walking[i] = i;
        }
        for (int count = at.length; count > 0; ) {
            for (int w = 0; w < count; w++) {
                long x = Integer.toUnsignedLong(at[walking[w]]);
                left[w] = x >>> halfBits;
                right[w] = x & mask;
            }
            for (int round = 0; round < ROUNDS; round += 2) {
                fold(left, right, round, count);
                fold(right, left, round + 1, count);
            }
            int still = 0;
            for (int w = 0; w < count; w++) {
                int i = walking[w];
                at[i] = (int) (left[w] << halfBits | right[w]);
                walking[still] = i;
                still += Integer.compareUnsigned(at[i], n) >= 0 ? 1 : 0;
            }
            count = still;
        }
        return at;
    }

    /**
     * One half takes in a hash of the other; then the two change places. Where a half has fewer values than there are numbers
     * to walk, each is hashed once.
     */
    private void fold(long[] half, long[] other, int round, int count) {
        long mixedKey = mixedKeys[round];
        if (hashes[round].length == 0 && mask >= count) {
            for (int w = 0; w < count; w++) {
                half[w] ^= RandomBits.keyOfMixed(mixedKey, other[w]) & mask;
            }
            return;
        }
        if (hashes[round].length == 0) {
            hashes[round] = new long[(int) mask + 1];
            for (int x = 0; x <= mask; x++) {
                hashes[round][x] = RandomBits.keyOfMixed(mixedKey, x) & mask;
            }
        }
        long[] hash = hashes[round];
        for (int w = 0; w < count; w++) {
            half[w] ^= hash[(int) other[w]];
        }
    }
}
