package io.jevons;

import java.util.Random;

/** Text that nobody would write, for what is to take any. */
public final class StrangeText {
    private StrangeText() {}

    /** Code units of all kinds, the first of them most often; may be empty. */
    public static String of(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(1 << (4 + random.nextInt(13))));
        }
        return text.toString();
    }
}
