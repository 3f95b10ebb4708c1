package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "1,1.00",
        "12.34,12.3",
        "999.4,999",
        "999.5,1.00 k",
        "999.96,1.00 k",
        "1520,1.52 k",
        "12345678,12.3 M",
        "-2.5e9,-2.50 bn",
        "3e12,3.00 tn",
        "3e20,3.00e+20",
        "0.0123,0.0123",
        "0.0009996,0.00100",
        "9.996,10.0",
        "99.96,100",
        "1e-7,1.00e-07",
        "NaN,-",
        "Infinity,infinite",
        "-Infinity,-infinite"
    })
    void haveThreeDigitsAndAScale(double value, String text) {
        assertEquals(text, Numbers.human(value));
    }

    /** Digits that the largest of a column does not have say nothing beside it. */
    @ParameterizedTest
    @CsvSource({
        "0.654321,0.654321,0.654",
        "0.0123,0.654321,0.0123",
        "0.00213,0.654321,0.0021",
        "-0.00063,0.654321,-0.0006",
        "-0.0785,2.97,-0.079",
        "0.0000190,0.654321,~0",
        "0,0.654321,0",
        "38.51,38.51,38.5",
        "0.444,38.51,0.44",
        "512.4,999.4,512",
        "0.000275,0.0003,0.000275",
        "1234,2000,1.23 k",
        "1e-8,1e-7,~0",
        "NaN,1,-"
    })
    void haveTheDecimalsOfTheLargestBesideIt(double value, double largest, String text) {
        assertEquals(text, Numbers.alike(value, largest));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "60,60", "-7,-7", "9999,9999", "10000,10.0 k", "1200000,1.20 M"})
    void countWhole(long number, String text) {
        assertEquals(text, Numbers.count(number));
        Table table = Table.titled("")
                .number("draws", "1")
                .row(number)
                .row((int) number)
                .build();
        assertEquals(text, table.show(0, 0));
        assertEquals(text, table.show(1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0.041,4.1 %",
        "1,100 %",
        "0.99949,99.9 %",
        "-0.2,-20.0 %",
        "0,0.0 %",
        "-0.0004,0.0 %",
        "250,25.0 k %",
        "NaN,-",
        "Infinity,infinite"
    })
    void arePerCent(double value, String text) {
        assertEquals(text, Numbers.percent(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.041,+4.1 %",
        "-0.041,-4.1 %",
        "0,0.0 %",
        "0.0004,0.0 %",
        "-0.0004,0.0 %",
        "0.0005,+0.1 %",
        "-0.0005,-0.1 %",
        "NaN,-"
    })
    void carryTheirSignAsChanges(double value, String text) {
        assertEquals(text, Numbers.change(value));
    }

    @ParameterizedTest
    @CsvSource({"1.94e8,+194 M", "-1.94e8,-194 M", "0,0", "NaN,-", "Infinity,infinite", "-Infinity,-infinite"})
    void carryTheirSignAsDifferences(double value, String text) {
        assertEquals(text, Numbers.signed(value));
    }

    @Test
    void sayThatTheyAreNextToNothingWhereTheyArePure() {
        assertEquals("~0", Numbers.pure(1.48e-264));
        assertEquals("~0", Numbers.pure(-9e-7));
        assertEquals("0", Numbers.pure(0));
        assertEquals(Numbers.human(1.23e-5), Numbers.pure(1.23e-5));
    }

    @Test
    void doNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1.52 k", Numbers.human(1520));
            assertEquals("4.1 %", Numbers.percent(0.041));
            assertEquals("0.5", Numbers.exact(0.5));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readBackToThreeDigits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            double value = Math.exp(random.nextDouble(Math.log(1e-5), Math.log(999)));
            assertEquals(value, Double.parseDouble(Numbers.human(value)), 0.0051 * value);
            assertEquals(value, Double.parseDouble(Numbers.exact(value)));
        }
    }

    @Test
    void refusesDigitsOutOfTheirRange() {
        for (int digits : new int[] {-1, 0, 2, 16}) {
            assertThrows(InvalidInputException.class, () -> Numbers.human(1.5, digits));
        }
    }
}
