package io.jevons.estimate.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DoubleDoubleTest {
    private static final MathContext DIGITS = new MathContext(60);

    private static BigDecimal exact(DoubleDouble wide) {
        return new BigDecimal(wide.hi()).add(new BigDecimal(wide.lo()));
    }

    private static void assertClose(BigDecimal expected, DoubleDouble actual) {
        BigDecimal error = exact(actual).subtract(expected).abs();
        BigDecimal allowed = expected.abs().multiply(new BigDecimal("1e-30")).add(new BigDecimal("1e-60"));
        assertTrue(error.compareTo(allowed) <= 0, () -> "error " + error + " of " + expected);
    }

    @Nested
    class AgainstBigDecimal {
        @Test
        void keepsThirtyDigits() {
            SplittableRandom random = new SplittableRandom(17);
            for (int i = 0; i < 2_000; i++) {
                DoubleDouble a =
                        DoubleDouble.of(random.nextDouble(-10, 10)).times(DoubleDouble.of(1 + random.nextDouble()));
                DoubleDouble b = DoubleDouble.of(random.nextDouble(1, 1e6)).dividedBy(DoubleDouble.of(3));
                assertClose(exact(a).multiply(exact(b)), a.times(b));
                assertClose(exact(a).divide(exact(b), DIGITS), a.dividedBy(b));
                assertClose(exact(b).sqrt(DIGITS), b.squareRoot());
                DoubleDouble sum = DoubleDouble.of(Math.abs(a.value())).plus(b);
                assertClose(new BigDecimal(Math.abs(a.value())).add(exact(b)), sum);
            }
        }

        @Test
        void keepsWhatCancellationUncovers() {
            DoubleDouble sum = DoubleDouble.of(1e16).plus(DoubleDouble.of(1.25)).minus(DoubleDouble.of(1e16));
            assertEquals(1.25, sum.value());
        }
    }
}
