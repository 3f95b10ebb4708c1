package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.jevons.StrangeText;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvRowsTest {
    private static String csv(List<String> names, String number) throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvRows(out).names(names).number(number).end();
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "--",
                "=",
                "+",
                "@"
            })
    void aNameIsNoFormula(String name) throws IOException {
        String written = CsvReader.builder().ofCsvRecord(csv(List.of("a", name), "1")).stream()
                .findFirst()
                .orElseThrow()
                .getField(1);
        assertEquals("'" + name, written);
    }

    @Test
    void aNumberIsNeverTouched() throws IOException {
        assertEquals("a,-1.5E-7\n", csv(List.of("a"), "-1.5E-7"));
        assertEquals("a,\n", csv(List.of("a"), ""));
        assertEquals("-,b-c,a=b,1\n", csv(List.of("-", "b-c", "a=b"), "1"));
    }

    @Test
    void figuresAreKnownByTheirForm() {
        for (String figure : List.of("-1", "+4.3 %", "-3%", ".5", "1e-7", "-Infinity", "NaN")) {
            assertTrue(CsvRows.isFigure(figure), figure);
        }
        for (String text : List.of("-1+1", "-", "=1", "-A1", "- 1", "", "+1|x")) {
            assertFalse(CsvRows.isFigure(text), text);
        }
    }

    @Test
    void everyTextIsReadBack() throws IOException {
        Random random = new Random(14);
        for (int i = 0; i < 1_000; i++) {
            List<String> names = List.of("n" + StrangeText.of(random), "n" + StrangeText.of(random) + "\"");
            List<String> read = CsvReader.builder().ofCsvRecord(csv(names, "-1")).stream()
                    .findFirst()
                    .orElseThrow()
                    .getFields();
            assertEquals(List.of(names.get(0), names.get(1), "-1"), read);
        }
    }
}
