package io.jevons;

import static io.jevons.Pages.says;
import static io.jevons.Pages.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.demand.Channel;
import io.jevons.demand.Projection;
import io.jevons.estimate.Backtest;
import io.jevons.estimate.BacktestResult;
import io.jevons.estimate.Calibration;
import io.jevons.estimate.forecast.ScoredForecast;
import io.jevons.market.Market;
import io.jevons.rebound.Attribution;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Rebound;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.study.Study;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures that the README and the pages behind it quote are those of the program: each sentence is written again from what is computed. */
@Tag("long")
final class ReadmeNumbersTest {
    private static final Comparison OUTCOME = compared("world-latest");

    private static Comparison compared(String market) {
        return Jevons.compare(Jevons.market(market), Jevons.scenario("deepseek-r1"));
    }

    @Test
    void theMainJobPrintsWhatIsShown() {
        String printed = OUTCOME.toString();
        shows("README.md", printed.substring(0, printed.indexOf("Base: ")));
        Study study = Jevons.ensemble(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"))
                .draws(2_000)
                .seed(42)
                .run();
        Estimate backfire = study.probability(Metric.backfire(Resource.GPUS));
        says("README.md", "it is above 1 in " + Numbers.human(100 * backfire.value()) + " %.");
        says("README.md", study.heldFixed().orElseThrow() + ".");
        says(
                "README.md",
                "in 2031 nobody runs " + Numbers.percent(OUTCOME.unservedInBase("flagship", Horizon.LONG_RUN))
                        + " of the need for flagships in the base and "
                        + Numbers.percent(OUTCOME.unserved("flagship", Horizon.LONG_RUN)) + " under deepseek-r1.");
        Series fleet = OUTCOME.inBase(Resource.FLEET);
        says(
                "README.md",
                "The fleet that runs, " + Units.shown(fleet.get(fleet.size() - 1), fleet.unit())
                        + " in the base at the end, is "
                        + Numbers.percent(OUTCOME.change(Resource.FLEET, Horizon.LONG_RUN))
                        + " larger in the long run, and its rebound is above 1 in "
                        + Numbers.percent(study.probability(Metric.backfire(Resource.FLEET))
                                .value())
                        + " of the draws, of which " + study.defined(Metric.rebound(Resource.FLEET))
                        + " save enough of it to ask.");
    }

    @Test
    void theAnswerToEfficiencyIsTheOneQuoted() {
        says(
                "recipes.md",
                "takes back " + longRun(OUTCOME.rebound(Resource.GPUS))
                        + " of what is saved in the long run, and still "
                        + Numbers.human(reboundWithoutPriceResponses())
                        + " with all price responses of demand at zero");
        says(
                "recipes.md",
                "makes it " + longRun(OUTCOME.withShifts(Resource.GPUS)) + "; `attribute` shows how much each adds.");
        Attribution parts = OUTCOME.attribute(Resource.GPUS, Horizon.LONG_RUN);
        assertTrue(parts.of(Channel.TOKENS_PER_TASK) > parts.shifts() / 2, "above all more tokens a task");
        Claims claims = OUTCOME.claims();
        int found = 0;
        for (int i = 0; i < claims.size(); i++) {
            found += claims.get(i).answer() == ClaimResult.Answer.FALSE ? 1 : 0;
        }
        assertEquals(20, claims.size());
        says(
                "recipes.md",
                List.of("None", "One", "Two", "Three", "Four", "Five", "Six").get(found)
                        + " of the twenty claims come out false.");
    }

    private static String longRun(Rebound rebound) {
        return Numbers.human(rebound.over(Horizon.LONG_RUN));
    }

    /** From the first row of the break-even's table, whose multiplier is 0. */
    private static double reboundWithoutPriceResponses() {
        String row = OUTCOME.breakEven(Resource.GPUS, Horizon.LONG_RUN)
                .toTable()
                .toString()
                .lines()
                .filter(line -> line.startsWith("0 ") || line.stripLeading().startsWith("0 "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(row.strip().split(" +", -1)[1]);
    }

    @Test
    void theFitIsTheOneShown() {
        String printed = Calibration.bundled("world-2024Q4").compare().toString();
        shows("evidence.md", printed.substring(0, printed.indexOf("A day in brackets")));
        String latest = Calibration.bundled("world-latest").compare().toString();
        List<Double> errors = errors(latest, "sales  ");
        double most = errors.stream().mapToDouble(Math::abs).max().orElseThrow();
        says(
                "evidence.md",
                "meets sales of 2024Q4 to 2026Q2 within "
                        + Numbers.human(Math.ceil(most)).replaceAll("[.]0+", "") + " %");
        double counted = errors(latest, "counted         2025").stream()
                .mapToDouble(Math::abs)
                .max()
                .orElseThrow();
        says("evidence.md", "chip counts of 2025 within " + (int) Math.ceil(counted) + " %");
        List<Double> rents = errors(latest, "rent            2026");
        says(
                "evidence.md",
                "it misses the rent of 2026 by " + Math.abs(rents.get(0)) + " % in the first quarter and "
                        + Math.abs(rents.get(1)) + " % in the second");
        double tokens = 1 + errors(latest, "total tokens").get(0) / 100;
        says("evidence.md", "token volumes by a factor of " + Math.round(tokens * 10) / 10.0 + ".");
        Table fit = Calibration.bundled("world-latest").compare();
        says(
                "evidence.md",
                "(growth "
                        + tenths(value(fit, "flagship counted", "2025Q4", "fitted")
                                / value(fit, "flagship counted", "2024Q4", "fitted"))
                        + " times against "
                        + tenths(value(fit, "flagship counted", "2025Q4", "observed")
                                / value(fit, "flagship counted", "2024Q4", "observed"))
                        + ") and tokens' growth (" + tenths(value(fit, "total growth:tokens", "2025Q4", "fitted"))
                        + " times against 5 to 10)");
        says(
                "evidence.md",
                "from " + Numbers.human(value(fit, "flagship rent", "2024Q4", "fitted")) + " to "
                        + Numbers.human(value(fit, "flagship rent", "2026Q2", "fitted")) + " USD");
        Comparison outcome = compared("world-latest");
        Comparison happened = Jevons.compare(Jevons.market("world-latest"), Jevons.scenario("as-it-happened"));
        says(
                "evidence.md",
                "against the same world without DeepSeek " + longRun(happened.rebound(Resource.GPUS)) + " and "
                        + longRun(happened.withShifts(Resource.GPUS)) + ".");
        says(
                "evidence.md",
                "verdict: long-run rebound " + longRun(outcome.rebound(Resource.GPUS)) + ", and "
                        + longRun(outcome.withShifts(Resource.GPUS)) + " with the shifts that the scenario assumes.");
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }

    private static double value(Table fit, String target, String quarter, String column) {
        int row = IntStream.range(0, fit.rowCount())
                .filter(i -> fit.get(i, "target").equals(target)
                        && fit.get(i, "quarter").equals(quarter))
                .findFirst()
                .orElseThrow();
        return (Double) fit.get(row, column);
    }

    /** What the files say of the fitted parameters, counted by what was free. */
    @Test
    void whatTheDataDecideIsWhatTheFilesSay() {
        assertEquals(0, said("world-2024Q4", "the data pin it down"));
        assertEquals(14, said("world-2024Q4", "the data alone do not pin it down"));
        says("evidence.md", "The data alone pin down none of the 14 free parameters to half of its range");
        assertEquals(5, said("world-latest", "on a bound of its range"));
        says("evidence.md", "Five of its parameters sit on a bound of their ranges.");
    }

    /** How many free parameters, a pattern counting once. */
    private static long said(String market, String words) {
        return Jevons.market(market).allParameters().stream()
                .filter(p -> p.source().contains(words))
                .map(p ->
                        p.source().contains("the pattern ") ? p.source().replaceFirst(" matches by .*", "") : p.path())
                .distinct()
                .count();
    }

    private static List<Double> errors(String table, String row) {
        List<Double> errors = new ArrayList<>();
        Pattern percent = Pattern.compile("([-+][0-9.]+) %");
        for (String line : table.lines().filter(l -> l.contains(row)).toList()) {
            Matcher matcher = percent.matcher(line);
            assertTrue(matcher.find(), line);
            errors.add(Double.parseDouble(matcher.group(1)));
        }
        assertTrue(!errors.isEmpty(), () -> "no row " + row + " in\n" + table);
        return errors;
    }

    @Test
    void theBacktestGivesTheForecastsQuoted() {
        BacktestResult result = Backtest.asOf("2025-01-31").run();
        ScoredForecast base = result.forecast("revenue", "model, baseline");
        ScoredForecast r1 = result.forecast("revenue", "model, deepseek-r1");
        ScoredForecast consensus = result.forecast("revenue", "consensus (02-18)");
        says(
                "evidence.md",
                "were " + median(base) + " bn USD (baseline) and " + median(r1) + " (deepseek-r1); it was "
                        + Numbers.human(base.actual()) + ", inside both 90 % intervals. The consensus of "
                        + median(consensus)
                        + " was closer than either, last quarter times four farther.");
        assertTrue(base.forecast().covers(0.9, base.actual()) && r1.forecast().covers(0.9, r1.actual()));
        assertTrue(consensus.absoluteError() < Math.min(base.absoluteError(), r1.absoluteError()));
        ScoredForecast again = result.forecast("revenue", "last quarter again");
        assertTrue(again.absoluteError() > Math.max(base.absoluteError(), r1.absoluteError()));
        ScoredForecast fleet = result.forecast("fleet", "model, baseline");
        ScoredForecast rent = result.scores("rent").forecasts().stream()
                .filter(f -> f.target().equals("rent, 2026Q2") && f.forecaster().equals("model, baseline"))
                .findFirst()
                .orElseThrow();
        says(
                "evidence.md",
                "it forecast " + median(fleet) + " M H100-equivalents for 2025Q4, which came to "
                        + Numbers.human(fleet.actual()) + " M, and " + median(rent)
                        + " USD an hour for 2026Q2, which came to "
                        + Numbers.human(rent.actual()) + ".");
        assertTrue(!fleet.forecast().covers(0.9, fleet.actual())
                && !rent.forecast().covers(0.9, rent.actual()));
        for (String target : List.of("fleet", "rent")) {
            result.scores(target).best().values().forEach(best -> assertTrue(!best.startsWith("model"), best));
        }
        assertTrue(result.scores("capex").forecasts().stream()
                .noneMatch(f -> f.forecaster().startsWith("model")));
    }

    private static String median(ScoredForecast forecast) {
        return Numbers.human(forecast.forecast().median());
    }

    /** What the page's recipe gives, and what it says of the market as it is. */
    @Test
    void anElasticityThatIsBelievedIsThatOfAllAnswers() {
        Market market = OUTCOME.market();
        Projection start = Jevons.project(market, Jevons.scenario("baseline"));
        Map<String, Double> totals = new TreeMap<>();
        Market believer = market;
        for (String cell : market.cells()) {
            double total = start.value(cell, "elasticity-long-run", "2024Q4");
            totals.put(cell, total);
            double k = 1.11 / total;
            believer = believer.scale("cells." + cell + ".*elasticity", k).scale("cells." + cell + ".sigma", 1 / k);
        }
        Projection believed = Jevons.project(believer, Jevons.scenario("baseline"));
        for (String cell : market.cells()) {
            assertEquals(1.11, believed.value(cell, "elasticity-long-run", "2024Q4"), 1e-9, cell);
        }
        String least =
                Collections.min(totals.entrySet(), Map.Entry.comparingByValue()).getKey();
        String most =
                Collections.max(totals.entrySet(), Map.Entry.comparingByValue()).getKey();
        says(
                "questions.md",
                "they come to " + Numbers.human(totals.get(least)) + " in `" + least
                        + "`, the least of all cells, and to " + Numbers.human(totals.get(most)) + " in `" + most
                        + "`");
        Scenario r1 = Jevons.scenario("deepseek-r1");
        says(
                "questions.md",
                "lowers R from " + longRun(OUTCOME.rebound(Resource.GPUS)) + " to "
                        + longRun(Jevons.compare(believer, r1).rebound(Resource.GPUS)) + ".");
        says(
                "questions.md",
                "and raise R to "
                        + longRun(Jevons.compare(market.with("cells.*.elasticity", 1.11), r1)
                                .rebound(Resource.GPUS))
                        + ".");
    }

    @Test
    void historyHasTheReboundsQuoted() {
        says(
                "evidence.md",
                "Scotch iron has a gross R = " + figure("coal-1865", "rebound of coal")
                        + ", lighting a gross elasticity of "
                        + figure("lighting", "gross elasticity") + " (" + figure("lighting", "the same net of income")
                        + " net of income), data centres a gross R = "
                        + figure("data-centres-2010-2018", "rebound of electricity") + ".");
        says(
                "evidence.md",
                "with cheaper energy, is " + figure("lighting", "rebound of energy") + " gross and "
                        + Numbers.human(lastOf("lighting", "the same net of income")) + " net.");
    }

    private static double lastOf(String history, String row) {
        Table table = History.named(history).toTable();
        return IntStream.range(0, table.rowCount())
                .filter(i -> ((String) table.get(i, "figure")).startsWith(row))
                .mapToObj(i -> (Double) table.get(i, "model"))
                .reduce((first, later) -> later)
                .orElseThrow();
    }

    /** The model's figure in the row of a name. */
    private static String figure(String history, String row) {
        String line = History.named(history)
                .toString()
                .lines()
                .filter(l -> l.startsWith(row))
                .findFirst()
                .orElseThrow();
        String[] cells = line.split(" {2,}", -1);
        return cells[2].replaceAll("([.]\\d\\d)0$", "$1");
    }
}
