package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.Resources;
import io.jevons.model.ModelInputs.Run;
import io.jevons.rebound.EngineCases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The equations, run as they stand, against the reference cases. */
final class ReferenceCasesTest {
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
        return YamlNode.parse(name, Resources.text(EngineCases.class, "engine/" + name + ".yaml"));
    }

    private static List<Resources.Row> rows(String name) {
        return Resources.csv(EngineCases.class, "engine/expected-" + name + ".csv");
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a,b", "c,c", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,j", "j,k", "j,l", "j,m", "j,n", "j,o"
    })
    void everySeriesIsTheReferences(String market, String name) {
        YamlInputs inputs = inputs(market, name);
        Map<String, double[]> series = Evaluator.of(inputs).series(Run.SCENARIO);
        for (Resources.Row row : rows(name)) {
            String key = row.text("entity") + " " + row.text("variable");
            for (int i = 0; i <= inputs.quarters(); i++) {
                String quarter = inputs.start().plus(i).toString();
                same(row.number(quarter), series.get(key)[i], key + " " + quarter);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"a,b", "c,d", "c,e", "a,f", "c,g", "c,h", "c,i", "j,k", "j,l", "j,m", "j,n", "j,o"})
    void reboundIsTheReferences(String market, String name) {
        YamlInputs inputs = inputs(market, name);
        Evaluator evaluator = Evaluator.of(inputs);
        for (Resources.Row row : rows("rebound-" + name)) {
            int y = inputs.names(IndexSet.RESOURCE).indexOf(row.text("resource"));
            int j = inputs.names(IndexSet.TIER).indexOf(row.text("entity"));
            int[] at = j < 0 ? new int[] {y} : new int[] {y, j};
            String of = j < 0 ? "[y]" : "[y,j]";
            for (int i = 0; i <= inputs.quarters(); i++) {
                String quarter = inputs.start().plus(i).toString();
                double found = switch (row.text("measure")) {
                    case "engineering" -> evaluator.value("Z" + of, Run.ESTIMATE, i, at);
                    case "rebound" -> evaluator.value("rebound" + of, Run.SCENARIO, i, at);
                    default -> evaluator.value("Σrebound" + of, Run.SCENARIO, i, at);
                };
                String what = row.text("measure") + " " + row.text("resource") + " " + row.text("entity");
                same(row.number(quarter), found, what + " " + quarter);
            }
        }
    }

    private static void same(double expected, double actual, String what) {
        if (Double.isNaN(expected)) {
            assertTrue(Double.isNaN(actual), what + " but " + actual);
        } else {
            assertEquals(expected, actual, Math.max(1e-12, 1e-9 * Math.abs(expected)), what);
        }
    }
}
