package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import io.jevons.explore.Explorer;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is taken away from the page as code and as a file gives the numbers that the page shows. */
class ExploredCodeTest {
    private static final String SETTING = "{\"page\": \"a\", \"setting\": {\"scenario\": \"deepseek-r1\", \"inputs\": "
            + "{\"cells.*.elasticity\": 1.25, \"training.*.elasticity\": 0.8, \"shocks.r1.share\": 0.35}, \"values\": "
            + "{\"finance.pue\": 1.3}, \"starts\": {\"r1\": \"2025Q3\"}}, \"entity\": \"flagship\", \"variable\": \"need\"}";

    @Test
    void codeAndFileGiveTheNumbersOfThePage() throws IOException, InterruptedException {
        YamlNode answer;
        YamlNode bands;
        YamlNode taken;
        try (Explorer explorer = Jevons.explore(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"))) {
            answer = ask(explorer, "answer");
            bands = ask(explorer, "bands");
            taken = ask(explorer, "take");
        }
        double backfire = bands.get("backfire").get("value").number();
        String finding = answer.get("finding").text();
        try (Snippets snippets = new Snippets()) {
            snippets.run(taken.get("code").text());
            List<String> values =
                    snippets.run("outcome.verdict()\nstudy.probability(Metric.backfire(Resource.GPUS)).value()\n");
            assertEquals('"' + finding + '"', values.get(0));
            assertEquals(backfire, Double.parseDouble(values.get(1)));
        }
        Scenario file = Scenario.parse("taken.yaml", taken.get("yaml").text());
        assertEquals(
                finding.replace("deepseek-r1 + 5 changes", file.name()),
                Jevons.compare(Jevons.market("world-latest"), file).verdict());
        assertTrue(finding.contains("deepseek-r1 + 5 changes"), finding);
        assertEquals(
                backfire,
                Jevons.ensemble(Jevons.market("world-latest"), file)
                        .draws(256)
                        .seed(42)
                        .run()
                        .probability(Metric.backfire(Resource.GPUS))
                        .value());
    }

    private static YamlNode ask(Explorer explorer, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(SETTING))
                .build();
        HttpResponse<String> reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, reply.statusCode(), reply.body());
        return YamlNode.parse("reply", reply.body());
    }
}
