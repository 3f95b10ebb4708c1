package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Projection;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of pyam: each refuses a file that breaks it, and the library's files keep them all. */
final class PyamReaderTest {
    private static final String HEADER = "model,scenario,region,variable,unit,time,value\n";
    private static final String ROW = "m,s,World,A|B,GPU,2025-01-01 00:00:00,1.5\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("f.csv"), text);
    }

    @Test
    void takesWhatKeepsTheRules() throws IOException {
        assertEquals(1, PyamReader.read(file(HEADER + ROW)).size());
        Map<?, Double> wide = PyamReader.read(
                file("model,scenario,region,variable,unit,2025-01-01 00:00:00,2025-04-01 00:00:00\nm,s,r,v,u,1,2\n"));
        assertEquals(2, wide.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "model;Model;lower case",
                "unit,time;unit,exclude,time;a legal column",
                "scenario,;;the index first",
                "time,value;year,value;time and value",
                "time,value;value;time and value",
                "m,s;NA,s;no empty cell",
                "GPU;NULL;no empty cell",
                "1.5;inf;finite",
                "1.5;Infinity;finite",
                "1.5;nan;a value",
                "2025-01-01 00:00:00;2025Q1;a date and time",
                "1.5\\n;1.5,7\\n;as many cells",
            })
    void refusesWhatBreaksOne(String from, String to, String why) throws IOException {
        String bad = (HEADER + ROW).replace(from.replace("\\n", "\n"), to == null ? "" : to.replace("\\n", "\n"));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PyamReader.read(file(bad)), bad);
        assertTrue(e instanceof NumberFormatException || e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void refusesARowTwice() throws IOException {
        Path twice = file(HEADER + ROW + ROW);
        assertThrows(IllegalArgumentException.class, () -> PyamReader.read(twice));
    }

    @Test
    void takesTheFilesOfEveryNumber() throws IOException {
        Projection projection = Cases.small().scenario();
        Map<?, Double> asLong = PyamReader.read(Export.iamc(projection, folder.resolve("long.csv")));
        Map<?, Double> asWide = PyamReader.read(Export.iamcWide(projection, folder.resolve("wide.csv")));
        assertEquals(asLong, asWide);
        Map<?, Double> quarterly = PyamReader.read(Export.iamcQuarterly(projection, folder.resolve("quarterly.csv")));
        int lines = projection.keys().size() + projection.sums().size();
        assertEquals(lines * projection.periods(), quarterly.size());
        assertEquals(0, asLong.size() % lines);
    }

    @Test
    void totalsAreTheParentsOfTheirParts() throws IOException {
        Projection projection = Comparison.of(Markets.named("world-latest"), Scenarios.named("deepseek-r1"))
                .scenario();
        for (Path file : List.of(
                Export.iamc(projection, folder.resolve("long.csv")),
                Export.iamcQuarterly(projection, folder.resolve("quarterly.csv")))) {
            Map<List<String>, Double> numbers = PyamReader.read(file);
            for (String parent : List.of(
                    "GPU Need",
                    "GPU Fleet",
                    "Sales",
                    "Power",
                    "Shipped Units",
                    "Hours Inference",
                    "Tokens",
                    "Tokens Served")) {
                assertEquals(0, PyamReader.worstAggregate(numbers, parent), 1e-9, parent);
            }
        }
    }

    @Test
    void aYearIsTheMeanOfItsRatesAndTheEndOfItsStocks() throws IOException {
        Projection projection = Comparison.of(Markets.named("world-latest"), Scenarios.named("deepseek-r1"))
                .scenario();
        Map<List<String>, Double> numbers = PyamReader.read(Export.iamc(projection, folder.resolve("long.csv")));
        List<String> sales =
                List.of("Jevons", "deepseek-r1", "World", "Sales|Flagship", "USD_2025/yr", "2027-01-01T00:00");
        double mean = 0;
        for (int quarter = 1; quarter <= 4; quarter++) {
            mean += projection.value("flagship", "sales", "2027Q" + quarter) / 4;
        }
        assertEquals(mean, numbers.get(sales), 1e-12 * mean);
        List<String> power = List.of("Jevons", "deepseek-r1", "World", "Power", "MW", "2027-01-01T00:00");
        assertEquals(projection.value("total", "power", "2027Q4"), numbers.get(power));
        assertTrue(numbers.keySet().stream().noneMatch(k -> k.get(5).startsWith("2024")), "2024 is there in part");
        assertTrue(numbers.keySet().stream()
                .map(k -> k.get(4))
                .allMatch(u -> u.matches("[A-Za-z0-9_]+([*/]\\(?[A-Za-z0-9_]+(\\*h\\))?)*")));
    }
}
