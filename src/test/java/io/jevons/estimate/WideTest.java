package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WideTest {
    private static final MathContext DIGITS = new MathContext(60);

    private static BigDecimal exact(Wide wide) {
        return new BigDecimal(wide.hi()).add(new BigDecimal(wide.lo()));
    }

    private static void assertClose(BigDecimal expected, Wide actual) {
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
                Wide a = Wide.of(random.nextDouble(-10, 10)).times(Wide.of(1 + random.nextDouble()));
                Wide b = Wide.of(random.nextDouble(1, 1e6)).dividedBy(Wide.of(3));
                assertClose(exact(a).multiply(exact(b)), a.times(b));
                assertClose(exact(a).divide(exact(b), DIGITS), a.dividedBy(b));
                assertClose(exact(b).sqrt(DIGITS), b.squareRoot());
                Wide sum = Wide.of(Math.abs(a.value())).plus(b);
                assertClose(new BigDecimal(Math.abs(a.value())).add(exact(b)), sum);
            }
        }

        @Test
        void keepsWhatCancellationUncovers() {
            Wide sum = Wide.of(1e16).plus(Wide.of(1.25)).minus(Wide.of(1e16));
            assertEquals(1.25, sum.value());
        }
    }
}
