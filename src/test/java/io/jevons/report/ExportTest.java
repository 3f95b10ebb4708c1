package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.Projection;
import io.jevons.internal.CsvRows;
import io.jevons.internal.Sha256;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
final class ExportTest {
    private static final Projection PROJECTION = Cases.small().scenario();
    private static final int NUMBERS = PROJECTION.keys().size() * PROJECTION.periods();
    private static final int WITH_SUMS = NUMBERS + PROJECTION.sums().size() * PROJECTION.periods();

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
            assertEquals(WITH_SUMS, records.size());
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
    class Tables {
        private final Table table = Table.titled("t")
                .text("name")
                .number("value", "USD")
                .row("a;b", 1234.5)
                .row("-2.5", Double.NaN)
                .row("none", Double.NEGATIVE_INFINITY)
                .build();

        @Test
        void aNumberThatIsNotThereIsAnEmptyCell() throws IOException {
            assertEquals(
                    "name,value [USD]\na;b,1234.5\n-2.5,\nnone,\n",
                    Files.readString(Export.csv(table, folder.resolve("t.csv"))));
        }

        @Test
        void commasAreDecimalSignsOfNumbersAlone() throws IOException {
            assertEquals(
                    "\uFEFFname;value [USD]\n\"a;b\";1234,5\n-2.5;\nnone;\n",
                    Files.readString(Export.csvWithCommas(table, folder.resolve("t.csv"))));
        }

        @Test
        void aResultIsWrittenAsItsWholeTable() throws IOException {
            Shown.AsTable result = Cases.small().years();
            assertEquals(result.toTable().toCsv(), Files.readString(Export.csv(result, folder.resolve("years.csv"))));
            assertEquals(
                    "\uFEFF" + result.toTable().toCsvWithCommas(),
                    Files.readString(Export.csvWithCommas(result, folder.resolve("jahre.csv"))));
        }

        @Test
        void unitsForPintAreDefinitions() throws IOException {
            String units = Files.readString(Export.iamcUnits(folder.resolve("units.txt")));
            assertTrue(units.contains("\nUSD_2025 = [currency_2025]\n"), units);
        }
    }

