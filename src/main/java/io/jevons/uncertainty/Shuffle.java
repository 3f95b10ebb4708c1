package io.jevons.uncertainty;

/**
 * A random order of the numbers 0 to n - 1 of which any place can be asked for alone: a Feistel network on the next power
 * of four, walked until it falls below n (Black and Rogaway 2002, doi:10.1007/3-540-45760-7_9).
 */
final class Shuffle {
    private static final int ROUNDS = 6;

    private final int n;
    private final long key;
    private final int halfBits;
    private final int mask;

    Shuffle(int n, long key) {
        this.n = n;
        this.key = key;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, n - 1));
        this.halfBits = (bits + 1) / 2;
        this.mask = (1 << halfBits) - 1;
    }

    int at(int place) {
        long x = place;
        do {
            x = permute(x);
        } while (x >= n);
        return (int) x;
    }

    private long permute(long x) {
        int left = (int) (x >>> halfBits);
        int right = (int) (x & mask);
        for (int round = 0; round < ROUNDS; round++) {
            int mixed = left ^ ((int) RandomBits.key(key + round, right) & mask);
            left = right;
            right = mixed;
        }
        return ((long) left << halfBits) | right;
    }
}
