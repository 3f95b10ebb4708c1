package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersExactTest {
    @Test
    void readsBackAsTheSameDoubleAndIsNoLongerThanItMustBe() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            String text = Numbers.exact(value);
            assertEquals(value, Double.parseDouble(text), text);
            int digits = new BigDecimal(text).stripTrailingZeros().precision();
            BigDecimal fewer = new BigDecimal(value).round(new MathContext(digits - 1, RoundingMode.HALF_EVEN));
            assertTrue(digits <= 2 || fewer.doubleValue() != value, text);
        }
    }

    /** Doubles for which the text of JDK 17 is longer than it must be. */
    @ParameterizedTest
    @CsvSource({
        "2.0E23, 2.0E23",
        "1.0E23, 1.0E23",
        "5.684341886080802E-14, 5.684341886080802E-14",
        "-2.1693306852057347E17, -2.1693306852057347E17",
        "0.1, 0.1",
        "-0.0, -0.0",
        "123456.789, 123456.789",
        "NaN, NaN"
    })
    void isTheSameOnEveryJdk(double value, String text) {
        assertEquals(text, Numbers.exact(value));
    }

    @ParameterizedTest
    @CsvSource({"1.0E23, 1.0E23", "-0.5, -0.5", "NaN, ''", "Infinity, ''", "-Infinity, ''"})
    void aCellHasWhatIsANumber(double value, String text) {
        assertEquals(text, Numbers.cell(value));
    }
}
