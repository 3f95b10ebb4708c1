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

    /** All are walked together, and those that are not yet below n are walked on. */
    private int[] walk(int from, int to) {
        int[] at = new int[to - from];
        int[] walking = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = from + i;
            walking[i] = i;
        }
        // Where a half has fewer values than there are numbers to walk, each is hashed once.
        Step step = mask < at.length ? new Tabled() : new Hashed(at.length);
        for (int count = at.length; count > 0; ) {
            step.take(at, walking, count);
            int still = 0;
            for (int w = 0; w < count; w++) {
                int i = walking[w];
                walking[still] = i;
                still += Integer.compareUnsigned(at[i], n) >= 0 ? 1 : 0;
            }
            count = still;
        }
        return at;
    }

    /** One way through the network, for those numbers that are still walking. */
    private interface Step {
        void take(int[] at, int[] walking, int count);
    }

    /** Number by number, with the hash of every value that a half can have. */
    private final class Tabled implements Step {
        private final int[][] hashes = new int[ROUNDS][(int) mask + 1];

        Tabled() {
            for (int round = 0; round < ROUNDS; round++) {
                for (int x = 0; x <= mask; x++) {
                    hashes[round][x] = (int) (RandomBits.keyOfMixed(mixedKeys[round], x) & mask);
                }
            }
        }

        @Override
        public void take(int[] at, int[] walking, int count) {
            int[] h0 = hashes[0];
            int[] h1 = hashes[1];
            int[] h2 = hashes[2];
            int[] h3 = hashes[3];
            int[] h4 = hashes[4];
            int[] h5 = hashes[5];
            int low = (int) mask;
            for (int w = 0; w < count; w++) {
                int i = walking[w];
                int left = at[i] >>> halfBits;
                int right = at[i] & low;
                left ^= h0[right];
                right ^= h1[left];
                left ^= h2[right];
                right ^= h3[left];
                left ^= h4[right];
                right ^= h5[left];
                at[i] = left << halfBits | right;
            }
        }
    }

    /** Round by round, in loops that the virtual machine turns into vector instructions. */
    private final class Hashed implements Step {
        private final long[] left;
        private final long[] right;

        Hashed(int most) {
            left = new long[most];
            right = new long[most];
        }

        @Override
        public void take(int[] at, int[] walking, int count) {
            for (int w = 0; w < count; w++) {
                long x = Integer.toUnsignedLong(at[walking[w]]);
                left[w] = x >>> halfBits;
                right[w] = x & mask;
            }
            for (int round = 0; round < ROUNDS; round += 2) {
                fold(left, right, round, count);
                fold(right, left, round + 1, count);
            }
            for (int w = 0; w < count; w++) {
                at[walking[w]] = (int) (left[w] << halfBits | right[w]);
            }
        }

        /** One half takes in a hash of the other; then the two change places. */
        private void fold(long[] half, long[] other, int round, int count) {
            long mixedKey = mixedKeys[round];
            for (int w = 0; w < count; w++) {
                half[w] ^= RandomBits.keyOfMixed(mixedKey, other[w]) & mask;
            }
        }
    }
}
