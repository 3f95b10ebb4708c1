package io.jevons.cost.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenMixerTest {
    private static final Attention HEADS = Attention.grouped(8, 2, 64);

    static Stream<TokenMixer> mixers() {
        return Stream.of(
                TokenMixer.full(3, HEADS),
                TokenMixer.windowed(3, HEADS, 100),
                TokenMixer.chunked(3, HEADS, 100),
                TokenMixer.compressed(3, HEADS, 50, 4, 30, 4, 16),
                TokenMixer.compressed(3, HEADS, 0, 1, 100, 4, 16),
                TokenMixer.recurrent(3, 4, 1000, 5000));
    }

    /** A prompt worked out in two parts takes the operations of one worked out at once. */
    @ParameterizedTest
    @MethodSource("mixers")
    void prefillsAddUp(TokenMixer mixer) {
        double whole = mixer.prefillFlops(0, 777);
        assertEquals(whole, mixer.prefillFlops(0, 333) + mixer.prefillFlops(333, 444), 1e-9 * whole);
    }

    /** The operations of a prompt are the sum of those of its tokens, each of which sees what is before it. */
    @ParameterizedTest
    @MethodSource("mixers")
    void prefillIsTheSumOfDecoding(TokenMixer mixer) {
        double sum = 0;
        for (int place = 0; place < 1000; place++) {
            sum += mixer.decodeFlops(mixer.kind() == TokenMixer.Kind.CHUNKED ? (place % 100) + 0.5 : place + 0.5);
        }
        assertEquals(sum, mixer.prefillFlops(0, 1000), 2e-3 * sum);
    }

    @ParameterizedTest
    @MethodSource("mixers")
    void whatIsReadIsHeld(TokenMixer mixer) {
        for (double context : new double[] {0, 1, 99, 100, 101, 5000}) {
            assertTrue(mixer.readElements(context) <= mixer.heldElements(context));
        }
    }

    @Test
    void cachesGrowUntilTheirWindowIsFull() {
        TokenMixer windowed = TokenMixer.windowed(3, HEADS, 100);
        assertEquals(TokenMixer.full(3, HEADS).heldElements(100), windowed.heldElements(100));
        assertEquals(windowed.heldElements(100), windowed.heldElements(1e6));
        assertEquals(0, TokenMixer.recurrent(3, 4, 1000, 0).heldElements(1e6));
    }
}
