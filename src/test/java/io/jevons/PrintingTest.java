package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.internal.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every kind of result prints, against texts that were read. */
@Tag("long")
final class PrintingTest {
    private static final Map<String, Object> RESULTS = PrintedResults.all();

    static Set<String> names() {
        return RESULTS.keySet();
    }

    @Nested
    final class ReferenceFiles {
        @ParameterizedTest
        @MethodSource("io.jevons.PrintingTest#names")
        void printsTheGoldenText(String name) throws IOException {
            Assumptions.assumeTrue(Glyphs.unicode(), "the golden texts have characters that this terminal lacks");
            Golden.check(
                    PrintingTest.class,
                    "printed/" + name + ".txt",
                    RESULTS.get(name).toString());
        }
    }

    @Nested
    final class Form {
        @ParameterizedTest
        @MethodSource("io.jevons.PrintingTest#names")
        void isAtMost100ColumnsWideAndNamesNoObject(String name) {
            String text = RESULTS.get(name).toString();
            assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
            assertTrue(!text.contains("@") && !text.contains("NaN") && !text.contains("null"), text);
        }

        @ParameterizedTest
        @MethodSource("io.jevons.PrintingTest#names")
        void itsTableIsHtmlCsvAndJson(String name) {
            Table table = PrintedResults.tableOf(RESULTS.get(name));
            int rows = table.rowCount();
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            var page = Jsoup.parse("<!DOCTYPE html><title>t</title>" + table.toHtml(), "", parser);
            assertTrue(parser.getErrors().isEmpty(), parser.getErrors().toString());
            assertEquals(rows, page.select("tbody tr").size());
            assertEquals(
                    rows,
                    table.toJson().lines().filter(l -> l.startsWith("  {")).count());
            if (rows > 0 && !table.toCsv().contains("\"")) {
                assertEquals(rows + 1, table.toCsv().lines().count());
            }
        }
    }

    @Nested
    final class Show {
        private String shown(Object result) {
            PrintStream before = System.out;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            try {
                Jevons.show(result);
            } finally {
                System.setOut(before);
            }
            return out.toString(StandardCharsets.UTF_8);
        }

        @Test
        void printsEveryRowAndColumn() {
            Table long_ = (Table) RESULTS.get("projection-table");
            assertTrue(long_.toString().contains(" shown"));
            assertTrue(long_.rowCount() > 1000);
            assertEquals(long_.toFullString().stripTrailing(), shown(long_).stripTrailing());
            assertTrue(shown(long_).lines().count() >= long_.rowCount());
        }

        @Test
        void reachesTheTablesInsideAResult() {
            Series series = (Series) RESULTS.get("series");
            assertTrue(shown(series).lines().count() >= series.size());
        }

        @Test
        void leavesPrintingAsItWas() {
            Table table = (Table) RESULTS.get("projection-table");
            String before = table.toString();
            shown(table);
            assertEquals(before, table.toString());
        }
    }
}
