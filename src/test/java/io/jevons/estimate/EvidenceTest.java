package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.data.DataSets;
import io.jevons.data.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    private static final Evidence BUNDLED = Evidence.bundled();

    private static Observation sales() {
        return Observation.of("flagship", "sales", "2026Q3", 2.9e11).error(0.05).knownOn("2026-11-18");
    }

    private static void refuses(String message, Executable work) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, work);
        assertEquals(message, refused.getMessage());
    }

    @Test
    void nothingIsKnownBeforeItsQuarterBegan() {
        assertEquals(LocalDate.of(2026, 7, 1), sales().knownOn("2026-07-01").knownOn());
        String message = assertThrows(InvalidInputException.class, () -> sales().knownOn("2026-06-30"))
                .getMessage();
        assertTrue(message.contains("flagship sales of 2026Q3 = 2026-06-30"), message);
        assertTrue(message.contains("2026-07-01 or later"), message);
    }

    @Nested
    class Bundled {
        /** The filings' figures, four times a quarter's, whatever data set they are read from. */
        @Test
        void salesAreThoseOfTheFilings() {
            List<Observation> sales = BUNDLED.observations().stream()
                    .filter(o -> o.series().equals("sales"))
                    .toList();
            for (Observation each :
                    sales.stream().filter(o -> o.error() == 0.05).toList()) {
                boolean filed = DataSets.nvidiaRevenue().rows().stream()
                        .filter(row -> row.segment().equals("dc-compute"))
                        .anyMatch(row -> row.millionUsd() * 4e6 == each.value());
                assertTrue(filed, each.toString());
            }
            assertEquals(7, sales.size());
        }

        @Test
        void chipsAreThoseOfTheCounts() {
            double counted = BUNDLED.observations().stream()
                    .filter(o -> o.series().equals("chips") && o.quarter().year() == 2025)
                    .mapToDouble(o -> o.value() / 4)
                    .sum();
            var stock = DataSets.chipStock().vendor("NVIDIA");
            assertEquals(
                    stock.at(Quarter.parse("2025Q4")) - stock.at(Quarter.parse("2024Q4")), counted, 1e-4 * counted);
        }

        @Test
        void saysWhereEveryFigureComesFrom() {
            for (Observation each : BUNDLED.observations()) {
                assertFalse(each.source().isBlank(), each.toString());
                assertFalse(each.mapping().isBlank(), each.toString());
                assertTrue(each.status() != Status.RECALLED, each.toString());
                assertTrue(each.quarter().compareTo(Quarter.parse("2024Q4")) >= 0, each.toString());
            }
            assertTrue(BUNDLED.size() >= 50 && BUNDLED.series().size() >= 15);
        }

        @Test
        void printsASeriesALine() {
            String printed = BUNDLED.toString();
            assertTrue(printed.contains("observations in " + BUNDLED.series().size() + " series"), printed);
            String one = Evidence.of(BUNDLED.observations().get(0)).toString();
            assertTrue(one.startsWith("1 observation in 1 series"), one);
            assertTrue(printed.contains("deployment"), printed);
        }
    }

    @Nested
    class Changes {
        @Test
        void asOfADayIsWhatWasKnown() {
            Evidence january = BUNDLED.asOf("2025-01-31");
            assertTrue(january.size() > 0 && january.size() < 5, january.toString());
            assertTrue(
                    january.observations().stream().noneMatch(o -> o.knownOn().isAfter(LocalDate.of(2025, 1, 31))));
            // FY26Q3 came out on 2025-11-19.
            assertEquals(3, salesKnown("2025-11-18"));
            assertEquals(4, salesKnown("2025-11-19"));
            assertEquals(BUNDLED, BUNDLED.asOf("2030-01-01"));
        }

        private long salesKnown(String day) {
            return BUNDLED.asOf(day).observations().stream()
                    .filter(o -> o.series().equals("sales"))
                    .count();
        }

        @Test
        void withoutLeavesSeriesOut() {
            Evidence less = BUNDLED.without("rent", "capex");
            assertFalse(less.series().contains("rent"));
            assertEquals(BUNDLED.series().size() - 2, less.series().size());
            refuses("unknown series 'rents'\nMaybe rent", () -> BUNDLED.without("rents"));
        }

        @Test
        void withAddsOne() {
            Evidence more = BUNDLED.with(sales());
            assertEquals(BUNDLED.size() + 1, more.size());
            assertEquals(sales(), more.observations().get(BUNDLED.size()));
            assertEquals(
                    "flagship sales of 2026Q3 = 290 bn (error 5.0 %, known on 2026-11-18, series sales)",
                    sales().toString());
        }

        @Test
        void betweenKeepsASpan() {
            Evidence year = BUNDLED.between(Quarter.parse("2025Q1"), Quarter.parse("2025Q4"));
            assertTrue(year.observations().stream().allMatch(o -> o.quarter().year() == 2025));
            assertTrue(year.size() > 10);
        }

        @Test
        void twoValuesForOneThingAreRefused() {
            refuses(
                    "evidence: flagship sales of 2026Q3 of series 'sales' is given twice, as 2.9E11 and 3.0E11, must be once"
                            + "\nMaybe without(\"sales\") first, or give the second a series of its own: .series(\"another\")",
                    () -> Evidence.of(sales(), Observation.of("flagship", "sales", "2026Q3", 3e11)));
            assertEquals(2, Evidence.of(sales(), sales().series("another")).size());
        }
    }

    @Nested
    class BadObservations {
        @Test
        void areRefused() {
            refuses("error of flagship sales of 2026Q3 = 0.0: must be a finite number > 0", () -> sales().error(0));
            refuses(
                    "known-on day of flagship sales of 2026Q3 = 2026-06-30: must be 2026-07-01 or later, since the quarter"
                            + " begins then",
                    () -> sales().knownOn("2026-06-30"));
            refuses("known-on day = 'November': must be a day such as 2026-11-18", () -> sales().knownOn("November"));
            assertThrows(InvalidInputException.class, () -> Observation.of("flagship", "sales", "2026Q5", 1));
            assertThrows(InvalidInputException.class, () -> Observation.of("flagship", "sales", "2026Q3", -1));
        }
    }

    @Nested
    class Csv {
        @TempDir
        Path folder;

        private Path file(String text) throws IOException {
            return Files.writeString(folder.resolve("mine.csv"), text);
        }

        @Test
        void comesBackAsItWas() {
            Evidence all = BUNDLED.with(sales());
            assertEquals(all, Evidence.read(all.toCsv(folder.resolve("all.csv"))));
        }

        @Test
        void takesALineOfAnAnalyst() throws IOException {
            Path file = file("""
                    series,entity,variable,quarter,value,error,known_on,source
                    # this quarter
                    sales,flagship,sales,2026Q3,2.9e11,0.05,2026-11-18,own reading of the filing
                    """);
            assertEquals(Evidence.of(sales().source("own reading of the filing")), Evidence.read(file));
        }

        @Test
        void namesTheLineThatIsWrong() throws IOException {
            String head = "series,entity,variable,quarter,value,error,known_on,source,status\n";
            String good = "sales,flagship,sales,2026Q2,2.9e11,0.05,2026-11-18,me,reported\n";
            Path recalled = file(head + good + "sales,flagship,sales,2026Q3,2.9e11,0.05,2026-11-18,me,recalled\n");
            refuses(
                    recalled + ": line 3: status of flagship sales of 2026Q3 = recalled: must be reported, derived or"
                            + " estimated: nothing recalled conditions anything",
                    () -> Evidence.read(recalled));
            Path word = file(head + good.replace("2.9e11", "much"));
            refuses(word + ": line 2: value = 'much': must be a number such as 2.9e11", () -> Evidence.read(word));
            Path column = file(head.replace("known_on", "known") + good);
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> Evidence.read(column));
            assertTrue(
                    refused.getMessage().startsWith(column + ": line 1 has no column 'known_on'"),
                    refused.getMessage());
            Path none = folder.resolve("none.csv");
            refuses(none + ": no such file", () -> Evidence.read(none));
        }

        private static final String HEAD = "series,entity,variable,quarter,value,error,known_on,source\n";
        private static final String GOOD = "sales,flagship,sales,2026Q3,2.9e11,0.05,2026-11-18,me\n";

        @Test
        void fromASpreadsheetIsReadOrToldWhatToDo() throws IOException {
            assertEquals(Evidence.read(file(HEAD + GOOD)), Evidence.read(file("\uFEFF" + HEAD + GOOD)));
            Path semicolons = file((HEAD + GOOD).replace(',', ';'));
            refuses(
                    semicolons + ": line 1: has semicolons between its cells, must have commas"
                            + "\nMaybe save it as CSV with commas, and numbers with a decimal point",
                    () -> Evidence.read(semicolons));
            Path tabs = file((HEAD + GOOD).replace(',', '\t'));
            assertThrows(InvalidInputException.class, () -> Evidence.read(tabs));
            Path empty = file("");
            assertTrue(assertThrows(InvalidInputException.class, () -> Evidence.read(empty))
                    .getMessage()
                    .startsWith(empty + ": is empty, must have a line with the columns series, entity"));
            assertEquals(0, Evidence.read(file(HEAD)).size());
            Path column = file(HEAD.replace("source", "sauce"));
            assertThrows(InvalidInputException.class, () -> Evidence.read(column));
            Path twice = file(HEAD.replace("known_on", "value"));
            refuses(twice + ": line 1: column 'value' stands there twice, must stand once", () -> Evidence.read(twice));
        }

        @Test
        void hasDecimalNumbersAlone() throws IOException {
            for (String[] each : new String[][] {
                {"0x1p3", ""},
                {"2.9E11d", ""},
                {"Infinity", ""},
                {"5%", "\nMaybe 0.05, a share of 1"},
                {"\"2,9E11\"", "\nMaybe 2.9E11, with a decimal point"},
                {"290 bn", "\nMaybe 2.9E11, if it is in the unit of the key"}
            }) {
                Path file = file(HEAD + GOOD.replace("2.9e11", each[0]));
                refuses(
                        file + ": line 2: value = '" + each[0].replace("\"", "") + "': must be a number such as 2.9e11"
                                + each[1],
                        () -> Evidence.read(file));
            }
        }

        @Test
        void hasACellAColumnAndAFigureALine() throws IOException {
            Path comma = file(HEAD + GOOD.replace(",me", ",me, myself"));
            refuses(
                    comma + ": line 2: number of cells = 9: must be at most 8, one a column"
                            + "\nMaybe quotes around a text that has a comma",
                    () -> Evidence.read(comma));
            Path twice = file(HEAD + GOOD + "# again\n" + GOOD.replace("2.9e11", "3e11"));
            refuses(
                    twice + ": line 4: flagship sales of 2026Q3 of series 'sales' is given twice, first in line 2,"
                            + " must be once\nMaybe another name in its column 'series'",
                    () -> Evidence.read(twice));
        }

        @Test
        void countsNothingTwice() throws IOException {
            Path twice = file(HEAD + GOOD.replace("flagship", "flagship + flagship"));
            refuses(
                    twice + ": line 2: entity = flagship + flagship: must be a sum that names each once",
                    () -> Evidence.read(twice));
            refuses(
                    "variable = sales+sales: must be a sum that names each once",
                    () -> Observation.of("flagship", "sales+sales/units", "2026Q3", 1));
            refuses(
                    "entity = total+flagship: must be total alone, which has all others in it",
                    () -> Observation.of("total+flagship", "sales", "2026Q3", 1));
        }
    }
}