    @Nested
    class Iamc {
        @Test
        void longFormHasPyamsColumns() throws IOException {
            List<NamedCsvRecord> records = records(Export.iamcQuarterly(PROJECTION, folder.resolve("iamc.csv")));
            assertEquals(
                    List.of("model", "scenario", "region", "variable", "unit", "time", "value"),
                    records.get(0).getHeader());
            assertEquals(WITH_SUMS, records.size());
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
            String name = "GPU Need|" + tier.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + tier.substring(1);
            NamedCsvRecord first = records(Export.iamcQuarterly(PROJECTION, folder.resolve("iamc.csv"))).stream()
                    .filter(r -> r.getField("variable").equals(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals("Jevons", first.getField("model"));
            assertEquals("World", first.getField("region"));
            assertEquals("H100e", first.getField("unit"));
            assertEquals(
                    PROJECTION.series(tier, "need").get(0)
                            * PROJECTION.market().get("tiers." + tier + ".h100-equivalents"),
                    Double.parseDouble(first.getField("value")));
        }

        @Test
        void wideFormHasTheSameNumbers() throws IOException {
            List<NamedCsvRecord> wide = records(Export.iamcWide(PROJECTION, folder.resolve("wide.csv")));
            assertEquals(PROJECTION.keys().size() + PROJECTION.sums().size(), wide.size());
            Map<String, NamedCsvRecord> byVariable = new HashMap<>();
            wide.forEach(r -> byVariable.put(r.getField("variable"), r));
            for (NamedCsvRecord row : records(Export.iamc(PROJECTION, folder.resolve("long.csv")))) {
                NamedCsvRecord same = byVariable.get(row.getField("variable"));
                assertEquals(row.getField("value"), same.getField(row.getField("year")));
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
    class Manifests {
        @Test
        void standBesideEveryFileOfAProjection() throws Exception {
            List<Path> files = List.of(
                    Export.csv(PROJECTION, folder.resolve("p.csv")),
                    Export.json(PROJECTION, folder.resolve("p.json")),
                    Export.iamc(PROJECTION, folder.resolve("long.csv")),
                    Export.iamcWide(PROJECTION, folder.resolve("wide.csv")));
            Set<String> formats = new HashSet<>();
            for (Path file : files) {
                YamlNode manifest = YamlNode.parse(
                        "manifest", Files.readString(file.resolveSibling(file.getFileName() + ".manifest.json")));
                assertEquals(PROJECTION.scenario(), manifest.get("scenario").text());
                assertEquals(PROJECTION.market().name(), manifest.get("market").text());
                assertEquals(
                        Manifest.hash(PROJECTION.market()),
                        manifest.get("market-sha256").text());
                assertEquals(
                        Manifest.hash(PROJECTION),
                        manifest.get("scenario-sha256").text());
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                assertEquals(
                        HexFormat.of().formatHex(hash),
                        manifest.get("file-sha256").text());
                assertTrue(formats.add(manifest.get("format").text()));
            }
        }

        @Test
        void goWhereTheFileBecomesAnother() throws IOException {
            Path file = Export.csv(PROJECTION, folder.resolve("p.csv"));
            Path beside = folder.resolve("p.csv.manifest.json");
            assertTrue(Files.exists(beside));
            Cases.small().base().toCsv(file);
            assertFalse(Files.exists(beside), "it would be the manifest of another file");
            Files.writeString(beside, "mine");
            PROJECTION.toCsv(file);
            assertEquals("mine", Files.readString(beside));
        }

        @Test
        void tellMarketsApart() {
            assertNotEquals(
                    Manifest.hash(PROJECTION.market()),
                    Manifest.hash(Cases.small().base().market().with("cells.eager.elasticity", 1.25)));
        }
    }

    @Nested
    class DrawsOfAnEnsemble {
        private final Study study = Ensemble.of(Markets.named("world-2024Q4"), Scenarios.named("deepseek-r1"))
                .draws(12)
                .seed(3)
                .run();

        @Test
        void haveAFileASeriesAndOneOfTheInputs() throws IOException {
            Path to = Export.draws(study, folder.resolve("draws"));
            List<NamedCsvRecord> inputs = records(to.resolve("draws.csv"));
            assertEquals(12, inputs.size());
            assertEquals(1 + study.inputs().size(), inputs.get(0).getHeader().size());
            String first = study.inputs().names().get(0);
            assertEquals(study.draw(7)[0], Double.parseDouble(inputs.get(7).getField(first)));
            try (var files = Files.list(to)) {
                assertEquals(3 + 2 * study.collected().size(), files.count());
            }
            List<NamedCsvRecord> need = records(to.resolve("need.flagship.csv"));
            List<NamedCsvRecord> base = records(to.resolve("need.flagship.base.csv"));
            for (int i = 0; i < 12; i++) {
                assertEquals(Integer.toString(i), need.get(i).getField("draw"));
                assertEquals(
                        study.values("flagship", "need", "2030Q4")[i],
                        Double.parseDouble(need.get(i).getField("2030Q4")));
                assertEquals(
                        study.replay(i).base().value("flagship", "need", "2030Q4"),
                        Double.parseDouble(base.get(i).getField("2030Q4")));
            }
        }

        @Test
        void runAgainFromTheirManifest() throws IOException {
            Path to = Export.draws(study, folder.resolve("draws"));
            Study again =
                    Ensemble.from(Manifest.read(to.resolve("manifest.json"))).run();
            Path second = Export.draws(again, folder.resolve("again"));
            assertEquals(-1, Files.mismatch(to.resolve("need.flagship.csv"), second.resolve("need.flagship.csv")));
        }
    }

    /** A scenario, a tier and a cell with names that a spreadsheet would run. */
    @Nested
    class HostileNames {
        private static final String NAME = "=HYPERLINK(1)";
        private final Comparison hostile = Cases.renamed(
                List.of("corners-shocked", "eager", "big"), List.of("\"" + NAME + "\"", "\"-eager\"", "\"@big\""));

        @Test
        void areTextsInEveryCsv() throws IOException {
            Projection projection = hostile.scenario();
            assertEquals(NAME, projection.scenario());
            List<Path> files = new ArrayList<>(List.of(
                    Export.csv(projection, folder.resolve("p.csv")),
                    Export.iamc(projection, folder.resolve("long.csv")),
                    Export.iamcWide(projection, folder.resolve("wide.csv"))));
            Study study = Ensemble.of(hostile.market(), hostile.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.-eager.elasticity", Vary.scale(Distribution.uniform(0.9, 1.1)))
                    .draws(2)
                    .run();
            try (var drawn = Files.list(Export.draws(study, folder.resolve("draws")))) {
                drawn.filter(p -> p.toString().endsWith(".csv")).forEach(files::add);
            }
            files.add(Files.writeString(
                    folder.resolve("t.csv"), projection.toTable().toCsv()));
            for (Path file : files) {
                CsvReader.builder().ofCsvRecord(Files.readString(file)).stream()
                        .flatMap(r -> r.getFields().stream())
                        .forEach(cell -> assertTrue(
                                cell.matches("(?s)[^=+@\\-].*|-|") || CsvRows.isFigure(cell), file + ": " + cell));
            }
            assertTrue(Files.readString(files.get(0)).contains("'" + NAME + ",2020Q1,'@big,need,ref GPU,"));
        }

        @Test
        void numbersBelowZeroStayNumbers() throws IOException {
            Table table = Table.titled("t")
                    .text("name")
                    .number("value", "1")
                    .text("as text")
                    .row("-5+1", -5.5, "-3.2 %")
                    .build();
            assertEquals("name,value,as text\n'-5+1,-5.5,-3.2 %\n", table.toCsv());
        }
    }

    /** Tiers whose names ASCII cannot write, and that differ in case alone. */
    @Nested
    class OtherScripts {
        private final Comparison named =
                Cases.renamed(List.of("big", "small", "rival"), List.of("флагман", "旗舰", "Флагман"));

        @Test
        void haveAChartEach() throws IOException {
            Path to = Report.of(named).writeTo(folder.resolve("report"));
            Set<String> hashes = new HashSet<>();
            try (var charts = Files.list(to.resolve("charts"))) {
                charts.filter(p -> p.getFileName().toString().matches("need-.*~.*\\.svg"))
                        .forEach(p -> hashes.add(Sha256.of(p)));
            }
            assertEquals(3, hashes.size());
        }

        @Test
        void haveAFileOfDrawsEach() throws IOException {
            Study study = Ensemble.of(named.market(), named.staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.eager.elasticity", Vary.scale(Distribution.uniform(0.9, 1.1)))
                    .draws(2)
                    .run();
            Path to = Export.draws(study, folder.resolve("draws"));
            assertEquals(
                    2 + 2 * study.collected().size(),
                    Files.readAllLines(to.resolve("files.sha256")).size());
        }
    }

    @Nested
    class FoldersUsedAgain {
        @Test
        void loseTheFilesOfTheOldStudy() throws IOException {
            Ensemble ensemble = Ensemble.of(
                            Cases.small().market(), Cases.small().staging().scenario())
                    .withoutFileDistributions()
                    .vary("cells.eager.elasticity", Vary.scale(Distribution.uniform(0.9, 1.1)))
                    .draws(2);
            Path to = Export.draws(ensemble.select("eager", "share:big").run(), folder.resolve("draws"));
            Path extra = to.resolve("share+big.eager.csv");
            assertTrue(Files.exists(extra));
            Files.writeString(to.resolve("notes.txt"), "mine");
            Export.draws(ensemble.run(), to);
            assertFalse(Files.exists(extra));
            assertEquals("mine", Files.readString(to.resolve("notes.txt")));
            Report.of(Cases.small()).writeTo(to);
            assertFalse(Files.exists(to.resolve("draws.csv")));
            assertTrue(Files.exists(to.resolve("report.html")));
            assertEquals("mine", Files.readString(to.resolve("notes.txt")));
        }
    }

    @Nested
    class YamlFiles {
        @Test
        void areReadBackAsTheSameScenario() throws IOException {
            for (String name : List.of("deepseek-r1", "export-controls", "saturation")) {
                Scenario scenario = Scenarios.named(name);
                Path file = Export.yaml(scenario, folder.resolve(name + ".yaml"));
                Scenario again = Scenario.read(file);
                assertEquals(scenario.toYaml(), again.toYaml());
                assertEquals(
                        Comparison.of(Markets.named("world-2024Q4"), scenario)
                                .scenario()
                                .toCsv(),
                        Comparison.of(Markets.named("world-2024Q4"), again)
                                .scenario()
                                .toCsv());
            }
        }
    }

    @Nested
    class JsonFiles {
        @Test
        void ofAProjectionHasOneObjectANumber() throws IOException {
            String json = Files.readString(Export.json(PROJECTION, folder.resolve("p.json")));
            assertTrue(json.startsWith("[\n{\"scenario\": \"") && json.endsWith("}\n]\n"));
            assertEquals(WITH_SUMS, json.lines().filter(l -> l.startsWith("{")).count());
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
