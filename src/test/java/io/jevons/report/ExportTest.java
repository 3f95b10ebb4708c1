package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTest {
    private static final Projection PROJECTION = Cases.small().scenario();
    private static final int NUMBERS = PROJECTION.keys().size() * PROJECTION.periods();

    @TempDir
    private Path folder;

    private static List<NamedCsvRecord> records(Path file) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(Files.readString(file)).stream()
                .toList();
    }

    @Nested
    class TidyCsv {
        @Test
        void hasEveryNumberInFullPrecision() throws IOException {
            Path file = Export.csv(PROJECTION, folder.resolve("p.csv"));
            List<NamedCsvRecord> records = records(file);
            assertEquals(NUMBERS, records.size());
            assertEquals(
                    List.of("scenario", "period", "entity", "variable", "unit", "value"),
                    records.get(0).getHeader());
            for (NamedCsvRecord row : records) {
                double value =
                        PROJECTION.value(row.getField("entity"), row.getField("variable"), row.getField("period"));
                assertEquals(value, Double.parseDouble(row.getField("value")));
                assertEquals(PROJECTION.scenario(), row.getField("scenario"));
            }
        }

        @Test
        void isWhatTheProjectionWrites() throws IOException {
            Path file = PROJECTION.toCsv(folder.resolve("deep/er/p.csv"));
            assertEquals(PROJECTION.toCsv(), Files.readString(file));
            assertFalse(PROJECTION.toCsv().contains("\r"));
        }
    }

    @Nested
    class Iamc {
        @Test
        void longFormHasPyamsColumns() throws IOException {
            List<NamedCsvRecord> records = records(Export.iamc(PROJECTION, folder.resolve("iamc.csv")));
            assertEquals(
                    List.of("model", "scenario", "region", "variable", "unit", "time", "value"),
                    records.get(0).getHeader());
            assertEquals(NUMBERS, records.size());
            Set<String> keys = new HashSet<>();
            for (NamedCsvRecord row : records) {
                assertTrue(keys.add(row.getField("variable") + "@" + row.getField("time")), "duplicate rows");
                assertTrue(Double.isFinite(Double.parseDouble(row.getField("value"))));
                assertTrue(row.getField("time").matches("\\d{4}-(01|04|07|10)-01 00:00:00"));
                assertTrue(row.getFields().stream().noneMatch(String::isBlank), "pandas would drop it");
                assertFalse(row.getField("variable").contains("*"));
            }
        }

        @Test
        void variablesStandInAHierarchy() throws IOException {
            String tier = PROJECTION.market().tiers().get(0);
            String name = "GPU Demand|" + tier.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + tier.substring(1)
                    + "|Need";
            NamedCsvRecord first = records(Export.iamc(PROJECTION, folder.resolve("iamc.csv"))).stream()
                    .filter(r -> r.getField("variable").equals(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals("Jevons", first.getField("model"));
            assertEquals("World", first.getField("region"));
            assertEquals("ref GPU", first.getField("unit"));
            assertEquals(PROJECTION.series(tier, "need").get(0), Double.parseDouble(first.getField("value")));
        }

        @Test
        void wideFormHasTheSameNumbers() throws IOException {
            List<NamedCsvRecord> wide = records(Export.iamcWide(PROJECTION, folder.resolve("wide.csv")));
            assertEquals(PROJECTION.keys().size(), wide.size());
            assertEquals(5 + PROJECTION.periods(), wide.get(0).getHeader().size());
            Map<String, NamedCsvRecord> byVariable = new HashMap<>();
            wide.forEach(r -> byVariable.put(r.getField("variable"), r));
            for (NamedCsvRecord row : records(Export.iamc(PROJECTION, folder.resolve("long.csv")))) {
                NamedCsvRecord same = byVariable.get(row.getField("variable"));
                assertEquals(row.getField("value"), same.getField(row.getField("time")));
            }
        }

        @Test
        void refusesNamesThatPyamKeeps() throws IOException {
            String name = PROJECTION.scenario();
            for (String reserved :
                    List.of("scenario: exclude", "scenario: NaN", "scenario: \"a|b\"", "scenario: \"a*\"")) {
                Projection named = Cases.renamed("scenario: " + name, reserved).scenario();
                InvalidInputException e = assertThrows(
                        InvalidInputException.class, () -> Export.iamc(named, folder.resolve("no.csv")), reserved);
                assertTrue(e.getMessage().startsWith("scenario = "), e.getMessage());
            }
            try (var left = Files.list(folder)) {
                assertEquals(0, left.count(), "nothing half-written");
            }
        }
    }

    @Nested
    class JsonFiles {
        @Test
        void ofAProjectionHasOneObjectANumber() throws IOException {
            String json = Files.readString(Export.json(PROJECTION, folder.resolve("p.json")));
            assertTrue(json.startsWith("[\n{\"scenario\": \"") && json.endsWith("}\n]\n"));
            assertEquals(NUMBERS, json.lines().filter(l -> l.startsWith("{")).count());
            assertFalse(json.contains("NaN") || json.contains("Infinity"));
        }

        @Test
        void ofATableHasNullsWhereThereIsNoNumber() throws IOException {
            Table table = Table.titled("t")
                    .text("name")
                    .number("value", "1")
                    .row("a \"quoted\"\n\u0001", 0.1)
                    .row("b", Double.NaN)
                    .build();
            assertEquals("""
                    [
                      {"name": "a \\"quoted\\"\\n\\u0001", "value": 0.1},
                      {"name": "b", "value": null}
                    ]
                    """, Files.readString(Export.json(table, folder.resolve("t.json"))));
        }
    }

    @Test
    void htmlIsTheReportsPage() {
        assertTrue(Export.html(Cases.small()).startsWith("<!DOCTYPE html>"));
    }
}
