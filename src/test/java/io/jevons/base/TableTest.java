package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Glyphs;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static Table small() {
        return Table.titled("Title")
                .text("name")
                .number("need", "GPU")
                .percent("share")
                .change("against base")
                .row("flagship", 12_345_678.0, 0.041, -0.2)
                .row("edge", 7, 0.5, 0.013)
                .note("A note.")
                .build();
    }

    @Nested
    final class Printed {
        @Test
        void alignsNumbersToTheRight() {
            List<String> lines = small().toString().lines().toList();
            assertEquals("Title", lines.get(0));
            assertEquals("name      need [GPU]   share  against base", lines.get(1));
            assertEquals(Glyphs.rule().repeat(lines.get(1).length()), lines.get(2));
            assertEquals("flagship      12.3 M   4.1 %       -20.0 %", lines.get(3));
            assertEquals("edge               7  50.0 %        +1.3 %", lines.get(4));
            assertEquals("A note.", lines.get(5));
            assertEquals(6, lines.size());
        }

        @Test
        void staysWithin100Columns() {
            Table.Builder wide = Table.titled("t".repeat(250)).text("path");
            for (int j = 0; j < 12; j++) {
                wide.number("column " + j, "USD/Mtok");
            }
            Object[] row = new Object[13];
            java.util.Arrays.fill(row, 1.5);
            row[0] = "a very long text ".repeat(20);
            String text = wide.row(row)
                    .note("word ".repeat(60))
                    .note("x".repeat(230))
                    .build()
                    .toString();
            assertTrue(text.lines().allMatch(l -> l.length() <= Table.WIDTH), text);
            assertTrue(text.contains("not shown: ") && text.contains("column 11"), text);
        }

        @Test
        void narrowsTextBeforeItDropsColumns() {
            Table table = Table.titled("")
                    .text("a")
                    .text("b")
                    .number("c", "1")
                    .row("x".repeat(80), "y".repeat(80), 1.0)
                    .build();
            assertTrue(table.toString().lines().allMatch(l -> l.length() <= Table.WIDTH));
            assertEquals(80, table.toString().chars().filter(c -> c == 'x').count());
            assertFalse(table.toString().contains("not shown"));
            assertTrue(table.toFullString().contains("x".repeat(80)));
        }

        /** A sentence goes on below, so that all of it can be read; a path beside it stays on its line. */
        @Test
        void longTextsGoOnInTheNextLine() {
            String path = "cells.small-business.new-market-elasticity";
            Table table = Table.titled("")
                    .text("path")
                    .text("sentence")
                    .number("x", "1")
                    .row(path, "some words that end here ".repeat(4).strip(), 1.0)
                    .row("short", "some", 2.0)
                    .build();
            List<String> lines = table.toString().lines().toList();
            assertTrue(lines.get(2).matches(path.replace(".", "\\.") + "  some words .* 1\\.00"), table.toString());
            assertTrue(lines.get(3).matches(" {44}\\w.* end here"), table.toString());
            assertTrue(lines.get(4).startsWith("short "), table.toString());
            assertFalse(table.toString().contains(Glyphs.ellipsis()), table.toString());
        }

        @Test
        void aTextOfManyLinesEndsInAnEllipsis() {
            Table table =
                    Table.titled("").text("a").row("some words ".repeat(200)).build();
            assertEquals(2 + 6, table.toString().lines().count(), table.toString());
            assertTrue(table.toString().strip().endsWith(Glyphs.ellipsis()), table.toString());
        }

        /** A path is a column where a row has room for it, and stands whole under the row where it has none. */
        @Test
        void smallTypeIsNeverCut() {
            String path = "cells.small-and-medium-sized-enterprises.new-market-elasticity";
            Table.Builder narrow = Table.titled("t")
                    .text("what")
                    .number("x", "1")
                    .small("path")
                    .row("use", 1.5, path);
            assertEquals("t\nwhat     x  path", narrow.build().toString().substring(0, 18));
            assertTrue(narrow.build().toString().contains("use   1.50  " + path + "\n"), narrow.build()::toString);
            Table.Builder wide = Table.titled("t").text("what").text("why").small("path");
            for (int i = 0; i < 60; i++) {
                wide.row("what " + i, "w".repeat(60), path + i);
            }
            String text = wide.build().toString();
            assertTrue(text.contains("\n    " + path + "0\n"), text);
            assertTrue(text.contains("\n    " + path + "19\n") && !text.contains(path + "20\n"), text);
            assertTrue(text.matches("(?s).*what 40 [^\\n]*\\n {4}" + path.replace(".", "\\.") + "40\\n.*"), text);
            assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
            assertFalse(text.contains("not shown"), text);
            assertTrue(
                    wide.build().toHtml().contains("<td style=\"text-align:left\"><small>" + path + "0</small></td>"));
        }

        /** Effects on one figure have the decimals of the largest; files keep all digits. */
        @Test
        void showsWhatIsReadAgainstEachOtherAlike() {
            Table table = Table.titled("t")
                    .text("what")
                    .alike("swing")
                    .row("a", 0.6543)
                    .row("b", -0.0123)
                    .row("c", 0.000019)
                    .build();
            assertTrue(table.toString().endsWith("a       0.654\nb     -0.0123\nc          ~0\n"), table.toString());
            assertEquals(0.000019, table.get(2, "swing"));
            assertTrue(table.toHtml().contains(">~0<"), table.toHtml());
        }

        @Test
        void leavesOutRowsInTheMiddle() {
            Table.Builder builder = Table.titled("").number("i", "1");
            for (int i = 0; i < 40; i++) {
                builder.row(i);
            }
            assertFalse(builder.build().toString().contains("shown"));
            Table table = builder.row(40).build();
            List<String> lines = table.toString().lines().map(String::strip).toList();
            assertEquals("19", lines.get(2 + 19));
            assertEquals(Glyphs.ellipsis(), lines.get(2 + 20));
            assertEquals("21", lines.get(2 + 21));
            assertEquals("41 rows, 40 shown", lines.get(lines.size() - 1));
            assertEquals(2 + 41, table.toFullString().lines().count());
        }

        @Test
        void keepsACellOnItsLine() {
            Table table = Table.titled("").text("a").row("one\ntwo\tthree").build();
            assertTrue(table.toString().contains("one two three"), table.toString());
        }
    }

    @Nested
    final class Written {
        @Test
        void asCsvWithEveryDigit() {
            String csv = Table.titled("")
                    .text("a,b")
                    .number("n", "GPU")
                    .row("say \"x\"", 1 / 3.0)
                    .row("two\nlines", 2)
                    .build()
                    .toCsv();
            assertEquals("\"a,b\",n [GPU]\n\"say \"\"x\"\"\",0.3333333333333333\n\"two\nlines\",2\n", csv);
        }

        @Test
        void asJsonWithNullForWhatIsNoNumber() {
            String json = Table.titled("")
                    .text("a")
                    .number("n", "1")
                    .row("\"\\\n\u0001", Double.NaN)
                    .row("b", 0.1)
                    .build()
                    .toJson();
            assertEquals("[\n  {\"a\": \"\\\"\\\\\\n\\u0001\", \"n\": null},\n  {\"a\": \"b\", \"n\": 0.1}\n]\n", json);
            assertEquals("[]\n", Table.titled("").text("a").build().toJson());
        }

        @Test
        void asHtmlWithEntities() {
            String html = Table.titled("<&>")
                    .text("'a'")
                    .number("n", "1")
                    .row("<script>\"", 1.0)
                    .note("a & b")
                    .build()
                    .toHtml();
            assertTrue(html.contains("<caption>&lt;&amp;&gt;</caption>"), html);
            assertTrue(html.contains("&lt;script&gt;&quot;") && html.contains("&#39;a&#39;"), html);
            assertTrue(html.contains("a &amp; b"), html);
            assertFalse(html.contains("<script"), html);
        }
    }

    @Test
    void cellsAreFoundByColumn() {
        assertEquals(7, small().get(1, "need"));
        assertEquals("+1.3 %", small().show(1, 3));
        Refusal.of(() -> small().get(0, "neeed"))
                .names("unknown column 'neeed'")
                .maybe("need");
    }
}
