package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jevons.base.Quarter;
import io.jevons.base.YamlNode;
import io.jevons.model.ModelInputs.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The equations, run as they stand, against the reference cases. */
final class ReferenceCasesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("jevons.cases", "src/test/resources/io/jevons/rebound/engine"));

    @BeforeAll
    static void theCasesAreThoseOfThisModel() {
        assumeTrue(Files.exists(FOLDER.resolve("market-j.yaml")), "no cases of this model here");
    }

    static YamlInputs inputs(String market, String name) {
        List<YamlNode> chain = "acj".contains(name)
                ? List.of()
                : switch (name) {
                    case "h" -> List.of(scenario("d"), scenario("h"));
                    case "i" -> List.of(scenario("g"), scenario("i"));
                    case "l" -> List.of(scenario("k"), scenario("l"));
                    default -> List.of(scenario(name));
                };
        return YamlInputs.of(yaml("market-" + market), chain);
    }

    private static YamlNode scenario(String name) {
        return yaml("scenario-" + name);
    }

    private static YamlNode yaml(String name) {
        return YamlNode.parse(name, text(name + ".yaml"));
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a,b", "c,c", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,j", "j,k", "j,l", "j,m", "j,n", "j,o"})
    void everySeriesIsTheReferences(String market, String name) {
        YamlInputs inputs = inputs(market, name);
        Map<String, double[]> series = Evaluator.of(inputs).series(Run.SCENARIO);
        Quarter start = Quarter.parse(inputs.startText());
        long count = text("expected-" + name + ".csv")
                .lines()
                .skip(1)
                .peek(line -> {
                    String[] fields = line.split(",");
                    double[] found = series.get(fields[2] + " " + fields[3]);
                    assertTrue(found != null, line);
                    same(parsed(fields[4]), found[start.until(Quarter.parse(fields[1]))], line);
                })
                .count();
        assertTrue(count > 1000, count + " rows");
    }

    @ParameterizedTest
    @CsvSource({"a,b", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,k", "j,l", "j,m", "j,n", "j,o"})
    void reboundIsTheReferences(String market, String name) {
        YamlInputs inputs = inputs(market, name);
        Evaluator evaluator = Evaluator.of(inputs);
        Quarter start = Quarter.parse(inputs.startText());
        long count = text("expected-rebound-" + name + ".csv")
                .lines()
                .skip(1)
                .peek(line -> {
                    String[] fields = line.split(",", -1);
                    int period = start.until(Quarter.parse(fields[1]));
                    boolean total = fields[2].equals("total");
                    int y = inputs.names(IndexSet.RESOURCE).indexOf(fields[0]);
                    int[] at = total
                            ? new int[] {y}
                            : new int[] {y, inputs.names(IndexSet.TIER).indexOf(fields[2])};
                    String of = total ? "[y]" : "[y,j]";
                    same(parsed(fields[3]), evaluator.value("Z" + of, Run.ESTIMATE, period, at), line);
                    same(parsed(fields[4]), evaluator.value("rebound" + of, Run.SCENARIO, period, at), line);
                    same(parsed(fields[5]), evaluator.value("Σrebound" + of, Run.SCENARIO, period, at), line);
                })
                .count();
        assertTrue(count > 100, count + " rows");
    }

    private static double parsed(String text) {
        return text.isEmpty() ? Double.NaN : text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static void same(double expected, double actual, String what) {
        if (Double.isNaN(expected)) {
            assertTrue(Double.isNaN(actual), what + " but " + actual);
        } else {
            assertEquals(expected, actual, Math.max(1e-12, 1e-9 * Math.abs(expected)), what);
        }
    }
}
