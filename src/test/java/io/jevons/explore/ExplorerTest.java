package io.jevons.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.yaml.YamlNode;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Study;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page's answers are those of the library, for one page and for many at once; it is open until it is closed. */
class ExplorerTest {
    private static final String MOVED = "{\"scenario\": \"deepseek-r1\", \"inputs\": {\"cells.*.elasticity\": 1.3}}";
    private static final String ANSWER =
            "{\"page\": \"%s\", \"setting\": %s, \"entity\": \"flagship\", \"variable\": \"need\"}";

    private final Explorer explorer = Jevons.explore(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"));
    private final Visitor visitor = new Visitor(explorer.address());

    @AfterEach
    void close() {
        explorer.close();
    }

    private YamlNode answer(String page, String setting) {
        return visitor.asked("answer", String.format(ANSWER, page, setting));
    }

    private static List<Double> numbers(YamlNode list) {
        return list.items().stream().map(YamlNode::number).toList();
    }

    @Test
    void aMovedInputGivesTheLibrarysNumbers() {
        YamlNode answer = answer("a", MOVED);
        Comparison outcome = Jevons.compare(
                Jevons.market("world-latest"), Jevons.scenario("deepseek-r1").scale("cells.*.elasticity", 1.3));
        double[] need = outcome.scenario().series("flagship", "need").toArray();
        List<Double> shown = numbers(answer.get("scenario"));
        assertEquals(need.length, shown.size());
        for (int i = 0; i < need.length; i++) {
            assertEquals(need[i], shown.get(i));
        }
        assertEquals(
                outcome.rebound(Resource.GPUS).over(Horizon.LONG_RUN),
                answer.get("rebound").get("long").number());
        assertEquals(
                outcome.withShifts(Resource.GPUS).over(Horizon.LONG_RUN),
                answer.get("withShifts").get("long").number());
    }

    @Test
    void yearsAreThoseOfTheLibrary() {
        YamlNode years =
                visitor.asked("years", String.format(ANSWER, "a", MOVED)).get("years");
        io.jevons.base.Table expected = Jevons.compare(
                        Jevons.market("world-latest"),
                        Jevons.scenario("deepseek-r1").scale("cells.*.elasticity", 1.3))
                .years()
                .toTable();
        List<YamlNode> rows = years.get("rows").items();
        assertEquals(expected.rowCount(), rows.size());
        int last = expected.columns().size() - 1;
        for (int row = 0; row < rows.size(); row++) {
            assertEquals(
                    expected.show(row, last), rows.get(row).items().get(last).text());
        }
    }

    @Test
    void bandsAreThoseOfAnEnsembleThatHoldsWhatWasMoved() {
        YamlNode bands = visitor.asked("bands", String.format(ANSWER, "a", MOVED));
        Study study = Jevons.ensemble(
                        Jevons.market("world-latest"),
                        Jevons.scenario("deepseek-r1")
                                .scale("cells.*.elasticity", 1.3)
                                .hold("cells.*.elasticity"))
                .draws(256)
                .seed(42)
                .run();
        assertEquals(
                study.probability(Metric.backfire(Resource.GPUS)).value(),
                bands.get("backfire").get("value").number());
        List<Double> middle = numbers(bands.get("difference").get("middle"));
        double last = study.quantile(Metric.difference("flagship", "need", "2031Q4"), 0.5)
                .value();
        assertEquals(last, middle.get(middle.size() - 1), 1e-9 * Math.abs(last));
        assertEquals(1, bands.get("held").number());
    }

    @Test
    void aShockMovesByItsQuarterAndItsNumber() {
        YamlNode later = answer(
                "a",
                "{\"scenario\": \"deepseek-r1\", \"starts\": {\"r1\": \"2027Q1\"}, \"inputs\": {\"shocks.r1.share\": 0.3}}");
        Comparison outcome = Jevons.compare(
                Jevons.market("world-latest"),
                Jevons.scenario("deepseek-r1")
                        .starting("r1", "2027Q1")
                        .with("shocks.r1.share", 0.3)
                        .hold("shocks.r1.share"));
        assertEquals(outcome.verdict(), later.get("finding").text());
        assertFalse(later.get("baseMoves").truth());
        assertNotEquals(
                Jevons.compare(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"))
                        .verdict(),
                outcome.verdict());
    }

    @Test
    void whatIsOfferedCoversEveryInputOfTheEnsemble() {
        YamlNode offered = visitor.asked("scenario", "{\"name\": \"deepseek-r1\"}");
        List<String> names = offered.get("inputs").items().stream()
                .map(i -> i.get("name").text())
                .toList();
        List<String> drawn = Jevons.ensemble(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"))
                .inputs()
                .names();
        assertEquals(List.copyOf(new java.util.TreeSet<>(drawn)), List.copyOf(new java.util.TreeSet<>(names)));
        assertEquals(8, offered.get("first").items().size());
        assertTrue(names.containsAll(
                offered.get("first").items().stream().map(YamlNode::text).toList()));
        assertTrue(offered.get("parameters").items().size() > 100);
    }

    @Test
    void twentyPagesAtOnceGetTheAnswersOfTheirOwnSettings() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String page = "p" + i;
            double factor = 0.5 + 0.1 * i;
            String setting = "{\"scenario\": \"deepseek-r1\", \"inputs\": {\"cells.*.elasticity\": " + factor + "}}";
            answers.add(CompletableFuture.supplyAsync(
                    () -> answer(page, setting).get("finding").text()));
            expected.add(Jevons.compare(
                            Jevons.market("world-latest"),
                            Jevons.scenario("deepseek-r1")
                                    .scale("cells.*.elasticity", factor)
                                    .hold("cells.*.elasticity"))
                    .verdict());
        }
        assertEquals(expected, answers.stream().map(CompletableFuture::join).toList());
    }

    @Test
    void aBadSettingIsRefusedAsInAFile() {
        assertRefused("{\"scenario\": \"deepseek-r2\"}", "unknown scenario 'deepseek-r2'");
        assertRefused("{\"scenario\": \"deepseek-r1\", \"inputs\": {\"cells.*.elastic\": 1}}", "unknown input");
        assertRefused("{\"scenario\": \"deepseek-r1\", \"values\": {\"finance.pue\": -1}}", "pue");
        assertRefused("{\"scenario\": \"deepseek-r1\", \"values\": {\"finance.pue\": \"much\"}}", "much");
        assertRefused("{\"scenario\": \"deepseek-r1\", \"values\": {\"finance.pue\": .nan}}", "pue");
        assertRefused("{\"scenario\": \"deepseek-r1\", \"starts\": {\"r1\": \"2050Q1\"}}", "2050Q1");
        assertRefused("{\"scenario\": \"deepseek-r1\", \"more\": 1}", "more");
        assertRefused("{", "request");
    }

    private void assertRefused(String setting, String says) {
        Visitor.Reply reply = visitor.post("answer", String.format(ANSWER, "a", setting));
        assertEquals(400, reply.status(), reply.body());
        assertTrue(reply.body().contains(says), reply.body());
        assertTrue(explorer.isOpen());
    }

    @Test
    void whatNobodyAsksCloses() {
        Explorer idle =
                Explorer.open(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"), Duration.ofMillis(300));
        idle.await();
        assertFalse(idle.isOpen());
    }

    @Test
    void closedIsClosed() {
        assertTrue(explorer.toString().contains(explorer.address().toString()));
        assertTrue(explorer.toHtml().startsWith("<iframe src=\"http://127.0.0.1:"));
        explorer.close();
        explorer.close();
        assertFalse(explorer.isOpen());
        explorer.await();
        assertTrue(explorer.toString().endsWith("closed"));
        assertTrue(visitor.isGone());
    }
}
